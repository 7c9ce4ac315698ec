package org.firstmover.verify.tariff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.firstmover.game.tariff.Range;
import org.firstmover.game.tariff.Revenue;
import org.firstmover.game.tariff.Settlement;
import org.firstmover.game.tariff.Tariff;
import org.firstmover.game.tariff.TariffDesign;
import org.firstmover.game.tariff.TariffGame;
import org.firstmover.solution.Certificate;
import org.firstmover.solution.Check;
import org.firstmover.solution.Check.Kind;
import org.firstmover.solution.Proof;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solution.Tolerances;
import org.firstmover.verify.Checks;
import org.firstmover.verify.Verifier;

/**
 * The certificate of a tariff game: the tariff within its bounds; what batteries do within theirs;
 * the dispatch of every hour by its optimality conditions, at the loads that households make; every
 * household's regret at the prices of that dispatch, bounded by weak duality; bills, burdens and
 * revenue recomputed; and a set of other tariffs, none of which is better.
 */
public final class TariffVerifier implements Verifier<TariffGame> {
  private final HouseholdAnswers answers;

  /**
   * @param answers to other tariffs where nodal prices matter; each is checked before it counts
   */
  public TariffVerifier(HouseholdAnswers answers) {
    this.answers = answers;
  }

  @Override
  public Certificate verify(TariffGame game, Solution solution) {
    Checks checks = new Checks(game, solution, 1);
    Optional<Tariff> tariff =
        solution
            .leader()
            .strategy()
            .weights()
            .inOrderOf(game.design().names(game.incomeClasses()))
            .map(game.design()::tariff);
    if (tariff.isEmpty()) {
      checks.add(Check.fact("leader variables", false, "a variable is not the leader's"));
      return checks.certificate();
    }
    List<Check> wrong = new ArrayList<>();
    Optional<Play> printed = Play.of(game, tariff.get(), solution.followers(), wrong);
    if (printed.isEmpty()) {
      wrong.forEach(checks::add);
      return checks.certificate();
    }
    Play play = printed.get();
    tariffChecks(game, tariff.get()).forEach(checks::add);
    play.batteryChecks().forEach(checks::add);
    play.dispatchChecks().forEach(checks::add);
    checks.add(play.regret());
    play.bills(solution.followers()).ifPresent(checks::add);
    Settlement year = play.year();
    checks.leaderValue(year.value());
    claimed(checks, TariffGame.REVENUE, year.revenue());
    claimed(checks, TariffGame.WHOLESALE, year.wholesale());
    for (int c = 0; c < year.burdens().length; c++) {
      claimed(checks, TariffGame.BURDEN + game.incomeClasses().get(c), year.burdens()[c]);
    }
    if (solution.status() == Status.INFEASIBLE) {
      new Unreachable(game, play, answers).check(checks);
    } else {
      revenue(game, year).ifPresent(checks::add);
      Double gap = checks.claimed(TariffGame.PROBE_GAP);
      if (solution.status() != Status.OPTIMAL) {
        Optional<Check> tried =
            Probes.possible(game)
                ? Probes.check(game, tariff.get(), year.value(), gap)
                : new PricedProbes(game, answers, tariff.get()).check(year.value(), gap);
        tried.ifPresent(checks::add);
      }
      bounds(checks, solution, year.value());
    }
    return checks.certificate();
  }

  private static List<Check> tariffChecks(TariffGame game, Tariff tariff) {
    List<Range> ranges = game.design().ranges();
    double outside = 0;
    double[] numbers = TariffDesign.numbers(tariff);
    for (int k = 0; k < numbers.length; k++) {
      Range range = ranges.get(k);
      double distance = Math.max(range.lower() - numbers[k], numbers[k] - range.upper());
      outside = Double.isNaN(numbers[k]) ? Double.NaN : Math.max(outside, distance);
    }
    List<Check> checks = new ArrayList<>();
    checks.add(Check.of("leader bounds", Kind.EXACT, outside, Tolerances.ITERATIVE));
    checks.add(
        Check.of(
                "export rates",
                Kind.EXACT,
                game.design().exportExcess(tariff),
                Tolerances.ITERATIVE)
            .withNote("at most the buying rates"));
    return checks;
  }

  private static void claimed(Checks checks, String key, double recomputed) {
    Double printed = checks.claimed(key);
    if (printed != null) {
      double error = Math.abs(printed - recomputed);
      checks.add(
          Check.of(key, Kind.EXACT, error, Tolerances.value(recomputed, 1))
              .withNote("recomputed " + recomputed));
    }
  }

  private static Optional<Check> revenue(TariffGame game, Settlement year) {
    return game.revenue()
        .map(
            rule -> {
              double target = rule.target(year.wholesale());
              double lacking = target - year.revenue();
              return Check.of(
                      "revenue adequacy",
                      Kind.EXACT,
                      rule.rule() == Revenue.Rule.AT_LEAST ? lacking : Math.abs(lacking),
                      Tolerances.value(target, 1))
                  .withNote("earned " + year.revenue() + " of " + target);
            });
  }

  /** The value bounds the best one from above; 0, below which no measure is, from below. */
  private static void bounds(Checks checks, Solution solution, double value) {
    double slack = Tolerances.value(value, 1);
    double lower = solution.bounds().lower();
    double upper = solution.bounds().upper();
    if (lower != Double.NEGATIVE_INFINITY) {
      checks.add(
          Check.of("lower bound", Kind.BOUND, lower, slack).withNote("no measure is below 0"));
    }
    if (upper != Double.POSITIVE_INFINITY) {
      checks.add(Check.of("upper bound", Kind.EXACT, Math.abs(upper - value), slack));
    }
    if (solution.status() == Status.OPTIMAL) {
      OptionalDouble least =
          solution.proof() instanceof Proof.FromGame
              ? OptionalDouble.of(0)
              : OptionalDouble.empty();
      checks.add(
          least.isEmpty()
              ? Check.fact(
                  Certificate.OPTIMALITY, false, "not re-proved: the solution has no proof")
              : Check.of(Certificate.OPTIMALITY, Kind.BOUND, value, Tolerances.ITERATIVE)
                  .withNote("no measure is below 0"));
    } else if (solution.status() == Status.UNBOUNDED) {
      checks.add(Check.fact("status", false, "no measure is below 0"));
    }
  }
}
