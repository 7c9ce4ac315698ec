package org.firstmover.solvers.stochastic;

import java.util.Arrays;
import org.firstmover.game.stochastic.Actions;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/**
 * The follower's Hessian without what is known to vanish: adding a constant to the logits of a
 * decision changes no policy, so that a decision with n replies has n - 1 directions that matter.
 * They are either orthonormal vectors that sum to 0 (the same eigenvalues as H, without its zeros),
 * or the logits but the last, which stays fixed (a gauge).
 */
final class ReducedHessian {
  private final FollowerHessian hessian;
  private final Actions actions;
  private final boolean orthonormal;
  private final int size;
  private final double[] direction;
  private final double[] product;

  /**
   * @param orthonormal whether directions are orthonormal, or all logits but a decision's last
   */
  ReducedHessian(FollowerHessian hessian, Actions actions, boolean orthonormal) {
    this.hessian = hessian;
    this.actions = actions;
    this.orthonormal = orthonormal;
    size = size(actions);
    direction = new double[actions.replies()];
    product = new double[actions.replies()];
  }

  /** Replies minus decisions. */
  static int size(Actions actions) {
    return actions.replies() - actions.decisions();
  }

  int size() {
    return size;
  }

  /**
   * The matrix less ridge times the identity, where the Hessian stands.
   *
   * @param rows filled, [row][column]
   */
  void fill(double ridge, double[][] rows) {
    double[] unit = new double[size];
    for (int c = 0; c < size; c++) {
      unit[c] = 1;
      expand(unit, direction);
      unit[c] = 0;
      hessian.times(direction, product);
      // symmetric: the column is a row
      contract(product, rows[c]);
      rows[c][c] -= ridge;
    }
  }

  /** Parts of a vector along the directions. */
  void contract(double[] byReply, double[] filled) {
    int c = 0;
    for (int i = 0; i < actions.decisions(); i++) {
      int from = actions.firstReply(i);
      double sum = 0;
      for (int j = 1; j < actions.firstReply(i + 1) - from; j++, c++) {
        double last = byReply[from + j - 1];
        sum += last;
        filled[c] = orthonormal ? (sum - j * byReply[from + j]) / length(j) : last;
      }
    }
  }

  /** The vector with these parts along the directions. */
  void expand(double[] parts, double[] byReply) {
    Arrays.fill(byReply, 0);
    int c = 0;
    for (int i = 0; i < actions.decisions(); i++) {
      int from = actions.firstReply(i);
      for (int j = 1; j < actions.firstReply(i + 1) - from; j++, c++) {
        if (!orthonormal) {
          byReply[from + j - 1] = parts[c];
          continue;
        }
        double part = parts[c] / length(j);
        for (int k = 0; k < j; k++) {
          byReply[from + k] += part;
        }
        byReply[from + j] -= j * part;
      }
    }
  }

  /** Of the j-th direction (1, ..., 1, -j, 0, ...). */
  private static double length(int j) {
    return Math.sqrt(j * (j + 1.0));
  }

  /** The least and the largest eigenvalue in these directions, where the Hessian stands. */
  double[] extremeEigenvalues() {
    double[][] rows = new double[size][size];
    fill(0, rows);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        double mean = (rows[i][j] + rows[j][i]) / 2;
        rows[i][j] = mean;
        rows[j][i] = mean;
      }
    }
    double[] eigenvalues =
        new EigenDecompositionSymmetric(new Array2DRowRealMatrix(rows, false)).getEigenvalues();
    return new double[] {
      Arrays.stream(eigenvalues).min().orElse(0), Arrays.stream(eigenvalues).max().orElse(0)
    };
  }
}
