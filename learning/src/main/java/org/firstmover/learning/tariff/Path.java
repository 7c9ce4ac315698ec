package org.firstmover.learning.tariff;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.firstmover.game.tariff.Household;
import org.firstmover.game.tariff.TariffGame;
import org.firstmover.solve.Run;

/** Nodal prices, loads and batteries over many days, with learned batteries and with idle ones. */
final class Path {
  private final TariffGame game;
  private final List<TariffDays.Day> days = new ArrayList<>();

  Path(TariffGame game) {
    this.game = game;
  }

  void add(TariffDays.Day day) {
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

  /** Means by hour of the day, one series each, and figures over all days. */
  void report(Run run, Map<String, Double> values) {
    List<double[][]> learned = days.stream().map(TariffDays.Day::prices).toList();
    List<double[][]> idle = days.stream().map(TariffDays.Day::idlePrices).toList();
    values.put("price deviation, learned", deviation(learned));
    values.put("price deviation, idle", deviation(idle));
    values.put(
        "cost a day, learned", days.stream().mapToDouble(TariffDays.Day::cost).average().orElse(0));
    values.put(
        "cost a day, idle",
        days.stream().mapToDouble(TariffDays.Day::idleCost).average().orElse(0));
    for (int h = 0; h < Household.DAY; h++) {
      int hour = h;
      for (int n = 0; n < game.network().buses().size(); n++) {
        int node = n;
        String at = " at " + game.network().buses().get(n).name();
        run.report("price" + at, h + 1, mean(day -> day.prices()[hour][node]));
        run.report("price" + at + ", idle", h + 1, mean(day -> day.idlePrices()[hour][node]));
      }
      run.report("load", h + 1, mean(day -> day.loads()[hour]));
      run.report("load, idle", h + 1, mean(day -> day.idleLoads()[hour]));
      int p = 0;
      for (Household household : game.households()) {
        if (household.battery().isPresent()) {
          int group = p++;
          run.report("stored, " + household.name(), h + 1, mean(day -> day.stored()[hour][group]));
          run.report("net load, " + household.name(), h + 1, mean(day -> day.net()[hour][group]));
        }
      }
    }
  }

  private double mean(ToDoubleFunction<TariffDays.Day> of) {
    return days.stream().mapToDouble(of).average().orElse(0);
  }
}
