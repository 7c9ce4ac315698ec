package org.firstmover.solvers.stochastic;

import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.Observes;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.game.stochastic.Transitions;

/**
 * Narrows the values' intervals of a box by optimistic and pessimistic value iteration over it, in
 * which rows of the policy are chosen state by state: every iterate of a monotone operator that
 * begins with a bound is one. Also tells which replies are best nowhere in a box.
 */
final class BoxValues {
  private static final int MOST_SWEEPS = 2000;

  /** Sweeps end when what is left to gain is about this share of an interval's width. */
  private static final double PROGRESS = 0.02;

  /** What rounding may make of an advantage, relative to the follower's rewards. */
  private static final double ROUNDING = 1e-10;

  private final StochasticGame game;
  private final Actions actions;
  private final double[] costs;
  private final boolean[] used;
  private final double noise;
  private final double progress;

  BoxValues(StochasticGame game) {
    this.game = game;
    actions = game.actions();
    int most = 0;
    for (int s = 0; s < actions.stateCount(); s++) {
      most = Math.max(most, actions.leaderCount(s));
    }
    costs = new double[most];
    used = new boolean[most];
    progress = PROGRESS * (1 - game.discount());
    noise = ROUNDING * (game.followerRange() / (1 - game.discount()));
  }

  /**
   * Makes probabilities fit together, narrows the intervals, and fixes replies that have no rival.
   *
   * @return whether the replies may be best ones somewhere in the box; if not, it is empty
   */
  boolean narrow(Box box) {
    for (int s = 0; s < actions.stateCount(); s++) {
      if (!fit(box, s)) {
        return false;
      }
    }
    boolean moved = true;
    for (int sweep = 0; moved && sweep < MOST_SWEEPS; sweep++) {
      moved = false;
      for (int s = 0; s < actions.stateCount(); s++) {
        moved |= narrow(box, s);
      }
    }
    for (int i = 0; i < actions.decisions(); i++) {
      if (!rivals(box, i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a reply is left at a decision; one that is left alone is fixed. */
  private boolean rivals(Box box, int decision) {
    int fixed = box.replies()[decision];
    if (fixed != Box.FREE) {
      return possible(box, decision, fixed);
    }
    int count = 0;
    int last = Box.FREE;
    for (int b = 0; b < actions.followerCount(actions.decisionState(decision)); b++) {
      if (possible(box, decision, b)) {
        count++;
        last = b;
      }
    }
    box.replies()[decision] = count == 1 ? last : Box.FREE;
    return count > 0;
  }

  /** Probabilities of a state sum to 1, which bounds each by the others. */
  private boolean fit(Box box, int state) {
    int from = actions.firstMove(state);
    int to = actions.firstMove(state + 1);
    double low = 0;
    double high = 0;
    for (int k = from; k < to; k++) {
      low += box.least()[k];
      high += box.most()[k];
    }
    if (low > 1 + 1e-12 || high < 1 - 1e-12) {
      return false;
    }
    for (int k = from; k < to; k++) {
      double least = box.least()[k];
      double most = box.most()[k];
      box.least()[k] = Math.max(least, 1 - (high - most));
      box.most()[k] = Math.max(box.least()[k], Math.min(most, 1 - (low - least)));
    }
    return true;
  }

  private boolean narrow(Box box, int state) {
    double[] leaderRewards = game.leaderRewards();
    double[] followerRewards = game.followerRewards();
    Box.Interval leader = box.leader();
    Box.Interval follower = box.follower();
    boolean moved =
        lower(
            follower.high(),
            follower.low(),
            state,
            best(box, state, followerRewards, 1, follower.high()));
    moved |= raise(follower.low(), follower.high(), state, response(box, state, follower.low()));
    moved |=
        lower(
            leader.high(), leader.low(), state, best(box, state, leaderRewards, 1, leader.high()));
    moved |=
        raise(
            leader.low(), leader.high(), state, -best(box, state, leaderRewards, -1, leader.low()));
    return moved;
  }

  private boolean lower(double[] high, double[] low, int state, double bound) {
    double before = high[state];
    high[state] = Math.max(low[state], Math.min(before, bound));
    return before - high[state] > progress * (before - low[state]);
  }

  private boolean raise(double[] low, double[] high, int state, double bound) {
    double before = low[state];
    low[state] = Math.min(high[state], Math.max(before, bound));
    return low[state] - before > progress * (high[state] - before);
  }

  /**
   * The largest sign x mean of R + gamma P V in a state, over the box and the replies that are
   * open.
   */
  private double best(Box box, int state, double[] rewards, int sign, double[] values) {
    int columns = actions.followerCount(state);
    if (actions.observes() == Observes.ACTION) {
      for (int a = 0; a < actions.leaderCount(state); a++) {
        int reply = box.replies()[actions.decision(state, a)];
        double most = Double.NEGATIVE_INFINITY;
        for (int b = 0; b < columns; b++) {
          if (reply == Box.FREE || reply == b) {
            most = Math.max(most, sign * after(actions.outcome(state, a, b), rewards, values));
          }
        }
        costs[a] = -most;
      }
      return -cheapest(box, state);
    }
    int reply = box.replies()[actions.decision(state, 0)];
    double most = Double.NEGATIVE_INFINITY;
    for (int b = 0; b < columns; b++) {
      if (reply == Box.FREE || reply == b) {
        for (int a = 0; a < actions.leaderCount(state); a++) {
          costs[a] = -sign * after(actions.outcome(state, a, b), rewards, values);
        }
        most = Math.max(most, -cheapest(box, state));
      }
    }
    return most;
  }

  /** What the follower can be sure of in a state: her reply, whatever is fixed, is a best one. */
  private double response(Box box, int state, double[] values) {
    int columns = actions.followerCount(state);
    double[] rewards = game.followerRewards();
    if (actions.observes() == Observes.ACTION) {
      for (int a = 0; a < actions.leaderCount(state); a++) {
        costs[a] = Double.NEGATIVE_INFINITY;
        for (int b = 0; b < columns; b++) {
          costs[a] = Math.max(costs[a], after(actions.outcome(state, a, b), rewards, values));
        }
      }
      return cheapest(box, state);
    }
    double most = Double.NEGATIVE_INFINITY;
    for (int b = 0; b < columns; b++) {
      for (int a = 0; a < actions.leaderCount(state); a++) {
        costs[a] = after(actions.outcome(state, a, b), rewards, values);
      }
      most = Math.max(most, cheapest(box, state));
    }
    return most;
  }

  /** R + gamma P V. */
  private double after(int outcome, double[] rewards, double[] values) {
    return rewards[outcome] + game.discount() * game.transitions().mean(outcome, values);
  }

  /** Whether a reply at a decision may be a best one somewhere in the box. */
  boolean possible(Box box, int decision, int reply) {
    int state = actions.decisionState(decision);
    for (int b = 0; b < actions.followerCount(state); b++) {
      if (b != reply && advantage(box, decision, b, reply) > noise) {
        return false;
      }
    }
    return true;
  }

  /** At least so much better than the other is an action of the follower, all over the box. */
  private double advantage(Box box, int decision, int action, int other) {
    int state = actions.decisionState(decision);
    if (actions.observes() == Observes.ACTION) {
      int a = decision - actions.decision(state, 0);
      return difference(box, actions.outcome(state, a, action), actions.outcome(state, a, other));
    }
    for (int a = 0; a < actions.leaderCount(state); a++) {
      costs[a] =
          difference(box, actions.outcome(state, a, action), actions.outcome(state, a, other));
    }
    return cheapest(box, state);
  }

  /** The least R2 + gamma P V2 of an outcome minus that of another, over the interval of V2. */
  private double difference(Box box, int outcome, int other) {
    Transitions transitions = game.transitions();
    int[] first = transitions.first();
    int[] next = transitions.successors();
    double[] odds = transitions.probabilities();
    double[] low = box.follower().low();
    double[] high = box.follower().high();
    double sum = 0;
    int i = first[outcome];
    int j = first[other];
    while (i < first[outcome + 1] || j < first[other + 1]) {
      int s = i < first[outcome + 1] ? next[i] : Integer.MAX_VALUE;
      int t = j < first[other + 1] ? next[j] : Integer.MAX_VALUE;
      double slope = (s <= t ? odds[i++] : 0) - (t <= s ? odds[j++] : 0);
      sum += slope * (slope > 0 ? low : high)[Math.min(s, t)];
    }
    double[] rewards = game.followerRewards();
    return rewards[outcome] - rewards[other] + game.discount() * sum;
  }

  /** The least mean of the costs over the probabilities of a state in the box. */
  private double cheapest(Box box, int state) {
    int from = actions.firstMove(state);
    int m = actions.leaderCount(state);
    double left = 1;
    double sum = 0;
    for (int a = 0; a < m; a++) {
      left -= box.least()[from + a];
      sum += box.least()[from + a] * costs[a];
      used[a] = false;
    }
    for (int k = 0; k < m && left > 0; k++) {
      int cheap = -1;
      for (int a = 0; a < m; a++) {
        if (!used[a] && (cheap < 0 || costs[a] < costs[cheap])) {
          cheap = a;
        }
      }
      double room = Math.min(left, box.most()[from + cheap] - box.least()[from + cheap]);
      sum += room * costs[cheap];
      left -= room;
      used[cheap] = true;
    }
    return sum;
  }
}
