package org.firstmover.experiments;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A method in a study.
 *
 * @param label in tables and pictures
 * @param method its name
 * @param options name to text; what is missing has its default
 * @param atLimit what a table says of answers that stopped at a limit, such as "not exhaustive"
 */
public record MethodPlan(String label, String method, Map<String, String> options, String atLimit) {
  /** What is said unless the study says it better. */
  public static final String STOPPED = "stopped at a limit";

  public MethodPlan {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /** With its default options. */
  public static MethodPlan of(String label, String method) {
    return new MethodPlan(label, method, Map.of(), STOPPED);
  }
}
