package org.firstmover.learning.pricewar;

import org.firstmover.game.markov.PriceWarRules;

/**
 * A leader's best discounts and signals against followers' tables: branch and bound over the signal
 * of each discount. The bound lets each cost have the best signal for its discount where none is
 * chosen yet.
 */
final class SignalSearch {
  private final PriceWarRules rules;

  /** By cost, discount taken and signal; not a number where the cost cannot take the discount. */
  private final double[][][] income;

  private final int[] signals;
  private int[] best = new int[0];
  private double most = Double.NEGATIVE_INFINITY;

  SignalSearch(ExactPriceWar exact) {
    rules = exact.rules();
    int discounts = rules.discounts();
    income = new double[rules.costs()][discounts][discounts];
    for (int c = 0; c < rules.costs(); c++) {
      for (int d = 1; d <= discounts; d++) {
        for (int s = 0; s < discounts; s++) {
          boolean taken = rules.discount(c, d) == d;
          income[c][d - 1][s] = taken ? exact.income(c, d, s) : Double.NaN;
        }
      }
    }
    signals = new int[discounts];
    java.util.Arrays.fill(signals, -1);
  }

  double[] best() {
    branch(0);
    int discounts = rules.discounts();
    double[] table = new double[(rules.costs() + discounts) * discounts];
    System.arraycopy(best, 0, signals, 0, discounts);
    for (int c = 0; c < rules.costs(); c++) {
      table[c * discounts + chosen(c)] = 1;
    }
    for (int d = 0; d < discounts; d++) {
      table[(rules.costs() + d) * discounts + signals[d]] = 1;
    }
    return table;
  }

  private void branch(int discount) {
    double bound = 0;
    for (int c = 0; c < rules.costs(); c++) {
      bound += earned(c, chosen(c));
    }
    if (bound <= most) {
      return;
    }
    if (discount == rules.discounts()) {
      most = bound;
      best = signals.clone();
      return;
    }
    for (int s = 0; s < rules.discounts(); s++) {
      signals[discount] = s;
      branch(discount + 1);
    }
    signals[discount] = -1;
  }

  private int chosen(int cost) {
    int most = -1;
    for (int d = 0; d < rules.discounts(); d++) {
      double earned = earned(cost, d);
      if (!Double.isNaN(earned) && (most < 0 || earned > earned(cost, most))) {
        most = d;
      }
    }
    return most;
  }

  private double earned(int cost, int discount) {
    if (signals[discount] >= 0) {
      return income[cost][discount][signals[discount]];
    }
    double most = Double.NEGATIVE_INFINITY;
    for (double income : income[cost][discount]) {
      if (Double.isNaN(income)) {
        return income;
      }
      most = Math.max(most, income);
    }
    return most;
  }
}
