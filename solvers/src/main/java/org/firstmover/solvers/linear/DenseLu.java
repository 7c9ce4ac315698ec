package org.firstmover.solvers.linear;

import java.util.Arrays;

/**
 * Solves K u = b and K' u = b for a square matrix, by LU decomposition with partial pivoting; the
 * memory is kept and used again. Not safe for use by several threads.
 *
 * <p>Columns are eliminated in blocks and rows are whole arrays, so that swapping two costs nothing
 * and four pivot rows are subtracted from a row while it is at hand.
 *
 * <p>Sources: G. H. Golub and C. F. Van Loan, "Matrix Computations", fourth edition, section 3.4;
 * for the condition number W. W. Hager, "Condition estimates", SIAM J. Sci. Stat. Comput. 5 (1984)
 * in the form of N. J. Higham, "FORTRAN codes for estimating the one-norm", ACM TOMS 14 (1988).
 */
public final class DenseLu {
  private static final int BLOCK = 16;

  private final int size;
  private final double[][] rows;
  private final int[] order;
  private final double[] scratch;
  private double norm;
  private boolean regular;

  /**
   * @param size number of rows and of columns, from 0
   */
  public DenseLu(int size) {
    this.size = size;
    this.rows = new double[size][size];
    this.order = new int[size];
    this.scratch = new double[size];
  }

  /**
   * Copies and decomposes a matrix.
   *
   * @param matrix [row][column], not changed
   * @return whether it is regular; else no system can be solved
   */
  public boolean factor(double[][] matrix) {
    for (int i = 0; i < size; i++) {
      System.arraycopy(matrix[i], 0, rows[i], 0, size);
    }
    return factor();
  }

  /** The memory for the matrix, to be filled before {@link #factor()}; all rows anew each time. */
  public double[][] rows() {
    return rows;
  }

  /**
   * Decomposes what stands in {@link #rows}, in place.
   *
   * @return whether it is regular: no pivot is 0, infinite or NaN
   */
  public boolean factor() {
    norm = columnNorm();
    regular = false;
    for (int i = 0; i < size; i++) {
      order[i] = i;
    }
    for (int start = 0; start < size; start += BLOCK) {
      int end = Math.min(start + BLOCK, size);
      if (!factorPanel(start, end)) {
        return false;
      }
      for (int i = start + 1; i < size; i++) {
        eliminate(rows[i], start, Math.min(i, end), end);
      }
    }
    regular = true;
    return true;
  }

  /** Columns from start on and before end, all rows below. */
  private boolean factorPanel(int start, int end) {
    for (int k = start; k < end; k++) {
      int pivot = k;
      for (int i = k + 1; i < size; i++) {
        if (Math.abs(rows[i][k]) > Math.abs(rows[pivot][k])) {
          pivot = i;
        }
      }
      swap(k, pivot);
      double[] upper = rows[k];
      double divisor = upper[k];
      if (!(Math.abs(divisor) > 0 && Math.abs(divisor) < Double.POSITIVE_INFINITY)) {
        return false;
      }
      for (int i = k + 1; i < size; i++) {
        double[] row = rows[i];
        double factor = row[k] / divisor;
        row[k] = factor;
        if (factor != 0) {
          for (int j = k + 1; j < end; j++) {
            row[j] -= factor * upper[j];
          }
        }
      }
    }
    return true;
  }

  /**
   * Subtracts from a row, from one column on, its multiples of the pivot rows first to last - 1.
   */
  private void eliminate(double[] row, int first, int last, int column) {
    int k = first;
    for (; k + 3 < last; k += 4) {
      subtract(row, k, column);
    }
    for (; k < last; k++) {
      Vectors.add(-row[k], rows[k], row, column, size);
    }
  }

  private void subtract(double[] row, int k, int column) {
    double[] a = rows[k];
    double[] b = rows[k + 1];
    double[] c = rows[k + 2];
    double[] d = rows[k + 3];
    double fa = row[k];
    double fb = row[k + 1];
    double fc = row[k + 2];
    double fd = row[k + 3];
    for (int j = column; j < size; j++) {
      row[j] -= fa * a[j] + fb * b[j] + fc * c[j] + fd * d[j];
    }
  }

  private void swap(int i, int j) {
    double[] row = rows[i];
    rows[i] = rows[j];
    rows[j] = row;
    int from = order[i];
    order[i] = order[j];
    order[j] = from;
  }

  private double columnNorm() {
    Arrays.fill(scratch, 0);
    for (double[] row : rows) {
      for (int j = 0; j < size; j++) {
        scratch[j] += Math.abs(row[j]);
      }
    }
    return Vectors.largest(scratch);
  }

  /**
   * Solves K u = b in place.
   *
   * @param b the right-hand side, replaced by u
   * @throws IllegalStateException if the matrix is singular or there is none
   */
  public void solve(double[] b) {
    requireRegular();
    for (int i = 0; i < size; i++) {
      scratch[i] = b[order[i]];
    }
    for (int i = 1; i < size; i++) {
      scratch[i] -= Vectors.dot(rows[i], scratch, 0, i);
    }
    for (int i = size - 1; i >= 0; i--) {
      scratch[i] = (scratch[i] - Vectors.dot(rows[i], scratch, i + 1, size)) / rows[i][i];
    }
    System.arraycopy(scratch, 0, b, 0, size);
  }

  /**
   * Solves K' u = b in place, with the transpose.
   *
   * @param b the right-hand side, replaced by u
   * @throws IllegalStateException if the matrix is singular or there is none
   */
  public void solveTransposed(double[] b) {
    requireRegular();
    System.arraycopy(b, 0, scratch, 0, size);
    for (int i = 0; i < size; i++) {
      scratch[i] /= rows[i][i];
      Vectors.add(-scratch[i], rows[i], scratch, i + 1, size);
    }
    for (int i = size - 1; i > 0; i--) {
      Vectors.add(-scratch[i], rows[i], scratch, 0, i);
    }
    for (int i = 0; i < size; i++) {
      b[order[i]] = scratch[i];
    }
  }

  private void requireRegular() {
    if (!regular) {
      throw new IllegalStateException("no regular matrix, expected factor() to have answered true");
    }
  }

  /**
   * An estimate of 1 / (norm(K) norm(1/K)) in the 1-norm, never too small, usually exact and seldom
   * more than three times too large: below about 1e-16 the matrix is singular to working precision.
   * It costs a few solves.
   *
   * @return 0 for a singular matrix
   */
  public double reciprocalCondition() {
    if (size == 0) {
      return 1;
    }
    return regular && norm < Double.POSITIVE_INFINITY ? 1 / norm / inverseNorm() : 0;
  }

  private double inverseNorm() {
    double[] v = new double[size];
    double[] signs = new double[size];
    Arrays.fill(v, 1.0 / size);
    int unit = -1;
    double estimate = 0;
    for (int round = 0; round < 5; round++) {
      solve(v);
      double found = sum(v);
      if (round > 0 && !(found > estimate)) {
        break;
      }
      estimate = found;
      if (!takeSigns(v, signs) && round > 0) {
        break;
      }
      System.arraycopy(signs, 0, v, 0, size);
      solveTransposed(v);
      int steepest = steepest(v);
      if (steepest == unit) {
        break;
      }
      unit = steepest;
      Arrays.fill(v, 0);
      v[unit] = 1;
    }
    for (int i = 0; i < size; i++) {
      v[i] = (i % 2 == 0 ? 1 : -1) * (1 + i / Math.max(1.0, size - 1));
    }
    solve(v);
    return Math.max(estimate, 2 * sum(v) / (3 * size));
  }

  /** Whether any sign has changed. */
  private static boolean takeSigns(double[] v, double[] signs) {
    boolean changed = false;
    for (int i = 0; i < v.length; i++) {
      double sign = v[i] >= 0 ? 1 : -1;
      changed |= sign != signs[i];
      signs[i] = sign;
    }
    return changed;
  }

  private static int steepest(double[] v) {
    int best = 0;
    for (int i = 1; i < v.length; i++) {
      if (Math.abs(v[i]) > Math.abs(v[best])) {
        best = i;
      }
    }
    return best;
  }

  private static double sum(double[] v) {
    double sum = 0;
    for (double entry : v) {
      sum += Math.abs(entry);
    }
    return sum;
  }
}
