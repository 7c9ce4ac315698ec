package org.firstmover.solvers.stochastic;

import java.util.Arrays;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.Observes;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.game.stochastic.Transitions;

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
  private final double[] seconds;
  private final double[] advantages;
  private final double[] gradient;
  private final double[] carried;
  private final double[] z;
  private final double[] leaderReplies;

  TotalGradient(Evaluation evaluation) {
    this.evaluation = evaluation;
    Actions actions = evaluation.game().actions();
    seconds = new double[actions.moves()];
    advantages = new double[actions.moves()];
    gradient = new double[actions.moves()];
    carried = new double[actions.stateCount()];
    z = new double[actions.stateCount()];
    leaderReplies = new double[actions.replies()];
  }

  /**
   * The gradient, one number a move, where the evaluation stands with both sides done.
   *
   * @return good until the next call
   */
  double[] at() {
    StochasticGame game = evaluation.game();
    Actions actions = game.actions();
    double[] values = evaluation.leaderValues();
    double[] visits = evaluation.visits();
    double[] q1 = evaluation.leaderOutcomes();
    evaluation.byReply(q1, leaderReplies);
    implicit(game, visits, values);
    evaluation.chain().solveTransposed(carried, z);
    double[] q2 = evaluation.followerOutcomes();
    double[] followerValues = evaluation.followerValues();
    for (int s = 0; s < values.length; s++) {
      int columns = actions.followerCount(s);
      int k = actions.firstOutcome(s);
      for (int a = 0; a < actions.leaderCount(s); a++) {
        int move = actions.firstMove(s) + a;
        int decision = actions.decision(s, a);
        int reply = actions.firstReply(decision);
        double own = -values[s];
        double others = game.entropy() * evaluation.entropyOf(decision) - followerValues[s];
        for (int b = 0; b < columns; b++, k++) {
          double p = evaluation.follower().probabilities()[reply + b];
          own += p * q1[k];
          others += p * q2[k];
        }
        double p1 = evaluation.leader().probabilities()[move];
        advantages[move] = visits[s] * own + z[s] * others + seconds[move];
        gradient[move] = p1 * advantages[move];
      }
    }
    return gradient;
  }

  /**
   * What is in brackets in the gradient: how much the leader gains, by first order and up to a
   * number a state, by shifting probability to a move; from the last call.
   */
  double[] advantages() {
    return advantages;
  }

  /** y by state, and sum_b c (q2 - Q2) by move. */
  private void implicit(StochasticGame game, double[] visits, double[] values) {
    Actions actions = game.actions();
    double[] q2 = evaluation.followerOutcomes();
    double[] replies = evaluation.replyValues();
    double lambda = game.entropy();
    Arrays.fill(carried, 0);
    Transitions transitions = game.transitions();
    int[] first = transitions.first();
    int[] successors = transitions.successors();
    double[] probabilities = transitions.probabilities();
    for (int s = 0; s < values.length; s++) {
      int columns = actions.followerCount(s);
      int k = actions.firstOutcome(s);
      for (int a = 0; a < actions.leaderCount(s); a++) {
        int move = actions.firstMove(s) + a;
        int decision = actions.decision(s, a);
        int reply = actions.firstReply(decision);
        double base = base(decision, values[s]);
        double discounted = game.discount() * evaluation.leader().probabilities()[move];
        double second = 0;
        for (int b = 0; b < columns; b++, k++) {
          double p2 = evaluation.follower().probabilities()[reply + b];
          double c = visits[s] * p2 * (leaderReplies[reply + b] - base) / lambda;
          second += c * (q2[k] - replies[reply + b]);
          double factor = discounted * c;
          for (int j = first[k]; j < first[k + 1]; j++) {
            carried[successors[j]] += factor * probabilities[j];
          }
        }
        seconds[move] = second;
      }
    }
  }

  /** What the leader gets at a decision in the mean; her value where both act at once. */
  private double base(int decision, double value) {
    Actions actions = evaluation.game().actions();
    if (actions.observes() == Observes.COMMITMENT) {
      return value;
    }
    double sum = 0;
    for (int r = actions.firstReply(decision); r < actions.firstReply(decision + 1); r++) {
      sum += evaluation.follower().probabilities()[r] * leaderReplies[r];
    }
    return sum;
  }
}
