package org.firstmover.verify.hierarchy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.firstmover.game.RealFunction;
import org.firstmover.game.expression.Formula;
import org.firstmover.game.expression.Places;
import org.firstmover.game.expression.Scope;
import org.firstmover.game.hierarchy.FunctionGame;
import org.firstmover.game.hierarchy.Goal;
import org.firstmover.game.hierarchy.Restriction;
import org.firstmover.game.hierarchy.Variable;

/** Hierarchy games much as they stand in files, for tests: the leader first, then followers. */
final class GameText {
  private final List<Player> players = new ArrayList<>();

  private static final class Player {
    final String name;
    final List<Variable> variables = new ArrayList<>();
    final List<String> constraints = new ArrayList<>();
    Goal goal = Goal.MAXIMISE;
    String objective = "0";

    Player(String name) {
      this.name = name;
    }
  }

  static GameText leader() {
    return new GameText().follower("leader");
  }

  GameText follower(String name) {
    players.add(new Player(name));
    return this;
  }

  private Player last() {
    return players.get(players.size() - 1);
  }

  GameText variable(String name, double lower, double upper) {
    last().variables.add(Variable.number(name, lower, upper));
    return this;
  }

  GameText list(String name, int size, double lower, double upper) {
    last().variables.add(Variable.list(name, size, lower, upper));
    return this;
  }

  GameText maximise(String objective) {
    last().objective = objective;
    return this;
  }

  GameText minimise(String objective) {
    last().goal = Goal.MINIMISE;
    return maximise(objective);
  }

  GameText subjectTo(String... constraints) {
    last().constraints.addAll(List.of(constraints));
    return this;
  }

  FunctionGame build() {
    Scope.Builder names = Scope.builder();
    for (Player player : players) {
      for (Variable variable : player.variables) {
        if (variable.list()) {
          names.variable(variable.name(), variable.size());
        } else {
          names.variable(variable.name());
        }
      }
    }
    Scope scope = names.build();
    Player leader = players.get(0);
    return new FunctionGame(
        "test",
        Optional.of(scope),
        new FunctionGame.Leader(
            leader.variables, leader.goal, objective(leader, scope), constraints(leader, scope)),
        players.subList(1, players.size()).stream()
            .map(
                player ->
                    new FunctionGame.Follower(
                        player.name,
                        player.variables,
                        player.goal,
                        objective(player, scope),
                        constraints(player, scope)))
            .toList());
  }

  private static RealFunction objective(Player player, Scope scope) {
    return Formula.of(Written.expression(player.objective), scope);
  }

  private static List<Restriction> constraints(Player player, Scope scope) {
    return player.constraints.stream()
        .map(text -> Restriction.of(Written.relation(text), scope, Places.NONE))
        .toList();
  }
}
