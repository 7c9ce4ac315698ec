package org.firstmover.formats.normalform;

import java.util.List;
import org.firstmover.exact.Rational;
import org.firstmover.formats.tree.TreeWriter;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.game.normalform.StrategicGame;

/** Writes Gambit's strategic-form files, the payoff version. */
public final class NfgWriter {
  private NfgWriter() {}

  /** The leader is player 1. */
  public static String write(NormalFormGame game) {
    StringBuilder text =
        prologue(
            game.name(),
            List.of("leader", "follower"),
            List.of(game.leaderActions(), game.followerActions()));
    for (int j = 0; j < game.followerActions().size(); j++) {
      for (int i = 0; i < game.leaderActions().size(); i++) {
        number(text, game.leader().exact(i, j)).append(' ');
        number(text, game.follower().exact(i, j)).append('\n');
      }
    }
    return text.toString();
  }

  public static String write(StrategicGame game) {
    StringBuilder text = prologue(game.name(), game.players(), game.actions());
    for (int profile = 0; profile < game.payoffs().rows(); profile++) {
      for (int player = 0; player < game.players().size(); player++) {
        number(text, game.payoffs().exact(profile, player))
            .append(player + 1 < game.players().size() ? ' ' : '\n');
      }
    }
    return text.toString();
  }

  private static StringBuilder prologue(
      String title, List<String> players, List<List<String>> actions) {
    StringBuilder text = new StringBuilder("NFG 1 R ");
    quoted(text, title).append(" {");
    players.forEach(player -> quoted(text.append(' '), player));
    text.append(" }\n\n{");
    for (List<String> names : actions) {
      text.append(" {");
      names.forEach(name -> quoted(text.append(' '), name));
      text.append(" }\n");
    }
    return text.append("}\n\"\"\n\n");
  }

  private static StringBuilder quoted(StringBuilder text, String value) {
    return text.append('"').append(value.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
  }

  private static StringBuilder number(StringBuilder text, Rational value) {
    return text.append(TreeWriter.number(value));
  }
}
