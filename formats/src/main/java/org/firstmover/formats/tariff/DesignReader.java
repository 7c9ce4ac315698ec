package org.firstmover.formats.tariff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.firstmover.formats.tree.Mapping;
import org.firstmover.formats.tree.Node;
import org.firstmover.formats.tree.Scalar;
import org.firstmover.formats.tree.Sequence;
import org.firstmover.game.tariff.Billing;
import org.firstmover.game.tariff.Block;
import org.firstmover.game.tariff.Household;
import org.firstmover.game.tariff.Range;
import org.firstmover.game.tariff.TariffDesign;
import org.firstmover.game.tariff.Window;

/** Reads the tariff: what is fixed of it, and what the leader may set within bounds. */
final class DesignReader {
  private static final Pattern HOURS = Pattern.compile("(\\d{1,2})(?:\\s*-\\s*(\\d{1,2}))?");
  private static final Set<String> BOUNDS = Set.of("lower", "upper");

  private final Mapping map;
  private final List<String> classes;
  private final List<Window> windows = new ArrayList<>();
  private final List<Range> buy = new ArrayList<>();
  private final List<Range> export = new ArrayList<>();

  DesignReader(Mapping map, List<String> classes) {
    this.map = map.only("billing", "wholesale", "windows", "buy", "export", "tiers", "fixed");
    this.classes = classes;
  }

  TariffDesign design() {
    Billing billing =
        map.find("billing")
            .map(node -> TariffReader.choice(node, "billing", Billing.values(), Billing::text))
            .orElse(Billing.NET_BILLING);
    rates();
    List<String> wholesale =
        map.find("wholesale")
            .map(node -> node.asSequence("wholesale: buy, export or both").names("wholesale"))
            .orElse(List.of());
    for (String each : wholesale) {
      if (!each.equals("buy") && !each.equals("export")) {
        throw map.require("wholesale")
            .place()
            .error(each, "wholesale: buy, export or both", "Maybe it is mistyped.");
      }
    }
    if (wholesale.contains("export") && billing == Billing.NET_METERING) {
      throw map.require("wholesale")
          .place()
          .error(
              "export",
              "no export rate: net metering credits the buying rate",
              "Maybe net-billing was meant.");
    }
    List<Block> blocks = tiers();
    List<Range> fixed = fixed();
    return map.place()
        .locate(
            () ->
                new TariffDesign(
                    billing,
                    windows,
                    wholesale.contains("buy"),
                    wholesale.contains("export"),
                    blocks,
                    buy,
                    export,
                    fixed));
  }

  /** By window, or one for the whole day. */
  private void rates() {
    Optional<Node> list = map.find("windows");
    if (list.isEmpty()) {
      windows.add(Window.always("day"));
      buy.add(range(map.require("buy"), "buy"));
    } else {
      map.find("buy")
          .ifPresent(
              node -> {
                throw node.place()
                    .error(
                        node.shown(),
                        "no buying rate here, as every window has its own",
                        "Maybe one of the two is left from before.");
              });
      for (Node item : list.get().asSequence("windows").items()) {
        Mapping window = item.asMapping("a window").only("name", "hours", "buy", "export");
        String name = window.require("name").asScalar("name").text("window: name");
        List<Integer> hours = hours(window.require("hours"), "window " + name + ": hours");
        windows.add(window.place().locate(() -> new Window(name, hours)));
        buy.add(range(window.require("buy"), "window " + name + ": buy"));
        window
            .find("export")
            .ifPresent(node -> export.add(range(node, "window " + name + ": export")));
      }
      list.get().place().locate(() -> Window.ofHours(windows));
    }
    map.find("export")
        .ifPresent(
            node -> {
              if (!export.isEmpty()) {
                throw node.place()
                    .error(
                        node.shown(),
                        "no export rate here, as windows have their own",
                        "Maybe one of the two is left from before.");
              }
              export.add(range(node, "export"));
            });
  }

  /** {@code 16-20}, {@code 7}, or a list of these. */
  private static List<Integer> hours(Node node, String what) {
    List<Integer> hours = new ArrayList<>();
    List<Node> items = node instanceof Sequence list ? list.items() : List.of(node);
    for (Node item : items) {
      Scalar scalar = item.asScalar(what);
      Matcher matcher = HOURS.matcher(scalar.text().strip());
      int from = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
      int to =
          matcher.matches() && matcher.group(2) != null ? Integer.parseInt(matcher.group(2)) : from;
      if (from < 1 || to < from || to > Household.DAY) {
        throw scalar
            .place()
            .error(
                scalar.shown(),
                what + ": hours from 1 to 24 such as 7 or 16-20, or a list of these",
                "Maybe a window over midnight was meant: [21-24, 1-6].");
      }
      for (int hour = from; hour <= to; hour++) {
        hours.add(hour);
      }
    }
    return hours;
  }

  private List<Block> tiers() {
    List<Block> blocks = new ArrayList<>();
    map.find("tiers")
        .ifPresent(
            list -> {
              for (Node item : list.asSequence("tiers").items()) {
                Mapping tier = item.asMapping("a tier").only("above", "add");
                double above = number(tier.require("above"), "tier: above");
                double add = number(tier.require("add"), "tier: add");
                blocks.add(tier.place().locate(() -> new Block(above, add)));
              }
            });
    return blocks;
  }

  /** One for everyone, or one an income class; none if left out. */
  private List<Range> fixed() {
    Optional<Node> node = map.find("fixed");
    if (node.isEmpty()) {
      return List.of(Range.fixed(0));
    }
    if (!(node.get() instanceof Mapping byClass)
        || BOUNDS.containsAll(byClass.entries().keySet())) {
      return List.of(range(node.get(), "fixed"));
    }
    byClass.only(classes.toArray(String[]::new));
    return classes.stream()
        .map(each -> range(byClass.require(each), "fixed charge of " + each))
        .toList();
  }

  /** A number, or {@code {lower: 0, upper: 73}}. */
  private static Range range(Node node, String what) {
    if (node instanceof Mapping bounds) {
      bounds.only("lower", "upper");
      double lower = number(bounds.require("lower"), what + ": lower");
      double upper = number(bounds.require("upper"), what + ": upper");
      return bounds.place().locate(() -> new Range(lower, upper));
    }
    double value = number(node, what);
    return node.place().locate(() -> Range.fixed(value));
  }

  private static double number(Node node, String what) {
    return node.asScalar(what + ": a number, or {lower: …, upper: …}").decimal(what);
  }
}
