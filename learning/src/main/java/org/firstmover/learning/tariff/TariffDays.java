package org.firstmover.learning.tariff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.firstmover.game.InputError;
import org.firstmover.game.power.Dispatch;
import org.firstmover.game.tariff.Household;
import org.firstmover.game.tariff.Tariff;
import org.firstmover.game.tariff.TariffGame;
import org.firstmover.learning.learner.Ppo;
import org.firstmover.random.RandomStream;
import org.firstmover.solvers.power.DcOptimalPowerFlow;

/**
 * Day after day of a tariff game with weather: every hour households do something with their
 * batteries, the network is dispatched, and everyone pays. Beside it stands the same day with idle
 * batteries. Rates that follow nodal prices follow those of the hour; households know yesterday's.
 */
final class TariffDays {
  private static final double KW = 1e-3;

  private final TariffGame game;
  private final DcOptimalPowerFlow flow;
  private final RandomStream weather;
  private final int[] buses;
  private final int[] window;
  private final List<Prosumers> prosumers = new ArrayList<>();
  private final double[][] yesterday;
  private final double[] drawn;
  private HomeNoise noise;
  private int day;

  /**
   * @param copies of a household of each group with batteries
   * @param learners of these, from which their policy is learned
   */
  TariffDays(
      TariffGame game, int copies, int learners, HomeNoise noise, Ppo ppo, RandomStream random) {
    this.game = game;
    this.noise = noise;
    flow = new DcOptimalPowerFlow(game.network(), game.rules());
    weather = random.child("weather");
    buses = game.buses();
    window = game.design().windowOfHour();
    drawn = new double[buses.length];
    for (int g = 0; g < buses.length; g++) {
      Household household = game.households().get(g);
      if (household.battery().isPresent()) {
        prosumers.add(
            new Prosumers(household, copies, learners, ppo, random.child(household.name())));
      }
    }
    yesterday = new double[game.network().buses().size()][Household.DAY];
    for (double[] prices : yesterday) {
      Arrays.fill(prices, 30);
    }
  }

  /**
   * A day.
   *
   * @param prices $/MWh by hour and bus
   * @param idlePrices the same with idle batteries
   * @param loads MW of all, by hour
   * @param idleLoads the same with idle batteries
   * @param bills of a household by group, $ of the day, without fixed charges
   * @param wholesale what the households' net load costs at nodal prices, $
   * @param cost of generation, $
   * @param idleCost the same with idle batteries
   * @param stored kWh in a battery on average, by hour and group of prosumers
   * @param net kWh drawn by a household, by hour and group of prosumers
   */
  record Day(
      double[][] prices,
      double[][] idlePrices,
      double[] loads,
      double[] idleLoads,
      double[] bills,
      double wholesale,
      double cost,
      double idleCost,
      double[][] stored,
      double[][] net) {}

  /** Who learns. */
  List<Prosumers> prosumers() {
    return prosumers;
  }

  /** From now on days are alike. */
  void calm() {
    noise = new HomeNoise(0, 0);
  }

  /** The next day under a tariff. */
  Day next(Tariff tariff) {
    int first = day % (game.hours() / Household.DAY) * Household.DAY;
    day++;
    int nodes = yesterday.length;
    double[] cloud = new double[nodes];
    Arrays.setAll(cloud, n -> weather.nextGaussian());
    double[][] prices = new double[Household.DAY][nodes];
    double[][] idlePrices = new double[Household.DAY][nodes];
    double[] loads = new double[Household.DAY];
    double[] idleLoads = new double[Household.DAY];
    double[] bills = new double[buses.length];
    double[][] stored = new double[Household.DAY][prosumers.size()];
    double[][] net = new double[Household.DAY][prosumers.size()];
    double[] buy = new double[Household.DAY];
    double[] sell = new double[Household.DAY];
    for (Prosumers each : prosumers) {
      int bus = buses[game.households().indexOf(each.household())];
      game.design().prices(tariff, window, yesterday[bus], buy, sell);
      each.expect(buy, sell);
    }
    double[] common = new double[nodes];
    double wholesale = 0;
    double cost = 0;
    double idleCost = 0;
    for (int h = 0; h < Household.DAY; h++) {
      double[] load = game.background()[first + h].clone();
      double[] idle = load.clone();
      Arrays.setAll(common, n -> weather.nextGaussian());
      int p = 0;
      for (int g = 0; g < buses.length; g++) {
        Household household = game.households().get(g);
        double mean = household.load()[first + h];
        double sun = noise.sun(household.solar()[first + h], h, cloud[buses[g]]);
        double without = noise.meanLoad(mean, h, common[buses[g]]) - household.pv() * sun;
        drawn[g] = without;
        if (household.battery().isPresent()) {
          Prosumers each = prosumers.get(p);
          drawn[g] = each.act(h, mean, noise, common[buses[g]], sun);
          net[h][p] = drawn[g];
          stored[h][p++] = each.stored();
        }
        load[buses[g]] += KW * household.number() * drawn[g];
        idle[buses[g]] += KW * household.number() * without;
      }
      idleCost += dispatch(idle, idlePrices[h]);
      cost += dispatch(load, prices[h]);
      loads[h] = Arrays.stream(load).sum();
      idleLoads[h] = Arrays.stream(idle).sum();
      wholesale += bill(tariff, h, prices[h], bills);
    }
    for (int n = 0; n < nodes; n++) {
      for (int h = 0; h < Household.DAY; h++) {
        yesterday[n][h] = prices[h][n];
      }
    }
    return new Day(
        prices, idlePrices, loads, idleLoads, bills, wholesale, cost, idleCost, stored, net);
  }

  /** Adds an hour to everybody's bill; what their net load costs at nodal prices. */
  private double bill(Tariff tariff, int hour, double[] prices, double[] bills) {
    double[] buy = {0};
    double[] sell = {0};
    double wholesale = 0;
    int p = 0;
    for (int g = 0; g < buses.length; g++) {
      Household household = game.households().get(g);
      game.design()
          .prices(tariff, new int[] {window[hour]}, new double[] {prices[buses[g]]}, buy, sell);
      bills[g] +=
          household.battery().isPresent()
              ? prosumers.get(p++).bill(buy[0], sell[0])
              : drawn[g] * (drawn[g] > 0 ? buy[0] : sell[0]);
      wholesale += KW * household.number() * drawn[g] * prices[buses[g]];
    }
    return wholesale;
  }

  private double dispatch(double[] load, double[] prices) {
    if (flow.solve(load) != Dispatch.Status.OPTIMAL) {
      throw new InputError(
          flow.dispatch(load).status().text(),
          "dispatch of day " + day,
          "one that serves every load",
          "Maybe allow shedding, or a generator or a line is too small.");
    }
    for (int n = 0; n < prices.length; n++) {
      prices[n] = Math.max(0, flow.price(n));
    }
    return flow.cost();
  }
}
