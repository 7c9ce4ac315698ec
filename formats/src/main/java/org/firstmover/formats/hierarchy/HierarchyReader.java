package org.firstmover.formats.hierarchy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.firstmover.formats.GameName;
import org.firstmover.formats.Place;
import org.firstmover.formats.tree.Mapping;
import org.firstmover.formats.tree.Node;
import org.firstmover.formats.tree.Scalar;
import org.firstmover.formats.tree.Sequence;
import org.firstmover.game.expression.Scope;
import org.firstmover.game.hierarchy.FunctionGame;
import org.firstmover.game.hierarchy.FunctionGame.Follower;
import org.firstmover.game.hierarchy.FunctionGame.Leader;
import org.firstmover.game.hierarchy.Goal;
import org.firstmover.game.hierarchy.Restriction;
import org.firstmover.game.hierarchy.Variable;
import org.firstmover.game.hierarchy.Variables;

/** Reads one hierarchy game: first all names, then the expressions that are made of them. */
final class HierarchyReader {
  private static final String SUBJECT_TO = "subject to";

  private final Mapping root;
  private final Scope.Builder names = Scope.builder();
  private final FormulaReader formulas = new FormulaReader();

  HierarchyReader(Mapping root) {
    this.root = root.only("kind", "name", "parameters", "leader", "followers");
  }

  FunctionGame game() {
    String name = GameName.of(root);
    root.find("parameters")
        .ifPresent(node -> new ParameterReader(names).read(node.asMapping("parameters")));
    Mapping leader =
        root.require("leader")
            .asMapping("leader")
            .only("variables", "maximise", "minimise", SUBJECT_TO);
    List<Mapping> followers = followers(root.require("followers").asSequence("followers"));
    List<String> followerNames = names(followers);

    VariableReader reader = new VariableReader(names, formulas);
    List<Variable> leaderVariables = reader.read(leader, "leader");
    List<List<Variable>> followerVariables = new ArrayList<>();
    for (int i = 0; i < followers.size(); i++) {
      followerVariables.add(reader.read(followers.get(i), "follower " + followerNames.get(i)));
    }
    Scope scope = names.build();
    Variables variables = new Variables(leaderVariables, followerVariables);

    Goal goal = goal(leader, "leader");
    Leader first =
        new Leader(
            leaderVariables,
            goal,
            formulas.objective(leader.require(goal.text()), "leader: " + goal.text(), scope),
            constraints(leader, "leader", scope, (constraint, place) -> {}));
    List<Follower> others = new ArrayList<>();
    for (int i = 0; i < followers.size(); i++) {
      others.add(follower(followers.get(i), followerNames.get(i), i, variables, scope));
    }
    return root.place().locate(() -> new FunctionGame(name, Optional.of(scope), first, others));
  }

  private static List<Mapping> followers(Sequence list) {
    if (list.items().isEmpty()) {
      throw list.place().error("an empty list", "at least one follower", "Maybe they are missing.");
    }
    List<Mapping> followers = new ArrayList<>();
    for (Node item : list.items()) {
      followers.add(
          item.asMapping("a follower")
              .only("name", "variables", "maximise", "minimise", SUBJECT_TO));
    }
    return followers;
  }

  private static List<String> names(List<Mapping> followers) {
    List<String> names = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Mapping follower : followers) {
      Scalar name = follower.require("name").asScalar("name of a follower");
      String text = name.text("name of a follower");
      if (text.isBlank() || !seen.add(text)) {
        throw name.place()
            .error(
                text,
                "names of followers that are not blank, each once",
                "Maybe two of them mean the same, or one is mistyped.");
      }
      names.add(text);
    }
    return names;
  }

  private Follower follower(Mapping map, String name, int index, Variables variables, Scope scope) {
    String who = "follower " + name;
    Goal goal = goal(map, who);
    return new Follower(
        name,
        variables.follower(index),
        goal,
        formulas.objective(map.require(goal.text()), who + ": " + goal.text(), scope),
        constraints(
            map,
            who,
            scope,
            (constraint, place) -> constraint.checkFor(index, variables, place.toString())));
  }

  private static Goal goal(Mapping player, String who) {
    boolean maximises = player.find(Goal.MAXIMISE.text()).isPresent();
    boolean minimises = player.find(Goal.MINIMISE.text()).isPresent();
    if (maximises == minimises) {
      Place place = player.keyPlaces().getOrDefault(Goal.MINIMISE.text(), player.place());
      throw place.error(
          maximises ? "both maximise and minimise" : "neither maximise nor minimise",
          who + ": one of maximise and minimise",
          maximises
              ? "Maybe one of them, with a minus before it, is a part of the other."
              : "Maybe it stands at another level; a player who wants nothing has maximise: 0.");
    }
    return maximises ? Goal.MAXIMISE : Goal.MINIMISE;
  }

  private List<Restriction> constraints(
      Mapping player, String who, Scope scope, BiConsumer<Restriction, Place> check) {
    String what = who + ": " + SUBJECT_TO;
    List<Restriction> constraints = new ArrayList<>();
    player
        .find(SUBJECT_TO)
        .ifPresent(
            list -> {
              for (Node item : list.asSequence(what).items()) {
                Restriction constraint = formulas.restriction(item, what, scope);
                check.accept(constraint, item.place());
                constraints.add(constraint);
              }
            });
    return constraints;
  }
}
