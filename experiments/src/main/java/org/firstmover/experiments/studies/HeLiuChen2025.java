package org.firstmover.experiments.studies;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.firstmover.experiments.GamePlan;
import org.firstmover.experiments.MethodPlan;
import org.firstmover.experiments.Published;
import org.firstmover.experiments.Study;
import org.firstmover.game.tariff.TariffGame;
import org.firstmover.solvers.tariff.HouseholdPlay;

/**
 * Tariffs, batteries and nodal prices on a public substitute for the three-node experiment whose
 * numbers are not published.
 *
 * <p>Source: J. He, A. L. Liu, Y. Chen, "Learning in Stackelberg Markov Games", 2025.
 */
final class HeLiuChen2025 {
  static final String CASES = "case";
  static final String ADOPTION = "adoption";
  static final String SCALED = "scaled to 24.63 M$";
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

  /** So that what has no chance in it has a standard error, which is 0. */
  private static final int TWICE = 2;

  /**
   * A row of the table: its letter, its parameters and its figures where they are known.
   *
   * @param peak MW
   * @param trough MW
   * @param cost $ a day
   * @param deviation $/MWh
   * @param revenue M$ a year
   * @param eei % by income class
   */
  private record Case(
      String letter,
      Map<String, String> parameters,
      double peak,
      double trough,
      double cost,
      double deviation,
      double revenue,
      double... eei) {}

  private static final double UNKNOWN = Double.NaN;

  private static final List<Case> TABLE =
      List.of(
          new Case(
              "A",
              flat("none", "0.30"),
              35.51,
              24.94,
              13_381,
              10.02,
              43.72,
              16.35,
              7.44,
              3.89,
              2.92),
          new Case("B", flat("panels", "0.30"), 34.56, 8.66, 8_534, 10.59, UNKNOWN),
          new Case(
              "C",
              flat("batteries", "0.30"),
              31.36,
              18.42,
              8_131,
              6.85,
              24.63,
              16.35,
              0.88,
              0.95,
              1.13),
          new Case(
              "D",
              metered(flat("batteries", "0.30")),
              34.56,
              8.66,
              8_534,
              10.59,
              23.87,
              16.35,
              0.55,
              0.83,
              1.08),
          new Case(
              "E",
              timeOfUse("0.22", "0.54"),
              31.36,
              20.04,
              8_013,
              5.25,
              22.81,
              16.38,
              0.64,
              0.70,
              0.83),
          new Case(
              "F",
              metered(timeOfUse("0.22", "0.54")),
              UNKNOWN,
              UNKNOWN,
              UNKNOWN,
              UNKNOWN,
              14.04,
              16.38,
              -2.88,
              -0.69,
              0.17),
          new Case(
              "G",
              graduated(flat("batteries", "0.24")),
              31.36,
              18.42,
              8_131,
              6.85,
              22.52,
              13.68,
              1.15,
              1.16,
              1.15),
          new Case(
              "H",
              graduated(timeOfUse("0.16", "0.48")),
              31.36,
              20.04,
              8_013,
              5.25,
              20.70,
              13.71,
              0.92,
              0.91,
              0.85));

  /** What the table's tariffs are to be scaled by to earn 24.63 M$ a year. */
  static final Map<String, String> SCALES =
      new TreeMap<>(
          Map.of(
              "C",
              "1.0001326",
              "D",
              "1.0319886",
              "E",
              "1.0797943",
              "F",
              "1.7542766",
              "G",
              "1.0936854",
              "H",
              "1.1898078"));

  /** Of these the one that is outside the leader's bounds, at a peak rate of 0.95 $/kWh. */
  private static final String BEYOND = "F";

  static final Study STUDY =
      new Study(
          "he-liu-chen-2025",
          "tariffs, batteries and nodal prices on three nodes",
          "The paper's network, incomes, tariffs and settings of PPO are not published: this is a"
              + " reproduction in kind and not in number, on a public substitute whose figures are"
              + " its own. Three nodes with one narrow line (case3_lmbd at 1:10); at each node 3,000"
              + " households of very low income, and 3,000 with panels and batteries, of low, middle"
              + " and high income."
              + " Cases: A without hardware, B with panels, C with batteries, all at a flat rate; D"
              + " as C with net metering; E at time-of-use rates, F the same with net metering; G"
              + " and H as C and E with fixed charges that rise with income; I at nodal prices with"
              + " an adder, where households' answers make the prices that they answer. There"
              + " fictitious play converges, and best responses to the last prices go round in"
              + " circles, as all charge in the hours that were cheap before."
              + " Design: a utility chooses rates and fixed charges so that burdens are as equal as"
              + " 24.63 M$ a year allow, through the households' response; beside it where best"
              + " responses in turn lead, which is no commitment, and the table's tariffs scaled to"
              + " that revenue. F cannot be within 0.60 $/kWh: its peak rate would be 0.95."
              + " Learning: prosumers learn by PPO what to do with their batteries in each hour of"
              + " 1,500 days with weather, and a utility learns its adders every morning, where it"
              + " has any to choose; then nobody learns for 100 days. What stands in tables without"
              + " a further word is the exact response to the rates that were learned."
              + " What the paper claims holds in kind: batteries that follow prices calm them; rates"
              + " by volume weigh on those without hardware; charges that rise with income bring"
              + " burdens together."
              + " Where figures differ: how F's batteries break ties is"
              + " open, so that its cost and deviation, about 15,600 $ a day and 35 $/MWh in the"
              + " substitute, are 15,837 and 35.6 here; the peak of I, 24.71 MW, is 24.73 MW after"
              + " 200 rounds and 24.68 MW at the equilibrium.",
          "J. He, A. L. Liu, Y. Chen, Learning in Stackelberg Markov Games, 2025",
          "case",
          cells(),
          HeLiuChen2025Quantities.all(),
          List.of(),
          HeLiuChen2025Views.courses(),
          HeLiuChen2025Views.all(),
          published());

  private HeLiuChen2025() {}

  private static Map<String, String> flat(String hardware, String rate) {
    return Map.of("tariff", "flat", "hardware", hardware, "rate", rate);
  }

  private static Map<String, String> timeOfUse(String rate, String peak) {
    return Map.of("tariff", "time-of-use", "rate", rate, "peak", peak);
  }

  private static Map<String, String> metered(Map<String, String> parameters) {
    return with(parameters, "billing", "net-metering");
  }

  private static Map<String, String> graduated(Map<String, String> parameters) {
    return with(parameters, "fixed", "graduated");
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
      cells.add(new Study.Cell(plan(CASES, row.letter(), row.parameters()), exact, TWICE));
    }
    Map<String, String> prices = Map.of("tariff", "prices", "rate", "0.12");
    cells.addAll(
        Study.crossed(
            List.of(plan(CASES, "I", prices)),
            List.of(
                play(AVERAGED, "fictitious-play"),
                play(UNDAMPED, "fixed-point"),
                play(DAMPED, "damped-fixed-point")),
            TWICE));
    for (String letter : List.of("C", "D", "E", "G")) {
      adoption(letter, row(letter).parameters(), exact, cells);
    }
    adoption("I", prices, play(AVERAGED, "fictitious-play"), cells);
    SCALES.forEach(
        (letter, scale) -> {
          String label = letter + (letter.equals(BEYOND) ? ", beyond bounds" : "");
          Map<String, String> game = with(row(letter).parameters(), "scale", scale);
          cells.add(new Study.Cell(plan(SCALED, label, game), exact, 1));
        });
    cells.add(
        new Study.Cell(
            plan(DESIGN, "committed", Map.of()), MethodPlan.of(COMMITMENT, "tariff-search"), 1));
    cells.add(
        new Study.Cell(
            plan(DESIGN, "in turn", Map.of()),
            MethodPlan.of(TURNS, "alternating-best-response"),
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

  private static Case row(String letter) {
    return TABLE.stream().filter(c -> c.letter().equals(letter)).findFirst().orElseThrow();
  }

  private static void adoption(
      String letter, Map<String, String> parameters, MethodPlan method, List<Study.Cell> cells) {
    for (int percent = 0; percent <= 100; percent += 25) {
      Map<String, String> game = with(parameters, "share", Double.toString(percent / 100.0));
      cells.add(
          new Study.Cell(plan(adoptionUnder(letter), Integer.toString(percent), game), method, 1));
    }
  }

  static String adoptionUnder(String letter) {
    return ADOPTION + " under " + letter;
  }

  private static GamePlan plan(String label, String setting, Map<String, String> parameters) {
    return new GamePlan(label, setting, "three-nodes", parameters);
  }

  /** Regret is what is measured. */
  private static MethodPlan play(String label, String method) {
    return new MethodPlan(label, method, Map.of(), MethodPlan.STOPPED, List.of("household regret"));
  }

  private static List<Published> published() {
    List<Published> all = new ArrayList<>();
    for (Case row : TABLE) {
      add(all, HeLiuChen2025Quantities.PEAK, row.letter(), EXACT, row.peak(), 0.005);
      add(all, HeLiuChen2025Quantities.TROUGH, row.letter(), EXACT, row.trough(), 0.005);
      add(all, HeLiuChen2025Quantities.COST, row.letter(), EXACT, row.cost(), 0.5);
      add(all, HeLiuChen2025Quantities.DEVIATION, row.letter(), EXACT, row.deviation(), 0.005);
      add(all, TariffGame.REVENUE, row.letter(), EXACT, 1e6 * row.revenue(), 5e3);
      for (int c = 0; c < row.eei().length; c++) {
        String burden = TariffGame.BURDEN + HeLiuChen2025Quantities.CLASSES.get(c);
        add(all, burden, row.letter(), EXACT, row.eei()[c], 0.005);
      }
    }
    // how F's batteries break ties is not said: its figures are indicative
    add(all, HeLiuChen2025Quantities.PEAK, "F", EXACT, 76.6, UNKNOWN);
    add(all, HeLiuChen2025Quantities.TROUGH, "F", EXACT, -24.2, UNKNOWN);
    add(all, HeLiuChen2025Quantities.COST, "F", EXACT, 15_600, UNKNOWN);
    add(all, HeLiuChen2025Quantities.DEVIATION, "F", EXACT, 35, UNKNOWN);
    add(all, HeLiuChen2025Quantities.PEAK, "I", AVERAGED, 24.71, 0.005);
    add(all, HeLiuChen2025Quantities.TROUGH, "I", AVERAGED, 20.04, 0.005);
    add(all, HeLiuChen2025Quantities.COST, "I", AVERAGED, 7_870, 0.5);
    add(all, HeLiuChen2025Quantities.DEVIATION, "I", AVERAGED, 1.48, 0.005);
    add(all, HouseholdPlay.REGRET, "I", AVERAGED, 0.0093, 1e-4);
    add(all, HouseholdPlay.REGRET, "I", UNDAMPED, 0.1525, 5e-5);
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
