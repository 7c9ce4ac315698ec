package org.firstmover.experiments.studies;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.firstmover.experiments.Quantity;
import org.firstmover.game.tariff.Household;
import org.firstmover.game.tariff.Meter;
import org.firstmover.game.tariff.Tariff;
import org.firstmover.game.tariff.TariffGame;
import org.firstmover.learning.tariff.LearnedTariff;
import org.firstmover.solution.Solution;
import org.firstmover.solvers.tariff.HouseholdPlay;
import org.firstmover.strategy.Point;

/** What is measured in the study of tariffs on three nodes. */
final class HeLiuChen2025Quantities {
  static final List<String> CLASSES = List.of("very-low", "low", "middle", "high");
  static final String COST = "cost";
  static final String DEVIATION = "price deviation";
  static final String PEAK = "peak";
  static final String TROUGH = "trough";
  static final String OVERSTATED = "recomputed less learned";
  static final String GAIN = "gain of ";

  private HeLiuChen2025Quantities() {}

  static List<Quantity> all() {
    List<Quantity> quantities = new ArrayList<>();
    quantities.add(
        new Quantity(
            "gap",
            "largest less smallest burden, % of income",
            (game, solution) -> OptionalDouble.of(solution.leader().value())));
    for (String each : CLASSES) {
      quantities.add(
          Quantity.further(TariffGame.BURDEN + each, "burden of income class " + each + ", %"));
    }
    quantities.add(Quantity.further(TariffGame.REVENUE, "revenue, $ a year"));
    quantities.add(new Quantity(COST, "generation, $ a day", (game, solution) -> cost(solution)));
    quantities.add(
        new Quantity(
            DEVIATION,
            "standard deviation of nodal prices, $/MWh",
            (game, solution) -> deviation(lists(solution, "price "))));
    quantities.add(
        new Quantity(PEAK, "largest net load, MW", (game, solution) -> load(solution, true)));
    quantities.add(
        new Quantity(TROUGH, "smallest net load, MW", (game, solution) -> load(solution, false)));
    quantities.add(
        new Quantity(
            "congested", "hours in which a line is full", (game, solution) -> congested(solution)));
    quantities.add(
        Quantity.further(
            HouseholdPlay.REGRET,
            "what bills of one household of each group would fall by, $ a day"));
    quantities.add(
        Quantity.further(Solution.COMMITMENT_GAP, "missing to the best commitment, points"));
    quantities.add(
        Quantity.further(
            "price deviation, learned", "deviation of prices with learned batteries, $/MWh"));
    quantities.add(
        Quantity.further(
            "price deviation, idle", "deviation of prices with idle batteries, $/MWh"));
    quantities.add(
        Quantity.further(
            "price deviation, planned",
            "deviation of prices with batteries that follow the equilibrium of a day without"
                + " weather, $/MWh"));
    for (String batteries : List.of("learned", "idle", "planned")) {
      quantities.add(
          Quantity.further(
              "cost a day, " + batteries,
              "generation on a day with " + batteries + " batteries, $"));
    }
    quantities.add(
        Quantity.further(
            Solution.TRAINING_RETURN,
            "what the leader sees with learned batteries, mean of 100 days with weather, points"));
    quantities.add(
        Quantity.further(
            LearnedTariff.WITH_LEARNED,
            "the same on days without weather, to be held against the gap, points"));
    quantities.add(
        new Quantity(
            OVERSTATED,
            "gap at the exact response less what the leader sees on days without weather, points",
            (game, solution) -> overstated(solution)));
    quantities.add(
        Quantity.further(
            Solution.LEARNED_REGRET, "what a learned battery loses without weather, $ a day"));
    for (String each : CLASSES.subList(1, CLASSES.size())) {
      quantities.add(
          new Quantity(
              GAIN + each,
              "what hardware saves a household of income class " + each + ", $ a year",
              (game, solution) -> gain((TariffGame) game, solution, each)));
    }
    return quantities;
  }

  /** What the leader believes too good: burdens at the exact response are further apart by it. */
  private static OptionalDouble overstated(Solution solution) {
    Double seen = solution.values().get(LearnedTariff.WITH_LEARNED);
    return seen == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(solution.leader().value() - seen);
  }

  private static Point operator(Solution solution) {
    return (Point) solution.followers().get(solution.followers().size() - 1).response();
  }

  private static List<double[]> lists(Solution solution, String beginning) {
    return operator(solution).entries().stream()
        .filter(entry -> entry.name().startsWith(beginning))
        .map(Point.Entry::values)
        .toList();
  }

  private static OptionalDouble cost(Solution solution) {
    return OptionalDouble.of(solution.followers().get(solution.followers().size() - 1).value());
  }

  private static OptionalDouble deviation(List<double[]> lists) {
    double[] all = lists.stream().flatMapToDouble(Arrays::stream).toArray();
    double mean = DoubleStream.of(all).average().orElse(0);
    return OptionalDouble.of(
        Math.sqrt(DoubleStream.of(all).map(x -> (x - mean) * (x - mean)).average().orElse(0)));
  }

  /** Of all nodes: what is generated. */
  private static OptionalDouble load(Solution solution, boolean largest) {
    List<double[]> generation = lists(solution, "generation ");
    List<double[]> spilled = lists(solution, "spill ");
    double[] sums = new double[generation.get(0).length];
    for (int t = 0; t < sums.length; t++) {
      int hour = t;
      sums[t] =
          generation.stream().mapToDouble(list -> list[hour]).sum()
              - spilled.stream().mapToDouble(list -> list[hour]).sum();
    }
    return largest ? DoubleStream.of(sums).max() : DoubleStream.of(sums).min();
  }

  private static OptionalDouble congested(Solution solution) {
    List<double[]> congestion = lists(solution, "congestion ");
    int hours = 0;
    for (int t = 0; t < congestion.get(0).length; t++) {
      int hour = t;
      hours += congestion.stream().anyMatch(list -> Math.abs(list[hour]) > 1e-6) ? 1 : 0;
    }
    return OptionalDouble.of(hours);
  }

  /** What a household without hardware would pay more than one with it, at the prices of now. */
  private static OptionalDouble gain(TariffGame game, Solution solution, String incomeClass) {
    for (int g = 0; g < game.households().size(); g++) {
      Household household = game.households().get(g);
      if (household.isProsumer() && household.incomeClass().equals(incomeClass)) {
        double with = solution.followers().get(g).value();
        return OptionalDouble.of(billWithout(game, solution, g) - with);
      }
    }
    return OptionalDouble.empty();
  }

  private static double billWithout(TariffGame game, Solution solution, int group) {
    Household household = game.households().get(group);
    List<Household> more = new ArrayList<>(game.households());
    more.add(household.asConsumer(household.name() + " with nothing"));
    Tariff tariff =
        solution
            .leader()
            .strategy()
            .weights()
            .inOrderOf(game.design().names(game.incomeClasses()))
            .map(game.design()::tariff)
            .orElseThrow();
    double[] prices = lists(solution, "price ").get(game.buses()[group]);
    double[] idle = new double[game.hours()];
    Meter meter = game.withHouseholds(more).meter(more.size() - 1, tariff, prices);
    int incomeClass = game.incomeClasses().indexOf(household.incomeClass());
    return meter.bill(idle, idle) / game.years() + TariffGame.fixedCharge(tariff, incomeClass);
  }
}
