package org.firstmover.solvers.stochastic;

import org.firstmover.game.stochastic.Actions;

/**
 * What trajectories estimate: J1 and J2 from the start, the follower's with her entropy bonus, and
 * their derivatives in the softmax logits theta1, one a move, and theta2, one a reply.
 */
public enum Quantity {
  /** J1. */
  LEADER_VALUE(0),
  /** J2. */
  FOLLOWER_VALUE(1),
  /** dJ1 / dtheta1, one number a move. */
  LEADER_BY_LEADER(2),
  /** dJ1 / dtheta2, one number a reply. */
  LEADER_BY_FOLLOWER(3),
  /** dJ2 / dtheta1, one number a move. */
  FOLLOWER_BY_LEADER(4),
  /** dJ2 / dtheta2, one number a reply. */
  FOLLOWER_BY_FOLLOWER(5),
  /** X = d(dJ2 / dtheta2) / dtheta1, row by row: a row a reply, a column a move. */
  MIXED(6),
  /** H = d(dJ2 / dtheta2) / dtheta2, row by row: rows and columns are replies. */
  HESSIAN(7);

  /** Which of the parts of {@link ScoreSums} it is. */
  final int part;

  Quantity(int part) {
    this.part = part;
  }

  /** How many numbers it has in a game with these actions. */
  public int size(Actions actions) {
    return switch (this) {
      case LEADER_VALUE, FOLLOWER_VALUE -> 1;
      case LEADER_BY_LEADER, FOLLOWER_BY_LEADER -> actions.moves();
      case LEADER_BY_FOLLOWER, FOLLOWER_BY_FOLLOWER -> actions.replies();
      case MIXED -> Math.multiplyExact(actions.replies(), actions.moves());
      case HESSIAN -> Math.multiplyExact(actions.replies(), actions.replies());
    };
  }
}
