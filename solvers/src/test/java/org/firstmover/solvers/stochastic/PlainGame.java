package org.firstmover.solvers.stochastic;

import java.util.Arrays;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.StochasticGame;

/** Values of a pair of logit vectors by the definition, dense and slow: what tests compare with. */
final class PlainGame {
  private final StochasticGame game;
  private final Actions actions;

  PlainGame(StochasticGame game) {
    this.game = game;
    actions = game.actions();
  }

  /** The leader's value from a start. */
  double leader(double[] theta1, double[] theta2, double[] start) {
    return value(game.leaderRewards(), 0, theta1, theta2, start);
  }

  /** The follower's value from a start, her entropy bonus included. */
  double follower(double[] theta1, double[] theta2, double[] start) {
    return value(game.followerRewards(), game.entropy(), theta1, theta2, start);
  }

  private double value(
      double[] rewards, double lambda, double[] theta1, double[] theta2, double[] start) {
    int n = actions.stateCount();
    double[][] matrix = new double[n][n + 1];
    for (int s = 0; s < n; s++) {
      matrix[s][s] = 1;
      double[] p1 = softmax(theta1, actions.firstMove(s), actions.firstMove(s + 1));
      for (int a = 0; a < p1.length; a++) {
        int i = actions.decision(s, a);
        double[] p2 = softmax(theta2, actions.firstReply(i), actions.firstReply(i + 1));
        for (int b = 0; b < p2.length; b++) {
          int k = actions.outcome(s, a, b);
          double w = p1[a] * p2[b];
          matrix[s][n] += w * (rewards[k] - lambda * Math.log(p2[b]));
          for (int j = game.transitions().first()[k]; j < game.transitions().first()[k + 1]; j++) {
            matrix[s][game.transitions().successors()[j]] -=
                game.discount() * w * game.transitions().probabilities()[j];
          }
        }
      }
    }
    double[] values = eliminate(matrix);
    double sum = 0;
    for (int s = 0; s < n; s++) {
      sum += start[s] * values[s];
    }
    return sum;
  }

  /** Values by state of a policy, and an action of the follower at each decision. */
  double[] values(double[] rewards, double[] policy, int[] replies) {
    int n = actions.stateCount();
    double[][] matrix = new double[n][n + 1];
    for (int s = 0; s < n; s++) {
      matrix[s][s] = 1;
      for (int a = 0; a < actions.leaderCount(s); a++) {
        int k = actions.outcome(s, a, replies[actions.decision(s, a)]);
        double w = policy[actions.firstMove(s) + a];
        matrix[s][n] += w * rewards[k];
        for (int j = game.transitions().first()[k]; j < game.transitions().first()[k + 1]; j++) {
          matrix[s][game.transitions().successors()[j]] -=
              game.discount() * w * game.transitions().probabilities()[j];
        }
      }
    }
    return eliminate(matrix);
  }

  /**
   * Without entropy: of all lists of replies that are best from every state, the one that is best
   * for the leader from the start, by trying all.
   *
   * @return an action at each decision
   */
  int[] strongReplies(double[] policy) {
    int[] replies = new int[actions.decisions()];
    double[] most = new double[actions.stateCount()];
    Arrays.fill(most, Double.NEGATIVE_INFINITY);
    do {
      double[] values = values(game.followerRewards(), policy, replies);
      Arrays.setAll(most, s -> Math.max(most[s], values[s]));
    } while (next(replies));
    int[] best = replies.clone();
    double value = Double.NEGATIVE_INFINITY;
    do {
      double[] values = values(game.followerRewards(), policy, replies);
      boolean ties = true;
      for (int s = 0; s < most.length; s++) {
        ties &= values[s] >= most[s] - 1e-9 * (1 + Math.abs(most[s]));
      }
      if (ties && atStart(values(game.leaderRewards(), policy, replies)) > value) {
        value = atStart(values(game.leaderRewards(), policy, replies));
        best = replies.clone();
      }
    } while (next(replies));
    return best;
  }

  /** The leader's value from the start at those replies. */
  double strongValue(double[] policy) {
    return atStart(values(game.leaderRewards(), policy, strongReplies(policy)));
  }

  private boolean next(int[] replies) {
    for (int i = 0; i < replies.length; i++) {
      if (++replies[i] < actions.followerCount(actions.decisionState(i))) {
        return true;
      }
      replies[i] = 0;
    }
    return false;
  }

  private double atStart(double[] values) {
    double sum = 0;
    for (int s = 0; s < values.length; s++) {
      sum += game.start()[s] * values[s];
    }
    return sum;
  }

  private static double[] softmax(double[] theta, int from, int to) {
    double most = Arrays.stream(theta, from, to).max().orElseThrow();
    double[] p = new double[to - from];
    Arrays.setAll(p, k -> Math.exp(theta[from + k] - most));
    double sum = Arrays.stream(p).sum();
    Arrays.setAll(p, k -> p[k] / sum);
    return p;
  }

  /** Rows are diagonally dominant: no pivots are needed. */
  private static double[] eliminate(double[][] rows) {
    int n = rows.length;
    for (int k = 0; k < n; k++) {
      for (int i = k + 1; i < n; i++) {
        double factor = rows[i][k] / rows[k][k];
        for (int j = k; j <= n; j++) {
          rows[i][j] -= factor * rows[k][j];
        }
      }
    }
    double[] x = new double[n];
    for (int i = n - 1; i >= 0; i--) {
      double sum = rows[i][n];
      for (int j = i + 1; j < n; j++) {
        sum -= rows[i][j] * x[j];
      }
      x[i] = sum / rows[i][i];
    }
    return x;
  }
}
