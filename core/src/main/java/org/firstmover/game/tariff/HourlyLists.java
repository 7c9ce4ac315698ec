package org.firstmover.game.tariff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.firstmover.game.power.Branch;
import org.firstmover.game.power.Bus;
import org.firstmover.game.power.Dispatch;
import org.firstmover.game.power.DispatchRules;
import org.firstmover.game.power.Generator;
import org.firstmover.game.power.Network;

/**
 * How what households and the system operator do stands in solutions: one list an item, by hour.
 */
public final class HourlyLists {
  /** Of a battery, kW by hour. */
  public static final String CHARGE = "charge";

  /** Of a battery, kW by hour. */
  public static final String DISCHARGE = "discharge";

  /** In a battery at the end of each hour, kWh. */
  public static final String STORED = "stored";

  /** What a household draws from the network in each hour, kWh. */
  public static final String NET_LOAD = "net load";

  private static final String GENERATION = "generation ";
  private static final String PRICE = "price ";
  private static final String ANGLE = "angle ";
  private static final String SPILL = "spill ";
  private static final String SHED = "shed ";
  private static final String FLOW = "flow ";
  private static final String CONGESTION = "congestion ";

  private HourlyLists() {}

  /** Dispatches by hour: generation, prices, angles, spill and shed, flows and congestion. */
  public static Map<String, double[]> of(Network network, List<Dispatch> dispatches) {
    List<String> generators = network.generators().stream().map(Generator::name).toList();
    List<String> buses = network.buses().stream().map(Bus::name).toList();
    List<String> branches = network.branches().stream().map(Branch::name).toList();
    Map<String, double[]> entries = new LinkedHashMap<>();
    add(entries, GENERATION, generators, dispatches, Dispatch::generation);
    add(entries, PRICE, buses, dispatches, Dispatch::prices);
    add(entries, ANGLE, buses, dispatches, Dispatch::angles);
    add(entries, SPILL, buses, dispatches, Dispatch::spill);
    add(entries, SHED, buses, dispatches, Dispatch::shed);
    add(entries, FLOW, branches, dispatches, Dispatch::flows);
    add(entries, CONGESTION, branches, dispatches, Dispatch::congestion);
    return entries;
  }

  private static void add(
      Map<String, double[]> entries,
      String what,
      List<String> names,
      List<Dispatch> dispatches,
      Function<Dispatch, double[]> part) {
    for (int i = 0; i < names.size(); i++) {
      double[] byHour = new double[dispatches.size()];
      for (int t = 0; t < byHour.length; t++) {
        byHour[t] = part.apply(dispatches.get(t))[i] + 0.0;
      }
      entries.put(what + names.get(i), byHour);
    }
  }

  /**
   * The dispatches that the lists of a solution say, one an hour, at these loads; empty if anything
   * is missing or of another length.
   *
   * @param loads MW by hour and bus
   */
  public static Optional<List<Dispatch>> dispatches(
      Network network, Map<String, Object> values, double[][] loads, DispatchRules rules) {
    List<String> generators = network.generators().stream().map(Generator::name).toList();
    List<String> buses = network.buses().stream().map(Bus::name).toList();
    List<String> branches = network.branches().stream().map(Branch::name).toList();
    List<Dispatch> dispatches = new ArrayList<>();
    for (int t = 0; t < loads.length; t++) {
      Optional<double[]> generation = at(values, GENERATION, generators, t, loads.length);
      Optional<double[]> prices = at(values, PRICE, buses, t, loads.length);
      Optional<double[]> angles = at(values, ANGLE, buses, t, loads.length);
      Optional<double[]> spill = at(values, SPILL, buses, t, loads.length);
      Optional<double[]> shed = at(values, SHED, buses, t, loads.length);
      Optional<double[]> flows = at(values, FLOW, branches, t, loads.length);
      Optional<double[]> congestion = at(values, CONGESTION, branches, t, loads.length);
      if (List.of(generation, prices, angles, spill, shed, flows, congestion).stream()
          .anyMatch(Optional::isEmpty)) {
        return Optional.empty();
      }
      dispatches.add(
          new Dispatch(
              Dispatch.Status.OPTIMAL,
              loads[t],
              cost(network, rules, generation.orElseThrow(), shed.orElseThrow()),
              generation.orElseThrow(),
              angles.orElseThrow(),
              flows.orElseThrow(),
              prices.orElseThrow(),
              congestion.orElseThrow(),
              spill.orElseThrow(),
              shed.orElseThrow()));
    }
    return Optional.of(dispatches);
  }

  /** $ in an hour, of generation and shedding. */
  private static double cost(
      Network network, DispatchRules rules, double[] generation, double[] shed) {
    double cost = 0;
    for (int k = 0; k < generation.length; k++) {
      cost += network.generators().get(k).cost().at(generation[k]);
    }
    for (double power : shed) {
      cost += power == 0 ? 0 : rules.shedPrice() * power;
    }
    return cost;
  }

  private static Optional<double[]> at(
      Map<String, Object> values, String what, List<String> names, int hour, int hours) {
    double[] row = new double[names.size()];
    for (int i = 0; i < row.length; i++) {
      if (!(values.get(what + names.get(i)) instanceof double[] byHour) || byHour.length != hours) {
        return Optional.empty();
      }
      row[i] = byHour[hour];
    }
    return Optional.of(row);
  }
}
