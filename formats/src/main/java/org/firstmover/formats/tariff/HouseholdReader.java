package org.firstmover.formats.tariff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firstmover.formats.tree.Mapping;
import org.firstmover.formats.tree.Node;
import org.firstmover.formats.tree.Scalar;
import org.firstmover.formats.tree.Sequence;
import org.firstmover.game.tariff.Battery;
import org.firstmover.game.tariff.Household;

/** Reads profiles and the households that use them. */
final class HouseholdReader {
  private final Mapping root;
  private final Map<String, double[]> profiles = new LinkedHashMap<>();

  HouseholdReader(Mapping root) {
    this.root = root;
    root.find("profiles")
        .ifPresent(
            node ->
                node.asMapping("profiles")
                    .entries()
                    .forEach(
                        (name, list) ->
                            profiles.put(name, numbers(list.asSequence("profile " + name), name))));
  }

  List<Household> households() {
    Sequence list = root.require("households").asSequence("households");
    if (list.items().isEmpty()) {
      throw list.place()
          .error("an empty list", "at least one household", "Maybe they are missing.");
    }
    List<Household> households = new ArrayList<>();
    for (Node item : list.items()) {
      households.add(household(item.asMapping("a household")));
    }
    return households;
  }

  private Household household(Mapping map) {
    map.only("name", "node", "class", "income", "number", "load", "pv", "battery");
    String name = text(map, "name");
    String who = "household " + name;
    double[] load = load(map.require("load"), who + ": load");
    double pv = 0;
    double[] solar = new double[load.length];
    Optional<Node> panels = map.find("pv");
    if (panels.isPresent()) {
      Mapping given = panels.get().asMapping(who + ": pv").only("kW", "profile");
      pv = number(given, "kW", who + ": pv");
      solar = profile(given.require("profile"), who + ": pv");
    }
    double power = pv;
    double[] sun = solar;
    String node = text(map, "node");
    String incomeClass = text(map, "class");
    double income = number(map, "income", who);
    double number = number(map, "number", who);
    Optional<Battery> battery = map.find("battery").map(given -> battery(given, who));
    return map.place()
        .locate(
            () ->
                new Household(name, node, incomeClass, income, number, load, power, sun, battery));
  }

  private static Battery battery(Node node, String who) {
    String what = who + ": battery";
    Mapping map =
        node.asMapping(what).only("energy", "power", "charge", "discharge", "start", "end");
    double charge = map.find("charge").isPresent() ? number(map, "charge", what) : 1;
    double discharge = map.find("discharge").isPresent() ? number(map, "discharge", what) : 1;
    double start = map.find("start").isPresent() ? number(map, "start", what) : 0;
    double end = map.find("end").isPresent() ? number(map, "end", what) : start;
    double energy = number(map, "energy", what);
    double power = number(map, "power", what);
    return map.place().locate(() -> new Battery(energy, power, charge, discharge, start, end));
  }

  /** A profile, a list, or {@code {profile: home, times: 0.7}}. */
  private double[] load(Node node, String what) {
    if (!(node instanceof Mapping map)) {
      return profile(node, what);
    }
    map.only("profile", "times");
    double[] load = profile(map.require("profile"), what).clone();
    double times = number(map, "times", what);
    for (int t = 0; t < load.length; t++) {
      load[t] *= times;
    }
    return load;
  }

  private double[] profile(Node node, String what) {
    if (node instanceof Sequence list) {
      return numbers(list, what);
    }
    Scalar name = node.asScalar(what + ": a list, or the name of a profile");
    double[] profile = profiles.get(name.text());
    if (profile == null) {
      throw name.place()
          .error(
              name.text(),
              what + ": a list, or the name of a profile: " + String.join(", ", profiles.keySet()),
              "Maybe it is mistyped.");
    }
    return profile;
  }

  private static double[] numbers(Sequence list, String what) {
    double[] numbers = new double[list.items().size()];
    for (int t = 0; t < numbers.length; t++) {
      numbers[t] = list.items().get(t).asScalar(what + ": a number").decimal(what);
    }
    return numbers;
  }

  private static double number(Mapping map, String key, String who) {
    return map.require(key).asScalar(who + ": " + key).decimal(who + ": " + key);
  }

  private static String text(Mapping map, String key) {
    return map.require(key).asScalar(key).text("household: " + key);
  }
}
