package org.firstmover.game;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a game that is too large to be written out, or is written in Java, comes from.
 *
 * @param name in the catalog
 * @param parameters all of them, name to text
 */
public record CatalogReference(String name, Map<String, String> parameters, long seed) {
  public CatalogReference {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /** Of a game in which nothing is drawn: the seed makes no other game of it. */
  public CatalogReference undrawn() {
    return new CatalogReference(name, parameters, 0);
  }

  /**
   * Of catalog name, parameters, seed and version.
   *
   * @param version of the code that makes the game from them
   */
  public String fingerprint(String kind, int version) {
    Fingerprint hash = Fingerprint.of(kind).text(name).whole(version).whole(seed);
    parameters.forEach((parameter, value) -> hash.text(parameter).text(value));
    return hash.finish();
  }
}
