package org.firstmover.game.stochastic;

import org.firstmover.random.RandomStream;

/**
 * A stochastic game that is known by playing it: who can do what in which state is known, where it
 * leads and what it pays is not. It never ends by itself; who plays discounts, or stops after each
 * step with probability 1 - discount. Not safe for use by several threads: each takes a {@link
 * #copy()}.
 */
public interface Simulator {
  /** States and actions, and whether the follower sees what the leader has drawn. */
  Actions actions();

  /** Discount and entropy weight; the entropy bonus is not among the rewards. */
  StochasticGame.Rules rules();

  /**
   * Begins anew.
   *
   * @param random all that chance may depend on, here and in {@link #step}
   * @return the state at the beginning
   */
  int reset(RandomStream random);

  /**
   * Both players act in the present state.
   *
   * @param leaderAction its number in this state
   * @param followerAction likewise
   * @return the next state
   * @throws IllegalArgumentException if there is no such action in this state
   */
  int step(int leaderAction, int followerAction, RandomStream random);

  /** What the leader got for the last step. */
  double leaderReward();

  /** What the follower got for the last step. */
  double followerReward();

  /** The same game for another thread, to be reset before its first step. */
  Simulator copy();
}
