package org.firstmover.catalog.tariff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.firstmover.game.power.Branch;
import org.firstmover.game.power.Bus;
import org.firstmover.game.power.Cost;
import org.firstmover.game.power.DispatchRules;
import org.firstmover.game.power.Generator;
import org.firstmover.game.power.Network;
import org.firstmover.game.tariff.Battery;
import org.firstmover.game.tariff.Billing;
import org.firstmover.game.tariff.EquityMeasure;
import org.firstmover.game.tariff.Household;
import org.firstmover.game.tariff.Range;
import org.firstmover.game.tariff.Revenue;
import org.firstmover.game.tariff.TariffDesign;
import org.firstmover.game.tariff.TariffGame;
import org.firstmover.game.tariff.Window;

/**
 * A public substitute for the three-node experiment of J. He, A. L. Liu, Y. Chen, "Learning in
 * Stackelberg Markov Games" (2025), whose network, incomes and profiles are not published: what
 * comes of it is to be compared with that paper in kind, not in number.
 *
 * <p>The network is case3_lmbd of PGLib-OPF (B. C. Lesieutre, D. K. Molzahn, A. R. Borden, C. L.
 * DeMarco, "Examining the limits of the application of semidefinite programming to power flow
 * problems", 2011) at a tenth of its power, so that quadratic costs are ten times as large. Load
 * and sun are means over five homes and a year of the CityLearn Challenge 2022. At every node live
 * 3,000 households of very low income, and 3,000 with panels and batteries: of low income at node
 * 1, of middle income at node 2, of high income at node 3.
 */
public final class ThreeNodes {
  public static final List<String> CLASSES = List.of("very-low", "low", "middle", "high");

  /** $ a year. */
  private static final double[] INCOME = {12_000, 32_000, 72_000, 120_000};

  /** Load as a share of the mean home's. */
  private static final double[] FACTOR = {0.70, 0.85, 1.00, 1.25};

  /** MW of others, constant. */
  private static final double[] BACKGROUND = {5, 5, 4};

  /** Mean load of the five homes, kWh in hours 1 to 24. */
  private static final double[] LOAD = {
    0.832, 0.759, 0.701, 0.730, 0.736, 0.794, 0.821, 0.867, 0.994, 1.286, 1.335, 1.379,
    1.230, 1.122, 1.138, 1.261, 1.357, 1.353, 1.326, 1.146, 1.131, 1.157, 1.113, 1.025
  };

  /** Mean yield of a kW, kWh in hours 1 to 24. */
  private static final double[] SOLAR = {
    0, 0, 0, 0, 0, 0.0077, 0.0676, 0.1782, 0.3080, 0.4288, 0.5056, 0.5487, 0.5450, 0.5024, 0.4102,
    0.2866, 0.1693, 0.0677, 0.0029, 0, 0, 0, 0, 0
  };

  private static final double SHED_PRICE = 1000;
  private static final double NUMBER = 3000;
  private static final double PV = 5;

  /** Hours 16 to 20, as in the price file of the challenge. */
  private static final List<Integer> PEAK = IntStream.rangeClosed(16, 20).boxed().toList();

  private ThreeNodes() {}

  public static Network network() {
    return new Network(
        "case3_lmbd at 1:10",
        100,
        List.of(
            new Bus("1", BACKGROUND[0]), new Bus("2", BACKGROUND[1]), new Bus("3", BACKGROUND[2])),
        List.of(
            new Generator("1", 0, 0, 200, new Cost.Polynomial(1.10, 5.0, 0)),
            new Generator("2", 1, 0, 200, new Cost.Polynomial(0.85, 1.2, 0))),
        List.of(
            new Branch("1-3", 0, 2, 0.62, 900),
            new Branch("3-2", 2, 1, 0.75, 5),
            new Branch("1-2", 0, 1, 0.90, 900)),
        0);
  }

  /**
   * Everyone, first the consumers and then the prosumers, from node 1 to node 3.
   *
   * @param panels whether prosumers have panels
   * @param batteries whether they have batteries
   */
  public static List<Household> households(boolean panels, boolean batteries) {
    double efficiency = Math.sqrt(0.9);
    Optional<Battery> battery =
        batteries
            ? Optional.of(new Battery(13.5, 5, efficiency, efficiency, 6.75, 6.75))
            : Optional.empty();
    List<Household> households = new ArrayList<>();
    for (int node = 1; node <= 3; node++) {
      households.add(household(node, 0, 0, Optional.empty()));
    }
    for (int node = 1; node <= 3; node++) {
      households.add(household(node, node, panels ? PV : 0, battery));
    }
    return households;
  }

  private static Household household(
      int node, int incomeClass, double pv, Optional<Battery> battery) {
    double[] load = Arrays.stream(LOAD).map(kwh -> FACTOR[incomeClass] * kwh).toArray();
    return new Household(
        CLASSES.get(incomeClass) + " at " + node,
        Integer.toString(node),
        CLASSES.get(incomeClass),
        INCOME[incomeClass],
        NUMBER,
        load,
        pv,
        pv > 0 ? SOLAR : new double[LOAD.length],
        battery);
  }

  /** One rate for all hours, and fixed charges in $ a month by class: none, one for all or four. */
  public static TariffDesign flat(Billing billing, double buy, double export, double... fixed) {
    return design(billing, List.of(Window.always("day")), false, export, fixed, buy);
  }

  /** Another rate in the hours of the peak. */
  public static TariffDesign timeOfUse(
      Billing billing, double offPeak, double peak, double export, double... fixed) {
    return design(billing, windows(), false, export, fixed, offPeak, peak);
  }

  /** Nodal prices with an adder on what is bought. */
  public static TariffDesign passThrough(double adder) {
    double[] none = {};
    return design(Billing.NET_BILLING, List.of(Window.always("day")), true, 0, none, adder);
  }

  private static TariffDesign design(
      Billing billing,
      List<Window> windows,
      boolean wholesale,
      double export,
      double[] fixed,
      double... buy) {
    double[] charges = fixed.length == 0 ? new double[] {0} : fixed;
    double[] exports = billing == Billing.NET_METERING ? new double[0] : new double[] {export};
    return new TariffDesign(
        billing,
        windows,
        wholesale,
        wholesale,
        List.of(),
        ranges(buy),
        ranges(exports),
        ranges(charges));
  }

  private static List<Range> ranges(double... values) {
    return DoubleStream.of(values).mapToObj(Range::fixed).toList();
  }

  private static List<Window> windows() {
    List<Integer> others =
        IntStream.rangeClosed(1, Household.DAY).filter(h -> !PEAK.contains(h)).boxed().toList();
    return List.of(new Window("off-peak", others), new Window("peak", PEAK));
  }

  /**
   * What the leader may choose: buying rates from 0.05 to 0.60 $/kWh off and at the peak, an export
   * rate from 0 to the buying rate, and fixed charges from 0 to 73 $ a month by class.
   */
  public static TariffDesign free() {
    Range buy = new Range(0.05, 0.60);
    Range fixed = new Range(0, 73);
    return new TariffDesign(
        Billing.NET_BILLING,
        windows(),
        false,
        false,
        List.of(),
        List.of(buy, buy),
        List.of(new Range(0, 0.60)),
        List.of(fixed, fixed, fixed, fixed));
  }

  /** Nodal prices with adders of the leader's choice off and at the peak, and fixed charges. */
  public static TariffDesign freeAdders() {
    Range adder = new Range(0, 0.40);
    Range fixed = new Range(0, 73);
    return new TariffDesign(
        Billing.NET_BILLING,
        windows(),
        true,
        true,
        List.of(),
        List.of(adder, adder),
        List.of(Range.fixed(0)),
        List.of(fixed, fixed, fixed, fixed));
  }

  /** A game without a revenue target, in which the largest less the smallest burden counts. */
  public static TariffGame game(List<Household> households, TariffDesign design) {
    double[][] background = new double[households.get(0).hours()][];
    Arrays.setAll(background, t -> BACKGROUND.clone());
    return new TariffGame(
        "three-nodes",
        network(),
        DispatchRules.STANDARD.withSpill().withShedding(SHED_PRICE),
        background,
        households,
        design,
        EquityMeasure.MAX_MIN,
        Optional.empty());
  }

  /**
   * The leader's problem: the smallest gap between burdens at a given revenue.
   *
   * @param revenue $ a year
   */
  public static TariffGame leader(double revenue) {
    return game(households(true, true), free())
        .withRevenue(Optional.of(new Revenue(Revenue.Rule.EQUALS, revenue)));
  }
}
