package org.firstmover.formats.hierarchy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firstmover.formats.CatalogForm;
import org.firstmover.formats.Place;
import org.firstmover.formats.Source;
import org.firstmover.formats.expression.ExpressionReader;
import org.firstmover.formats.tree.Scalar;
import org.firstmover.formats.tree.TreeWriter;
import org.firstmover.game.InputError;
import org.firstmover.game.RealFunction;
import org.firstmover.game.expression.Formula;
import org.firstmover.game.expression.Places;
import org.firstmover.game.expression.Relation;
import org.firstmover.game.expression.Scope;
import org.firstmover.game.hierarchy.FunctionGame;
import org.firstmover.game.hierarchy.FunctionGame.Follower;
import org.firstmover.game.hierarchy.FunctionGame.Leader;
import org.firstmover.game.hierarchy.Goal;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.game.hierarchy.Restriction;
import org.firstmover.game.hierarchy.Variable;

/** Writes hierarchy games: numbers as such, expressions by their canonical text. */
final class HierarchyWriter {
  private HierarchyWriter() {}

  static Map<String, Object> tree(HierarchyGame game) {
    if (game instanceof FunctionGame functions && functions.scope().isPresent()) {
      return tree(functions, functions.scope().get());
    }
    return game.reference()
        .map(CatalogForm::write)
        .orElseThrow(() -> withoutForm(game.name().isEmpty() ? "a game" : game.name()));
  }

  private static InputError withoutForm(String found) {
    return new InputError(
        found,
        "file form",
        "a game of expressions, or of the catalog: one written in Java has no file form",
        "Maybe write its objectives and constraints as expressions.");
  }

  private static Map<String, Object> tree(FunctionGame game, Scope scope) {
    Map<String, Object> map = TreeWriter.form(game.kind(), game.name());
    Map<String, Object> parameters = new LinkedHashMap<>();
    scope.parameters().forEach((name, value) -> parameters.put(name, parameter(value)));
    if (!parameters.isEmpty()) {
      map.put("parameters", parameters);
    }
    Leader leader = game.leader();
    map.put(
        "leader",
        player(leader.variables(), leader.goal(), leader.objective(), leader.constraints(), scope));
    List<Object> followers = new ArrayList<>();
    for (int i = 0; i < game.followers(); i++) {
      Follower follower = game.follower(i);
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("name", follower.name());
      entry.putAll(
          player(
              follower.variables(),
              follower.goal(),
              follower.objective(),
              follower.constraints(),
              scope));
      followers.add(entry);
    }
    map.put("followers", followers);
    return map;
  }

  private static Object parameter(Object value) {
    if (value instanceof double[][] matrix) {
      return Arrays.stream(matrix).map(TreeWriter::numbers).toList();
    }
    return value instanceof double[] vector
        ? TreeWriter.numbers(vector)
        : TreeWriter.number((Double) value);
  }

  private static Map<String, Object> player(
      List<Variable> variables,
      Goal goal,
      RealFunction objective,
      List<Restriction> constraints,
      Scope scope) {
    Map<String, Object> map = new LinkedHashMap<>();
    Map<String, Object> declared = new LinkedHashMap<>();
    variables.forEach(variable -> declared.put(variable.name(), variable(variable)));
    map.put("variables", declared);
    map.put(goal.text(), formula(objective).toString());
    if (!constraints.isEmpty()) {
      map.put(
          "subject to",
          constraints.stream().map(constraint -> constraint(constraint, scope)).toList());
    }
    return map;
  }

  /** Without what a reader fills in: infinite bounds, a start as near to 0 as can be. */
  private static Map<String, Object> variable(Variable variable) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (variable.list()) {
      map.put("size", variable.size());
    }
    entries(variable.lower(), Double.NEGATIVE_INFINITY).ifPresent(low -> map.put("lower", low));
    entries(variable.upper(), Double.POSITIVE_INFINITY).ifPresent(high -> map.put("upper", high));
    if (!startsNearestToZero(variable)) {
      entries(variable.start(), Double.NaN).ifPresent(start -> map.put("start", start));
    }
    return map;
  }

  private static boolean startsNearestToZero(Variable variable) {
    for (int i = 0; i < variable.size(); i++) {
      double nearest = Variable.nearestToZero(variable.lowerAt(i), variable.upperAt(i));
      if (variable.startAt(i) != nearest) {
        return false;
      }
    }
    return true;
  }

  /**
   * A number if all are the same, else a list; nothing if there is none.
   *
   * @param none what is no bound
   */
  private static Optional<Object> entries(double[] entries, double none) {
    boolean same = Arrays.stream(entries).allMatch(entry -> entry == entries[0]);
    if (!same) {
      List<Object> list = new ArrayList<>(entries.length);
      for (double entry : entries) {
        list.add(entry == none ? null : TreeWriter.number(entry));
      }
      return Optional.of(list);
    }
    return entries[0] == none ? Optional.empty() : Optional.of(TreeWriter.number(entries[0]));
  }

  private static Formula formula(RealFunction function) {
    if (function instanceof Formula formula) {
      return formula;
    }
    throw withoutForm("a function written in Java");
  }

  /** As it was written, unless that is a text for people only. */
  private static String constraint(Restriction constraint, Scope scope) {
    String difference = formula(constraint.difference()).toString();
    return says(constraint, difference, scope)
        ? constraint.text()
        : difference + (constraint.equality() ? " = 0" : " <= 0");
  }

  private static boolean says(Restriction constraint, String difference, Scope scope) {
    try {
      Place place = new Source("constraint", constraint.text()).at(1, 1);
      Scalar text = new Scalar(place, constraint.text(), Scalar.Kind.PLAIN);
      Relation relation = ExpressionReader.relation(text, "constraint").value();
      Restriction read = Restriction.of(relation, scope, Places.NONE);
      return read.equality() == constraint.equality()
          && read.difference().toString().equals(difference);
    } catch (InputError e) {
      return false;
    }
  }
}
