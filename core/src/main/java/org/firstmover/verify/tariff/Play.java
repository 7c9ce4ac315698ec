package org.firstmover.verify.tariff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firstmover.game.power.Dispatch;
import org.firstmover.game.tariff.Battery;
import org.firstmover.game.tariff.HourlyLists;
import org.firstmover.game.tariff.Household;
import org.firstmover.game.tariff.Meter;
import org.firstmover.game.tariff.Settlement;
import org.firstmover.game.tariff.Tariff;
import org.firstmover.game.tariff.TariffGame;
import org.firstmover.solution.Check;
import org.firstmover.solution.Check.Kind;
import org.firstmover.solution.Response;
import org.firstmover.solution.Tolerances;
import org.firstmover.strategy.Point;
import org.firstmover.verify.Worst;
import org.firstmover.verify.power.DispatchVerifier;

/** A tariff with what a solution says that everyone does. */
final class Play {
  private final TariffGame game;
  private final Tariff tariff;
  private final double[][] charge;
  private final double[][] discharge;
  private final double[][] battery;
  private final double[] misprinted;
  private final List<Dispatch> dispatches;
  private final List<Meter> meters = new ArrayList<>();

  private Play(
      TariffGame game,
      Tariff tariff,
      double[][] charge,
      double[][] discharge,
      double[] misprinted,
      List<Dispatch> dispatches) {
    this.game = game;
    this.tariff = tariff;
    this.charge = charge;
    this.discharge = discharge;
    this.misprinted = misprinted;
    this.dispatches = dispatches;
    battery = difference(charge, discharge);
    int[] buses = game.buses();
    double[][] prices = prices();
    for (int g = 0; g < buses.length; g++) {
      int bus = buses[g];
      double[] local = Arrays.stream(prices).mapToDouble(hour -> hour[bus]).toArray();
      meters.add(game.meter(g, tariff, local));
    }
  }

  /**
   * What a solution names, if it is that.
   *
   * @param wrong gets the check that failed, else
   */
  static Optional<Play> of(
      TariffGame game, Tariff tariff, List<Response> followers, List<Check> wrong) {
    int groups = game.households().size();
    List<String> names = new ArrayList<>();
    game.households().forEach(household -> names.add(household.name()));
    names.add(TariffGame.OPERATOR);
    if (!followers.stream().map(Response::name).toList().equals(names)) {
      wrong.add(Check.fact("followers", false, "expected " + String.join(", ", names)));
      return Optional.empty();
    }
    double[][] charge = new double[groups][game.hours()];
    double[][] discharge = new double[groups][game.hours()];
    double[] misprinted = new double[groups];
    for (int g = 0; g < groups; g++) {
      Household household = game.households().get(g);
      Map<String, Object> values = values(followers.get(g));
      if (household.battery().isPresent()
          && !(read(values, HourlyLists.CHARGE, charge[g])
              && read(values, HourlyLists.DISCHARGE, discharge[g]))) {
        wrong.add(
            Check.fact(
                "household variables",
                false,
                household.name() + ": expected charge and discharge, one finite number an hour"));
        return Optional.empty();
      }
      misprinted[g] = misprinted(household, values, charge[g], discharge[g]);
    }
    double[][] loads = game.loads(difference(charge, discharge));
    Optional<List<Dispatch>> dispatches =
        HourlyLists.dispatches(game.network(), values(followers.get(groups)), loads, game.rules());
    if (dispatches.isEmpty()) {
      wrong.add(
          Check.fact(
              "system operator",
              false,
              "expected generation, prices, angles, spill, shed, flows and congestion by hour"));
      return Optional.empty();
    }
    return Optional.of(new Play(game, tariff, charge, discharge, misprinted, dispatches.get()));
  }

  /** What households are said to do at another tariff. */
  static Play of(TariffGame game, Tariff tariff, HouseholdAnswers.Answer answer) {
    double[] misprinted = new double[answer.charge().length];
    double[][] loads = game.loads(difference(answer.charge(), answer.discharge()));
    List<Dispatch> atLoads = new ArrayList<>();
    for (int t = 0; t < loads.length; t++) {
      Dispatch said = answer.dispatches().get(t);
      atLoads.add(
          new Dispatch(
              said.status(),
              loads[t],
              said.cost(),
              said.generation(),
              said.angles(),
              said.flows(),
              said.prices(),
              said.congestion(),
              said.spill(),
              said.shed()));
    }
    return new Play(game, tariff, answer.charge(), answer.discharge(), misprinted, atLoads);
  }

  /** The same play, billed by another tariff. */
  Play under(Tariff other) {
    return new Play(game, other, charge, discharge, misprinted, dispatches);
  }

  private static Map<String, Object> values(Response response) {
    return response.response() instanceof Point point ? point.values() : Map.of();
  }

  private static boolean read(Map<String, Object> values, String name, double[] into) {
    if (!(values.get(name) instanceof double[] list)
        || list.length != into.length
        || !Arrays.stream(list).allMatch(Double::isFinite)) {
      return false;
    }
    System.arraycopy(list, 0, into, 0, into.length);
    return true;
  }

  /** How far off what is stored and drawn is printed, where it is. */
  private static double misprinted(
      Household household, Map<String, Object> values, double[] charge, double[] discharge) {
    double worst = 0;
    double[] expected = new double[charge.length];
    if (values.get(HourlyLists.STORED) instanceof double[] stored
        && household.battery().isPresent()) {
      stored(household.battery().get(), charge, discharge, expected);
      worst = distance(stored, expected);
    }
    if (values.get(HourlyLists.NET_LOAD) instanceof double[] net) {
      Arrays.setAll(expected, t -> household.netLoad(t) + charge[t] - discharge[t]);
      worst = Math.max(worst, distance(net, expected));
    }
    return worst;
  }

  private static double distance(double[] from, double[] to) {
    double most = from.length == to.length ? 0 : Double.NaN;
    for (int t = 0; t < to.length && !Double.isNaN(most); t++) {
      double apart = Math.abs(from[t] - to[t]);
      most = apart <= most ? most : apart;
    }
    return most;
  }

  private static void stored(Battery battery, double[] charge, double[] discharge, double[] into) {
    double now = battery.start();
    for (int t = 0; t < into.length; t++) {
      now += battery.charge() * charge[t] - discharge[t] / battery.discharge();
      into[t] = now;
    }
  }

  private static double[][] difference(double[][] charge, double[][] discharge) {
    double[][] net = new double[charge.length][];
    for (int g = 0; g < net.length; g++) {
      net[g] = new double[charge[g].length];
      for (int t = 0; t < net[g].length; t++) {
        net[g][t] = charge[g][t] - discharge[g][t];
      }
    }
    return net;
  }

  private double[][] prices() {
    return TariffGame.prices(dispatches);
  }

  TariffGame game() {
    return game;
  }

  Tariff tariff() {
    return tariff;
  }

  /** Powers, what is stored, and what else is printed of it. */
  List<Check> batteryChecks() {
    Worst limits = new Worst();
    Worst printed = new Worst();
    for (int g = 0; g < charge.length; g++) {
      printed.offer(g, misprinted[g], Tolerances.ITERATIVE);
      if (game.households().get(g).battery().isPresent()) {
        double outside = outside(game.households().get(g).battery().get(), g);
        limits.offer(g, outside, Tolerances.ITERATIVE);
      }
    }
    List<Check> checks = new ArrayList<>();
    if (!limits.isEmpty()) {
      checks.add(limits.check("battery limits", Kind.EXACT, this::name));
    }
    checks.add(printed.check("stored energy and net load", Kind.EXACT, this::name));
    return checks;
  }

  private String name(int group) {
    return game.households().get(group).name();
  }

  private double outside(Battery battery, int group) {
    double[] stored = new double[game.hours()];
    stored(battery, charge[group], discharge[group], stored);
    double outside = Math.abs(stored[stored.length - 1] - battery.end());
    for (int t = 0; t < stored.length; t++) {
      outside = Math.max(outside, Math.max(-stored[t], stored[t] - battery.energy()));
      double most = Math.max(charge[group][t], discharge[group][t]);
      double least = Math.min(charge[group][t], discharge[group][t]);
      outside = Math.max(outside, Math.max(-least, most - battery.power()));
    }
    return outside;
  }

  /** The dispatch by its optimality conditions: of every condition the worst hour. */
  List<Check> dispatchChecks() {
    Map<String, Worst> worst = new LinkedHashMap<>();
    Map<String, Kind> kinds = new LinkedHashMap<>();
    for (int t = 0; t < dispatches.size(); t++) {
      for (Check check :
          DispatchVerifier.verify(game.network(), game.rules(), dispatches.get(t)).checks()) {
        worst
            .computeIfAbsent(check.name(), name -> new Worst())
            .offer(t + 1, check.value(), check.tolerance());
        kinds.put(check.name(), check.kind());
      }
    }
    List<Check> checks = new ArrayList<>();
    worst.forEach(
        (name, each) ->
            checks.add(
                each.check(
                    "dispatch: " + name, kinds.getOrDefault(name, Kind.EXACT), t -> "hour " + t)));
    return checks;
  }

  /** The worst of what households lose, $ a year. */
  Check regret() {
    Worst worst = new Worst();
    for (int g = 0; g < meters.size(); g++) {
      Optional<Battery> battery = game.households().get(g).battery();
      if (battery.isPresent()) {
        double cost = cost(g);
        double least = ResponseBound.of(meters.get(g), battery.get(), 1) / game.years();
        worst.offer(g, cost - least, Tolerances.value(cost, 1));
      }
    }
    return worst.isEmpty()
        ? Check.of("household regret", Kind.EXACT, 0, 0).withNote("no household has a choice")
        : worst.check(
            "household regret",
            Kind.BOUND,
            g -> name(g) + ": $ a year, by the dual of its problem");
  }

  /** What a household minimises, $ a year, fixed charges apart. */
  double cost(int group) {
    return meters.get(group).cost(charge[group], discharge[group]) / game.years();
  }

  /** A year of the printed play. */
  Settlement year() {
    double[] bills = new double[meters.size()];
    Arrays.setAll(bills, g -> meters.get(g).bill(charge[g], discharge[g]) / game.years());
    return game.settle(tariff, bills, game.wholesale(battery, prices()));
  }

  /** The worst of the bills that are printed, and the operator's cost. */
  Optional<Check> bills(List<Response> followers) {
    Worst worst = new Worst();
    double[] bills = year().bills();
    for (int g = 0; g <= bills.length; g++) {
      double printed = followers.get(g).value();
      double recomputed =
          g < bills.length ? bills[g] : dispatches.stream().mapToDouble(Dispatch::cost).sum();
      if (!Double.isNaN(printed)) {
        worst.offer(g, Math.abs(printed - recomputed), Tolerances.value(recomputed, 1));
      }
    }
    return worst.isEmpty()
        ? Optional.empty()
        : Optional.of(
            worst.check(
                "follower value",
                Kind.EXACT,
                g -> g < bills.length ? name(g) : TariffGame.OPERATOR));
  }
}
