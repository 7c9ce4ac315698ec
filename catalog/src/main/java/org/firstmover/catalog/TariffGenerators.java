package org.firstmover.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.firstmover.catalog.tariff.ThreeNodes;
import org.firstmover.game.tariff.Billing;
import org.firstmover.game.tariff.Household;
import org.firstmover.game.tariff.Revenue;
import org.firstmover.game.tariff.TariffDesign;
import org.firstmover.game.tariff.TariffGame;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;

/** Tariffs on a network of three nodes. */
final class TariffGenerators {
  /** $ a month by class, of the California Public Utilities Commission, May 2024. */
  private static final double[] GRADUATED = {6, 12, 24.15, 24.15};

  private static final double[] NONE = {};

  private static final Option<String> HARDWARE =
      Option.choice(
          "hardware",
          List.of("none", "panels", "batteries"),
          "batteries",
          "of prosumers; batteries come with panels");
  private static final Option<Double> SHARE =
      Option.number("share", 0, 1, 1, "of the prosumers who have their hardware");
  private static final Option<String> TARIFF =
      Option.choice(
          "tariff",
          List.of("free", "flat", "time-of-use", "prices", "free-adders"),
          "free",
          "rates that the leader chooses; given ones; nodal prices with an adder, given or chosen");
  private static final Option<String> BILLING =
      Option.choice(
          "billing", List.of("net-billing", "net-metering"), "net-billing", "of given rates");
  private static final Option<Double> RATE =
      Option.number("rate", 0, 100, 0.30, "$/kWh: flat, off the peak, or the adder");
  private static final Option<Double> PEAK =
      Option.number("peak", 0, 100, 0.54, "$/kWh in hours 16 to 20, under time-of-use");
  private static final Option<Double> EXPORT =
      Option.number("export", 0, 100, 0.05, "$/kWh for what is fed in, under net billing");
  private static final Option<String> FIXED =
      Option.choice(
          "fixed",
          List.of("none", "graduated"),
          "none",
          "charges a month with given rates: none, or 6 to 24.15 $ by income");
  private static final Option<Double> SCALE =
      Option.number("scale", 0, 1000, 1, "times given rates and charges");
  private static final Option<Double> REVENUE =
      Option.number(
          "revenue",
          0,
          1e12,
          24.63e6,
          "$ a year that the leader earns with free rates; with free adders above wholesale cost");

  static final List<Generator> ALL =
      List.of(
          new Generator(
              "three-nodes",
              TariffGame.KIND,
              "a utility's rates and fixed charges for four income classes, with panels and"
                  + " batteries, on a network of three nodes",
              "a public substitute for J. He, A. L. Liu, Y. Chen, Learning in Stackelberg Markov"
                  + " Games, 2025; the network is case3_lmbd of PGLib-OPF, profiles are of the"
                  + " CityLearn Challenge 2022",
              List.of(HARDWARE, SHARE, TARIFF, BILLING, RATE, PEAK, EXPORT, FIXED, SCALE, REVENUE),
              (options, random) -> game(options)));

  private TariffGenerators() {}

  private static TariffGame game(Options options) {
    TariffGame game = ThreeNodes.game(households(options), design(options));
    return switch (options.get(TARIFF)) {
      case "free" -> game.withRevenue(revenue(Revenue.Rule.EQUALS, options));
      case "free-adders" -> game.withRevenue(revenue(Revenue.Rule.COSTS, options));
      default -> game;
    };
  }

  private static Optional<Revenue> revenue(Revenue.Rule rule, Options options) {
    return Optional.of(new Revenue(rule, options.get(REVENUE)));
  }

  private static TariffDesign design(Options options) {
    double scale = options.get(SCALE);
    double[] charges = options.get(FIXED).equals("none") ? NONE : GRADUATED;
    double[] fixed = DoubleStream.of(charges).map(x -> scale * x).toArray();
    boolean metering = options.get(BILLING).equals("net-metering");
    Billing billing = metering ? Billing.NET_METERING : Billing.NET_BILLING;
    double rate = scale * options.get(RATE);
    double export = scale * options.get(EXPORT);
    return switch (options.get(TARIFF)) {
      case "flat" -> ThreeNodes.flat(billing, rate, export, fixed);
      case "time-of-use" ->
          ThreeNodes.timeOfUse(billing, rate, scale * options.get(PEAK), export, fixed);
      case "prices" -> ThreeNodes.passThrough(rate);
      case "free-adders" -> ThreeNodes.freeAdders();
      default -> ThreeNodes.free();
    };
  }

  /** Those without their hardware stand behind those with it. */
  private static List<Household> households(Options options) {
    String hardware = options.get(HARDWARE);
    double share = options.get(SHARE);
    List<Household> households = new ArrayList<>();
    List<Household> without = new ArrayList<>();
    for (Household household :
        ThreeNodes.households(!hardware.equals("none"), hardware.equals("batteries"))) {
      boolean prosumer = household.isProsumer();
      households.add(
          prosumer && share < 1 ? household.withNumber(share * household.number()) : household);
      if (prosumer && share < 1) {
        without.add(
            household
                .asConsumer(household.name() + " without")
                .withNumber((1 - share) * household.number()));
      }
    }
    households.addAll(without);
    return households;
  }
}
