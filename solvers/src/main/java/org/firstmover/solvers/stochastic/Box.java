package org.firstmover.solvers.stochastic;

import java.util.Arrays;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.StochasticGame;

/**
 * A part of the leader's policies, a reply of the follower at some decisions, and an interval for
 * each player's value of each state while those replies are best ones. Arrays are no copies; who
 * made a box may still change them.
 *
 * @param least lowest probability of each move
 * @param most highest probability of each move
 * @param replies the follower's action at each decision, or {@link #FREE}
 * @param leader interval of V1 by state
 * @param follower interval of V2 by state
 * @param bound on the leader's value from the start
 * @param split where to cut it
 * @param number in order of making, for ties
 */
record Box(
    double[] least,
    double[] most,
    int[] replies,
    Interval leader,
    Interval follower,
    double bound,
    Split split,
    long number) {
  static final int FREE = -1;

  /** A lowest and a highest number a state. */
  record Interval(double[] low, double[] high) {
    /** Between all sums of discounted rewards. */
    static Interval of(double[] rewards, int states, double discount) {
      double[] low = new double[states];
      double[] high = new double[states];
      Arrays.fill(low, Arrays.stream(rewards).min().orElse(0) / (1 - discount));
      Arrays.fill(high, Arrays.stream(rewards).max().orElse(0) / (1 - discount));
      return new Interval(low, high);
    }

    Interval copy() {
      return new Interval(low.clone(), high.clone());
    }

    double width(int state) {
      return high[state] - low[state];
    }
  }

  /**
   * A cut in two.
   *
   * @param move whose probability is at most or at least so much; -1 if the box is not to be cut
   */
  record Split(int move, double at) {
    static final Split NONE = new Split(-1, 0);
  }

  /** All policies, all replies. */
  static Box all(StochasticGame game) {
    Actions actions = game.actions();
    int n = actions.stateCount();
    double[] most = new double[actions.moves()];
    Arrays.fill(most, 1);
    int[] replies = new int[actions.decisions()];
    Arrays.fill(replies, FREE);
    return new Box(
        new double[actions.moves()],
        most,
        replies,
        Interval.of(game.leaderRewards(), n, game.discount()),
        Interval.of(game.followerRewards(), n, game.discount()),
        Double.POSITIVE_INFINITY,
        Split.NONE,
        0);
  }

  /** With arrays of its own. */
  Box copy(long newNumber) {
    return new Box(
        least.clone(),
        most.clone(),
        replies.clone(),
        leader.copy(),
        follower.copy(),
        bound,
        Split.NONE,
        newNumber);
  }

  Box withBound(double other) {
    return new Box(least, most, replies, leader, follower, Math.min(bound, other), split, number);
  }

  Box withSplit(Split other) {
    return new Box(least, most, replies, leader, follower, bound, other, number);
  }

  /** A decision without a fixed reply, or -1 if all have one. */
  int freeDecision() {
    for (int i = 0; i < replies.length; i++) {
      if (replies[i] == FREE) {
        return i;
      }
    }
    return -1;
  }
}
