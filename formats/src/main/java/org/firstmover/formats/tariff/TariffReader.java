package org.firstmover.formats.tariff;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.firstmover.formats.GameName;
import org.firstmover.formats.tree.Mapping;
import org.firstmover.formats.tree.Node;
import org.firstmover.formats.tree.Scalar;
import org.firstmover.formats.tree.Sequence;
import org.firstmover.game.power.Bus;
import org.firstmover.game.power.Convention;
import org.firstmover.game.power.DispatchRules;
import org.firstmover.game.power.Network;
import org.firstmover.game.tariff.EquityMeasure;
import org.firstmover.game.tariff.Household;
import org.firstmover.game.tariff.Revenue;
import org.firstmover.game.tariff.TariffDesign;
import org.firstmover.game.tariff.TariffGame;

/** Reads one tariff game. */
final class TariffReader {
  private final Mapping root;

  TariffReader(Mapping root) {
    this.root =
        root.only(
            "kind",
            "name",
            "network",
            "convention",
            "shed",
            "background",
            "profiles",
            "households",
            "tariff",
            "revenue",
            "minimise");
  }

  TariffGame game() {
    String name = GameName.of(root);
    Network network = NetworkReader.read(root.require("network"));
    DispatchRules rules = rules();
    List<Household> households = new HouseholdReader(root).households();
    int hours = households.get(0).hours();
    double[][] background = background(network, hours);
    List<String> classes = households.stream().map(Household::incomeClass).distinct().toList();
    TariffDesign design =
        new DesignReader(root.require("tariff").asMapping("tariff"), classes).design();
    EquityMeasure measure =
        root.find("minimise")
            .map(node -> choice(node, "minimise", EquityMeasure.values(), EquityMeasure::text))
            .orElse(EquityMeasure.MAX_MIN);
    Optional<Revenue> revenue = root.find("revenue").map(TariffReader::revenue);
    return root.place()
        .locate(
            () ->
                new TariffGame(
                    name, network, rules, background, households, design, measure, revenue));
  }

  private DispatchRules rules() {
    DispatchRules rules =
        DispatchRules.STANDARD
            .withSpill()
            .withConvention(
                root.find("convention")
                    .map(
                        node ->
                            choice(
                                node, "convention", Convention.values(), TariffReader::convention))
                    .orElse(Convention.MATPOWER));
    return root.find("shed")
        .map(
            node ->
                rules.withShedding(
                    node.asScalar("shed: $/MWh").number("shed", 0, Double.MAX_VALUE)))
        .orElse(rules);
  }

  static String convention(Convention convention) {
    return convention.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What the network's buses draw, unless it is given by bus: one number, or one an hour. */
  private double[][] background(Network network, int hours) {
    double[][] background = new double[hours][];
    Arrays.setAll(background, t -> network.loads());
    List<String> names = network.buses().stream().map(Bus::name).toList();
    root.find("background")
        .ifPresent(
            node -> {
              Mapping byBus =
                  node.asMapping("background: bus to MW").only(names.toArray(String[]::new));
              byBus
                  .entries()
                  .forEach(
                      (bus, value) -> {
                        double[] load = hourly(value, "background of bus " + bus, hours);
                        for (int t = 0; t < hours; t++) {
                          background[t][names.indexOf(bus)] = load[t];
                        }
                      });
            });
    return background;
  }

  private static double[] hourly(Node node, String what, int hours) {
    double[] values = new double[hours];
    if (!(node instanceof Sequence list)) {
      Arrays.fill(values, node.asScalar(what + ": MW, or a list of them by hour").decimal(what));
      return values;
    }
    if (list.items().size() != hours) {
      throw list.place()
          .error(
              list.items().size() + " numbers",
              what + ": " + hours + ", one an hour",
              "Maybe one is missing or doubled.");
    }
    Arrays.setAll(values, t -> list.items().get(t).asScalar(what).decimal(what));
    return values;
  }

  private static Revenue revenue(Node node) {
    Mapping map = node.asMapping("revenue: equals, at-least or costs, $ a year");
    List<Revenue.Rule> rules = List.of(Revenue.Rule.values());
    List<String> known = rules.stream().map(Revenue.Rule::text).toList();
    map.only(known.toArray(String[]::new));
    if (map.entries().size() != 1) {
      throw map.place()
          .error(
              map.shown(),
              "revenue: one of " + String.join(", ", known),
              "Maybe two of them mean the same.");
    }
    Map.Entry<String, Node> entry = map.entries().entrySet().iterator().next();
    Scalar amount = entry.getValue().asScalar("revenue: $ a year");
    return new Revenue(rules.get(known.indexOf(entry.getKey())), amount.decimal("revenue"));
  }

  /** A word for each of some values. */
  static <T> T choice(Node node, String what, T[] values, Function<T, String> text) {
    Scalar scalar = node.asScalar(what);
    List<String> words = Arrays.stream(values).map(text).toList();
    int found = words.indexOf(scalar.text());
    if (found < 0) {
      throw scalar
          .place()
          .error(
              scalar.text(),
              what + ": one of " + String.join(", ", words),
              "Maybe it is mistyped.");
    }
    return values[found];
  }
}
