package org.firstmover.solvers.tariff;

import java.util.Comparator;
import org.firstmover.game.tariff.Household;
import org.firstmover.game.tariff.Revenue;
import org.firstmover.game.tariff.Settlement;
import org.firstmover.game.tariff.Tariff;
import org.firstmover.game.tariff.TariffGame;
import org.firstmover.solution.Tolerances;

/**
 * What rates are worth to the leader, with the best fixed charges for them: through the households'
 * response, or while they go on doing what they do.
 *
 * <p>Not safe for use by several threads.
 */
public final class LeaderProblem {
  /** Lets the revenue be missed by rounding, as a share of it. */
  private static final double ROUNDING = 1e-9;

  private static final double DAYS = 365;
  private static final double HALF = 0.5;

  private final TariffGame game;
  private final FixedCharges charges;
  private final Populations populations;
  private final MeanFieldEquilibrium equilibrium;
  private final int[] classes;
  private final boolean priced;

  /**
   * A tariff that was tried.
   *
   * @param missed by how much its revenue is off, $ a year
   * @param settled whether households came to an equilibrium; what they do is no answer else, and a
   *     leader who is allowed it would look for such tariffs
   */
  public record Trial(Tariff tariff, Settlement year, double missed, boolean settled) {
    /** Revenue first, then settled ones, then the measure; what is not a number comes last. */
    static final Comparator<Trial> ORDER =
        Comparator.comparingDouble(Trial::missed)
            .thenComparing(trial -> !trial.settled())
            .thenComparingDouble(trial -> trial.year().value());
  }

  /**
   * @param iterations of play towards an equilibrium where tariffs follow prices
   */
  public LeaderProblem(TariffGame game, int iterations) {
    this.game = game;
    charges = new FixedCharges(game);
    populations = new Populations(game);
    equilibrium = new MeanFieldEquilibrium(game, populations, iterations);
    classes = game.classes();
    priced =
        game.design().followsPrices()
            || game.revenue().map(r -> r.rule() == Revenue.Rule.COSTS).orElse(false);
  }

  public Populations populations() {
    return populations;
  }

  /** Lets the households answer, and chooses fixed charges. */
  public Trial through(Tariff rates) {
    answered(rates);
    Trial trial = frozen(rates);
    return new Trial(trial.tariff(), trial.year(), trial.missed(), isSettled(rates));
  }

  /** Whether no household loses more than the certificate allows, with room for rounding. */
  private boolean isSettled(Tariff rates) {
    if (!game.design().followsPrices()) {
      return true;
    }
    populations.reply(rates);
    double[] bills = populations.energyBills(rates);
    boolean settled = true;
    for (int g = 0; g < bills.length; g++) {
      double regret = DAYS * populations.regrets()[g];
      settled &= regret <= HALF * Tolerances.value(bills[g], 1);
    }
    return settled;
  }

  /** A year under a tariff as it is, households responding. */
  Settlement at(Tariff tariff) {
    answered(tariff);
    return game.settle(tariff, populations.energyBills(tariff), wholesale());
  }

  /** What must be earned, $ a year. */
  double target(double wholesale) {
    return game.revenue().map(r -> r.target(wholesale)).orElse(Double.NEGATIVE_INFINITY);
  }

  private void answered(Tariff rates) {
    respond(rates);
    if (priced && !game.design().followsPrices()) {
      populations.price();
    }
  }

  private double wholesale() {
    return priced ? game.wholesale(populations.battery(), populations.prices()) : 0;
  }

  /** Chooses fixed charges while households go on as they do. */
  Trial frozen(Tariff rates) {
    return charged(rates, populations.energyBills(rates), wholesale());
  }

  /**
   * Chooses fixed charges.
   *
   * @param bills of one household by group without them, $ a year
   * @param wholesale what the households' net load costs at nodal prices, $ a year
   */
  public Trial charged(Tariff rates, double[] bills, double wholesale) {
    double[] spent = new double[game.incomeClasses().size()];
    for (int g = 0; g < bills.length; g++) {
      Household household = game.households().get(g);
      spent[classes[g]] += household.number() * bills[g];
    }
    FixedCharges.Choice choice = charges.choose(spent, wholesale);
    Tariff tariff = rates.withFixed(choice.charges());
    Settlement year = game.settle(tariff, bills, wholesale);
    double slack = ROUNDING * (1 + Math.abs(year.revenue()));
    return new Trial(tariff, year, choice.missed() <= slack ? 0 : choice.missed(), true);
  }

  private void respond(Tariff rates) {
    if (game.design().followsPrices()) {
      equilibrium.find(rates);
    } else {
      populations.reply(rates);
      populations.move(1);
    }
  }

  /**
   * The response in full: what households do, and the prices of it.
   *
   * @return whether they came to an equilibrium
   */
  boolean settleAt(Tariff tariff) {
    respond(tariff);
    populations.price();
    return isSettled(tariff);
  }
}
