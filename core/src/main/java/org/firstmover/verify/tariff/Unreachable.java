package org.firstmover.verify.tariff;

import java.util.Arrays;
import org.firstmover.game.tariff.Billing;
import org.firstmover.game.tariff.Range;
import org.firstmover.game.tariff.Revenue;
import org.firstmover.game.tariff.Settlement;
import org.firstmover.game.tariff.Tariff;
import org.firstmover.game.tariff.TariffDesign;
import org.firstmover.game.tariff.TariffGame;
import org.firstmover.solution.Check;
import org.firstmover.solution.Check.Kind;
import org.firstmover.solution.Tolerances;
import org.firstmover.verify.Checks;

/**
 * The claim that no tariff earns what is needed. Where rates do not depend on nodal prices and
 * feeding in is not credited at the buying rate, what a household pays at least rises with buying
 * rates and falls with export rates, whatever its battery can do: the tariff with the highest
 * buying rates and charges and the lowest export rates bounds what any tariff earns. Elsewhere
 * tariffs are tried out.
 */
final class Unreachable {
  private static final double CORNER = 1e-9;

  private final TariffGame game;
  private final Play play;
  private final HouseholdAnswers answers;

  Unreachable(TariffGame game, Play play, HouseholdAnswers answers) {
    this.game = game;
    this.play = play;
    this.answers = answers;
  }

  void check(Checks checks) {
    String name = "infeasibility";
    Settlement year = play.year();
    if (game.revenue().isEmpty()) {
      checks.add(Check.fact(name, false, "no revenue is needed"));
      return;
    }
    Revenue revenue = game.revenue().get();
    double target = revenue.target(year.wholesale());
    boolean little = year.revenue() < target;
    Double claimed = checks.claimed(little ? TariffGame.LARGEST : TariffGame.SMALLEST);
    if (claimed != null) {
      double error = Math.abs(claimed - year.revenue());
      checks.add(
          Check.of(
              little ? TariffGame.LARGEST : TariffGame.SMALLEST,
              Kind.EXACT,
              error,
              Tolerances.value(year.revenue(), 1)));
    }
    if (!little && !revenue.isExact()) {
      checks.add(Check.fact(name, false, "the tariff earns what is needed"));
    } else if (little && isMonotone() && isDearest(play.tariff())) {
      double most = mostEarned();
      checks.add(
          new Check(name, Kind.BOUND, Math.max(0, most - target), 0, most < target, "")
              .withNote("no tariff earns more than " + most + " of " + target));
    } else if (Probes.possible(game)) {
      double[] revenues = new Probes(game).revenues(play.tariff());
      double beyond = little ? revenues[1] - year.revenue() : year.revenue() - revenues[0];
      checks.add(
          Check.of(name, Kind.SEARCH, Math.max(0, beyond), Math.abs(target - year.revenue()))
              .withNote("other tariffs earn " + revenues[0] + " to " + revenues[1]));
    } else {
      checks.add(new PricedProbes(game, answers, play.tariff()).unreachable(name, revenue, little));
    }
  }

  private boolean isMonotone() {
    return Probes.possible(game) && game.design().billing() != Billing.NET_METERING;
  }

  private boolean isDearest(Tariff tariff) {
    TariffDesign design = game.design();
    double[] buy = design.buy().stream().mapToDouble(Range::upper).toArray();
    double[] export = design.export().stream().mapToDouble(Range::lower).toArray();
    double[] fixed = design.fixed().stream().mapToDouble(Range::upper).toArray();
    return near(tariff.buy(), buy) && near(tariff.export(), export) && near(tariff.fixed(), fixed);
  }

  private static boolean near(double[] left, double[] right) {
    double[] apart = new double[left.length];
    Arrays.setAll(apart, k -> Math.abs(left[k] - right[k]));
    return Arrays.stream(apart).allMatch(distance -> distance <= CORNER);
  }

  /** What the printed play costs at the dearest tariff is no less than what any best one does. */
  private double mostEarned() {
    int[] classes = game.classes();
    double most = 0;
    for (int g = 0; g < classes.length; g++) {
      double bill = play.cost(g) + TariffGame.fixedCharge(play.tariff(), classes[g]);
      most += game.households().get(g).number() * bill;
    }
    return most;
  }
}
