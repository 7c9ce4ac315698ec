package org.firstmover.learning.tariff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.firstmover.game.tariff.Household;
import org.firstmover.game.tariff.TariffGame;
import org.firstmover.solve.Run;

/**
 * Nodal prices, loads and batteries over many days, with learned batteries, idle ones and planned
 * ones.
 */
final class Path {
  private final TariffGame game;
  private final List<Day> days = new ArrayList<>();

  Path(TariffGame game) {
    this.game = game;
  }

  void add(Day day) {
    days.add(day);
  }

  /** The standard deviation over hours and nodes. */
  static double deviation(double[][] prices) {
    return deviation(List.<double[][]>of(prices));
  }

  private static double deviation(List<double[][]> days) {
    double sum = 0;
    double squares = 0;
    long count = 0;
    for (double[][] day : days) {
      for (double[] hour : day) {
        for (double price : hour) {
          sum += price;
          squares += price * price;
          count++;
        }
      }
    }
    double mean = sum / count;
    return Math.sqrt(Math.max(0, squares / count - mean * mean));
  }

  /**
   * Means by hour of the day, one series each, and figures over all days.
   *
   * @param plan kW drawn by batteries, by group and hour of the game: the households' equilibrium
   *     if days are without weather, kept to whatever the weather
   */
  void report(TariffDays network, double[][] plan, Run run, Map<String, Double> values) {
    List<double[][]> planned = new ArrayList<>();
    double plannedCost = 0;
    for (Day day : days) {
      double[][] prices = new double[Household.DAY][game.network().buses().size()];
      plannedCost += network.costWith(plan, day, prices);
      planned.add(prices);
    }
    List<double[][]> learned = days.stream().map(day -> day.prices).toList();
    List<double[][]> idle = days.stream().map(day -> day.idlePrices).toList();
    values.put("price deviation, learned", deviation(learned));
    values.put("price deviation, idle", deviation(idle));
    values.put("price deviation, planned", deviation(planned));
    values.put("cost a day, learned", mean(day -> day.cost));
    values.put("cost a day, idle", mean(day -> day.idleCost));
    values.put("cost a day, planned", plannedCost / days.size());
    for (int h = 0; h < Household.DAY; h++) {
      int hour = h;
      for (int n = 0; n < game.network().buses().size(); n++) {
        int node = n;
        String at = "price at " + game.network().buses().get(n).name();
        run.report(at + ", learned", h + 1, mean(day -> day.prices[hour][node]));
        run.report(at + ", idle", h + 1, mean(day -> day.idlePrices[hour][node]));
        double sum = planned.stream().mapToDouble(prices -> prices[hour][node]).sum();
        run.report(at + ", planned", h + 1, sum / planned.size());
      }
      run.report("load, learned", h + 1, mean(day -> Arrays.stream(day.loads[hour]).sum()));
      run.report("load, idle", h + 1, mean(day -> Arrays.stream(day.idleLoads[hour]).sum()));
      int p = 0;
      for (Household household : game.households()) {
        if (household.battery().isPresent()) {
          int group = p++;
          run.report(
              "stored, " + household.name() + ", learned",
              h + 1,
              mean(day -> day.stored[hour][group]));
          run.report(
              "net load, " + household.name() + ", learned",
              h + 1,
              mean(day -> day.net[hour][group]));
        }
      }
    }
  }

  private double mean(ToDoubleFunction<Day> of) {
    return days.stream().mapToDouble(of).average().orElse(0);
  }
}
