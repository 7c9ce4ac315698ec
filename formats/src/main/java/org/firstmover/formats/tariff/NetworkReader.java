package org.firstmover.formats.tariff;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firstmover.formats.Source;
import org.firstmover.formats.power.MatpowerCase;
import org.firstmover.formats.tree.Mapping;
import org.firstmover.formats.tree.Node;
import org.firstmover.formats.tree.Scalar;
import org.firstmover.formats.tree.Sequence;
import org.firstmover.game.power.Branch;
import org.firstmover.game.power.Bus;
import org.firstmover.game.power.Cost;
import org.firstmover.game.power.Generator;
import org.firstmover.game.power.Network;

/** Reads a network: the name of a MATPOWER file beside the game's file, or the network itself. */
final class NetworkReader {
  private static final double BASE = 100;

  private final Mapping map;
  private final Map<String, Integer> buses = new HashMap<>();

  private NetworkReader(Mapping map) {
    this.map = map.only("base", "reference", "buses", "generators", "branches");
  }

  static Network read(Node node) {
    if (node instanceof Mapping map) {
      return new NetworkReader(map).network();
    }
    Scalar name = node.asScalar("network: the name of a MATPOWER file, or the network itself");
    String text = name.text("network: the name of a MATPOWER file");
    if (text.indexOf('\0') >= 0) {
      throw name.place().error(text, "network: a file name", "Maybe it is mistyped.");
    }
    Path file = Path.of(node.place().source().name()).resolveSibling(text);
    Source source = name.place().locate(() -> Source.file(file));
    return MatpowerCase.read(source).network();
  }

  private Network network() {
    List<Bus> listed = new ArrayList<>();
    for (Node item : list("buses")) {
      Mapping bus = item.asMapping("a bus").only("name", "load", "shunt");
      String name = bus.require("name").asScalar("name").text("bus: name");
      buses.put(name, listed.size());
      listed.add(
          bus.place().locate(() -> new Bus(name, number(bus, "load", 0), number(bus, "shunt", 0))));
    }
    List<Generator> generators = new ArrayList<>();
    for (Node item : list("generators")) {
      generators.add(generator(item.asMapping("a generator"), generators.size() + 1));
    }
    List<Branch> branches = new ArrayList<>();
    for (Node item : map.find("branches").isPresent() ? list("branches") : List.<Node>of()) {
      branches.add(branch(item.asMapping("a branch"), branches.size() + 1));
    }
    int reference = map.find("reference").map(node -> bus(node, "reference")).orElse(0);
    double base = number(map, "base", BASE);
    return map.place().locate(() -> new Network("", base, listed, generators, branches, reference));
  }

  private List<Node> list(String key) {
    return map.require(key).asSequence("network: " + key).items();
  }

  private Generator generator(Mapping entry, int row) {
    entry.only("name", "bus", "least", "most", "cost");
    String name = name(entry, row);
    Cost cost = cost(entry.require("cost"), "cost of generator " + name);
    return entry
        .place()
        .locate(
            () ->
                new Generator(
                    name,
                    bus(entry.require("bus"), "bus of generator " + name),
                    number(entry, "least", 0),
                    required(entry, "most"),
                    cost));
  }

  private static String name(Mapping entry, int row) {
    return entry
        .find("name")
        .map(node -> node.asScalar("name").text("name"))
        .orElse(Integer.toString(row));
  }

  /** {@code {quadratic: 1.1, linear: 5}}, or a list of points {@code [MW, $/h]}. */
  private static Cost cost(Node node, String what) {
    if (node instanceof Mapping polynomial) {
      polynomial.only("quadratic", "linear", "constant");
      return polynomial
          .place()
          .locate(
              () ->
                  new Cost.Polynomial(
                      number(polynomial, "quadratic", 0),
                      number(polynomial, "linear", 0),
                      number(polynomial, "constant", 0)));
    }
    List<Cost.Point> points = new ArrayList<>();
    for (Node item : node.asSequence(what + ": a mapping, or a list of points").items()) {
      Sequence point = item.asSequence(what + ": [MW, $/h]");
      if (point.items().size() != 2) {
        throw point
            .place()
            .error(point.shown(), what + ": points [MW, $/h]", "Maybe a number is missing.");
      }
      points.add(
          new Cost.Point(
              point.items().get(0).asScalar(what).decimal(what),
              point.items().get(1).asScalar(what).decimal(what)));
    }
    return node.place().locate(() -> new Cost.PiecewiseLinear(points));
  }

  private Branch branch(Mapping entry, int row) {
    entry.only(
        "name", "from", "to", "r", "x", "ratio", "shift", "limit", "least-angle", "most-angle");
    String name = name(entry, row);
    double reactance = required(entry, "x");
    if (reactance < 0) {
      throw entry
          .require("x")
          .place()
          .error(
              Double.toString(reactance),
              "reactance of branch " + name + ": above 0",
              "Maybe the sign is wrong.");
    }
    return entry
        .place()
        .locate(
            () ->
                new Branch(
                    name,
                    bus(entry.require("from"), "from bus of branch " + name),
                    bus(entry.require("to"), "to bus of branch " + name),
                    number(entry, "r", 0),
                    reactance,
                    number(entry, "ratio", 1),
                    number(entry, "shift", 0),
                    number(entry, "limit", Double.POSITIVE_INFINITY),
                    number(entry, "least-angle", -Branch.FULL_TURN),
                    number(entry, "most-angle", Branch.FULL_TURN)));
  }

  private int bus(Node node, String what) {
    Scalar name = node.asScalar(what);
    Integer index = buses.get(name.text());
    if (index == null) {
      throw name.place().error(name.text(), what + ": the name of a bus", "Maybe it is mistyped.");
    }
    return index;
  }

  private static double required(Mapping entry, String key) {
    return entry.require(key).asScalar(key).decimal(key);
  }

  private static double number(Mapping entry, String key, double otherwise) {
    Optional<Node> found = entry.find(key);
    return found.isPresent() ? found.get().asScalar(key).decimal(key) : otherwise;
  }
}
