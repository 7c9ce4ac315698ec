package org.firstmover.solvers.stochastic;

import java.util.Arrays;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.StochasticGame;

/**
 * The gradient of the leader's value through the follower's regularised best response, in the
 * leader's softmax logits. At the best response the follower's Hessian is block-diagonal and
 * cancels, which leaves two solves with one decomposition:
 *
 * <pre>
 * c = d p2 A12 / lambda                                    by outcome, d = M' mu
 * z = M' y,  y(t) = gamma sum_k p1 c(k) P(t | k)
 * G(s, a) = p1(a | s) [d(s) A11(s, a) + z(s) A21(s, a) + sum_b c (q2 - Q2)]
 * </pre>
 *
 * <p>Equation 18 of P. Das et al., "Learning in stochastic Stackelberg games" (2024), in closed
 * form. Away from the best response it is the direction of the Hessian-free two-timescale rule. Not
 * safe for use by several threads.
 */
final class TotalGradient {
  private final Evaluation evaluation;
  private final Advantages advantages;
  private final double[] gains;
  private final double[] gradient;
  private final double[] carried;
  private final double[] z;

  /**
   * @param advantages of the same evaluation; done anew in each call
   */
  TotalGradient(Evaluation evaluation, Advantages advantages) {
    this.evaluation = evaluation;
    this.advantages = advantages;
    Actions actions = evaluation.game().actions();
    gains = new double[actions.moves()];
    gradient = new double[actions.moves()];
    carried = new double[actions.stateCount()];
    z = new double[actions.stateCount()];
  }

  /**
   * The gradient, one number a move, where the evaluation stands with both sides done.
   *
   * @return good until the next call
   */
  double[] at() {
    Actions actions = evaluation.game().actions();
    advantages.leaderSide();
    advantages.followerSide();
    implicit();
    evaluation.chain().solveTransposed(carried, z);
    double[] visits = evaluation.visits();
    double[] p1 = evaluation.leader().probabilities();
    for (int s = 0; s < z.length; s++) {
      for (int m = actions.firstMove(s); m < actions.firstMove(s + 1); m++) {
        gains[m] +=
            visits[s] * advantages.leaderByMove()[m] + z[s] * advantages.followerByMove()[m];
        gradient[m] = p1[m] * gains[m];
      }
    }
    return gradient;
  }

  /**
   * What is in brackets in the gradient: how much the leader gains, by first order and up to a
   * number a state, by shifting probability to a move; from the last call.
   */
  double[] gains() {
    return gains;
  }

  /** y by state, and sum_b c (q2 - Q2) by move. */
  private void implicit() {
    StochasticGame game = evaluation.game();
    Actions actions = game.actions();
    int[] first = game.transitions().first();
    int[] successors = game.transitions().successors();
    double[] probabilities = game.transitions().probabilities();
    double[] p1 = evaluation.leader().probabilities();
    double[] p2 = evaluation.follower().probabilities();
    double[] q2 = evaluation.followerOutcomes();
    double[] replies = evaluation.replyValues();
    double[] byReply = advantages.leaderByReply();
    Arrays.fill(carried, 0);
    for (int s = 0; s < z.length; s++) {
      int columns = actions.followerCount(s);
      double often = evaluation.visits()[s] / game.entropy();
      int k = actions.firstOutcome(s);
      for (int a = 0; a < actions.leaderCount(s); a++) {
        int move = actions.firstMove(s) + a;
        int reply = actions.firstReply(actions.decision(s, a));
        double discounted = game.discount() * p1[move];
        double gain = 0;
        for (int b = 0; b < columns; b++, k++) {
          double c = often * p2[reply + b] * byReply[reply + b];
          gain += c * (q2[k] - replies[reply + b]);
          double factor = discounted * c;
          for (int j = first[k]; j < first[k + 1]; j++) {
            carried[successors[j]] += factor * probabilities[j];
          }
        }
        gains[move] = gain;
      }
    }
  }
}
