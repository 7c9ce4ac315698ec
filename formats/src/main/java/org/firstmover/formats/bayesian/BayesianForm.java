package org.firstmover.formats.bayesian;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.firstmover.exact.Rational;
import org.firstmover.formats.GameForm;
import org.firstmover.formats.GameName;
import org.firstmover.formats.tree.Mapping;
import org.firstmover.formats.tree.Node;
import org.firstmover.formats.tree.TreeWriter;
import org.firstmover.game.Payoffs;
import org.firstmover.game.bayesian.BayesianGame;
import org.firstmover.game.bayesian.FollowerType;

/** {@code kind: bayesian}: the leader's actions, and probability, actions and payoffs by type. */
public final class BayesianForm implements GameForm<BayesianGame> {
  @Override
  public BayesianGame read(Mapping root) {
    root.only("kind", "name", "leader", "types");
    List<String> rows =
        root.require("leader")
            .asMapping("leader")
            .only("actions")
            .require("actions")
            .asSequence("leader actions")
            .names("leader actions");
    Node list = root.require("types");
    List<FollowerType> types = new ArrayList<>();
    for (Node item : list.asSequence("types").items()) {
      types.add(type(item.asMapping("a type"), rows.size()));
    }
    String name = GameName.of(root);
    return list.place().locate(() -> new BayesianGame(name, rows, types));
  }

  private static FollowerType type(Mapping map, int rows) {
    map.only("name", "probability", "actions", "leader", "follower");
    String name = map.require("name").asScalar("name of a type").text("name of a type");
    double probability =
        map.require("probability")
            .asScalar("probability of " + name)
            .number("probability of " + name, 0, 1);
    List<String> actions =
        map.require("actions").asSequence("actions of " + name).names("actions of " + name);
    Payoffs leader = payoffs(map, "leader", name, rows, actions.size());
    Payoffs follower = payoffs(map, "follower", name, rows, actions.size());
    return map.place().locate(() -> new FollowerType(name, probability, actions, leader, follower));
  }

  private static Payoffs payoffs(Mapping map, String key, String type, int rows, int columns) {
    String what = key + " payoffs of type " + type;
    return map.require(key).asSequence(what).table(what, rows, columns);
  }

  @Override
  public Map<String, Object> write(BayesianGame game) {
    Map<String, Object> map = TreeWriter.form(game.kind(), game.name());
    map.put("leader", Map.of("actions", game.leaderActions()));
    List<Object> types = new ArrayList<>();
    for (FollowerType type : game.types()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("name", type.name());
      entry.put("probability", TreeWriter.number(Rational.ofDecimal(type.probability())));
      entry.put("actions", type.actions());
      entry.put("leader", TreeWriter.table(type.leader()));
      entry.put("follower", TreeWriter.table(type.follower()));
      types.add(entry);
    }
    map.put("types", types);
    return map;
  }
}
