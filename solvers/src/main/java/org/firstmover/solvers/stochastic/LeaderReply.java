package org.firstmover.solvers.stochastic;

import java.util.Arrays;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.Observes;

/**
 * The leader's best reply to a policy of the follower that stays as it is, by policy iteration;
 * with an entropy weight lambda the regularised one, softmax (Q / lambda). A follower who sees the
 * leader's actions keeps her reaction to each.
 */
final class LeaderReply {
  private static final int MOST = 10_000;
  private static final double ROUNDING = 1e-12;

  private final Evaluation evaluation;
  private final double entropy;
  private final double[] moveValues;
  private final double[] policy;

  /**
   * @param evaluation whose leader's policy is what it begins with and what it makes the reply
   * @param entropy weight of the leader's entropy bonus
   */
  LeaderReply(Evaluation evaluation, double entropy) {
    this.evaluation = evaluation;
    this.entropy = entropy;
    moveValues = new double[evaluation.game().actions().moves()];
    policy = new double[moveValues.length];
  }

  /** Q1 of the last reply, one number a move. */
  double[] moveValues() {
    return moveValues;
  }

  /** Makes the leader's policy the reply to the follower's; ties go to the first action. */
  void converge() {
    Actions actions = evaluation.game().actions();
    double[] kept = evaluation.follower().probabilities();
    double before = Double.POSITIVE_INFINITY;
    int stalled = 0;
    for (int iteration = 0; iteration < MOST; iteration++) {
      evaluation.prepare();
      evaluation.evaluateLeader(entropy);
      byMove(kept);
      double change = 0;
      double scale = 1;
      for (int s = 0; s < actions.stateCount(); s++) {
        int from = actions.firstMove(s);
        int to = actions.firstMove(s + 1);
        change = Math.max(change, entropy > 0 ? softened(from, to) : improved(from, to));
        scale = Math.max(scale, Math.abs(evaluation.leaderValues()[s]));
      }
      stalled = change <= 1e-9 && change >= before ? stalled + 1 : 0;
      if (change <= (entropy > 0 ? 1e-14 : 0) || stalled == 2) {
        return;
      }
      before = change;
      evaluation.leader().set(policy);
    }
    throw new IllegalStateException("the leader's policy iteration does not end");
  }

  /** Q1(s, a) = sum_b p2 (R1 + gamma P V1). */
  private void byMove(double[] follower) {
    Actions actions = evaluation.game().actions();
    double[] outcomes = evaluation.leaderOutcomes();
    for (int s = 0; s < actions.stateCount(); s++) {
      int columns = actions.followerCount(s);
      int k = actions.firstOutcome(s);
      for (int a = 0; a < actions.leaderCount(s); a++) {
        int reply =
            actions.firstReply(actions.decision(s, actions.observes() == Observes.ACTION ? a : 0));
        double sum = 0;
        for (int b = 0; b < columns; b++) {
          sum += follower[reply + b] * outcomes[k++];
        }
        moveValues[actions.firstMove(s) + a] = sum;
      }
    }
  }

  /** How much probabilities move on the way to softmax (Q / lambda). */
  private double softened(int from, int to) {
    double[] old = evaluation.leader().probabilities();
    Boltzmann.softmax(moveValues, policy, from, to, entropy);
    double change = 0;
    for (int m = from; m < to; m++) {
      change += Math.abs(policy[m] - old[m]);
    }
    return change;
  }

  /** 1 if another action is better than what is played by more than rounding. */
  private double improved(int from, int to) {
    double[] old = evaluation.leader().probabilities();
    double own = 0;
    int best = from;
    for (int m = from; m < to; m++) {
      own += old[m] * moveValues[m];
      best = moveValues[m] > moveValues[best] ? m : best;
    }
    Arrays.fill(policy, from, to, 0);
    policy[best] = 1;
    return moveValues[best] > own + ROUNDING * Math.max(1, Math.abs(own)) ? 1 : 0;
  }
}
