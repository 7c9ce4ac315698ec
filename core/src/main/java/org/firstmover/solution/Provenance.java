package org.firstmover.solution;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a solution was made: enough to make it again.
 *
 * @param name the method's name
 * @param options the options that differ from nothing: all of the method's, as numbers or texts
 * @param seed of the run
 * @param version of Firstmover, or whatever the maker of a foreign solution wrote
 */
public record Provenance(String name, Map<String, Object> options, long seed, String version) {
  /** The version of this library. */
  public static final String VERSION = "0.1.0";

  /** A solution from elsewhere that does not say how it was made. */
  public static final Provenance UNKNOWN = new Provenance("unknown", Map.of(), 0, "");

  public Provenance {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }
}
