package org.firstmover.solvers.tariff;

import java.util.function.DoubleUnaryOperator;

/** Least smooth measures of burdens, by exchanges between two classes at a time. */
final class BurdenExchanges {
  private static final int ROUNDS = 200;
  private static final int SECTIONS = 80;
  private static final double GOLDEN = 0.5 * (Math.sqrt(5) - 1);
  private static final double STILL = 1e-13;

  private BurdenExchanges() {}

  /**
   * Between two classes revenue is exchanged, and where it need only be reached a class may pay
   * more or less on its own, while that helps.
   */
  static double[] from(Burdens burdens, double[] from) {
    double[] y = from.clone();
    int classes = burdens.classes();
    for (int round = 0; round < ROUNDS; round++) {
      double before = burdens.value(y);
      for (int i = 0; i < classes; i++) {
        for (int j = 0; j < i; j++) {
          alongLine(burdens, y, i, j);
        }
        if (!burdens.exact()) {
          alongLine(burdens, y, i, -1);
        }
      }
      if (!(burdens.value(y) < before - STILL * (1 + before))) {
        break;
      }
    }
    return y;
  }

  /** The best of y_i while y_j makes up for it; with j = -1 while the revenue stays enough. */
  private static void alongLine(Burdens burdens, double[] y, int i, int j) {
    double[] lower = burdens.lower();
    double[] upper = burdens.upper();
    double[] incomes = burdens.incomes();
    double low = lower[i];
    double high = upper[i];
    if (j >= 0) {
      double rate = incomes[j] / incomes[i];
      low = Math.max(low, y[i] - rate * (upper[j] - y[j]));
      high = Math.min(high, y[i] + rate * (y[j] - lower[j]));
    } else {
      double rest = burdens.revenue(y) - incomes[i] * y[i];
      low = Math.max(low, (burdens.need() - rest) / incomes[i]);
    }
    double start = y[i];
    double other = j >= 0 ? y[j] : 0;
    double before = burdens.value(y);
    double best = section(low, high, to -> moved(burdens, y, i, j, start, other, to));
    if (!(moved(burdens, y, i, j, start, other, best) < before)) {
      moved(burdens, y, i, j, start, other, start);
    }
  }

  private static double moved(
      Burdens burdens, double[] y, int i, int j, double start, double other, double to) {
    y[i] = to;
    if (j >= 0) {
      y[j] = other - (to - start) * burdens.incomes()[i] / burdens.incomes()[j];
    }
    return burdens.value(y);
  }

  /** Where a function of one hump is least, by golden sections. */
  static double section(double from, double to, DoubleUnaryOperator function) {
    double low = from;
    double high = to;
    for (int k = 0; k < SECTIONS && low < high; k++) {
      double first = high - GOLDEN * (high - low);
      double second = low + GOLDEN * (high - low);
      boolean left = function.applyAsDouble(first) <= function.applyAsDouble(second);
      high = left ? second : high;
      low = left ? low : first;
    }
    return 0.5 * (low + high);
  }
}
