package org.firstmover.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.firstmover.game.RealFunction;
import org.firstmover.game.expression.Formula;
import org.firstmover.game.hierarchy.FunctionGame;
import org.firstmover.game.hierarchy.Goal;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.game.hierarchy.Variable;
import org.jspecify.annotations.Nullable;

/** A hierarchy game as tables: who wants what, over which variables, made of which parameters. */
final class HierarchyTables {
  private static final int MOST_CONSTRAINTS = 8;
  private static final int SHORT_LIST = 6;

  private HierarchyTables() {}

  static List<Table> of(HierarchyGame game) {
    List<Table> tables = new ArrayList<>();
    tables.add(players(game));
    tables.add(variables(game));
    if (game instanceof FunctionGame functions) {
      functions
          .scope()
          .map(
              scope ->
                  parameters(
                      scope.parameters().entrySet().stream()
                          .map(entry -> List.of(entry.getKey(), shown(entry.getValue())))
                          .toList(),
                      "parameters"))
          .filter(table -> !table.rows().isEmpty())
          .ifPresent(tables::add);
    }
    game.reference()
        .ifPresent(
            from ->
                tables.add(
                    parameters(
                        from.parameters().entrySet().stream()
                            .map(entry -> List.of(entry.getKey(), entry.getValue()))
                            .toList(),
                        "made by \"" + from.name() + "\" of the catalog, seed " + from.seed())));
    return tables;
  }

  private static Table players(HierarchyGame game) {
    List<List<String>> rows = new ArrayList<>();
    FunctionGame functions = game instanceof FunctionGame written ? written : null;
    rows.add(
        List.of(
            "leader",
            objective(game.leaderGoal(), functions == null ? null : functions.leader().objective()),
            constraints(game.leaderConstraints(), game::leaderConstraint)));
    int shown = Math.min(game.followers(), Table.MOST_ROWS);
    for (int i = 0; i < shown; i++) {
      int follower = i;
      rows.add(
          List.of(
              game.followerName(i),
              objective(
                  game.followerGoal(i),
                  functions == null ? null : functions.follower(i).objective()),
              constraints(game.followerConstraints(i), r -> game.followerConstraint(follower, r))));
    }
    if (shown < game.followers()) {
      rows.add(List.of("and " + (game.followers() - shown) + " more followers", "", ""));
    }
    return new Table("players", List.of("", "objective", "subject to"), rows);
  }

  private static String objective(Goal goal, @Nullable RealFunction function) {
    return function instanceof Formula formula
        ? goal.text() + " " + formula.expression().text()
        : goal.text() + " a function written in Java";
  }

  private static String constraints(int count, IntFunction<String> text) {
    List<String> shown = new ArrayList<>();
    for (int k = 0; k < Math.min(count, MOST_CONSTRAINTS); k++) {
      shown.add(text.apply(k));
    }
    String more = count > MOST_CONSTRAINTS ? "; and " + (count - MOST_CONSTRAINTS) + " more" : "";
    return String.join("; ", shown) + more;
  }

  private static Table variables(HierarchyGame game) {
    List<List<String>> rows = new ArrayList<>();
    int all = game.variables().leader().size();
    game.variables().leader().forEach(variable -> add(rows, "leader", variable));
    for (int i = 0; i < game.followers(); i++) {
      for (Variable variable : game.variables().follower(i)) {
        add(rows, game.followerName(i), variable);
      }
      all += game.variables().follower(i).size();
    }
    if (all > rows.size()) {
      rows.add(List.of("and " + (all - rows.size()) + " more", "", "", "", "", ""));
    }
    return new Table(
        "variables",
        List.of("", "chosen by", "entries", "at least", "at most", "start"),
        rows,
        all > Table.MOST_ROWS);
  }

  private static void add(List<List<String>> rows, String owner, Variable variable) {
    if (rows.size() < 3 * Table.MOST_ROWS) {
      rows.add(
          List.of(
              variable.name(),
              owner,
              variable.list() ? Integer.toString(variable.size()) : "",
              entries(variable.lower()),
              entries(variable.upper()),
              entries(variable.start())));
    }
  }

  /** One number where all are the same; nothing where there is no bound. */
  private static String entries(double[] values) {
    if (Arrays.stream(values).allMatch(Double::isInfinite)) {
      return "";
    }
    if (Arrays.stream(values).allMatch(value -> value == values[0])) {
      return Numbers.six(values[0]);
    }
    return list(values);
  }

  private static String list(double[] values) {
    return DoubleStream.of(values)
        .limit(SHORT_LIST)
        .mapToObj(value -> Double.isInfinite(value) ? "none" : Numbers.six(value))
        .collect(Collectors.joining(", ", "[", values.length > SHORT_LIST ? ", ...]" : "]"));
  }

  private static Table parameters(List<List<String>> rows, String caption) {
    return new Table(caption, List.of("", "value"), rows, rows.size() > Table.MOST_ROWS);
  }

  private static String shown(Object parameter) {
    if (parameter instanceof double[][] matrix) {
      String rows =
          Arrays.stream(matrix)
              .limit(SHORT_LIST)
              .map(HierarchyTables::list)
              .collect(Collectors.joining(", "));
      return "[" + rows + (matrix.length > SHORT_LIST ? ", ...]" : "]");
    }
    return parameter instanceof double[] vector
        ? list(vector)
        : Numbers.text(((Number) parameter).doubleValue());
  }
}
