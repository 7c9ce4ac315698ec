package org.firstmover.solvers.stochastic;

import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.Observes;

/**
 * Tables of what replies are worth to both players, learned by temporal differences, and what
 * follows from them at the present policies. The follower's numbers include her entropy bonus from
 * the next step on. While trajectories are played they do not change.
 */
final class Critics {
  private final Actions actions;
  private final PolicyPair policies;
  private final double entropy;
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
    leaderReplies = new double[actions.replies()];
    followerReplies = new double[actions.replies()];
    leaderStates = new double[actions.stateCount()];
    followerStates = new double[actions.stateCount()];
    response = new double[actions.replies()];
  }

  /** Q1 by reply; not a copy. */
  double[] leaderReplies() {
    return leaderReplies;
  }

  /** Q2 by reply; not a copy. */
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

  /** Works out values of states and the response at the present tables and policies. */
  void settle() {
    double[] p2 = policies.follower().probabilities();
    double[] log = policies.follower().logarithms();
    for (int s = 0; s < leaderStates.length; s++) {
      leaderStates[s] = 0;
      followerStates[s] = 0;
      int last = actions.decision(s, actions.leaderCount(s) - 1);
      for (int d = actions.decision(s, 0); d <= last; d++) {
        double leader = 0;
        double follower = 0;
        for (int r = actions.firstReply(d); r < actions.firstReply(d + 1); r++) {
          leader += p2[r] * leaderReplies[r];
          follower += p2[r] * (followerReplies[r] - entropy * log[r]);
        }
        for (int r = actions.firstReply(d); r < actions.firstReply(d + 1); r++) {
          response[r] = (leaderReplies[r] - leader) / entropy;
        }
        double share = share(s, d);
        leaderStates[s] += share * leader;
        followerStates[s] += share * follower;
      }
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
   * Moves toward the mean targets of trajectories: as far as so many visits, one after the other,
   * would move with this rate each.
   *
   * @param leaderTargets sums by reply of reward plus discounted value of the next state
   * @param followerTargets likewise
   * @param visits how many targets were added up
   */
  void follow(double[] leaderTargets, double[] followerTargets, double[] visits, double rate) {
    for (int r = 0; r < visits.length; r++) {
      if (visits[r] > 0) {
        double share = 1 - StrictMath.pow(1 - rate, visits[r]);
        leaderReplies[r] += share * (leaderTargets[r] / visits[r] - leaderReplies[r]);
        followerReplies[r] += share * (followerTargets[r] / visits[r] - followerReplies[r]);
      }
    }
  }
}
