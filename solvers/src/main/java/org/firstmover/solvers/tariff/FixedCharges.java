package org.firstmover.solvers.tariff;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.firstmover.game.tariff.EquityMeasure;
import org.firstmover.game.tariff.Range;
import org.firstmover.game.tariff.Revenue;
import org.firstmover.game.tariff.TariffGame;
import org.firstmover.solvers.lp.LinearProgram;

/**
 * The best fixed charges at given rates. What households do with their batteries does not depend on
 * fixed charges, so that burdens are affine in them and revenue is linear: for the largest less the
 * smallest burden the best ones follow from two levels in closed form, for differences of pairs and
 * slopes from a linear programme, for Gini's coefficient from a few of them (Dinkelbach), and for
 * variance and Theil's index, which are smooth, from exchanges between two classes at a time.
 *
 * <p>Works with burdens y_c, % of income, in place of charges: lower_c &lt;= y_c &lt;= upper_c, and
 * revenue is sum_c income_c y_c / 100.
 */
final class FixedCharges {
  private static final double MONTHS = 12;
  private static final double PERCENT = 100;
  private static final int ROUNDS = 200;
  private static final int SECTIONS = 80;
  private static final double GOLDEN = 0.5 * (Math.sqrt(5) - 1);
  private static final double STILL = 1e-13;
  private static final double THOUSAND = 1000;

  private final EquityMeasure measure;
  private final Optional<Revenue> revenue;
  private final boolean common;
  private final List<Range> ranges;
  private final double[] incomes;
  private final double[] numbers;
  private final double[] means;
  private final int classes;
  private double[] lower = {};
  private double[] upper = {};

  FixedCharges(TariffGame game) {
    measure = game.measure();
    revenue = game.revenue();
    ranges = game.design().fixed();
    common = ranges.size() == 1;
    incomes = game.classIncomes();
    numbers = game.classNumbers();
    classes = incomes.length;
    means = new double[classes];
    Arrays.setAll(means, c -> incomes[c] / numbers[c]);
  }

  /**
   * The best charges.
   *
   * @param charges $ a month, one for all or one a class; the measure's optimum, or what misses the
   *     revenue by least
   * @param missed by how much the revenue is missed, $ a year; 0 if it is met
   */
  record Choice(double[] charges, double missed) {}

  /**
   * Chooses.
   *
   * @param spent on energy by all households of each class, $ a year
   * @param wholesale cost of it, $ a year
   */
  Choice choose(double[] spent, double wholesale) {
    double target = revenue.map(r -> r.target(wholesale)).orElse(Double.NEGATIVE_INFINITY);
    boolean exact = revenue.map(Revenue::isExact).orElse(false);
    double[] least = charges(Range::lower);
    double[] most = charges(Range::upper);
    double lowest = earned(spent, least);
    double highest = earned(spent, most);
    if (highest < target) {
      return new Choice(most, target - highest);
    }
    if (exact && lowest > target) {
      return new Choice(least, lowest - target);
    }
    if (common) {
      return new Choice(new double[] {commonCharge(spent, target, exact)}, 0);
    }
    lower = burdens(spent, least);
    upper = burdens(spent, most);
    double need = PERCENT * target;
    double[] best = levels(need, exact);
    if (measure != EquityMeasure.MAX_MIN) {
      best =
          switch (measure) {
            case PAIRWISE -> differences(best, need, exact, OptionalDouble.empty());
            case GINI -> gini(best, need, exact);
            case REGRESSIVITY -> slope(best, need, exact);
            default -> exchanges(best, need, exact);
          };
    }
    double[] chosen = new double[classes];
    for (int c = 0; c < classes; c++) {
      double charge = (incomes[c] * best[c] / PERCENT - spent[c]) / (MONTHS * numbers[c]);
      chosen[c] = ranges.get(c).clamp(charge);
    }
    return new Choice(chosen, 0);
  }

  private interface End {
    double of(Range range);
  }

  private double[] charges(End end) {
    return ranges.stream().mapToDouble(end::of).toArray();
  }

  private double earned(double[] spent, double[] charges) {
    double sum = 0;
    for (int c = 0; c < classes; c++) {
      sum += spent[c] + MONTHS * numbers[c] * charges[common ? 0 : c];
    }
    return sum;
  }

  private double[] burdens(double[] spent, double[] charges) {
    double[] burdens = new double[classes];
    for (int c = 0; c < classes; c++) {
      double bill = spent[c] + MONTHS * numbers[c] * charges[common ? 0 : c];
      burdens[c] = PERCENT * bill / incomes[c];
    }
    return burdens;
  }

  private double value(double[] burdens) {
    double value = measure.of(burdens, numbers, means);
    return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
  }

  /** One charge for everyone: fixed by the revenue where that is exact, else searched for. */
  private double commonCharge(double[] spent, double target, boolean exact) {
    double everyone = MONTHS * Arrays.stream(numbers).sum();
    double just = (target - Arrays.stream(spent).sum()) / everyone;
    Range range = ranges.get(0);
    if (exact) {
      return range.clamp(just);
    }
    double low = Math.max(range.lower(), just);
    double high = range.upper();
    for (int k = 0; k < SECTIONS; k++) {
      double first = high - GOLDEN * (high - low);
      double second = low + GOLDEN * (high - low);
      boolean left =
          value(burdens(spent, new double[] {first}))
              <= value(burdens(spent, new double[] {second}));
      high = left ? second : high;
      low = left ? low : first;
    }
    return 0.5 * (low + high);
  }

  /**
   * The smallest range of burdens: it reaches up to the least level that all lower bounds and the
   * revenue allow, and down to the highest level that all upper bounds and the revenue allow.
   */
  private double[] levels(double need, boolean exact) {
    double top = least(upper, need, Arrays.stream(lower).max().orElseThrow());
    double floor = Arrays.stream(upper).min().orElseThrow();
    double bottom = exact ? most(lower, need, floor) : floor;
    if (bottom >= top) {
      double[] same = new double[classes];
      Arrays.fill(same, exact ? need / Arrays.stream(incomes).sum() : top);
      return same;
    }
    double[] low = new double[classes];
    double[] high = new double[classes];
    double from = 0;
    double to = 0;
    for (int c = 0; c < classes; c++) {
      low[c] = Math.max(lower[c], bottom);
      high[c] = Math.min(upper[c], top);
      from += incomes[c] * low[c];
      to += incomes[c] * high[c];
    }
    double share = to > from ? Math.max(0, Math.min(1, (need - from) / (to - from))) : 0;
    double[] between = new double[classes];
    Arrays.setAll(between, c -> low[c] + share * (high[c] - low[c]));
    return between;
  }

  /**
   * The least level u, at least the floor, with sum income min(bound, u) at least what is needed.
   */
  private double least(double[] bounds, double need, double floor) {
    double[] levels = Arrays.stream(bounds).filter(b -> b > floor).sorted().toArray();
    double at = floor;
    for (int k = 0; k <= levels.length; k++) {
      double sum = 0;
      double slope = 0;
      for (int c = 0; c < classes; c++) {
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
  private double most(double[] bounds, double need, double ceiling) {
    double[] mirrored = Arrays.stream(bounds).map(b -> -b).toArray();
    return -least(mirrored, -need, -ceiling);
  }

  /**
   * Smooth measures: between two classes revenue is exchanged, and where it need only be reached a
   * class may pay more or less on its own, while that helps.
   */
  private double[] exchanges(double[] from, double need, boolean exact) {
    double[] y = from.clone();
    for (int round = 0; round < ROUNDS; round++) {
      double before = value(y);
      for (int i = 0; i < classes; i++) {
        for (int j = 0; j < i; j++) {
          alongLine(y, i, j, need);
        }
        if (!exact) {
          alongLine(y, i, -1, need);
        }
      }
      if (!(value(y) < before - STILL * (1 + before))) {
        break;
      }
    }
    return y;
  }

  /** The best of y_i while y_j makes up for it; with j = -1 while the revenue stays enough. */
  private void alongLine(double[] y, int i, int j, double need) {
    double low = lower[i];
    double high = upper[i];
    if (j >= 0) {
      double rate = incomes[j] / incomes[i];
      low = Math.max(low, y[i] - rate * (upper[j] - y[j]));
      high = Math.min(high, y[i] + rate * (y[j] - lower[j]));
    } else {
      double rest = -incomes[i] * y[i];
      for (int c = 0; c < classes; c++) {
        rest += incomes[c] * y[c];
      }
      low = Math.max(low, (need - rest) / incomes[i]);
    }
    double start = y[i];
    double other = j >= 0 ? y[j] : 0;
    double before = value(y);
    for (int k = 0; k < SECTIONS && low < high; k++) {
      double first = high - GOLDEN * (high - low);
      double second = low + GOLDEN * (high - low);
      boolean left = moved(y, i, j, start, other, first) <= moved(y, i, j, start, other, second);
      high = left ? second : high;
      low = left ? low : first;
    }
    if (!(moved(y, i, j, start, other, 0.5 * (low + high)) < before)) {
      moved(y, i, j, start, other, start);
    }
  }

  private double moved(double[] y, int i, int j, double start, double other, double to) {
    y[i] = to;
    if (j >= 0) {
      y[j] = other - (to - start) * incomes[i] / incomes[j];
    }
    return value(y);
  }

  /** Dinkelbach: the least sum of differences less a multiple of the mean, until that is 0. */
  private double[] gini(double[] from, double need, boolean exact) {
    double[] best = from;
    for (int round = 0; round < ROUNDS; round++) {
      double ratio = value(best);
      if (!Double.isFinite(ratio)) {
        return best;
      }
      double[] next = differences(best, need, exact, OptionalDouble.of(ratio));
      if (!(value(next) < ratio - STILL)) {
        return best;
      }
      best = next;
    }
    return best;
  }

  /**
   * Variables: burdens above their lower bounds, then the size of the difference of each pair.
   *
   * @param ratio times the mean that is taken away from differences by numbers of households; empty
   *     for the plain sum of differences
   */
  private double[] differences(
      double[] otherwise, double need, boolean exact, OptionalDouble ratio) {
    int pairs = classes * (classes - 1) / 2;
    LinearProgram program = programme(pairs, 2 * pairs, need, exact);
    double all = Arrays.stream(numbers).sum();
    int pair = 0;
    for (int i = 0; i < classes; i++) {
      program.objective(i, ratio.orElse(0) * numbers[i] / all);
      for (int j = 0; j < i; j++, pair++) {
        double weight = ratio.isPresent() ? numbers[i] * numbers[j] / (all * all) : 1;
        program.objective(classes + pair, -weight);
        for (int side = 0; side < 2; side++) {
          int row = 1 + 2 * pair + side;
          int sign = side == 0 ? 1 : -1;
          program.inequality(row, i, sign).inequality(row, j, -sign);
          program.inequality(row, classes + pair, -1);
          program.atMost(row, sign * (lower[j] - lower[i]));
        }
      }
    }
    return solved(program, otherwise);
  }

  /** Variables: burdens above their lower bounds, then the size of the slope. */
  private double[] slope(double[] otherwise, double need, boolean exact) {
    LinearProgram program = programme(1, 2, need, exact);
    double[] unit = new double[classes];
    double atLower = EquityMeasure.slope(lower, numbers, means) * THOUSAND;
    program.objective(classes, -1);
    for (int c = 0; c < classes; c++) {
      unit[c] = 1;
      double part = EquityMeasure.slope(unit, numbers, means) * THOUSAND;
      unit[c] = 0;
      program.inequality(1, c, part).inequality(2, c, -part);
    }
    program.inequality(1, classes, -1).atMost(1, -atLower);
    program.inequality(2, classes, -1).atMost(2, atLower);
    return solved(program, otherwise);
  }

  /** With bounds and the revenue, in row 0 where it need only be reached. */
  private LinearProgram programme(int further, int rows, double need, boolean exact) {
    LinearProgram program = new LinearProgram(classes + further, 1 + rows, exact ? 1 : 0);
    double all = Arrays.stream(incomes).sum();
    double sum = 0;
    for (int c = 0; c < classes; c++) {
      program.below(c, upper[c] - lower[c]);
      sum += incomes[c] * lower[c];
      if (exact) {
        program.equality(0, c, incomes[c] / all);
      } else if (Double.isFinite(need)) {
        program.inequality(0, c, -incomes[c] / all);
      }
    }
    if (exact) {
      program.equalTo(0, (need - sum) / all);
    } else {
      program.atMost(0, Double.isFinite(need) ? (sum - need) / all : 0);
    }
    return program;
  }

  private double[] solved(LinearProgram program, double[] otherwise) {
    LinearProgram.Answer answer = program.solve();
    if (!answer.optimal()) {
      return otherwise;
    }
    double[] y = new double[classes];
    Arrays.setAll(y, c -> Math.min(upper[c], lower[c] + answer.x()[c]));
    return y;
  }
}
