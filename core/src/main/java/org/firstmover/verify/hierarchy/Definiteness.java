package org.firstmover.verify.hierarchy;

/**
 * Whether every symmetric matrix within an enclosure is negative semidefinite: a Cholesky
 * factorisation of the negative of one that is above them all. Its diagonal holds the greatest
 * diagonal entries plus, row by row, the radii of the others (Gershgorin).
 */
final class Definiteness {
  /** What rounding makes of an eigenvalue that is 0, relative to the greatest finite entry. */
  private static final double ROUNDING = 1e-13;

  private Definiteness() {}

  static boolean isNegative(Enclosure enclosure) {
    if (enclosure.isFlat()) {
      return true;
    }
    int n = enclosure.count;
    double[][] negative = new double[n][n];
    double greatest = 0;
    for (int i = 0; i < n; i++) {
      negative[i][i] -= enclosure.bendHigh[Enclosure.place(i, i)];
      for (int j = 0; j < i; j++) {
        double low = enclosure.bendLow[Enclosure.place(i, j)];
        double high = enclosure.bendHigh[Enclosure.place(i, j)];
        double radius = 0.5 * (high - low);
        negative[i][j] = -0.5 * (low + high);
        negative[i][i] -= radius;
        negative[j][j] -= radius;
      }
    }
    for (double[] row : negative) {
      for (double entry : row) {
        if (!Double.isFinite(entry)) {
          return false;
        }
      }
    }
    for (int place = 0; place < n * (n + 1) / 2; place++) {
      greatest = Math.max(greatest, finite(enclosure.bendLow[place]));
      greatest = Math.max(greatest, finite(enclosure.bendHigh[place]));
    }
    return isPositive(negative, n * ROUNDING * greatest);
  }

  private static double finite(double entry) {
    return Double.isFinite(entry) ? Math.abs(entry) : 0;
  }

  /** Destroys the lower triangle. */
  private static boolean isPositive(double[][] matrix, double shift) {
    int n = matrix.length;
    for (int i = 0; i < n; i++) {
      double[] row = matrix[i];
      for (int j = 0; j <= i; j++) {
        double[] other = matrix[j];
        double sum = row[j] + (i == j ? shift : 0);
        for (int k = 0; k < j; k++) {
          sum -= row[k] * other[k];
        }
        if (i == j) {
          if (!(sum > 0) && !(sum == 0 && shift == 0)) {
            return false;
          }
          row[i] = Math.sqrt(sum);
        } else {
          row[j] = other[j] == 0 ? 0 : sum / other[j];
        }
      }
    }
    return true;
  }
}
