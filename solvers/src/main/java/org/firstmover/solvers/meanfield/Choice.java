package org.firstmover.solvers.meanfield;

/** Choosing among the actions of one state by their values, with or without an entropy bonus. */
final class Choice {
  /** What is less likely is taken as so likely by methods that go on from logarithms. */
  static final double UNLIKELY = 1e-12;

  private Choice() {}

  /** The largest value, or with entropy weight lambda, lambda log sum exp (q / lambda). */
  static double best(double[] q, int from, int actions, double lambda) {
    double most = q[from];
    for (int k = from + 1; k < from + actions; k++) {
      most = Math.max(most, q[k]);
    }
    if (lambda == 0) {
      return most;
    }
    double sum = 0;
    for (int k = from; k < from + actions; k++) {
      sum += Math.exp((q[k] - most) / lambda);
    }
    return most + lambda * Math.log(sum);
  }

  /** The mean value of a policy, with its entropy. */
  static double mean(double[] q, double[] policy, int from, int actions, double lambda) {
    double sum = 0;
    for (int k = from; k < from + actions; k++) {
      if (policy[k] > 0) {
        sum += policy[k] * (lambda == 0 ? q[k] : q[k] - lambda * Math.log(policy[k]));
      }
    }
    return sum;
  }

  /** softmax (q / temperature); at temperature 0 the first of the best actions. */
  static void softmax(double[] q, double[] policy, int from, int actions, double temperature) {
    int most = from;
    for (int k = from + 1; k < from + actions; k++) {
      if (q[k] > q[most]) {
        most = k;
      }
    }
    double sum = 0;
    for (int k = from; k < from + actions; k++) {
      double weight =
          temperature == 0 ? (k == most ? 1 : 0) : Math.exp((q[k] - q[most]) / temperature);
      policy[k] = weight;
      sum += weight;
    }
    for (int k = from; k < from + actions; k++) {
      policy[k] /= sum;
    }
  }

  /**
   * Takes what is negative as 0 and what is left as shares of 1; what is too large for shares, as
   * steps of a singular system are, as all.
   */
  static void clip(double[] policy, int from, int actions) {
    double sum = 0;
    int most = from;
    for (int k = from; k < from + actions; k++) {
      policy[k] = policy[k] > 0 ? policy[k] : 0;
      most = policy[k] > policy[most] ? k : most;
      sum += policy[k];
    }
    boolean shares = sum > 0 && sum <= Double.MAX_VALUE;
    for (int k = from; k < from + actions; k++) {
      policy[k] = shares ? policy[k] / sum : k == most ? 1 : 0;
    }
  }

  /** Logits whose softmax is the policy; what is never done stays possible. */
  static void logarithms(double[][][] policy, double[][][] logits, double least) {
    for (int t = 0; t < logits.length; t++) {
      for (int p = 0; p < logits[t].length; p++) {
        for (int i = 0; i < logits[t][p].length; i++) {
          logits[t][p][i] = Math.log(Math.max(policy[t][p][i], least));
        }
      }
    }
  }

  /** sums = keep * sums + weight * values. */
  static void combine(double keep, double[][][] sums, double weight, double[][][] values) {
    for (int t = 0; t < sums.length; t++) {
      for (int p = 0; p < sums[t].length; p++) {
        for (int i = 0; i < sums[t][p].length; i++) {
          sums[t][p][i] = keep * sums[t][p][i] + weight * values[t][p][i];
        }
      }
    }
  }

  /** {@link #softmax} in every state of every population at every time. */
  static void softmax(Dynamics dynamics, double[][][] q, double[][][] policy, double temperature) {
    for (int t = 0; t < q.length; t++) {
      for (int p = 0; p < q[t].length; p++) {
        int actions = dynamics.population(p).actionCount();
        for (int from = 0; from < q[t][p].length; from += actions) {
          softmax(q[t][p], policy[t][p], from, actions, temperature);
        }
      }
    }
  }
}
