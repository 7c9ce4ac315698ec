package org.firstmover.formats.normalform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.firstmover.formats.GameForm;
import org.firstmover.formats.GameName;
import org.firstmover.formats.tree.Mapping;
import org.firstmover.formats.tree.TreeWriter;
import org.firstmover.game.Payoffs;
import org.firstmover.game.normalform.NormalFormGame;

/** {@code kind: normal-form}: actions and payoffs of both players, rows the leader's actions. */
public final class NormalFormForm implements GameForm<NormalFormGame> {
  @Override
  public NormalFormGame read(Mapping root) {
    root.only("kind", "name", "leader", "follower");
    Mapping leader = root.require("leader").asMapping("leader").only("actions", "payoffs");
    Mapping follower = root.require("follower").asMapping("follower").only("actions", "payoffs");
    List<String> rows = actions(leader, "leader");
    List<String> columns = actions(follower, "follower");
    Payoffs first = payoffs(leader, "leader", rows.size(), columns.size());
    Payoffs second = payoffs(follower, "follower", rows.size(), columns.size());
    String name = GameName.of(root);
    return root.place().locate(() -> new NormalFormGame(name, rows, columns, first, second));
  }

  private static List<String> actions(Mapping player, String who) {
    return player.require("actions").asSequence(who + " actions").names(who + " actions");
  }

  private static Payoffs payoffs(Mapping player, String who, int rows, int columns) {
    String what = who + " payoffs";
    return player.require("payoffs").asSequence(what).table(what, rows, columns);
  }

  @Override
  public Map<String, Object> write(NormalFormGame game) {
    Map<String, Object> map = TreeWriter.form(game.kind(), game.name());
    map.put("leader", player(game.leaderActions(), game.leader()));
    map.put("follower", player(game.followerActions(), game.follower()));
    return map;
  }

  private static Map<String, Object> player(List<String> actions, Payoffs payoffs) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("actions", actions);
    map.put("payoffs", TreeWriter.table(payoffs));
    return map;
  }
}
