package org.firstmover.game.markov;

import java.util.List;
import org.firstmover.game.InputError;

/**
 * Who plays: player 0 is the leader, players 1, 2, … are the followers.
 *
 * @param outcomes the most outcomes that a move of chance can have; 0 without chance
 * @param longest the most moves of an episode, chance's among them: an environment that has not
 *     ended by then is stopped with an error
 */
public record Roles(Role leader, List<Role> followers, int outcomes, long longest) {
  public Roles {
    followers = List.copyOf(followers);
    if (outcomes < 0 || longest < 1) {
      throw new InputError(
          outcomes + " outcomes, at most " + longest + " moves",
          "roles",
          "outcomes at least 0 and at least one move",
          "Maybe count the moves of chance, too.");
    }
  }

  public int count() {
    return 1 + followers.size();
  }

  /**
   * @param player 0 for the leader
   */
  public Role player(int player) {
    return player == 0 ? leader : followers.get(player - 1);
  }
}
