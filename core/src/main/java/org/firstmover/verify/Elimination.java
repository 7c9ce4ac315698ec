package org.firstmover.verify;

/**
 * A = L U of a matrix whose rows are dominated by their diagonal, as that of I - gamma P: no
 * exchange of rows is needed, and entries at most double in size.
 */
public final class Elimination {
  private final double[][] rows;

  /**
   * @param rows the matrix, which is overwritten
   */
  public Elimination(double[][] rows) {
    this.rows = rows;
    int n = rows.length;
    for (int j = 0; j < n; j++) {
      double[] pivot = rows[j];
      for (int i = j + 1; i < n; i++) {
        double[] row = rows[i];
        if (row[j] != 0) {
          double factor = row[j] / pivot[j];
          row[j] = factor;
          for (int k = j + 1; k < n; k++) {
            row[k] -= factor * pivot[k];
          }
        }
      }
    }
  }

  /** A x = b, in place of b. */
  public void solve(double[] x) {
    for (int i = 0; i < x.length; i++) {
      double sum = x[i];
      for (int k = 0; k < i; k++) {
        sum -= rows[i][k] * x[k];
      }
      x[i] = sum;
    }
    for (int i = x.length - 1; i >= 0; i--) {
      double sum = x[i];
      for (int k = i + 1; k < x.length; k++) {
        sum -= rows[i][k] * x[k];
      }
      x[i] = sum / rows[i][i];
    }
  }

  /** A' x = b, in place of b. */
  public void solveTransposed(double[] x) {
    for (int i = 0; i < x.length; i++) {
      x[i] /= rows[i][i];
      for (int k = i + 1; k < x.length; k++) {
        x[k] -= rows[i][k] * x[i];
      }
    }
    for (int i = x.length - 1; i >= 0; i--) {
      for (int k = 0; k < i; k++) {
        x[k] -= rows[i][k] * x[i];
      }
    }
  }
}
