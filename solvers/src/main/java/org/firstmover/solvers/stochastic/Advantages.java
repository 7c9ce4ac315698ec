package org.firstmover.solvers.stochastic;

import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.StochasticGame;

/**
 * How much better an action is than what its player does, for both players' goals and both players'
 * actions, at any pair of policies; and the slopes of the goals in softmax logits, which are
 * advantages times how often the action is taken. The entropy bonus is in the follower's goal.
 *
 * <p>Source: R. S. Sutton et al., "Policy gradient methods for reinforcement learning with function
 * approximation", NeurIPS 1999, theorem 1; with entropy J. Mei et al., "On the global convergence
 * rates of softmax policy gradient methods", ICML 2020, lemma 10.
 */
final class Advantages {
  private final Evaluation evaluation;
  private final double[] leaderByMove;
  private final double[] leaderByReply;
  private final double[] followerByMove;
  private final double[] followerByReply;

  Advantages(Evaluation evaluation) {
    this.evaluation = evaluation;
    Actions actions = evaluation.game().actions();
    leaderByMove = new double[actions.moves()];
    leaderByReply = new double[actions.replies()];
    followerByMove = new double[actions.moves()];
    followerByReply = new double[actions.replies()];
  }

  /** A11(s, a): of the leader's moves for the leader. */
  double[] leaderByMove() {
    return leaderByMove;
  }

  /** A12(i, b): of the follower's replies for the leader. */
  double[] leaderByReply() {
    return leaderByReply;
  }

  /** A21(s, a): of the leader's moves for the follower. */
  double[] followerByMove() {
    return followerByMove;
  }

  /** A22(i, b): of the follower's replies for the follower; 0 at her best response. */
  double[] followerByReply() {
    return followerByReply;
  }

  /** A11 and A12, where the evaluation stands with the leader's side done. */
  void leaderSide() {
    byMove(evaluation.leaderOutcomes(), 0, evaluation.leaderValues(), leaderByMove);
    evaluation.byReply(evaluation.leaderOutcomes(), leaderByReply);
    Actions actions = evaluation.game().actions();
    double[] p2 = evaluation.follower().probabilities();
    for (int i = 0; i < actions.decisions(); i++) {
      int end = actions.firstReply(i + 1);
      double mean = 0;
      for (int r = actions.firstReply(i); r < end; r++) {
        mean += p2[r] * leaderByReply[r];
      }
      for (int r = actions.firstReply(i); r < end; r++) {
        leaderByReply[r] -= mean;
      }
    }
  }

  /** A21 and A22, where the evaluation stands with the follower's side done. */
  void followerSide() {
    StochasticGame game = evaluation.game();
    double lambda = game.entropy();
    byMove(evaluation.followerOutcomes(), lambda, evaluation.followerValues(), followerByMove);
    double[] logarithms = evaluation.follower().logarithms();
    double[] replies = evaluation.replyValues();
    for (int i = 0; i < game.actions().decisions(); i++) {
      double value = evaluation.decisionValues()[i];
      int end = game.actions().firstReply(i + 1);
      for (int r = game.actions().firstReply(i); r < end; r++) {
        followerByReply[r] = replies[r] - lambda * logarithms[r] - value;
      }
    }
  }

  /** sum_b p2 q + lambda H - V by move. */
  private void byMove(double[] outcomes, double lambda, double[] values, double[] filled) {
    Actions actions = evaluation.game().actions();
    double[] p2 = evaluation.follower().probabilities();
    for (int s = 0; s < actions.stateCount(); s++) {
      int columns = actions.followerCount(s);
      int k = actions.firstOutcome(s);
      for (int a = 0; a < actions.leaderCount(s); a++) {
        int decision = actions.decision(s, a);
        int reply = actions.firstReply(decision);
        double sum = (lambda > 0 ? lambda * evaluation.entropyOf(decision) : 0) - values[s];
        for (int b = 0; b < columns; b++) {
          sum += p2[reply + b] * outcomes[k++];
        }
        filled[actions.firstMove(s) + a] = sum;
      }
    }
  }

  /**
   * Slopes in the leader's logits: d(s) p1(a | s) A(s, a).
   *
   * @param visits d, discounted, a number a state
   * @param advantages a number a move
   * @param filled a number a move
   */
  void slopesByMove(double[] visits, double[] advantages, double[] filled) {
    Actions actions = evaluation.game().actions();
    double[] p1 = evaluation.leader().probabilities();
    for (int s = 0; s < visits.length; s++) {
      for (int m = actions.firstMove(s); m < actions.firstMove(s + 1); m++) {
        filled[m] = visits[s] * p1[m] * advantages[m];
      }
    }
  }

  /**
   * Slopes in the follower's logits: d(s) share(i) p2(b | i) A(i, b).
   *
   * @param visits d, discounted, a number a state
   * @param advantages a number a reply
   * @param filled a number a reply
   */
  void slopesByReply(double[] visits, double[] advantages, double[] filled) {
    Actions actions = evaluation.game().actions();
    double[] p2 = evaluation.follower().probabilities();
    for (int i = 0; i < actions.decisions(); i++) {
      int s = actions.decisionState(i);
      double often = visits[s] * evaluation.share(s, i);
      for (int r = actions.firstReply(i); r < actions.firstReply(i + 1); r++) {
        filled[r] = often * p2[r] * advantages[r];
      }
    }
  }
}
