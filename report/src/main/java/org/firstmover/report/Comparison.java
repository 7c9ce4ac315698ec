package org.firstmover.report;

import java.util.ArrayList;
import java.util.List;
import org.firstmover.solution.Solution;

/** What the leader gets in another way. */
public record Comparison(String name, double value) {

  /** Those of a solution's further values that have one of these names. */
  static List<Comparison> of(Solution solution, List<String> names) {
    List<Comparison> found = new ArrayList<>();
    for (String name : names) {
      Double value = solution.values().get(name);
      if (value != null) {
        found.add(new Comparison(name, value));
      }
    }
    return found;
  }
}
