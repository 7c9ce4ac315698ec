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
import org.firstmover.solve.StateInput;
import org.firstmover.solve.StateOutput;
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
  private final RandomStream random;
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
    this.random = random;
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

  /** Who learns. */
  List<Prosumers> prosumers() {
    return prosumers;
  }

  /** From now on days are alike. */
  void calm() {
    noise = new HomeNoise(0, 0);
  }

  /** How many there were. */
  int count() {
    return day;
  }

  /** The next day under a tariff. */
  Day next(Tariff tariff) {
    int nodes = yesterday.length;
    RandomStream weather = random.child("weather " + day);
    double[] cloud = new double[nodes];
    Arrays.setAll(cloud, n -> weather.nextGaussian());
    morning(tariff);
    int first = day % (game.hours() / Household.DAY) * Household.DAY;
    Day today = new Day(first, nodes, buses.length, prosumers.size());
    double[] common = new double[nodes];
    for (int h = 0; h < Household.DAY; h++) {
      Arrays.setAll(common, n -> weather.nextGaussian());
      draw(today, h, cloud, common);
      today.idleCost += dispatch(today.idleLoads[h], today.idlePrices[h]);
      today.cost += dispatch(today.loads[h], today.prices[h]);
      today.wholesale += bill(tariff, h, today.prices[h], today.bills);
    }
    for (int n = 0; n < nodes; n++) {
      for (int h = 0; h < Household.DAY; h++) {
        yesterday[n][h] = today.prices[h][n];
      }
    }
    day++;
    return today;
  }

  /** Prosumers hear what rates will be if prices are as yesterday. */
  private void morning(Tariff tariff) {
    double[] buy = new double[Household.DAY];
    double[] sell = new double[Household.DAY];
    for (Prosumers each : prosumers) {
      int bus = buses[game.households().indexOf(each.household())];
      game.design().prices(tariff, window, yesterday[bus], buy, sell);
      each.expect(day, buy, sell);
    }
  }

  /** What everyone draws in an hour. */
  private void draw(Day today, int h, double[] cloud, double[] common) {
    int t = today.first + h;
    double[] load = today.loads[h];
    double[] idle = today.idleLoads[h];
    System.arraycopy(game.background()[t], 0, load, 0, load.length);
    System.arraycopy(load, 0, idle, 0, idle.length);
    int p = 0;
    for (int g = 0; g < buses.length; g++) {
      Household household = game.households().get(g);
      int bus = buses[g];
      double mean = household.load()[t];
      double sun = noise.sun(household.solar()[t], h, cloud[bus]);
      double without = noise.meanLoad(mean, h, common[bus]) - household.pv() * sun;
      drawn[g] = without;
      if (household.battery().isPresent()) {
        Prosumers each = prosumers.get(p);
        drawn[g] += each.act(h, mean, noise, common[bus], sun);
        today.net[h][p] = drawn[g];
        today.stored[h][p++] = each.stored();
      }
      load[bus] += KW * household.number() * drawn[g];
      idle[bus] += KW * household.number() * without;
    }
  }

  /**
   * What a day would have been with other batteries.
   *
   * @param battery kW drawn by group and hour of the game
   * @param prices filled in, $/MWh by hour and bus
   * @return cost of generation, $
   */
  double costWith(double[][] battery, Day lived, double[][] prices) {
    double cost = 0;
    for (int h = 0; h < Household.DAY; h++) {
      double[] load = lived.idleLoads[h].clone();
      for (int g = 0; g < buses.length; g++) {
        double number = game.households().get(g).number();
        load[buses[g]] += KW * number * battery[g][lived.first + h];
      }
      cost += dispatch(load, prices[h]);
    }
    return cost;
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

  /** In the evening. */
  void snapshot(StateOutput out) {
    out.whole(day);
    Arrays.stream(yesterday).forEach(out::numbers);
    prosumers.forEach(each -> each.snapshot(out));
  }

  void restore(StateInput in) {
    day = (int) in.whole();
    for (double[] prices : yesterday) {
      System.arraycopy(in.numbers(), 0, prices, 0, prices.length);
    }
    prosumers.forEach(each -> each.restore(in));
  }
}
