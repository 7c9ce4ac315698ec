package org.firstmover.experiments.studies;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.firstmover.experiments.Course;
import org.firstmover.experiments.GamePlan;
import org.firstmover.experiments.MethodPlan;
import org.firstmover.experiments.Published;
import org.firstmover.experiments.Quantity;
import org.firstmover.experiments.Study;
import org.firstmover.game.tariff.TariffGame;
import org.firstmover.solution.Response;
import org.firstmover.solution.Solution;
import org.firstmover.solvers.tariff.HouseholdPlay;
import org.firstmover.strategy.Point;

/**
 * Tariffs, batteries and nodal prices on a public substitute for the three-node experiment whose
 * numbers are not published.
 *
 * <p>Source: J. He, A. L. Liu, Y. Chen, "Learning in Stackelberg Markov Games", 2025.
 */
final class HeLiuChen2025 {
  static final String CASES = "three nodes";
  static final String ADOPTION = "adoption";
  static final String DESIGN = "design";
  static final String LEARNING = "learning";

  static final String EXACT = "exact response";
  static final String AVERAGED = "fictitious play";
  static final String UNDAMPED = "fixed point";
  static final String DAMPED = "damped by 0.1";
  static final String COMMITMENT = "tariff search";
  static final String TURNS = "best responses in turn";
  static final String LEARNED = "learned";

  private static final String OWN =
      "the substitute's figures, by linear programmes of an independent computation";
  private static final int LEARNING_SEEDS = 3;
  private static final List<String> CLASSES = List.of("very-low", "low", "middle", "high");
  private static final String WITHOUT = " without";

  /** A row of the table: its letter, its parameters and its figures where they are known. */
  private record Case(
      String letter,
      Map<String, String> parameters,
      double cost,
      double deviation,
      double... eei) {}

  private static final double UNKNOWN = Double.NaN;

  private static final List<Case> TABLE =
      List.of(
          new Case("A", flat("none", "0.30"), 13_381, 10.02, 16.35, 7.44, 3.89, 2.92),
          new Case("B", flat("panels", "0.30"), 8_534, 10.59),
          new Case("C", flat("batteries", "0.30"), 8_131, 6.85, 16.35, 0.88, 0.95, 1.13),
          new Case(
              "D",
              with(flat("batteries", "0.30"), "billing", "net-metering"),
              8_534,
              10.59,
              16.35,
              0.55,
              0.83,
              1.08),
          new Case("E", timeOfUse("0.22", "0.54"), 8_013, 5.25, 16.38, 0.64, 0.70, 0.83),
          new Case(
              "F",
              with(timeOfUse("0.22", "0.54"), "billing", "net-metering"),
              UNKNOWN,
              UNKNOWN,
              16.38,
              -2.88,
              -0.69,
              0.17),
          new Case(
              "G",
              with(flat("batteries", "0.24"), "fixed", "graduated"),
              8_131,
              6.85,
              13.68,
              1.15,
              1.16,
              1.15),
          new Case(
              "H",
              with(timeOfUse("0.16", "0.48"), "fixed", "graduated"),
              8_013,
              5.25,
              13.71,
              0.92,
              0.91,
              0.85));

  static final Study STUDY =
      new Study(
          "he-liu-chen-2025",
          "tariffs, batteries and nodal prices on three nodes",
          "The paper's network, incomes and settings are not published, so that this is a reproduction"
              + " in kind and not in number: a network of three nodes with one narrow line, at each"
              + " node 3,000 households of very low income and 3,000 with panels and batteries, of low,"
              + " middle and high income. Cases: A without hardware, B with panels, C with batteries,"
              + " all under a flat rate; D as C with net metering; E under time-of-use rates, F the"
              + " same with net metering (its prices depend on how ties are broken); G and H as C and"
              + " E with fixed charges that rise with income; I under nodal prices with an adder,"
              + " where households' answers make the prices that they answer. There fictitious play"
              + " converges, while best responses to the last prices go round in circles, as all"
              + " charge in the hours that were cheap before. The paper's claims hold in kind:"
              + " batteries that follow prices calm them; rates by volume let burdens of those without"
              + " hardware stand; charges that rise with income bring burdens nearer to one another."
              + " In the design rows a utility chooses rates and fixed charges so that burdens are as"
              + " equal as its revenue allows, through the households' response; beside it stands"
              + " where best responses in turn lead, which is no commitment. In the learning rows"
              + " prosumers learn by PPO what to do with their batteries, each hour of 1,500 days with"
              + " weather, and a utility learns its rates every morning, where it has any to choose;"
              + " then nobody learns for 100 days, of which the prices are those with learned and"
              + " with idle batteries. Adoption: what panels and a battery save a household a year,"
              + " by the share of those who could have them that do.",
          "J. He, A. L. Liu, Y. Chen, Learning in Stackelberg Markov Games, 2025",
          "case",
          cells(),
          quantities(),
          List.of(),
          courses(),
          published());

  private HeLiuChen2025() {}

  private static Map<String, String> flat(String hardware, String rate) {
    return Map.of("tariff", "flat", "hardware", hardware, "rate", rate);
  }

  private static Map<String, String> timeOfUse(String rate, String peak) {
    return Map.of("tariff", "time-of-use", "rate", rate, "peak", peak);
  }

  private static Map<String, String> with(Map<String, String> map, String key, String value) {
    Map<String, String> more = new HashMap<>(map);
    more.put(key, value);
    return more;
  }

  private static List<Study.Cell> cells() {
    List<Study.Cell> cells = new ArrayList<>();
    MethodPlan exact = play(EXACT, "fixed-point").with(Map.of("tolerance", "1e-9"));
    for (Case row : TABLE) {
      cells.add(new Study.Cell(plan(CASES, row.letter(), row.parameters()), exact, 1));
    }
    Map<String, String> prices = Map.of("tariff", "prices", "rate", "0.12");
    cells.addAll(
        Study.crossed(
            List.of(plan(CASES, "I", prices)),
            List.of(
                play(AVERAGED, "fictitious-play"),
                play(UNDAMPED, "fixed-point"),
                play(DAMPED, "damped-fixed-point")),
            1));
    for (String letter : List.of("C", "D", "E", "G")) {
      Case row = TABLE.stream().filter(c -> c.letter().equals(letter)).findFirst().orElseThrow();
      for (String share : List.of("0", "0.25", "0.5", "0.75", "1")) {
        GamePlan game =
            plan(ADOPTION + " under " + letter, share, with(row.parameters(), "share", share));
        cells.add(new Study.Cell(game, exact, 1));
      }
    }
    cells.addAll(
        Study.crossed(
            List.of(plan(DESIGN, "24.63 M$", Map.of())),
            List.of(
                MethodPlan.of(COMMITMENT, "tariff-search"),
                MethodPlan.of(TURNS, "alternating-best-response")),
            1));
    cells.addAll(
        Study.crossed(
            List.of(
                plan(LEARNING, "given adder", prices),
                plan(
                    LEARNING,
                    "chosen adders",
                    Map.of("tariff", "free-adders", "revenue", "15000000"))),
            List.of(play(LEARNED, "learned-tariff")),
            LEARNING_SEEDS));
    return cells;
  }

  private static GamePlan plan(String label, String setting, Map<String, String> parameters) {
    return new GamePlan(label, setting, "three-nodes", parameters);
  }

  /** Regret is what is measured. */
  private static MethodPlan play(String label, String method) {
    return new MethodPlan(label, method, Map.of(), MethodPlan.STOPPED, List.of("household regret"));
  }

  private static List<Quantity> quantities() {
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
    quantities.add(new Quantity("cost", "generation, $ a day", (game, solution) -> cost(solution)));
    quantities.add(
        new Quantity(
            "price deviation",
            "standard deviation of nodal prices, $/MWh",
            (game, solution) -> deviation(lists(solution, "price "))));
    quantities.add(
        new Quantity("peak", "largest net load, MW", (game, solution) -> load(solution, true)));
    quantities.add(
        new Quantity("trough", "smallest net load, MW", (game, solution) -> load(solution, false)));
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
            Solution.LEARNED_REGRET, "what a learned battery loses without weather, $ a day"));
    for (String each : CLASSES.subList(1, CLASSES.size())) {
      quantities.add(
          new Quantity(
              "gain of " + each,
              "what hardware saves a household of income class " + each + ", $ a year",
              (game, solution) -> gain(solution, each)));
    }
    return quantities;
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

  /** What a household without hardware pays more than one with it. */
  private static OptionalDouble gain(Solution solution, String incomeClass) {
    for (Response without : solution.followers()) {
      if (without.name().startsWith(incomeClass + " at ") && without.name().endsWith(WITHOUT)) {
        String name = without.name().substring(0, without.name().length() - WITHOUT.length());
        return solution.followers().stream()
            .filter(response -> response.name().equals(name))
            .mapToDouble(response -> without.value() - response.value())
            .findFirst();
      }
    }
    return OptionalDouble.empty();
  }

  private static List<Course> courses() {
    List<Course> courses = new ArrayList<>();
    courses.add(
        new Course("regret", "household regret on the way, $ a day", HouseholdPlay.REGRET, 1e-4));
    courses.add(
        new Course(
            "deviation",
            "deviation of a day's prices with learning batteries, $/MWh",
            "price deviation, learned",
            0));
    courses.add(
        new Course(
            "deviation, idle",
            "deviation of a day's prices with idle batteries, $/MWh",
            "price deviation, idle",
            0));
    courses.add(new Course("measure", "largest less smallest burden by day, %", "measure", 0));
    for (String node : List.of("1", "2", "3")) {
      courses.add(
          new Course(
              "price " + node, "price at node " + node + " by hour, $/MWh", "price at " + node, 0));
      courses.add(
          new Course(
              "price " + node + ", idle",
              "price at node " + node + " by hour with idle batteries, $/MWh",
              "price at " + node + ", idle",
              0));
    }
    for (String name : List.of("low at 1", "middle at 2", "high at 3")) {
      courses.add(
          new Course("battery, " + name, "kWh stored by hour, " + name, "stored, " + name, 0));
      courses.add(
          new Course("net load, " + name, "kWh drawn by hour, " + name, "net load, " + name, 0));
    }
    return courses;
  }

  private static List<Published> published() {
    List<Published> all = new ArrayList<>();
    for (Case row : TABLE) {
      add(all, "cost", row.letter(), EXACT, row.cost(), 0.5);
      add(all, "price deviation", row.letter(), EXACT, row.deviation(), 0.005);
      for (int c = 0; c < row.eei().length; c++) {
        add(all, TariffGame.BURDEN + CLASSES.get(c), row.letter(), EXACT, row.eei()[c], 0.005);
      }
    }
    add(all, "cost", "I", AVERAGED, 7_870, 0.5);
    add(all, "price deviation", "I", AVERAGED, 1.48, 0.005);
    add(all, HouseholdPlay.REGRET, "I", AVERAGED, 0.0093, 1e-4);
    return all;
  }

  /**
   * @param rounding half a unit of the last digit printed, taken for two standard errors
   */
  private static void add(
      List<Published> all,
      String quantity,
      String letter,
      String method,
      double value,
      double rounding) {
    if (!Double.isNaN(value)) {
      all.add(new Published(quantity, CASES, letter, method, value, rounding / 2, OWN));
    }
  }
}
