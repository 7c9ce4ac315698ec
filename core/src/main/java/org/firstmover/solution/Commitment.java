package org.firstmover.solution;

import org.firstmover.strategy.Point;
import org.firstmover.strategy.Strategy;

/** The leader's strategy and what it is worth to her under the printed response. */
public record Commitment(double value, Strategy strategy) {
  /** Whether there is nothing to choose, and the value is what an observer measures. */
  public boolean nobodyLeads() {
    return strategy instanceof Point point && point.entries().isEmpty();
  }
}
