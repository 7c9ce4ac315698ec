package org.firstmover.solvers.bayesian;

import java.util.List;
import org.firstmover.game.Payoffs;
import org.firstmover.game.bayesian.BayesianGame;
import org.firstmover.game.bayesian.FollowerType;
import org.firstmover.solvers.lp.LinearProgram;
import org.firstmover.solvers.lp.LinearProgram.Answer;

/**
 * One type of follower in the units of the search: the leader's payoffs times the type's
 * probability, shifted to start at 0, and the follower's, both scaled by powers of two.
 */
final class TypeModel {
  private final int m;
  private final int n;
  private final double[][] worth;
  private final double[][] own;
  private final double multiplierUnit;

  private TypeModel(FollowerType type, double leaderScale) {
    Payoffs a = type.leader();
    Payoffs b = type.follower();
    m = a.rows();
    n = a.columns();
    worth = new double[m][n];
    own = new double[m][n];
    double range = b.range();
    double followerScale = LinearProgram.scale(range);
    double low = a.min();
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        worth[i][j] = type.probability() * leaderScale * (a.get(i, j) - low);
        own[i][j] = followerScale * b.get(i, j);
      }
    }
    multiplierUnit = followerScale / leaderScale;
  }

  /** The models of all types of a game, with one scale for the leader. */
  static List<TypeModel> all(BayesianGame game) {
    double scale = leaderScale(game);
    return game.types().stream().map(type -> new TypeModel(type, scale)).toList();
  }

  static double leaderScale(BayesianGame game) {
    double range = 0;
    for (FollowerType type : game.types()) {
      range = Math.max(range, type.leader().range());
    }
    return LinearProgram.scale(range);
  }

  int actions() {
    return n;
  }

  /** What the leader gets from this type, in units of the search. */
  double worth(int i, int j) {
    return worth[i][j];
  }

  /** What the follower gains by j over k at the leader's action i. */
  double advantage(int i, int j, int k) {
    return own[i][j] - own[i][k];
  }

  /** What a multiplier of the search is in the units of the game. */
  double multiplierUnit() {
    return multiplierUnit;
  }

  /** g_ij = worth of j + sum_k y_jk (advantage of j over k). */
  double dual(int i, int j, double[] yj) {
    double sum = worth[i][j];
    for (int k = 0; k < n; k++) {
      if (yj[k] != 0) {
        sum += yj[k] * (own[i][j] - own[i][k]);
      }
    }
    return sum;
  }

  /** A linear bound on what this type is worth to the leader: sum_i x_i slope_i. */
  record Cut(double[][] y, double[] slope) {}

  /** slope_i = max_j g_ij, valid for any y >= 0. */
  Cut cut(double[][] y) {
    double[] slope = new double[m];
    for (int i = 0; i < m; i++) {
      slope[i] = Double.NEGATIVE_INFINITY;
      for (int j = 0; j < n; j++) {
        slope[i] = Math.max(slope[i], dual(i, j, y[j]));
      }
    }
    return new Cut(y, slope);
  }

  Cut plainCut() {
    return cut(new double[n][n]);
  }

  /** The least linear bound at x: the dual of splitting x over the responses. */
  Cut tightest(double[] x) {
    LinearProgram program = new LinearProgram(m * n, n * (n - 1), m);
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        int z = j * m + i;
        program.objective(z, worth[i][j]).equality(i, z, 1);
        for (int k = 0, row = j * (n - 1); k < n; k++) {
          if (k != j) {
            program.inequality(row++, z, own[i][k] - own[i][j]);
          }
        }
      }
      program.equalTo(i, x[i]);
    }
    Answer answer = program.solve();
    double[][] y = new double[n][n];
    if (answer.optimal()) {
      for (int j = 0; j < n; j++) {
        for (int k = 0, row = j * (n - 1); k < n; k++) {
          if (k != j) {
            y[j][k] = answer.multipliers()[row++];
          }
        }
      }
    }
    return cut(y);
  }

  /** The best response to x, ties within the tolerance broken for the leader. */
  int respond(double[] x, double tolerance) {
    double[] gain = new double[n];
    double[] value = new double[n];
    double best = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < m; i++) {
      if (x[i] != 0) {
        for (int j = 0; j < n; j++) {
          gain[j] += x[i] * own[i][j];
          value[j] += x[i] * worth[i][j];
        }
      }
    }
    for (double g : gain) {
      best = Math.max(best, g);
    }
    int response = -1;
    for (int j = 0; j < n; j++) {
      if (best - gain[j] <= tolerance && (response < 0 || value[j] > value[response])) {
        response = j;
      }
    }
    return response;
  }

  double value(double[] x, int j) {
    double sum = 0;
    for (int i = 0; i < m; i++) {
      sum += x[i] * worth[i][j];
    }
    return sum;
  }
}
