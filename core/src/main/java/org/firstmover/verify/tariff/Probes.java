package org.firstmover.verify.tariff;

import java.util.List;
import java.util.Optional;
import org.firstmover.game.tariff.Household;
import org.firstmover.game.tariff.Meter;
import org.firstmover.game.tariff.Range;
import org.firstmover.game.tariff.Revenue;
import org.firstmover.game.tariff.Settlement;
import org.firstmover.game.tariff.Tariff;
import org.firstmover.game.tariff.TariffDesign;
import org.firstmover.game.tariff.TariffGame;
import org.firstmover.solution.Check;
import org.firstmover.solution.Check.Kind;
import org.firstmover.solution.Tolerances;
import org.jspecify.annotations.Nullable;

/**
 * Other tariffs, tried out: some fill the bounds, some are near the printed one, and each is moved
 * towards the dearest or the cheapest tariff until it earns what is needed. Bills come from the
 * dual of the households' problem, not from a response. Only where nothing depends on nodal prices;
 * see {@link PricedProbes} for where it does.
 */
final class Probes {
  private static final int COUNT = 120;
  private static final double NEAR = 0.05;
  private static final int STEPS = 40;
  private static final int[] PRIMES = {2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53};

  /** How much of the tie-break its share of a cost is measured by. */
  private static final double LESS = 1e-4;

  private final TariffGame game;
  private final List<Range> ranges;
  private final double[] lmp;

  Probes(TariffGame game) {
    this.game = game;
    ranges = game.design().ranges();
    lmp = new double[game.hours()];
  }

  /** Whether tariffs can be tried out here. */
  static boolean possible(TariffGame game) {
    return !game.design().followsPrices()
        && game.revenue().map(r -> r.rule() != Revenue.Rule.COSTS).orElse(true);
  }

  /**
   * By how much the best of them is better; empty if there is none to try.
   *
   * @param claimed by how much the solution says that a tariff may be better; null if it claims
   *     nothing, and then a better one is no error
   */
  static Optional<Check> check(
      TariffGame game, Tariff tariff, double value, @Nullable Double claimed) {
    Probes probes = new Probes(game);
    if (!possible(game) || probes.ranges.stream().noneMatch(Range::isFree)) {
      return Optional.empty();
    }
    double best = value;
    int met = 0;
    for (int k = 1; k <= COUNT; k++) {
      Optional<Settlement> year = probes.earning(probes.probe(k, tariff));
      met += year.isPresent() ? 1 : 0;
      double found = year.map(Settlement::value).orElse(Double.NaN);
      best = found < best ? found : best;
    }
    double gap = value - best;
    String note = met + " other tariffs that earn what is needed";
    double allowed = claimed == null ? Math.max(gap, 0) : claimed + Tolerances.value(value, 1);
    return Optional.of(
        Check.of(TariffGame.PROBE_GAP, Kind.SEARCH, gap, allowed)
            .withNote(claimed == null ? note + "; the best is not claimed" : note));
  }

  /** Odd ones anywhere within the bounds, even ones near the tariff. */
  double[] probe(int k, Tariff tariff) {
    double[] printed = TariffDesign.numbers(tariff);
    double[] probe = new double[printed.length];
    for (int j = 0; j < probe.length; j++) {
      Range range = ranges.get(j);
      double share = radicalInverse(k + j / PRIMES.length, PRIMES[j % PRIMES.length]);
      double width = range.upper() - range.lower();
      probe[j] =
          k % 2 == 1
              ? range.lower() + share * width
              : range.clamp(printed[j] + NEAR * (2 * share - 1) * width);
    }
    return probe;
  }

  private static double radicalInverse(int index, int base) {
    double inverse = 0;
    double part = 1.0 / base;
    for (int left = index; left > 0; left /= base) {
      inverse += part * (left % base);
      part /= base;
    }
    return inverse;
  }

  /** The year under the first tariff on the way to a corner that earns what is needed. */
  private Optional<Settlement> earning(double[] probe) {
    Settlement from = year(probe);
    Optional<Revenue> revenue = game.revenue();
    if (revenue.isEmpty()) {
      return Optional.of(from);
    }
    double target = revenue.get().target(0);
    double slack = Tolerances.value(target, 1);
    double lacking = target - from.revenue();
    if (Math.abs(lacking) <= slack || (!revenue.get().isExact() && lacking <= 0)) {
      return Optional.of(from);
    }
    double[] corner = corner(lacking > 0);
    Settlement end = year(corner);
    if ((target - end.revenue()) * lacking > 0) {
      return Optional.empty();
    }
    return between(probe, corner, lacking, target - end.revenue(), target, slack);
  }

  /** Regula falsi with halved ends (Illinois). */
  private Optional<Settlement> between(
      double[] from, double[] to, double atFrom, double atTo, double target, double slack) {
    double low = 0;
    double high = 1;
    double lowValue = atFrom;
    double highValue = atTo;
    for (int k = 0; k < STEPS; k++) {
      double share = (low * highValue - high * lowValue) / (highValue - lowValue);
      double[] numbers = new double[from.length];
      for (int j = 0; j < numbers.length; j++) {
        numbers[j] = from[j] + share * (to[j] - from[j]);
      }
      Settlement year = year(numbers);
      double lacking = target - year.revenue();
      if (Math.abs(lacking) <= slack) {
        return Optional.of(year);
      }
      if (lacking * highValue < 0) {
        low = high;
        lowValue = highValue;
      } else {
        lowValue *= 0.5;
      }
      high = share;
      highValue = lacking;
    }
    return Optional.empty();
  }

  /** The dearest tariff, or the cheapest one. */
  private double[] corner(boolean dearest) {
    double[] numbers = new double[ranges.size()];
    int buys = game.design().buy().size();
    int exports = game.design().export().size();
    for (int j = 0; j < numbers.length; j++) {
      boolean export = j >= buys && j < buys + exports;
      numbers[j] = dearest == export ? ranges.get(j).lower() : ranges.get(j).upper();
    }
    return numbers;
  }

  /** Export rates give way to buying rates. */
  Tariff tariff(double[] numbers) {
    return game.design().yielding(game.design().tariff(numbers));
  }

  private Settlement year(double[] numbers) {
    Tariff tariff = tariff(numbers);
    double[] bills = new double[game.households().size()];
    for (int g = 0; g < bills.length; g++) {
      bills[g] = bill(game.households().get(g), game.meter(g, tariff, lmp)) / game.years();
    }
    return game.settle(tariff, bills, 0);
  }

  /** What is left of the least cost without the tie-break in it. */
  private static double bill(Household household, Meter meter) {
    if (household.battery().isEmpty()) {
      double[] idle = new double[meter.hours()];
      return meter.bill(idle, idle);
    }
    double cost = ResponseBound.of(meter, household.battery().get(), 1);
    double less = ResponseBound.of(meter, household.battery().get(), 1 - LESS);
    return cost - (cost - less) / LESS;
  }
}
