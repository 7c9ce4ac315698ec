package org.firstmover.solvers.stochastic;

import java.util.Arrays;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.game.stochastic.Transitions;

/**
 * Second derivatives of the follower's goal J2 in softmax logits at any pair of policies, as
 * products with vectors: H, twice in her own logits, and X, the slopes of her gradient in the
 * leader's logits. Each product is one directional derivative: two solves with the decomposition
 * that the evaluation has made. In a direction in which her probabilities change by p2 v,
 *
 * <pre>
 * dV2 = M g,   g(s) = sum_i share(i) sum_b p2 v A22
 * dd  = M' y,  y(t) = gamma sum_k d(s) w(k) v P(t | k)
 * dQ2 = mean of gamma P dV2 over what she does not know
 * dA22 = dQ2 - lambda v - sum_b p2 (v A22 + dQ2)
 * dA21 = sum_b p2 (v (q2 - lambda log p2) + gamma P dV2) - dV2
 * </pre>
 *
 * and the gradients d share p2 A22 and d p1 A21 follow by the product rule. Not safe for use by
 * several threads.
 */
final class FollowerHessian {
  private final Evaluation evaluation;
  private final Advantages advantages;
  private final double[] start;
  private final double[] visits;
  private final double[] replyChange;
  private final double[] gains;
  private final double[] carried;
  private final double[] valueChange;
  private final double[] visitChange;
  private final double[] outcomeChange;
  private final double[] replyValueChange;

  /**
   * @param start mu, over which her values are averaged: a probability a state, not copied
   */
  FollowerHessian(Evaluation evaluation, Advantages advantages, double[] start) {
    this.evaluation = evaluation;
    this.advantages = advantages;
    this.start = start;
    Actions actions = evaluation.game().actions();
    int n = actions.stateCount();
    visits = new double[n];
    replyChange = new double[actions.replies()];
    gains = new double[n];
    carried = new double[n];
    valueChange = new double[n];
    visitChange = new double[n];
    outcomeChange = new double[actions.outcomes()];
    replyValueChange = new double[actions.replies()];
  }

  /**
   * To be called when the evaluation has moved, with the follower's side of it and of the
   * advantages done.
   */
  void prepare() {
    evaluation.chain().solveTransposed(start, visits);
  }

  /** M' mu: how often states are visited from mu. */
  double[] visits() {
    return visits;
  }

  /** H v by reply. */
  void times(double[] v, double[] filled) {
    relativeByReply(v);
    along();
    slopesByReply(filled);
  }

  /**
   * X' v by move, for a direction by reply: what the slope of J2 in the leader's logits changes by.
   */
  void mixedTransposedTimes(double[] v, double[] filled) {
    relativeByReply(v);
    along();
    slopesByMove(filled);
  }

  /** d log p2 = v - sum p2 v at each decision. */
  private void relativeByReply(double[] v) {
    Actions actions = evaluation.game().actions();
    double[] p2 = evaluation.follower().probabilities();
    for (int i = 0; i < actions.decisions(); i++) {
      double mean = 0;
      for (int r = actions.firstReply(i); r < actions.firstReply(i + 1); r++) {
        mean += p2[r] * v[r];
      }
      for (int r = actions.firstReply(i); r < actions.firstReply(i + 1); r++) {
        replyChange[r] = v[r] - mean;
      }
    }
  }

  /** Changes of values, visits, q2 and Q2. */
  private void along() {
    StochasticGame game = evaluation.game();
    gainsAndCarried(game);
    evaluation.chain().solve(gains, valueChange);
    evaluation.chain().solveTransposed(carried, visitChange);
    Transitions transitions = game.transitions();
    for (int k = 0; k < outcomeChange.length; k++) {
      outcomeChange[k] = game.discount() * transitions.mean(k, valueChange);
    }
    evaluation.byReply(outcomeChange, replyValueChange);
  }

  /** g and y. */
  private void gainsAndCarried(StochasticGame game) {
    Actions actions = game.actions();
    int[] first = game.transitions().first();
    int[] successors = game.transitions().successors();
    double[] probabilities = game.transitions().probabilities();
    double[] p1 = evaluation.leader().probabilities();
    double[] p2 = evaluation.follower().probabilities();
    double[] ownA = advantages.followerByReply();
    Arrays.fill(carried, 0);
    for (int s = 0; s < gains.length; s++) {
      int columns = actions.followerCount(s);
      int k = actions.firstOutcome(s);
      double gain = 0;
      for (int a = 0; a < actions.leaderCount(s); a++) {
        int reply = actions.firstReply(actions.decision(s, a));
        double p = p1[actions.firstMove(s) + a];
        for (int b = 0; b < columns; b++, k++) {
          double v = replyChange[reply + b];
          double w = p * p2[reply + b];
          gain += w == 0 ? 0 : w * v * ownA[reply + b];
          double factor = game.discount() * visits[s] * w * v;
          for (int j = first[k]; j < first[k + 1]; j++) {
            carried[successors[j]] += factor * probabilities[j];
          }
        }
      }
      gains[s] = gain;
    }
  }

  /** Of d share p2 A22. */
  private void slopesByReply(double[] filled) {
    StochasticGame game = evaluation.game();
    Actions actions = game.actions();
    double[] p2 = evaluation.follower().probabilities();
    double[] ownA = advantages.followerByReply();
    for (int s = 0; s < visits.length; s++) {
      int last = actions.decision(s, actions.leaderCount(s) - 1);
      int first = actions.decision(s, 0);
      for (int i = first; i <= last; i++) {
        int from = actions.firstReply(i);
        int to = actions.firstReply(i + 1);
        double share = evaluation.share(s, i);
        double often = visits[s] * share;
        double oftenChange = visitChange[s] * share;
        double mean = 0;
        for (int r = from; r < to; r++) {
          mean += p2[r] == 0 ? 0 : p2[r] * (replyChange[r] * ownA[r] + replyValueChange[r]);
        }
        for (int r = from; r < to; r++) {
          double v = replyChange[r];
          double change = replyValueChange[r] - game.entropy() * v - mean;
          filled[r] =
              p2[r] == 0 ? 0 : p2[r] * ((oftenChange + often * v) * ownA[r] + often * change);
        }
      }
    }
  }

  /** Of d p1 A21. */
  private void slopesByMove(double[] filled) {
    StochasticGame game = evaluation.game();
    Actions actions = game.actions();
    double lambda = game.entropy();
    double[] p1 = evaluation.leader().probabilities();
    double[] p2 = evaluation.follower().probabilities();
    double[] logarithms = evaluation.follower().logarithms();
    double[] q2 = evaluation.followerOutcomes();
    for (int s = 0; s < visits.length; s++) {
      int columns = actions.followerCount(s);
      int k = actions.firstOutcome(s);
      for (int a = 0; a < actions.leaderCount(s); a++) {
        int move = actions.firstMove(s) + a;
        int reply = actions.firstReply(actions.decision(s, a));
        double change = -valueChange[s];
        for (int b = 0; b < columns; b++, k++) {
          double p = p2[reply + b];
          if (p > 0) {
            double reward = q2[k] - lambda * logarithms[reply + b];
            change += p * (replyChange[reply + b] * reward + outcomeChange[k]);
          }
        }
        filled[move] =
            p1[move] * (visitChange[s] * advantages.followerByMove()[move] + visits[s] * change);
      }
    }
  }
}
