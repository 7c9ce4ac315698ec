package org.firstmover.strategy;

import java.util.List;

/** Probabilities that targets are covered; they sum to at most the resources, not to 1. */
public record Coverage(Weights weights) implements Strategy {
  /** Coverages in the order of the targets, copied. */
  public static Coverage of(List<String> targets, double[] coverages) {
    return new Coverage(Weights.of(targets, coverages));
  }

  public double of(String target) {
    return weights.get(target);
  }
}
