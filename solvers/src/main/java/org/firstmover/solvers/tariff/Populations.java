package org.firstmover.solvers.tariff;

import java.util.ArrayList;
import java.util.List;
import org.firstmover.game.InputError;
import org.firstmover.game.power.Dispatch;
import org.firstmover.game.tariff.Battery;
import org.firstmover.game.tariff.Household;
import org.firstmover.game.tariff.Meter;
import org.firstmover.game.tariff.Settlement;
import org.firstmover.game.tariff.Tariff;
import org.firstmover.game.tariff.TariffGame;
import org.firstmover.solvers.power.DcOptimalPowerFlow;

/**
 * The households of a game at one moment of play: what the mean household of each group does with
 * its battery, the nodal prices that all of them together make, and what a single one would rather
 * do at these prices. It begins with idle batteries.
 *
 * <p>Moving towards the replies by weight 1 is the undamped fixed point, by {@code 1 / (k + 2)} in
 * step k = 0, 1, … fictitious play, by a constant the damped fixed point.
 *
 * <p>Not safe for use by several threads.
 */
public final class Populations {
  private static final double KW = 1e-3;

  private final TariffGame game;
  private final DcOptimalPowerFlow flow;
  private final List<HouseholdResponse> responses = new ArrayList<>();
  private final int[] buses;
  private final double[][] charge;
  private final double[][] discharge;
  private final double[][] replyCharge;
  private final double[][] replyDischarge;
  private final double[][] prices;
  private final double[] load;
  private final double[] regrets;
  private double cost;

  public Populations(TariffGame game) {
    this.game = game;
    flow = new DcOptimalPowerFlow(game.network(), game.rules());
    game.households().forEach(household -> responses.add(new HouseholdResponse(household)));
    buses = game.buses();
    int groups = buses.length;
    int hours = game.hours();
    charge = new double[groups][hours];
    discharge = new double[groups][hours];
    replyCharge = new double[groups][hours];
    replyDischarge = new double[groups][hours];
    prices = new double[hours][game.network().buses().size()];
    load = new double[game.network().buses().size()];
    regrets = new double[groups];
  }

  /**
   * Dispatches every hour at what households do now.
   *
   * @throws InputError if there is no dispatch
   */
  public void price() {
    cost = 0;
    for (int t = 0; t < prices.length; t++) {
      load(t);
      if (flow.solve(load) != Dispatch.Status.OPTIMAL) {
        throw noDispatch(t, flow.dispatch(load).status());
      }
      for (int i = 0; i < load.length; i++) {
        prices[t][i] = Math.max(0, flow.price(i));
      }
      cost += flow.cost();
    }
  }

  private static InputError noDispatch(int hour, Dispatch.Status status) {
    return new InputError(
        status.text(),
        "dispatch of hour " + (hour + 1),
        "one that serves every load",
        "Maybe allow shedding, or a generator or a line is too small.");
  }

  /** What one household of a group pays with if all of them charged so many kW more. */
  Meter meterAt(int group, Tariff tariff, double more) {
    Household household = game.households().get(group);
    double[] local = new double[prices.length];
    for (int t = 0; t < local.length; t++) {
      load(t);
      load[buses[group]] += KW * household.number() * more;
      if (flow.solve(load) != Dispatch.Status.OPTIMAL) {
        throw noDispatch(t, flow.dispatch(load).status());
      }
      local[t] = Math.max(0, flow.price(buses[group]));
    }
    return game.meter(group, tariff, local);
  }

  /**
   * Charge less discharge of a group in kW by hour, after what mean households charge and discharge
   * in the same hour is made one of the two: it stores the same.
   */
  double[] exclusive(int group) {
    Battery battery = game.households().get(group).battery().orElseThrow();
    double[] net = new double[prices.length];
    for (int t = 0; t < net.length; t++) {
      double change =
          battery.charge() * charge[group][t] - discharge[group][t] / battery.discharge();
      net[t] = change > 0 ? change / battery.charge() : change * battery.discharge();
      charge[group][t] = Math.max(0, net[t]);
      discharge[group][t] = Math.max(0, -net[t]);
    }
    return net;
  }

  /** MW at each bus. */
  private void load(int hour) {
    System.arraycopy(game.background()[hour], 0, load, 0, load.length);
    for (int g = 0; g < buses.length; g++) {
      Household household = game.households().get(g);
      double net = household.netLoad(hour) + charge[g][hour] - discharge[g][hour];
      load[buses[g]] += KW * household.number() * net;
    }
  }

  /**
   * Finds the best replies to a tariff at the prices of now.
   *
   * @return the sum over groups of what the bill of one household falls by, $ a day
   */
  public double reply(Tariff tariff) {
    double days = (double) game.hours() / Household.DAY;
    double sum = 0;
    for (int g = 0; g < buses.length; g++) {
      Meter meter = meter(g, tariff);
      responses.get(g).respond(meter, replyCharge[g], replyDischarge[g]);
      double gain =
          meter.cost(charge[g], discharge[g]) - meter.cost(replyCharge[g], replyDischarge[g]);
      regrets[g] = gain / days;
      sum += meter.bill(charge[g], discharge[g]) - meter.bill(replyCharge[g], replyDischarge[g]);
    }
    return sum / days;
  }

  private Meter meter(int group, Tariff tariff) {
    double[] local = new double[prices.length];
    for (int t = 0; t < local.length; t++) {
      local[t] = prices[t][buses[group]];
    }
    return game.meter(group, tariff, local);
  }

  /** Moves what households do towards their replies, from 0 for not at all to 1. */
  public void move(double weight) {
    for (int g = 0; g < buses.length; g++) {
      blend(charge[g], replyCharge[g], weight);
      blend(discharge[g], replyDischarge[g], weight);
    }
  }

  private static void blend(double[] mean, double[] reply, double weight) {
    for (int t = 0; t < mean.length; t++) {
      mean[t] += weight * (reply[t] - mean[t]);
    }
  }

  /** $/MWh by hour and bus at the last dispatch; not a copy. */
  public double[][] prices() {
    return prices;
  }

  /** $ of generation and shedding over all hours of the last dispatch. */
  public double cost() {
    return cost;
  }

  /**
   * By group: what one household gains by its last reply, tie-break included, $ a day; not a copy.
   */
  public double[] regrets() {
    return regrets;
  }

  /** kW by group and hour; not a copy. */
  public double[][] charge() {
    return charge;
  }

  /** kW by group and hour; not a copy. */
  public double[][] discharge() {
    return discharge;
  }

  /** Charge less discharge, kW by group and hour. */
  public double[][] battery() {
    double[][] net = new double[charge.length][prices.length];
    for (int g = 0; g < net.length; g++) {
      for (int t = 0; t < prices.length; t++) {
        net[g][t] = charge[g][t] - discharge[g][t];
      }
    }
    return net;
  }

  /** kWh stored at the end of each hour in the battery of a group's household; 0 without one. */
  public double[] stored(int group) {
    double[] stored = new double[prices.length];
    game.households()
        .get(group)
        .battery()
        .ifPresent(
            battery -> {
              double now = battery.start();
              for (int t = 0; t < stored.length; t++) {
                now += battery.charge() * charge[group][t];
                now -= discharge[group][t] / battery.discharge();
                stored[t] = now;
              }
            });
    return stored;
  }

  /** Bills of one household by group at what it does and the prices of now, $ a year. */
  public double[] energyBills(Tariff tariff) {
    double[] bills = new double[buses.length];
    for (int g = 0; g < bills.length; g++) {
      bills[g] = meter(g, tariff).bill(charge[g], discharge[g]) / game.years();
    }
    return bills;
  }

  /** The year that these days stand for. */
  public Settlement settle(Tariff tariff) {
    return game.settle(tariff, energyBills(tariff), game.wholesale(battery(), prices));
  }

  /** A dispatch an hour, in full. */
  public List<Dispatch> dispatches() {
    List<Dispatch> dispatches = new ArrayList<>();
    for (int t = 0; t < prices.length; t++) {
      load(t);
      dispatches.add(flow.dispatch(load.clone()));
    }
    return dispatches;
  }
}
