package org.firstmover.solvers.stochastic;

import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.Observes;

/**
 * Tables of what outcomes are worth to both players, learned by temporal differences, and what
 * follows from them at the present policies: as policies are known, means over actions need not be
 * learned, and hold at once when a policy changes. The follower's numbers include her entropy bonus
 * from the next step on. While trajectories are played nothing changes.
 */
final class Critics {
  private final Actions actions;
  private final PolicyPair policies;
  private final double entropy;
  private final double[] leaderOutcomes;
  private final double[] followerOutcomes;
  private final double[] seen;
  private final double[] leaderReplies;
  private final double[] followerReplies;
  private final double[] leaderStates;
  private final double[] followerStates;
  private final double[] response;

  /** At first 0. */
  Critics(Actions actions, PolicyPair policies, double entropy) {
    this.actions = actions;
    this.policies = policies;
    this.entropy = entropy;
    leaderOutcomes = new double[actions.outcomes()];
    followerOutcomes = new double[actions.outcomes()];
    seen = new double[actions.outcomes()];
    leaderReplies = new double[actions.replies()];
    followerReplies = new double[actions.replies()];
    leaderStates = new double[actions.stateCount()];
    followerStates = new double[actions.stateCount()];
    response = new double[actions.replies()];
  }

  /** q1 by outcome; not a copy. */
  double[] leaderOutcomes() {
    return leaderOutcomes;
  }

  /** q2 by outcome; not a copy. */
  double[] followerOutcomes() {
    return followerOutcomes;
  }

  /** How often each outcome was learned from; not a copy. */
  double[] seen() {
    return seen;
  }

  /** Q2 by reply at the present policy of the leader; not a copy. */
  double[] followerReplies() {
    return followerReplies;
  }

  /** V1 by state; not a copy. */
  double[] leaderStates() {
    return leaderStates;
  }

  /** V2 by state, with the bonus of this step too; not a copy. */
  double[] followerStates() {
    return followerStates;
  }

  /**
   * A12 / lambda by reply, which at the best response is minus H^-1 dJ1/dtheta2; its mean is 0 at
   * each decision. Not a copy.
   */
  double[] response() {
    return response;
  }

  /** -lambda log p2 of a reply. */
  double bonus(int reply) {
    return -entropy * policies.follower().logarithms()[reply];
  }

  /** Lets both play the softmax of their logits, and works out what follows from that. */
  void play(double[] leaderLogits, double[] followerLogits) {
    policies.softmax(leaderLogits, followerLogits);
    byReply(leaderOutcomes, leaderReplies);
    byReply(followerOutcomes, followerReplies);
    for (int s = 0; s < leaderStates.length; s++) {
      settle(s);
    }
  }

  /** Means over what the follower does not know; q itself where she sees the leader's action. */
  private void byReply(double[] outcomes, double[] replies) {
    for (int s = 0; s < leaderStates.length; s++) {
      int columns = actions.followerCount(s);
      int reply = actions.firstReply(actions.decision(s, 0));
      int k = actions.firstOutcome(s);
      boolean seesAction = actions.observes() == Observes.ACTION;
      for (int b = 0; b < columns && !seesAction; b++) {
        replies[reply + b] = 0;
      }
      for (int a = 0; a < actions.leaderCount(s); a++) {
        double p = policies.leader().probabilities()[actions.firstMove(s) + a];
        for (int b = 0; b < columns; b++, k++) {
          if (seesAction) {
            replies[reply + a * columns + b] = outcomes[k];
          } else {
            replies[reply + b] += p * outcomes[k];
          }
        }
      }
    }
  }

  /** Values of a state and the response there. */
  private void settle(int s) {
    double[] p2 = policies.follower().probabilities();
    leaderStates[s] = 0;
    followerStates[s] = 0;
    int last = actions.decision(s, actions.leaderCount(s) - 1);
    for (int d = actions.decision(s, 0); d <= last; d++) {
      double leader = 0;
      double follower = 0;
      for (int r = actions.firstReply(d); r < actions.firstReply(d + 1); r++) {
        leader += p2[r] * leaderReplies[r];
        follower += p2[r] * (followerReplies[r] + bonus(r));
      }
      for (int r = actions.firstReply(d); r < actions.firstReply(d + 1); r++) {
        response[r] = (leaderReplies[r] - leader) / entropy;
      }
      double share = share(s, d);
      leaderStates[s] += share * leader;
      followerStates[s] += share * follower;
    }
  }

  /** The probability, within its state, that a decision comes up. */
  private double share(int state, int decision) {
    return actions.observes() == Observes.ACTION
        ? policies.leader()
            .probabilities()[actions.firstMove(state) + decision - actions.decision(state, 0)]
        : 1;
  }

  /**
   * The leader's total gradient in her logits, as in {@link TotalGradient}:
   *
   * <pre>G(s, a) = p1(a | s) [d(s) A11(s, a) + z(s) A21(s, a) + d(s) sum_b p2 c (q2 - Q2)]</pre>
   *
   * @param visits d, how often a state was visited in the mean
   * @param carried z, the sum of responses c before those visits, in the mean
   * @param gradient filled, a number a move
   */
  void gradient(double[] visits, double[] carried, double[] gradient) {
    double[] p1 = policies.leader().probabilities();
    double[] p2 = policies.follower().probabilities();
    for (int s = 0; s < visits.length; s++) {
      int k = actions.firstOutcome(s);
      for (int a = 0; a < actions.leaderCount(s); a++) {
        int reply = actions.firstReply(actions.decision(s, a));
        double own = -leaderStates[s];
        double others = -followerStates[s];
        double second = 0;
        for (int r = reply; r < reply + actions.followerCount(s); r++, k++) {
          own += p2[r] * leaderOutcomes[k];
          others += p2[r] * (followerOutcomes[k] + bonus(r));
          second += p2[r] * response[r] * (followerOutcomes[k] - followerReplies[r]);
        }
        int move = actions.firstMove(s) + a;
        gradient[move] = p1[move] * (visits[s] * (own + second) + carried[s] * others);
      }
    }
  }

  /**
   * Moves toward the mean targets of trajectories: as far as so many visits, one after the other,
   * would move with this rate each, and at least as far as keeps the mean of all of them.
   *
   * @param leaderTargets sums by outcome
   * @param followerTargets likewise
   * @param visits how many targets were added up
   */
  void follow(double[] leaderTargets, double[] followerTargets, double[] visits, double rate) {
    for (int k = 0; k < visits.length; k++) {
      if (visits[k] > 0) {
        seen[k] += visits[k];
        double share = Math.max(1 - StrictMath.pow(1 - rate, visits[k]), visits[k] / seen[k]);
        leaderOutcomes[k] += share * (leaderTargets[k] / visits[k] - leaderOutcomes[k]);
        followerOutcomes[k] += share * (followerTargets[k] / visits[k] - followerOutcomes[k]);
      }
    }
    for (int s = 0; s < leaderStates.length; s++) {
      guess(s);
    }
  }

  /** What was never seen is taken for the mean of what was seen in that state. */
  private void guess(int s) {
    double count = 0;
    double leader = 0;
    double follower = 0;
    for (int k = actions.firstOutcome(s); k < actions.firstOutcome(s + 1); k++) {
      if (seen[k] > 0) {
        count++;
        leader += leaderOutcomes[k];
        follower += followerOutcomes[k];
      }
    }
    for (int k = actions.firstOutcome(s); k < actions.firstOutcome(s + 1) && count > 0; k++) {
      if (seen[k] == 0) {
        leaderOutcomes[k] = leader / count;
        followerOutcomes[k] = follower / count;
      }
    }
  }
}
