package org.firstmover.solvers.meanfield;

/** Logarithms of policies, which any numbers are up to a constant a state. */
final class Logits {
  /** Beyond, probabilities of other actions vanish in rounding. */
  static final double LARGEST = 40;

  /** The least probability that an action is given at first, so that it can grow. */
  private static final double LEAST = 1e-3;

  private Logits() {}

  /** The policy whose logits stand in a list from one place on. */
  static double[][][] policy(Dynamics dynamics, double[] logits, int from) {
    double[][][] table = dynamics.table();
    Tables.split(logits, from, table);
    double[][][] policy = dynamics.table();
    Choice.softmax(dynamics, table, policy, 1);
    return policy;
  }

  /** Writes those of a policy, a little mixed, into a list from one place on. */
  static void of(double[][][] policy, double[] filled, int from) {
    Tables.join(policy, filled, from);
    for (int i = from; i < from + Tables.size(policy); i++) {
      filled[i] = Math.log(Math.max(filled[i], LEAST));
    }
  }
}
