package org.firstmover.solvers.stochastic;

import java.util.Arrays;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;

/**
 * Derivatives at 0 by central differences with shrinking steps, extrapolated; the entry of the
 * tableau with the least estimate of its error answers, so that the first step need not fit.
 * Source: C. J. F. Ridders, "Accurate computation of F'(x) and F'(x) F''(x)", Advances in
 * Engineering Software 4 (1982).
 */
final class Slope {
  private static final int ROWS = 12;
  private static final double SHRINK = 1.6;

  private Slope() {}

  static double of(DoubleUnaryOperator function, double firstStep) {
    return of(t -> new double[] {function.applyAsDouble(t)}, 1, firstStep)[0];
  }

  /** Of each component of a function. */
  static double[] of(DoubleFunction<double[]> function, int size, double firstStep) {
    double[][][] table = new double[ROWS][ROWS][size];
    double[] best = new double[size];
    double[] least = new double[size];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    double step = firstStep;
    for (int i = 0; i < ROWS; i++, step /= SHRINK) {
      double[] up = function.apply(step).clone();
      double[] down = function.apply(-step);
      for (int c = 0; c < size; c++) {
        table[i][0][c] = (up[c] - down[c]) / (2 * step);
        double factor = SHRINK * SHRINK;
        for (int j = 1; j <= i; j++, factor *= SHRINK * SHRINK) {
          double left = table[i][j - 1][c];
          double above = table[i - 1][j - 1][c];
          double entry = (left * factor - above) / (factor - 1);
          table[i][j][c] = entry;
          double error = Math.max(Math.abs(entry - left), Math.abs(entry - above));
          if (error <= least[c]) {
            least[c] = error;
            best[c] = entry;
          }
        }
      }
    }
    return best;
  }
}
