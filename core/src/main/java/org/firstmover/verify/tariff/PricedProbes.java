package org.firstmover.verify.tariff;

import java.util.ArrayList;
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
  private final HouseholdAnswers answers;
  private final Tariff printed;
  private final Probes probes;
  private final int count;
  private final double[] lowest;
  private final double[] highest;

  /** Rates at which households settled, and what a year under them is. */
  private record Settled(Tariff rates, Settlement year) {}

  PricedProbes(TariffGame game, HouseholdAnswers answers, Tariff printed) {
    this.game = game;
    this.answers = answers;
    this.printed = printed;
    probes = new Probes(game);
    int size =
        game.network().buses().size() + game.network().branches().size() + game.households().size();
    count = Math.max(LEAST, Math.min(MOST, WORK / (game.hours() * size)));
    List<Range> fixed = game.design().fixed();
    lowest = fixed.stream().mapToDouble(Range::lower).toArray();
    highest = fixed.stream().mapToDouble(Range::upper).toArray();
  }

  /**
   * By how much the best of them is better than a value; empty if there is none to try.
   *
   * @param claimed see {@link Probes#check}
   */
  Optional<Check> check(double value, @Nullable Double claimed) {
    if (game.design().ranges().stream().noneMatch(Range::isFree)) {
      return Optional.empty();
    }
    double best = value;
    int earning = 0;
    List<Settled> settled = settled();
    for (Settled each : settled) {
      double found = least(each);
      earning += Double.isFinite(found) ? 1 : 0;
      best = found < best ? found : best;
    }
    double gap = value - best;
    String note =
        earning
            + " of "
            + count
            + " other rates earn what is needed; "
            + (count - settled.size())
            + " not settled";
    double allowed = claimed == null ? Math.max(gap, 0) : claimed + Tolerances.value(value, 1);
    return Optional.of(
        Check.of(TariffGame.PROBE_GAP, Kind.SEARCH, gap, allowed)
            .withNote(claimed == null ? note + "; the best is not claimed" : note));
  }

  /**
   * Whether none of them earns what is needed.
   *
   * @param little whether the printed tariff earns less than that; else more
   */
  Check unreachable(String name, Revenue revenue, boolean little) {
    List<Settled> settled = settled();
    double nearest = Double.POSITIVE_INFINITY;
    for (Settled each : settled) {
      double wholesale = each.year().wholesale();
      Tariff extreme = each.rates().withFixed(little ? highest : lowest);
      double earned = game.settle(extreme, energy(each), wholesale).revenue();
      double missing = revenue.target(wholesale) - earned;
      nearest = Math.min(nearest, little ? missing : -missing);
    }
    return new Check(
            name, Kind.SEARCH, Math.max(0, -nearest), 0, !settled.isEmpty() && nearest > 0, "")
        .withNote(
            "at "
                + settled.size()
                + " of "
                + count
                + " other rates households settle; the nearest misses "
                + nearest);
  }

  private List<Settled> settled() {
    List<Settled> settled = new ArrayList<>();
    for (int k = 1; k <= count; k++) {
      Tariff rates = probes.tariff(probes.probe(k, printed));
      answers
          .to(game, rates)
          .flatMap(answer -> settled(game, rates, answer))
          .ifPresent(year -> settled.add(new Settled(rates, year)));
    }
    return settled;
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

  /** Bills without fixed charges. */
  private double[] energy(Settled settled) {
    double[] energy = settled.year().bills().clone();
    int[] classes = game.classes();
    for (int g = 0; g < energy.length; g++) {
      energy[g] -= TariffGame.fixedCharge(settled.rates(), classes[g]);
    }
    return energy;
  }

  /** The least of the measure over fixed charges; not a number where none earns what is needed. */
  private double least(Settled settled) {
    Tariff rates = settled.rates();
    double wholesale = settled.year().wholesale();
    double[] energy = energy(settled);
    double best = Double.NaN;
    int corners = 1 << Math.min(lowest.length, CORNERS);
    for (int k = 0; k <= CHARGES + corners; k++) {
      double[] charges =
          k < corners ? corner(k) : game.design().tariff(probes.probe(k, printed)).fixed();
      best = least(best, earning(rates.withFixed(charges), energy, wholesale));
    }
    best = least(best, earning(rates.withFixed(printed.fixed()), energy, wholesale));
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
