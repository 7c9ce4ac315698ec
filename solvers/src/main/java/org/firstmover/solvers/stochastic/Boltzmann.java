package org.firstmover.solvers.stochastic;

import java.util.Arrays;

/** Policies made of the values of actions. */
final class Boltzmann {
  private Boltzmann() {}

  /** softmax (Q / temperature) of one group of actions. */
  static void softmax(double[] values, double[] policy, int from, int to, double temperature) {
    double most = Double.NEGATIVE_INFINITY;
    for (int k = from; k < to; k++) {
      most = Math.max(most, values[k]);
    }
    double sum = 0;
    for (int k = from; k < to; k++) {
      policy[k] = Math.exp((values[k] - most) / temperature);
      sum += policy[k];
    }
    for (int k = from; k < to; k++) {
      policy[k] /= sum;
    }
  }

  /** argmax-e: all that are best within a tolerance with the same probability. */
  static void uniformOverBest(
      double[] values, double[] policy, int from, int to, double tolerance) {
    double most = Double.NEGATIVE_INFINITY;
    for (int k = from; k < to; k++) {
      most = Math.max(most, values[k]);
    }
    Arrays.fill(policy, from, to, 0);
    int count = 0;
    for (int k = from; k < to; k++) {
      count += values[k] >= most - tolerance ? 1 : 0;
    }
    for (int k = from; k < to; k++) {
      policy[k] = values[k] >= most - tolerance ? 1.0 / count : 0;
    }
  }

  /** Largest value less the largest of those that are not best; infinite if all are. */
  static double gap(double[] values, int from, int to, double tolerance) {
    double most = Double.NEGATIVE_INFINITY;
    for (int k = from; k < to; k++) {
      most = Math.max(most, values[k]);
    }
    double second = Double.NEGATIVE_INFINITY;
    for (int k = from; k < to; k++) {
      if (values[k] < most - tolerance) {
        second = Math.max(second, values[k]);
      }
    }
    return most - second;
  }
}
