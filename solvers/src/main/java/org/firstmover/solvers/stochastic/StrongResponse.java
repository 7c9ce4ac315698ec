package org.firstmover.solvers.stochastic;

import java.util.Arrays;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.solution.TieBreak;

/**
 * A best response of a follower without entropy, one action a decision, ties broken for or against
 * the leader: Howard's policy iteration for the follower, then among the replies that tie the same
 * for the leader. Not safe for use by several threads.
 */
final class StrongResponse {
  /** Replies tie if they differ by at most this, relative to 1 + |V2|. */
  static final double TIE = 1e-9;

  /** What rounding may make of a value, relative to all that can be gained. */
  private static final double ROUNDING = 1e-13;

  private static final int MOST = 10_000;

  private final Evaluation evaluation;
  private final Actions actions;
  private final int[] replies;
  private final boolean[] tied;
  private final double[] leaderReplies;
  private final double followerNoise;
  private final double leaderNoise;

  /**
   * @param evaluation whose leader is responded to, and whose follower becomes the response
   */
  StrongResponse(Evaluation evaluation) {
    this.evaluation = evaluation;
    StochasticGame game = evaluation.game();
    actions = game.actions();
    replies = new int[actions.decisions()];
    tied = new boolean[actions.replies()];
    leaderReplies = new double[actions.replies()];
    followerNoise = ROUNDING * game.followerRange() / (1 - game.discount());
    leaderNoise = ROUNDING * game.leaderRange() / (1 - game.discount());
  }

  /** The follower's action at each decision; good until the next call. */
  int[] replies() {
    return replies;
  }

  /** The evaluation then stands at the response with both sides done. */
  void respond(TieBreak tieBreak) {
    Arrays.fill(tied, true);
    boolean improved = true;
    for (int k = 0; improved && k < MOST; k++) {
      evaluate();
      improved = improve(evaluation.replyValues(), 1, followerNoise);
    }
    tie();
    int sign = tieBreak == TieBreak.STRONG ? 1 : -1;
    improved = true;
    for (int k = 0; improved && k < MOST; k++) {
      evaluate();
      evaluation.evaluateLeader();
      evaluation.byReply(evaluation.leaderOutcomes(), leaderReplies);
      improved = improve(leaderReplies, sign, leaderNoise);
    }
  }

  /** Where given replies stand, with both sides done. */
  void evaluate(int[] given) {
    System.arraycopy(given, 0, replies, 0, given.length);
    evaluate();
    evaluation.evaluateLeader();
  }

  private void evaluate() {
    double[] pure = evaluation.follower().probabilities();
    Arrays.fill(pure, 0);
    for (int i = 0; i < replies.length; i++) {
      pure[actions.firstReply(i) + replies[i]] = 1;
    }
    evaluation.follower().set(pure);
    evaluation.prepare();
    evaluation.evaluateFollower();
  }

  /** Takes the best tied reply at each decision; answers whether any is better. */
  private boolean improve(double[] values, int sign, double noise) {
    boolean improved = false;
    for (int i = 0; i < replies.length; i++) {
      int from = actions.firstReply(i);
      int best = replies[i];
      double present = sign * values[from + best];
      double most = present + noise + 1e-14 * Math.abs(present);
      for (int r = from; r < actions.firstReply(i + 1); r++) {
        if (tied[r] && sign * values[r] > most) {
          most = sign * values[r];
          best = r - from;
        }
      }
      improved |= best != replies[i];
      replies[i] = best;
    }
    return improved;
  }

  private void tie() {
    double[] values = evaluation.replyValues();
    for (int i = 0; i < replies.length; i++) {
      double best = values[actions.firstReply(i) + replies[i]];
      for (int r = actions.firstReply(i); r < actions.firstReply(i + 1); r++) {
        tied[r] = values[r] >= best - TIE * (1 + Math.abs(best));
      }
    }
  }
}
