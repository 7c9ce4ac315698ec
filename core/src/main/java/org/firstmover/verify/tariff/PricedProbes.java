package org.firstmover.verify.tariff;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.firstmover.game.power.Dispatch;
import org.firstmover.game.tariff.Range;
import org.firstmover.game.tariff.Revenue;
import org.firstmover.game.tariff.Settlement;
import org.firstmover.game.tariff.Tariff;
import org.firstmover.game.tariff.TariffGame;
import org.firstmover.solution.Check;
import org.firstmover.solution.Check.Kind;
import org.firstmover.solution.Tolerances;
import org.jspecify.annotations.Nullable;

/**
 * Other tariffs, tried out where bills or what must be earned depend on nodal prices. At each of
 * some rates the households are asked, and only an answer that passes the checks of a printed one
 * counts. Fixed charges change no answer: many are tried, each moved towards the highest or the
 * lowest until revenue is met, which is linear.
 */
final class PricedProbes {
  private static final int MOST = 24;
  private static final int LEAST = 4;

  /** Hours times buses, branches and groups that are dispatched and answered, in all. */
  private static final int WORK = 8000;

  private static final int CHARGES = 60;

  /** Classes whose charges are tried at both bounds. */
  private static final int CORNERS = 6;

  private final TariffGame game;
  private final Probes probes;
  private final double[] lowest;
  private final double[] highest;

  private PricedProbes(TariffGame game) {
    this.game = game;
    probes = new Probes(game);
    List<Range> fixed = game.design().fixed();
    lowest = fixed.stream().mapToDouble(Range::lower).toArray();
    highest = fixed.stream().mapToDouble(Range::upper).toArray();
  }

  /**
   * By how much the best of them is better; empty if there is none to try.
   *
   * @param claimed see {@link Probes#check}
   */
  static Optional<Check> check(
      TariffGame game,
      HouseholdAnswers answers,
      Tariff tariff,
      double value,
      @Nullable Double claimed) {
    if (game.design().ranges().stream().noneMatch(Range::isFree)) {
      return Optional.empty();
    }
    PricedProbes priced = new PricedProbes(game);
    int size =
        game.network().buses().size() + game.network().branches().size() + game.households().size();
    int count = Math.max(LEAST, Math.min(MOST, WORK / (game.hours() * size)));
    double best = value;
    int unsettled = 0;
    int earning = 0;
    for (int k = 1; k <= count; k++) {
      Tariff rates = priced.probes.tariff(priced.probes.probe(k, tariff));
      Optional<Settlement> year = answers.to(game, rates).flatMap(a -> settled(game, rates, a));
      unsettled += year.isEmpty() ? 1 : 0;
      double found = year.map(y -> priced.least(tariff, rates, y)).orElse(Double.NaN);
      earning += Double.isFinite(found) ? 1 : 0;
      best = found < best ? found : best;
    }
    double gap = value - best;
    String note =
        earning
            + " of "
            + count
            + " other rates earn what is needed; "
            + unsettled
            + " not settled";
    double allowed = claimed == null ? Math.max(gap, 0) : claimed + Tolerances.value(value, 1);
    return Optional.of(
        Check.of(TariffGame.PROBE_GAP, Kind.SEARCH, gap, allowed)
            .withNote(claimed == null ? note + "; the best is not claimed" : note));
  }

  /** The year of an answer, if it is a best one to prices that are right. */
  private static Optional<Settlement> settled(
      TariffGame game, Tariff rates, HouseholdAnswers.Answer answer) {
    if (!answer.dispatches().stream().allMatch(Dispatch::optimal)) {
      return Optional.empty();
    }
    Play play = Play.of(game, rates, answer);
    return Stream.of(play.batteryChecks(), play.dispatchChecks(), List.of(play.regret()))
            .flatMap(List::stream)
            .allMatch(Check::passed)
        ? Optional.of(play.year())
        : Optional.empty();
  }

  /**
   * The least of the measure over fixed charges; not a number where none earns what is needed.
   *
   * @param year at the rates
   */
  private double least(Tariff printed, Tariff rates, Settlement year) {
    double[] energy = year.bills().clone();
    int[] classes = game.classes();
    for (int g = 0; g < energy.length; g++) {
      energy[g] -= TariffGame.fixedCharge(rates, classes[g]);
    }
    double best = Double.NaN;
    int corners = 1 << Math.min(lowest.length, CORNERS);
    for (int k = 0; k <= CHARGES + corners; k++) {
      double[] charges =
          k < corners ? corner(k) : game.design().tariff(probes.probe(k, printed)).fixed();
      best = least(best, earning(rates.withFixed(charges), energy, year.wholesale()));
    }
    best = least(best, earning(rates.withFixed(printed.fixed()), energy, year.wholesale()));
    return best;
  }

  private static double least(double best, double value) {
    return Double.isNaN(best) || value < best ? value : best;
  }

  /** The lowest charge of some classes, and the highest of the others. */
  private double[] corner(int which) {
    double[] charges = new double[lowest.length];
    for (int c = 0; c < charges.length; c++) {
      boolean high = c < CORNERS && (which >> c & 1) == 1;
      charges[c] = high ? highest[c] : lowest[c];
    }
    return charges;
  }

  /** The measure at the first charges on the way to the highest or lowest that earn enough. */
  private double earning(Tariff tariff, double[] energy, double wholesale) {
    Settlement from = game.settle(tariff, energy, wholesale);
    Optional<Revenue> revenue = game.revenue();
    double lacking = revenue.map(r -> r.target(wholesale) - from.revenue()).orElse(0.0);
    if (lacking == 0 || (lacking < 0 && !revenue.map(Revenue::isExact).orElse(false))) {
      return from.value();
    }
    Tariff end = tariff.withFixed(lacking > 0 ? highest : lowest);
    double reach = game.settle(end, energy, wholesale).revenue() - from.revenue();
    double share = lacking / reach;
    if (!(share >= 0 && share <= 1)) {
      return Double.NaN;
    }
    double[] charges = tariff.fixed().clone();
    for (int c = 0; c < charges.length; c++) {
      charges[c] += share * (end.fixed()[c] - charges[c]);
    }
    return game.settle(tariff.withFixed(charges), energy, wholesale).value();
  }
}
