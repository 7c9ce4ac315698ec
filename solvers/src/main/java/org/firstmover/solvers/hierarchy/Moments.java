package org.firstmover.solvers.hierarchy;

/**
 * Means and standard errors of what is drawn, entry by entry.
 *
 * <p>Source: B. P. Welford, "Note on a method for calculating corrected sums of squares and
 * products", Technometrics 4 (1962).
 */
final class Moments {
  private final double[] mean;
  private final double[] squares;
  private int count;

  Moments(int entries) {
    mean = new double[entries];
    squares = new double[entries];
  }

  void add(double[] draw) {
    count++;
    for (int i = 0; i < mean.length; i++) {
      double difference = draw[i] - mean[i];
      mean[i] += difference / count;
      squares[i] += difference * (draw[i] - mean[i]);
    }
  }

  /** Not a copy. */
  double[] mean() {
    return mean;
  }

  /** Of the mean; NaN with fewer than two draws. */
  double standardError(int entry) {
    return Math.sqrt(squares[entry] / (count - 1.0) / count);
  }

  /**
   * The gradient whose draws these were.
   *
   * @param value the expectation itself
   */
  ExpectedGradient estimate(double value) {
    double[] errors = new double[mean.length];
    for (int i = 0; i < errors.length; i++) {
      errors[i] = standardError(i);
    }
    return new ExpectedGradient(value, mean.clone(), errors, count);
  }
}
