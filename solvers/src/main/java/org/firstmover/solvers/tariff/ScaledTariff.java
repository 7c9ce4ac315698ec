package org.firstmover.solvers.tariff;

import java.util.Optional;
import org.firstmover.game.tariff.Settlement;
import org.firstmover.game.tariff.Tariff;
import org.firstmover.game.tariff.TariffGame;

/**
 * A tariff times the number with which it earns a given revenue, households responding.
 *
 * @param factor on every rate and fixed charge; on adders where rates follow nodal prices
 */
public record ScaledTariff(double factor, Tariff tariff, Settlement year) {
  private static final double MOST = 1e3;
  private static final int HALVINGS = 60;
  private static final double CLOSE = 1e-10;

  /**
   * Finds the number by halving, between what earns too little and what earns too much.
   *
   * @param game for its households, billing and windows; its bounds are not looked at
   * @param revenue $ a year
   * @param iterations of fictitious play for each trial, where the tariff follows nodal prices
   * @return empty if no number up to 1000 does
   */
  public static Optional<ScaledTariff> of(
      TariffGame game, Tariff tariff, double revenue, int iterations) {
    LeaderProblem problem = new LeaderProblem(game, iterations);
    double low = 0;
    double high = 1;
    while (high < MOST && problem.at(tariff.scaled(high)).revenue() < revenue) {
      low = high;
      high *= 2;
    }
    for (int k = 0; k < HALVINGS; k++) {
      double middle = 0.5 * (low + high);
      Settlement year = problem.at(tariff.scaled(middle));
      if (Math.abs(year.revenue() - revenue) <= CLOSE * Math.abs(revenue)) {
        return Optional.of(new ScaledTariff(middle, tariff.scaled(middle), year));
      }
      low = year.revenue() < revenue ? middle : low;
      high = year.revenue() < revenue ? high : middle;
    }
    return Optional.empty();
  }
}
