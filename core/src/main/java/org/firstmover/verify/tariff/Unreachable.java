package org.firstmover.verify.tariff;

import java.util.OptionalDouble;
import org.firstmover.game.tariff.Revenue;
import org.firstmover.game.tariff.Settlement;
import org.firstmover.game.tariff.TariffGame;
import org.firstmover.solution.Check;
import org.firstmover.solution.Check.Kind;
import org.firstmover.solution.Tolerances;
import org.firstmover.verify.Checks;

/**
 * The claim that no tariff earns what is needed, proved by {@link RevenueBounds}. Where rates or
 * the target follow nodal prices, nothing bounds what is earned, and other rates are tried out.
 */
final class Unreachable {
  private static final String NAME = "infeasibility";

  private final TariffGame game;
  private final Play play;
  private final HouseholdAnswers answers;

  Unreachable(TariffGame game, Play play, HouseholdAnswers answers) {
    this.game = game;
    this.play = play;
    this.answers = answers;
  }

  void check(Checks checks) {
    if (game.revenue().isEmpty()) {
      checks.add(Check.fact(NAME, false, "no revenue is needed"));
      return;
    }
    Settlement year = play.year();
    Revenue revenue = game.revenue().get();
    double target = revenue.target(year.wholesale());
    boolean little = year.revenue() < target;
    String key = little ? TariffGame.LARGEST : TariffGame.SMALLEST;
    Double claimed = checks.claimed(key);
    if (claimed != null) {
      double error = Math.abs(claimed - year.revenue());
      checks.add(Check.of(key, Kind.EXACT, error, Tolerances.value(year.revenue(), 1)));
    }
    if (!little && !revenue.isExact()) {
      checks.add(Check.fact(NAME, false, "the tariff earns what is needed"));
    } else if (!Probes.possible(game)) {
      checks.add(searched(revenue, little));
    } else if (little) {
      double most = new RevenueBounds(game).most(play);
      proved(checks, most - target, target, "no tariff earns more than " + most);
    } else {
      OptionalDouble least = new RevenueBounds(game).least();
      if (least.isEmpty()) {
        checks.add(searched(revenue, false));
      } else {
        double over = target - least.getAsDouble();
        proved(checks, over, target, "no tariff earns less than " + least.getAsDouble());
      }
    }
  }

  private Check searched(Revenue revenue, boolean little) {
    return new PricedProbes(game, answers, play.tariff()).unreachable(NAME, revenue, little);
  }

  /** What misses the target by its tolerance, or less, meets it. */
  private static void proved(Checks checks, double reached, double target, String note) {
    boolean beyond = reached < -Tolerances.value(target, 1);
    checks.add(
        new Check(NAME, Kind.BOUND, Math.max(0, reached), 0, beyond, "")
            .withNote(note + " of " + target));
  }
}
