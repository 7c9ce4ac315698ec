package org.firstmover.catalog.hierarchy;

import java.util.Arrays;

/**
 * What defenders' patrols make of an attack: v_t = prod_i (1 - x_it) is the chance that nobody
 * protects target t, and it is attacked with probability p = softmax(a - 5 (1 - v)), a its
 * attractiveness. Filled by {@link #at}; not safe for use by several threads.
 */
final class Attacks {
  /** How strongly attackers react to coverage; omega in the paper's code. */
  static final double REACTION = 5;

  private final int[][] assignments;
  private final double[] attractiveness;

  /** Place of the first variable of the first defender; the others' follow. */
  private final int first;

  /** 1 - x_it: [defender][target], 1 where she does not patrol. */
  final double[][] absent;

  /** v_t. */
  final double[] unprotected;

  /** p_t. */
  final double[] probability;

  Attacks(int[][] assignments, double[] attractiveness, int first) {
    this.assignments = assignments;
    this.attractiveness = attractiveness;
    this.first = first;
    absent = new double[assignments.length][attractiveness.length];
    for (double[] row : absent) {
      Arrays.fill(row, 1);
    }
    unprotected = new double[attractiveness.length];
    probability = new double[attractiveness.length];
  }

  void at(double[] point) {
    int place = first;
    Arrays.fill(unprotected, 1);
    for (int i = 0; i < assignments.length; i++) {
      for (int target : assignments[i]) {
        double chance = 1 - point[place++];
        absent[i][target] = chance;
        unprotected[target] *= chance;
      }
    }
    double highest = Double.NEGATIVE_INFINITY;
    for (int t = 0; t < probability.length; t++) {
      probability[t] = attractiveness[t] + REACTION * unprotected[t];
      highest = Math.max(highest, probability[t]);
    }
    double sum = 0;
    for (int t = 0; t < probability.length; t++) {
      probability[t] = StrictMath.exp(probability[t] - highest);
      sum += probability[t];
    }
    for (int t = 0; t < probability.length; t++) {
      probability[t] /= sum;
    }
  }

  /** The chance that nobody but these two defenders, who may be the same, protects a target. */
  double unprotectedBut(int defender, int other, int target) {
    double chance = 1;
    for (int i = 0; i < absent.length; i++) {
      if (i != defender && i != other) {
        chance *= absent[i][target];
      }
    }
    return chance;
  }

  /**
   * sum_t p_t v_t (first_t + second_t), what is expected of an attack.
   *
   * @param from where the entries of {@code second} begin
   */
  double mean(double[] first, double[] second, int from) {
    double mean = 0;
    for (int t = 0; t < probability.length; t++) {
      mean += probability[t] * unprotected[t] * (first[t] + second[from + t]);
    }
    return mean;
  }

  /**
   * Slopes of sum_t p_t v_t w_t in v: p_t (w_t (1 + omega v_t) - omega mean).
   *
   * @param w one number a target
   */
  void slopes(double[] w, double mean, double[] slopes) {
    for (int t = 0; t < probability.length; t++) {
      slopes[t] = probability[t] * (w[t] * (1 + REACTION * unprotected[t]) - REACTION * mean);
    }
  }
}
