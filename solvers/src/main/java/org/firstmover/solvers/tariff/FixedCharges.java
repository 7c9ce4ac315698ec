package org.firstmover.solvers.tariff;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.firstmover.game.tariff.EquityMeasure;
import org.firstmover.game.tariff.Range;
import org.firstmover.game.tariff.Revenue;
import org.firstmover.game.tariff.TariffGame;

/**
 * The best fixed charges at given rates. What households do with their batteries does not depend on
 * fixed charges, so that burdens are affine in them and revenue is linear: for the largest less the
 * smallest burden the best ones follow from two levels ({@link EvenBurdens}), for differences of
 * pairs, slopes and Gini's coefficient from linear programmes ({@link BurdenProgram}), and for
 * variance and Theil's index, which are smooth, from exchanges between two classes at a time
 * ({@link BurdenExchanges}).
 */
final class FixedCharges {
  private static final double MONTHS = 12;
  private static final double PERCENT = 100;

  /** Of revenue, as a share of it, that charges may be moved by to be round. */
  private static final double ROUNDING = 1e-9;

  private final EquityMeasure measure;
  private final Optional<Revenue> revenue;
  private final boolean common;
  private final List<Range> ranges;
  private final double[] incomes;
  private final double[] numbers;
  private final double[] means;
  private final int classes;

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
    Burdens burdens =
        new Burdens(
            measure,
            incomes,
            numbers,
            means,
            burdens(spent, least),
            burdens(spent, most),
            PERCENT * target,
            exact);
    double[] even = EvenBurdens.of(burdens);
    double[] best =
        switch (measure) {
          case MAX_MIN -> even;
          case PAIRWISE -> BurdenProgram.differences(burdens, even);
          case GINI -> BurdenProgram.gini(burdens, even);
          case REGRESSIVITY -> BurdenProgram.slope(burdens, even);
          case VARIANCE, THEIL -> BurdenExchanges.from(burdens, even);
        };
    double[] chosen = new double[classes];
    double slack =
        ROUNDING * (Double.isFinite(target) ? Math.max(1, Math.abs(target)) : 1) / classes;
    for (int c = 0; c < classes; c++) {
      double charge = (incomes[c] * best[c] / PERCENT - spent[c]) / (MONTHS * numbers[c]);
      double rounding = slack / (MONTHS * numbers[c]);
      chosen[c] = snapped(ranges.get(c).clamp(charge), ranges.get(c), rounding);
    }
    return new Choice(chosen, 0);
  }

  /** A bound, or 0, where only rounding keeps a charge from it. */
  private static double snapped(double charge, Range range, double rounding) {
    return DoubleStream.of(range.lower(), range.upper(), range.clamp(0))
        .filter(end -> Math.abs(charge - end) <= rounding)
        .findFirst()
        .orElse(charge);
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

  /** One charge for everyone: fixed by the revenue where that is exact, else searched for. */
  private double commonCharge(double[] spent, double target, boolean exact) {
    double everyone = MONTHS * Arrays.stream(numbers).sum();
    double just = (target - Arrays.stream(spent).sum()) / everyone;
    Range range = ranges.get(0);
    if (exact) {
      return range.clamp(just);
    }
    return BurdenExchanges.section(
        Math.max(range.lower(), just),
        range.upper(),
        charge -> Burdens.value(measure, burdens(spent, new double[] {charge}), numbers, means));
  }
}
