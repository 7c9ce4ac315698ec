package org.firstmover.solvers.stochastic;

/** The least and the largest reward that was seen. */
final class RewardRange {
  private double least = Double.POSITIVE_INFINITY;
  private double largest = Double.NEGATIVE_INFINITY;

  void add(double reward) {
    least = Math.min(least, reward);
    largest = Math.max(largest, reward);
  }

  void add(RewardRange other) {
    least = Math.min(least, other.least);
    largest = Math.max(largest, other.largest);
  }

  /** What rewards are measured in: their range, or 1 where they do not differ. */
  double unit() {
    return Iterates.unit(largest - least);
  }

  double[] state() {
    return new double[] {least, largest};
  }

  void restore(double[] state) {
    least = state[0];
    largest = state[1];
  }
}
