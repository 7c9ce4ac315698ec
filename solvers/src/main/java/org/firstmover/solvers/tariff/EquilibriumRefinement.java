package org.firstmover.solvers.tariff;

import org.firstmover.game.tariff.Household;
import org.firstmover.game.tariff.Meter;
import org.firstmover.game.tariff.Tariff;
import org.firstmover.game.tariff.TariffGame;

/**
 * Makes an equilibrium at nodal prices exact to many digits, which fictitious play does as slowly
 * as its number of steps grows. Group after group finds its cheapest response within a small
 * distance of what it does, at the prices that would come of doing half the distance less and half
 * of it more; the distance is halved as groups come to rest. Where buying and selling both follow
 * nodal prices, equilibria are the minima of generation cost plus what else is paid, and this is
 * block descent on that.
 *
 * <p>It ends no worse than it began: what is best by the regret of households is kept.
 */
final class EquilibriumRefinement {
  private static final double FIRST = 0.25;
  private static final double LAST = 1e-10;
  private static final int SWEEPS = 12;

  private final TariffGame game;
  private final Populations populations;
  private final StorageResponse[] storages;

  EquilibriumRefinement(TariffGame game, Populations populations) {
    this.game = game;
    this.populations = populations;
    storages = new StorageResponse[game.households().size()];
    for (int g = 0; g < storages.length; g++) {
      Household household = game.households().get(g);
      if (household.battery().isPresent() && household.number() > 0) {
        storages[g] = new StorageResponse(household.battery().get(), game.hours());
      }
    }
  }

  /**
   * Refines.
   *
   * @param enough a regret of every group that need not be improved, $ a day
   */
  void refine(Tariff tariff, double enough) {
    double[][] bestCharge = copy(populations.charge());
    double[][] bestDischarge = copy(populations.discharge());
    double best = regret(tariff);
    for (double distance = FIRST; distance >= LAST && best > enough; distance *= 0.5) {
      for (int sweep = 0; sweep < SWEEPS && sweep(tariff, distance) > 0.5 * distance; sweep++) {}
      double regret = regret(tariff);
      if (regret < best) {
        best = regret;
        bestCharge = copy(populations.charge());
        bestDischarge = copy(populations.discharge());
      }
    }
    for (int g = 0; g < storages.length; g++) {
      System.arraycopy(bestCharge[g], 0, populations.charge()[g], 0, game.hours());
      System.arraycopy(bestDischarge[g], 0, populations.discharge()[g], 0, game.hours());
    }
    populations.price();
  }

  private static double[][] copy(double[][] rows) {
    double[][] copy = new double[rows.length][];
    for (int g = 0; g < copy.length; g++) {
      copy[g] = rows[g].clone();
    }
    return copy;
  }

  private double regret(Tariff tariff) {
    populations.price();
    populations.reply(tariff);
    double most = 0;
    for (double regret : populations.regrets()) {
      most = Math.max(most, regret);
    }
    return most;
  }

  /** How far the group moved that moved most, kW. */
  private double sweep(Tariff tariff, double distance) {
    double moved = 0;
    for (int g = 0; g < storages.length; g++) {
      if (storages[g] != null) {
        double[] centre = populations.exclusive(g);
        Meter below = populations.meterAt(g, tariff, -0.5 * distance);
        Meter above = populations.meterAt(g, tariff, 0.5 * distance);
        double[] charge = populations.charge()[g];
        double[] discharge = populations.discharge()[g];
        storages[g].respondNear(below, above, 0, centre, distance, charge, discharge);
        for (int t = 0; t < centre.length; t++) {
          moved = Math.max(moved, Math.abs(charge[t] - discharge[t] - centre[t]));
        }
      }
    }
    return moved;
  }
}
