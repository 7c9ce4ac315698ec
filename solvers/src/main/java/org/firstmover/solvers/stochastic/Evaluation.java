package org.firstmover.solvers.stochastic;

import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.Observes;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.game.stochastic.Transitions;

/**
 * What a pair of policies is worth, from one decomposition of I - gamma P: both players' values in
 * every state, how often states are visited, and what every action is worth. The follower's values
 * include her entropy bonus. Not safe for use by several threads; arrays that are handed out are no
 * copies and good until the next evaluation.
 */
final class Evaluation {
  private final StochasticGame game;
  private final Actions actions;
  private final Policy leader;
  private final Policy follower;
  private final DiscountedChain chain;
  private final double[] leaderValues;
  private final double[] followerValues;
  private final double[] visits;
  private final double[] means;
  private final double[] leaderOutcomes;
  private final double[] followerOutcomes;
  private final double[] replyValues;
  private final double[] decisionValues;

  /**
   * @param leader her policy, which {@link #prepare()} looks at anew each time
   * @param follower likewise
   */
  Evaluation(StochasticGame game, Policy leader, Policy follower) {
    this.game = game;
    this.leader = leader;
    this.follower = follower;
    actions = game.actions();
    chain = new DiscountedChain(game);
    int n = actions.stateCount();
    leaderValues = new double[n];
    followerValues = new double[n];
    visits = new double[n];
    means = new double[n];
    leaderOutcomes = new double[actions.outcomes()];
    followerOutcomes = new double[actions.outcomes()];
    replyValues = new double[actions.replies()];
    decisionValues = new double[actions.decisions()];
  }

  StochasticGame game() {
    return game;
  }

  Policy leader() {
    return leader;
  }

  Policy follower() {
    return follower;
  }

  DiscountedChain chain() {
    return chain;
  }

  /**
   * The chain of the present policies; to be called before anything else when they have changed.
   */
  void prepare() {
    double[] weights = chain.weights();
    for (int s = 0; s < actions.stateCount(); s++) {
      int columns = actions.followerCount(s);
      int k = actions.firstOutcome(s);
      for (int a = 0; a < actions.leaderCount(s); a++) {
        double p = leader.probabilities()[actions.firstMove(s) + a];
        int reply = actions.firstReply(actions.decision(s, a));
        for (int b = 0; b < columns; b++) {
          weights[k++] = p * follower.probabilities()[reply + b];
        }
      }
    }
    chain.prepare();
  }

  /** All of the leader's side, for the chain that is prepared. */
  void evaluateLeader() {
    evaluateLeader(0);
  }

  /** The same of a leader who has an entropy bonus of this weight, too. */
  void evaluateLeader(double weight) {
    for (int s = 0; s < means.length; s++) {
      means[s] = mean(game.leaderRewards(), s);
      for (int m = actions.firstMove(s); weight > 0 && m < actions.firstMove(s + 1); m++) {
        double p = leader.probabilities()[m];
        means[s] -= p > 0 ? weight * p * leader.logarithms()[m] : 0;
      }
    }
    chain.solve(means, leaderValues);
    chain.solveTransposed(game.start(), visits);
    outcomes(game.leaderRewards(), leaderValues, leaderOutcomes);
  }

  /** All of the follower's side, for the chain that is prepared. */
  void evaluateFollower() {
    for (int s = 0; s < means.length; s++) {
      means[s] = mean(game.followerRewards(), s) + game.entropy() * entropy(s);
    }
    chain.solve(means, followerValues);
    outcomes(game.followerRewards(), followerValues, followerOutcomes);
    byReply(followerOutcomes, replyValues);
    for (int i = 0; i < decisionValues.length; i++) {
      double sum = game.entropy() * entropyOf(i);
      for (int r = actions.firstReply(i); r < actions.firstReply(i + 1); r++) {
        sum += follower.probabilities()[r] * replyValues[r];
      }
      decisionValues[i] = sum;
    }
  }

  /** Mean rewards in a state. */
  private double mean(double[] rewards, int state) {
    double[] weights = chain.weights();
    double mean = 0;
    for (int k = actions.firstOutcome(state); k < actions.firstOutcome(state + 1); k++) {
      mean += weights[k] * rewards[k];
    }
    return mean;
  }

  /**
   * Of what the follower does in a state, in the mean over the leader's actions if she sees them.
   */
  private double entropy(int state) {
    double sum = 0;
    int first = actions.decision(state, 0);
    int last = actions.decision(state, actions.leaderCount(state) - 1);
    for (int i = first; i <= last; i++) {
      sum += share(state, i) * entropyOf(i);
    }
    return sum;
  }

  /** The probability, within its state, that a decision comes up. */
  double share(int state, int decision) {
    return actions.observes() == Observes.ACTION
        ? leader.probabilities()[actions.firstMove(state) + decision - actions.decision(state, 0)]
        : 1;
  }

  /** -sum_b p log p at a decision. */
  double entropyOf(int decision) {
    double sum = 0;
    for (int r = actions.firstReply(decision); r < actions.firstReply(decision + 1); r++) {
      double p = follower.probabilities()[r];
      sum -= p > 0 ? p * follower.logarithms()[r] : 0;
    }
    return sum;
  }

  /** V1 = M r1 by state. */
  double[] leaderValues() {
    return leaderValues;
  }

  /** V2 = M (r2 + lambda H) by state: the entropy bonus is in it. */
  double[] followerValues() {
    return followerValues;
  }

  /** M' mu: how often states are visited, discounted; in sum 1 / (1 - gamma). */
  double[] visits() {
    return visits;
  }

  /** q1 = R1 + gamma P V1 by outcome. */
  double[] leaderOutcomes() {
    return leaderOutcomes;
  }

  /** q2 = R2 + gamma P V2 by outcome. */
  double[] followerOutcomes() {
    return followerOutcomes;
  }

  /** Q2 by reply: the mean of q2 over what the follower does not know. */
  double[] replyValues() {
    return replyValues;
  }

  /** sum_b p2 (Q2 - lambda log p2) by decision. */
  double[] decisionValues() {
    return decisionValues;
  }

  /**
   * q = R + gamma P V.
   *
   * @param rewards a number an outcome
   * @param values a number a state
   * @param filled a number an outcome
   */
  void outcomes(double[] rewards, double[] values, double[] filled) {
    Transitions transitions = game.transitions();
    int[] first = transitions.first();
    int[] successors = transitions.successors();
    double[] probabilities = transitions.probabilities();
    double discount = game.discount();
    for (int k = 0; k < filled.length; k++) {
      double sum = 0;
      for (int j = first[k]; j < first[k + 1]; j++) {
        sum += probabilities[j] * values[successors[j]];
      }
      filled[k] = rewards[k] + discount * sum;
    }
  }

  /**
   * Means of a number an outcome over what the follower does not know when she replies: Q2(s, b) =
   * sum_a p1 q2 where both act at once, q2 itself where she sees the leader's action.
   *
   * @param outcomes a number an outcome
   * @param replies filled, a number a reply
   */
  void byReply(double[] outcomes, double[] replies) {
    for (int s = 0; s < actions.stateCount(); s++) {
      int columns = actions.followerCount(s);
      int rows = actions.leaderCount(s);
      int k = actions.firstOutcome(s);
      int reply = actions.firstReply(actions.decision(s, 0));
      if (actions.observes() == Observes.ACTION) {
        System.arraycopy(outcomes, k, replies, reply, rows * columns);
        continue;
      }
      for (int b = 0; b < columns; b++) {
        replies[reply + b] = 0;
      }
      for (int a = 0; a < rows; a++) {
        double p = leader.probabilities()[actions.firstMove(s) + a];
        for (int b = 0; b < columns; b++) {
          replies[reply + b] += p * outcomes[k++];
        }
      }
    }
  }

  /** The mean of a number a state over the start. */
  double atStart(double[] values) {
    double sum = 0;
    for (int s = 0; s < values.length; s++) {
      sum += game.start()[s] * values[s];
    }
    return sum;
  }
}
