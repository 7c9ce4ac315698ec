package org.firstmover.learning.tariff;

import org.firstmover.game.tariff.Household;
import org.firstmover.game.tariff.Meter;
import org.firstmover.game.tariff.Tariff;
import org.firstmover.game.tariff.TariffGame;
import org.firstmover.solvers.tariff.HouseholdResponse;

/** What a household that knows the day's prices would do best, to hold learned policies against. */
final class BestDay {
  private BestDay() {}

  /**
   * What is lost against it, $ a day, on average over households with batteries.
   *
   * @param prices $/MWh by hour and bus
   * @param bills of a household by group, $ a day
   */
  static double regret(TariffGame game, Tariff tariff, double[][] prices, double[] bills) {
    int hours = game.hours();
    int[] buses = game.buses();
    double lost = 0;
    double number = 0;
    for (int g = 0; g < buses.length; g++) {
      Household household = game.households().get(g);
      if (household.battery().isEmpty()) {
        continue;
      }
      double[] local = new double[hours];
      for (int t = 0; t < hours; t++) {
        local[t] = prices[t % Household.DAY][buses[g]];
      }
      Meter meter = game.meter(g, tariff, local);
      double[] charge = new double[hours];
      double[] discharge = new double[hours];
      new HouseholdResponse(household).respond(meter, charge, discharge);
      double best = meter.bill(charge, discharge) * Household.DAY / hours;
      lost += household.number() * (bills[g] - best);
      number += household.number();
    }
    return lost / number;
  }
}
