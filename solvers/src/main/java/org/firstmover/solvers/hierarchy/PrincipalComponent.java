package org.firstmover.solvers.hierarchy;

/** The direction in which points vary most, by power steps on their covariance. */
final class PrincipalComponent {
  private static final int STEPS = 50;

  private PrincipalComponent() {}

  /**
   * Of two sets of points together.
   *
   * @return a direction of length 1; the first axis where all points are the same
   */
  static double[] of(double[][] one, double[][] other) {
    int size = one[0].length;
    double[] mean = new double[size];
    for (double[][] points : new double[][][] {one, other}) {
      for (double[] x : points) {
        for (int i = 0; i < size; i++) {
          mean[i] += x[i] / (one.length + other.length);
        }
      }
    }
    double[][] covariance = new double[size][size];
    for (double[][] points : new double[][][] {one, other}) {
      for (double[] x : points) {
        for (int i = 0; i < size; i++) {
          for (int j = 0; j < size; j++) {
            covariance[i][j] += (x[i] - mean[i]) * (x[j] - mean[j]);
          }
        }
      }
    }
    double[] direction = new double[size];
    direction[widest(covariance)] = 1;
    for (int k = 0; k < STEPS; k++) {
      double[] next = new double[size];
      double square = 0;
      for (int i = 0; i < size; i++) {
        next[i] = dot(covariance[i], direction);
        square += next[i] * next[i];
      }
      if (square == 0) {
        return direction;
      }
      for (int i = 0; i < size; i++) {
        direction[i] = next[i] / Math.sqrt(square);
      }
    }
    return direction;
  }

  /** A direction to begin with that is not orthogonal to the answer. */
  private static int widest(double[][] covariance) {
    int widest = 0;
    for (int i = 1; i < covariance.length; i++) {
      widest = covariance[i][i] > covariance[widest][widest] ? i : widest;
    }
    return widest;
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
