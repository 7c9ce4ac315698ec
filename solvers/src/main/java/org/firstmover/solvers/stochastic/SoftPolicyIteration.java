package org.firstmover.solvers.stochastic;

import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.solve.ResponseOracle;

/**
 * The follower's regularised best response, which is unique: evaluate her policy, put Q2 / lambda
 * for its logits, repeat; that is Newton's method on the soft Bellman equation, and ends when max_b
 * |A22| does, A22 = Q2 - lambda log p2 - V2. It cannot overshoot: the equation's right side is
 * convex and monotone in the values, so that values rise from the first evaluation on, whatever the
 * start, at least as fast as by value iteration. Responds to the leader's probabilities with the
 * follower's.
 *
 * <p>Source: M. Geist, B. Scherrer, O. Pietquin, "A theory of regularized Markov decision
 * processes", ICML 2019. Not safe for use by several threads.
 */
public final class SoftPolicyIteration implements ResponseOracle<double[], double[]> {
  private static final int MOST = 500;

  /** On |A22| / lambda, which is what logarithms of probabilities are off by. */
  private static final double TOLERANCE = 1e-13;

  /** What rounding leaves of advantages, relative to values. */
  private static final double ROUNDING = 1e-15;

  private final Evaluation evaluation;
  private final double rewards;
  private double advantage;
  private int iterations;
  private long queries;

  /**
   * @param game with a positive entropy weight
   */
  public SoftPolicyIteration(StochasticGame game) {
    this(new Evaluation(game, Policy.ofLeader(game.actions()), Policy.ofFollower(game.actions())));
  }

  /**
   * @param evaluation whose follower's policy is what it begins with and what it makes the response
   */
  SoftPolicyIteration(Evaluation evaluation) {
    this.evaluation = evaluation;
    requireEntropy(evaluation.game());
    double largest = evaluation.game().entropy();
    for (double reward : evaluation.game().followerRewards()) {
      largest = Math.max(largest, Math.abs(reward));
    }
    rewards = largest;
  }

  /** Regularised best responses are of games with a positive entropy weight. */
  static void requireEntropy(StochasticGame game) {
    if (!(game.entropy() > 0)) {
      throw new IllegalArgumentException("entropy 0, expected a positive weight");
    }
  }

  @Override
  public Quality quality() {
    return Quality.EXACT;
  }

  @Override
  public long queries() {
    return queries;
  }

  /**
   * The response to a policy; the search begins with the last response.
   *
   * @param leader a probability a move
   * @return a probability a reply
   */
  @Override
  public double[] respond(double[] leader) {
    evaluation.leader().set(leader);
    converge();
    return evaluation.follower().probabilities().clone();
  }

  /** The follower's values by state, her entropy bonus included, from the last query. */
  public double[] followerValues() {
    return evaluation.followerValues().clone();
  }

  /** max |A22| where it ended. */
  public double advantage() {
    return advantage;
  }

  /** Policies that were evaluated the last time. */
  public int iterations() {
    return iterations;
  }

  /**
   * Makes the follower's policy the best response to the leader's; the evaluation then stands at
   * both, with the follower's values, outcomes, reply and decision values.
   */
  void converge() {
    queries++;
    double lambda = evaluation.game().entropy();
    double last = Double.POSITIVE_INFINITY;
    int stalled = 0;
    for (iterations = 1; iterations <= MOST; iterations++) {
      evaluation.prepare();
      evaluation.evaluateFollower();
      advantage = largestAdvantage();
      double scale = scale();
      // quadratic at the end: what small advantages are left and no longer shrink is rounding
      stalled = advantage < 1e-9 * scale && advantage >= 0.5 * last ? stalled + 1 : 0;
      if (advantage <= Math.max(TOLERANCE * lambda, ROUNDING * scale) || stalled == 2) {
        return;
      }
      last = advantage;
      evaluation.follower().softmax(evaluation.replyValues(), lambda);
    }
    throw new IllegalStateException("no regularised best response: advantages of " + advantage);
  }

  /** The largest of the follower's rewards and values and of lambda. */
  private double scale() {
    double scale = rewards;
    for (double value : evaluation.decisionValues()) {
      scale = Math.max(scale, Math.abs(value));
    }
    return scale;
  }

  private double largestAdvantage() {
    double[] replies = evaluation.replyValues();
    double[] decisions = evaluation.decisionValues();
    double[] logarithms = evaluation.follower().logarithms();
    double lambda = evaluation.game().entropy();
    double largest = 0;
    for (int i = 0; i < decisions.length; i++) {
      int end = evaluation.game().actions().firstReply(i + 1);
      for (int r = evaluation.game().actions().firstReply(i); r < end; r++) {
        double difference = Math.abs(replies[r] - lambda * logarithms[r] - decisions[i]);
        largest = Math.max(largest, difference);
      }
    }
    return largest;
  }
}
