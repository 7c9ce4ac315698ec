package org.firstmover.formats.hierarchy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.firstmover.formats.Place;
import org.firstmover.formats.tree.Mapping;
import org.firstmover.formats.tree.Node;
import org.firstmover.formats.tree.Scalar;
import org.firstmover.formats.tree.Sequence;
import org.firstmover.game.expression.Scope;
import org.firstmover.game.hierarchy.Variable;

/** Reads variables with their bounds and starts, and declares their names. */
final class VariableReader {
  private static final int LARGEST = 1 << 24;

  private final Scope.Builder names;
  private final Scope parameters;
  private final FormulaReader formulas;

  /**
   * @param names where the parameters are declared already
   */
  VariableReader(Scope.Builder names, FormulaReader formulas) {
    this.names = names;
    this.parameters = names.build();
    this.formulas = formulas;
  }

  /**
   * @param who has them, for errors
   */
  List<Variable> read(Mapping player, String who) {
    Mapping map = player.require("variables").asMapping(who + ": variables");
    if (map.entries().isEmpty()) {
      throw map.place()
          .error("none", who + ": at least one variable", "Maybe they were left out by mistake.");
    }
    List<Variable> variables = new ArrayList<>();
    map.entries()
        .forEach(
            (name, node) ->
                variables.add(
                    variable(
                        name, map.keyPlaces().getOrDefault(name, map.place()), body(name, node))));
    return variables;
  }

  private static Mapping body(String name, Node node) {
    if (node instanceof Mapping map) {
      return map.only("size", "lower", "upper", "start");
    }
    throw node.place()
        .error(
            node.shown(),
            "variable " + name + ": a mapping that may have size, lower, upper and start",
            "Maybe " + name + ": {} was meant, if it is free.");
  }

  private Variable variable(String name, Place place, Mapping map) {
    Optional<Node> given = map.find("size");
    boolean list = given.isPresent();
    int size = given.map(node -> size(node, "size of " + name)).orElse(1);
    place.locate(() -> list ? names.variable(name, size) : names.variable(name));
    double[] lower = bound(map, "lower", name, list, size, Double.NEGATIVE_INFINITY);
    double[] upper = bound(map, "upper", name, list, size, Double.POSITIVE_INFINITY);
    double[] nearest = nearestToZero(lower, upper);
    Variable variable = place.locate(() -> new Variable(name, size, list, lower, upper, nearest));
    return map.find("start")
        .map(
            node -> {
              double[] start = entries(node, "start of " + name, list, size, Double.NaN);
              return node.place().locate(() -> new Variable(name, size, list, lower, upper, start));
            })
        .orElse(variable);
  }

  private int size(Node node, String what) {
    double value = formulas.number(node, what, parameters);
    if (value != Math.rint(value) || value < 1 || value > LARGEST) {
      throw node.place()
          .error(
              node.shown(),
              what + ": a whole number from 1 to " + LARGEST,
              "Maybe leave it out if the variable is a number.");
    }
    return (int) value;
  }

  private double[] bound(
      Mapping map, String key, String name, boolean list, int size, double none) {
    return map.find(key)
        .map(node -> entries(node, key + " of " + name, list, size, none))
        .orElse(new double[] {none});
  }

  /**
   * One number for all entries, or one an entry.
   *
   * @param none what nothing in a list stands for; NaN if it must not stand there
   */
  private double[] entries(Node node, String what, boolean list, int size, double none) {
    if (!list || !(node instanceof Sequence sequence)) {
      return new double[] {formulas.number(node, what, parameters)};
    }
    List<Node> items = sequence.items();
    if (items.size() != size) {
      throw node.place()
          .error(
              items.size() + " numbers",
              what + ": one number, or a list of " + size,
              "Maybe one is missing or doubled, or the size is another.");
    }
    double[] entries = new double[size];
    for (int i = 0; i < size; i++) {
      boolean empty =
          items.get(i) instanceof Scalar scalar
              && scalar.kind() == Scalar.Kind.NULL
              && !Double.isNaN(none);
      entries[i] = empty ? none : formulas.number(items.get(i), what, parameters);
    }
    return entries;
  }

  private static double[] nearestToZero(double[] lower, double[] upper) {
    double[] nearest = new double[Math.max(lower.length, upper.length)];
    Arrays.setAll(
        nearest,
        i ->
            Variable.nearestToZero(
                lower[lower.length == 1 ? 0 : i], upper[upper.length == 1 ? 0 : i]));
    return nearest;
  }
}
