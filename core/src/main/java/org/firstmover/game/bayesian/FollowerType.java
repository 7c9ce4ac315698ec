package org.firstmover.game.bayesian;

import java.util.List;
import org.firstmover.game.InputError;
import org.firstmover.game.Names;
import org.firstmover.game.Payoffs;

/**
 * One type of follower.
 *
 * @param name distinct within the game
 * @param probability that this type is drawn, in [0, 1]
 * @param actions distinct names, one a column
 * @param leader the leader's payoffs against this type, [leader action][follower action]
 * @param follower this type's payoffs, of the same shape
 */
public record FollowerType(
    String name, double probability, List<String> actions, Payoffs leader, Payoffs follower) {

  public FollowerType {
    actions = Names.checked(actions, "actions of type " + name);
    if (!(probability >= 0 && probability <= 1)) {
      throw new InputError(
          Double.toString(probability),
          "probability of type " + name,
          "a number from 0 to 1",
          "Maybe it was given in percent.");
    }
    shaped(leader, follower.rows(), actions.size(), "leader payoffs of type " + name);
    shaped(follower, leader.rows(), actions.size(), "follower payoffs of type " + name);
  }

  private static void shaped(Payoffs payoffs, int rows, int columns, String where) {
    if (payoffs.rows() != rows || payoffs.columns() != columns) {
      throw new InputError(
          payoffs.rows() + " x " + payoffs.columns(),
          where,
          rows + " x " + columns + ", a row a leader action and a column an action of this type",
          "Maybe the table is transposed.");
    }
  }
}
