package org.firstmover.solvers.stochastic;

/**
 * The follower's regularised best response, which is unique: evaluate her policy, put Q2 / lambda
 * for its logits, repeat; that is Newton's method on the soft Bellman equation, and ends when max_b
 * |A22| does, A22 = Q2 - lambda log p2 - V2.
 *
 * <p>Source: M. Geist, B. Scherrer, O. Pietquin, "A theory of regularized Markov decision
 * processes", ICML 2019. Not safe for use by several threads.
 */
final class SoftPolicyIteration {
  private static final int MOST = 500;

  private final Evaluation evaluation;
  private double advantage;
  private int iterations;

  /**
   * @param evaluation whose follower's policy is what it begins with and what it makes the response
   */
  SoftPolicyIteration(Evaluation evaluation) {
    this.evaluation = evaluation;
    if (!(evaluation.game().entropy() > 0)) {
      throw new IllegalArgumentException("entropy 0, expected a positive weight");
    }
  }

  /** max |A22| relative to 1 + |V2| where it ended. */
  double advantage() {
    return advantage;
  }

  int iterations() {
    return iterations;
  }

  /**
   * Makes the follower's policy the best response to the leader's; the evaluation then stands at
   * both, with the follower's values, outcomes, reply and decision values.
   *
   * @param tolerance on |A22| relative to 1 + |V2|
   * @return whether it was reached
   */
  boolean respond(double tolerance) {
    double last = Double.POSITIVE_INFINITY;
    for (iterations = 1; iterations <= MOST; iterations++) {
      evaluation.prepare();
      evaluation.evaluateFollower();
      advantage = largestAdvantage();
      // quadratic at the end: once below the square root of what rounding allows, one more is
      // enough
      if (advantage <= tolerance || (advantage < 1e-9 && advantage >= 0.5 * last)) {
        return true;
      }
      last = advantage;
      evaluation.follower().softmax(evaluation.replyValues(), evaluation.game().entropy());
    }
    return false;
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
        largest = Math.max(largest, difference / (1 + Math.abs(decisions[i])));
      }
    }
    return largest;
  }
}
