package org.firstmover.experiments;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A method in a study.
 *
 * @param label in tables and pictures
 * @param method its name
 * @param options name to text; what is missing has its default
 * @param atLimit what a table says of answers that stopped at a limit, such as "not exhaustive"
 * @param excused checks of the certificate that its answers may fail and still count, because the
 *     study measures by how much
 */
public record MethodPlan(
    String label,
    String method,
    Map<String, String> options,
    String atLimit,
    List<String> excused) {
  /** What is said unless the study says it better. */
  public static final String STOPPED = "stopped at a limit";

  public MethodPlan {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    excused = List.copyOf(excused);
  }

  /** Whose answers count only if they are verified. */
  public MethodPlan(String label, String method, Map<String, String> options, String atLimit) {
    this(label, method, options, atLimit, List.of());
  }

  /** With its default options. */
  public static MethodPlan of(String label, String method) {
    return new MethodPlan(label, method, Map.of(), STOPPED);
  }

  /** Likewise, with options added or replaced. */
  public MethodPlan with(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(options);
    all.putAll(more);
    return new MethodPlan(label, method, all, atLimit, excused);
  }
}
