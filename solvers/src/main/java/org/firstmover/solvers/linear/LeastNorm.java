package org.firstmover.solvers.linear;

/**
 * The shortest u among those that bring K u nearest to b, and likewise for K', where K may be
 * singular or rectangular: K P = Q [T 0; 0 0] Z' by a QR decomposition with column pivoting, and
 * another one of its rows.
 *
 * <p>The rank is read off the first decomposition; matrices on which that fails, like Kahan's, are
 * rare. Source: G. H. Golub and C. F. Van Loan, "Matrix Computations", fourth edition, section
 * 5.4.7 (complete orthogonal decompositions).
 */
public final class LeastNorm {
  private static final int POWER_STEPS = 40;

  private final int rows;
  private final int columns;
  private final int rank;
  private final Householder left;
  private final Householder right;

  private LeastNorm(int rows, int columns, Householder left, int rank) {
    this.rows = rows;
    this.columns = columns;
    this.left = left;
    this.rank = rank;
    double[][] transposed = new double[rank][columns];
    for (int i = 0; i < rank; i++) {
      for (int j = i; j < columns; j++) {
        transposed[i][j] = left.upper(i, j);
      }
    }
    this.right = Householder.plain(transposed);
  }

  /** With the usual tolerance for matrices known to working precision: max(rows, columns) ulps. */
  public static LeastNorm of(double[][] matrix) {
    return of(matrix, Math.max(matrix.length, width(matrix)) * Math.ulp(1.0));
  }

  /**
   * Decomposes a matrix.
   *
   * @param matrix [row][column], finite; not changed
   * @param tolerance what counts as 0, relative to the longest column
   */
  public static LeastNorm of(double[][] matrix, double tolerance) {
    int rows = matrix.length;
    int columns = width(matrix);
    double[][] transposed = new double[columns][rows];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        transposed[j][i] = matrix[i][j];
      }
    }
    Householder left = Householder.pivoted(transposed);
    int rank = 0;
    int most = Math.min(rows, columns);
    double least = most == 0 ? 0 : tolerance * Math.abs(left.upper(0, 0));
    while (rank < most && Math.abs(left.upper(rank, rank)) > least) {
      rank++;
    }
    return new LeastNorm(rows, columns, left, rank);
  }

  private static int width(double[][] matrix) {
    return matrix.length == 0 ? 0 : matrix[0].length;
  }

  public int rank() {
    return rank;
  }

  /**
   * The largest singular value over the smallest one that is retained, by power iterations: never
   * too large, and seldom too small by more than a few per cent. 1 for rank 0.
   */
  public double condition() {
    if (rank == 0) {
      return 1;
    }
    double[] v = new double[rank];
    double largest = 0;
    double inverse = 0;
    start(v);
    for (int step = 0; step < POWER_STEPS; step++) {
      double before = Vectors.norm(v);
      right.lowerTimes(v, rank);
      largest = Vectors.norm(v) / before;
      right.upperTimes(v, rank);
      normalise(v);
    }
    start(v);
    for (int step = 0; step < POWER_STEPS; step++) {
      double before = Vectors.norm(v);
      right.solveUpper(v, rank);
      inverse = Vectors.norm(v) / before;
      right.solveLower(v, rank);
      normalise(v);
    }
    return Math.max(1, largest * inverse);
  }

  private static void start(double[] v) {
    for (int i = 0; i < v.length; i++) {
      v[i] = 1 + 0.5 * Math.cos(1 + 3.0 * i);
    }
  }

  private static void normalise(double[] v) {
    Vectors.scale(1 / Vectors.norm(v), v);
  }

  /**
   * The shortest u that minimises the length of K u - b.
   *
   * @param b one number a row
   * @return one number a column
   */
  public double[] solve(double[] b) {
    double[] head = b.clone();
    left.reflect(head, rank);
    double[] u = new double[columns];
    System.arraycopy(head, 0, u, 0, rank);
    right.solveLower(u, rank);
    right.reflectBack(u, rank);
    return left.unpermute(u);
  }

  /**
   * The shortest u that minimises the length of K' u - b.
   *
   * @param b one number a column
   * @return one number a row
   */
  public double[] solveTransposed(double[] b) {
    double[] head = left.permute(b);
    right.reflect(head, rank);
    double[] u = new double[rows];
    System.arraycopy(head, 0, u, 0, rank);
    right.solveUpper(u, rank);
    left.reflectBack(u, rank);
    return u;
  }
}
