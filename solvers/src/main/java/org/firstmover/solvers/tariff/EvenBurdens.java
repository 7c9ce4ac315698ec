package org.firstmover.solvers.tariff;

import java.util.Arrays;

/** Burdens as even as can be, the largest less the smallest, in closed form. */
final class EvenBurdens {
  private EvenBurdens() {}

  /**
   * The smallest range of burdens: it reaches up to the least level that all lower bounds and the
   * revenue allow, and down to the highest level that all upper bounds and the revenue allow.
   */
  static double[] of(Burdens burdens) {
    double[] lower = burdens.lower();
    double[] upper = burdens.upper();
    double[] incomes = burdens.incomes();
    double need = burdens.need();
    int classes = burdens.classes();
    double top = least(incomes, upper, need, Arrays.stream(lower).max().orElseThrow());
    double floor = Arrays.stream(upper).min().orElseThrow();
    double bottom = burdens.exact() ? most(incomes, lower, need, floor) : floor;
    if (bottom >= top) {
      double[] same = new double[classes];
      Arrays.fill(same, burdens.exact() ? need / burdens.allIncome() : top);
      return same;
    }
    double[] low = new double[classes];
    double[] high = new double[classes];
    for (int c = 0; c < classes; c++) {
      low[c] = Math.max(lower[c], bottom);
      high[c] = Math.min(upper[c], top);
    }
    double from = burdens.revenue(low);
    double to = burdens.revenue(high);
    double share = to > from ? Math.max(0, Math.min(1, (need - from) / (to - from))) : 0;
    double[] between = new double[classes];
    Arrays.setAll(between, c -> low[c] + share * (high[c] - low[c]));
    return between;
  }

  /**
   * The least level u, at least the floor, with sum income min(bound, u) at least what is needed.
   */
  private static double least(double[] incomes, double[] bounds, double need, double floor) {
    double[] levels = Arrays.stream(bounds).filter(b -> b > floor).sorted().toArray();
    double at = floor;
    for (int k = 0; k <= levels.length; k++) {
      double sum = 0;
      double slope = 0;
      for (int c = 0; c < bounds.length; c++) {
        sum += incomes[c] * Math.min(bounds[c], at);
        slope += bounds[c] > at ? incomes[c] : 0;
      }
      if (sum >= need || slope == 0) {
        return at;
      }
      double reach = at + (need - sum) / slope;
      if (k == levels.length || reach <= levels[k]) {
        return reach;
      }
      at = levels[k];
    }
    return at;
  }

  /** The highest level l, at most the ceiling, with sum income max(bound, l) at most the need. */
  private static double most(double[] incomes, double[] bounds, double need, double ceiling) {
    double[] mirrored = Arrays.stream(bounds).map(b -> -b).toArray();
    return -least(incomes, mirrored, -need, -ceiling);
  }
}
