package org.firstmover.random;

/**
 * Means and standard errors of what is drawn, entry by entry.
 *
 * <p>Source: B. P. Welford, "Note on a method for calculating corrected sums of squares and
 * products", Technometrics 4 (1962).
 */
public final class Moments {
  private final double[] mean;
  private final double[] squares;
  private int count;

  public Moments(int entries) {
    mean = new double[entries];
    squares = new double[entries];
  }

  /**
   * Takes one draw in.
   *
   * @param draw a number an entry
   */
  public void add(double[] draw) {
    count++;
    for (int i = 0; i < mean.length; i++) {
      double difference = draw[i] - mean[i];
      mean[i] += difference / count;
      squares[i] += difference * (draw[i] - mean[i]);
    }
  }

  /** How many draws there were. */
  public int count() {
    return count;
  }

  /** Not a copy. */
  public double[] mean() {
    return mean;
  }

  /** Of the mean; NaN with fewer than two draws. */
  public double standardError(int entry) {
    return Math.sqrt(squares[entry] / (count - 1.0) / count);
  }

  /** Of the mean, entry by entry. */
  public double[] standardErrors() {
    double[] errors = new double[mean.length];
    for (int i = 0; i < errors.length; i++) {
      errors[i] = standardError(i);
    }
    return errors;
  }
}
