package org.firstmover.game.normalform;

import java.util.List;
import org.firstmover.game.Fingerprint;
import org.firstmover.game.Game;
import org.firstmover.game.InputError;
import org.firstmover.game.Names;
import org.firstmover.game.Payoffs;

/**
 * A finite game of any number of players, as Gambit's files hold it. Methods for commitment want
 * two of them: {@link #withLeader}.
 *
 * @param name for people; may be empty
 * @param players one name a player
 * @param actions the actions of each player
 * @param payoffs one row a profile (the first player's action varies fastest), one column a player
 */
public record StrategicGame(
    String name, List<String> players, List<List<String>> actions, Payoffs payoffs)
    implements Game {

  public StrategicGame {
    players = List.copyOf(players);
    actions = actions.stream().map(names -> Names.checked(names, "actions of a player")).toList();
    long profiles = 1;
    for (List<String> names : actions) {
      profiles *= names.size();
    }
    if (players.size() != actions.size()
        || payoffs.columns() != players.size()
        || payoffs.rows() != profiles) {
      throw new InputError(
          payoffs.rows() + " profiles of " + payoffs.columns() + " players",
          "payoffs",
          profiles + " profiles of " + players.size() + " players",
          "Maybe a player or an action is missing.");
    }
  }

  @Override
  public String kind() {
    return NormalFormGame.KIND;
  }

  /**
   * The game of two players in which this one leads.
   *
   * @param leader 1 or 2
   * @throws InputError if there are not two players
   */
  public NormalFormGame withLeader(int leader) {
    if (players.size() != 2) {
      throw new InputError(
          players.size() + " players",
          name.isEmpty() ? "players" : "players of \"" + name + "\"",
          "2: a leader and a follower",
          "Maybe fix the actions of the other players first, or merge them into one follower.");
    }
    int rows = actions.get(0).size();
    int columns = actions.get(1).size();
    NormalFormGame game =
        new NormalFormGame(
            name,
            actions.get(0),
            actions.get(1),
            player(0, rows, columns),
            player(1, rows, columns));
    return leader == 2 ? game.swapped() : game;
  }

  /** The payoffs of one player of two, rows by columns. */
  private Payoffs player(int player, int rows, int columns) {
    Payoffs.Builder table = new Payoffs.Builder(rows, columns);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        table.copy(i, j, payoffs, j * rows + i, player);
      }
    }
    return table.build();
  }

  @Override
  public String fingerprint() {
    Fingerprint canonical = Fingerprint.of(NormalFormGame.KIND).whole(players.size());
    actions.forEach(canonical::texts);
    return canonical.payoffs(payoffs).finish();
  }
}
