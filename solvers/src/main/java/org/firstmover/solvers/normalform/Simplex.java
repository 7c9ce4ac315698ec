package org.firstmover.solvers.normalform;

import org.firstmover.solution.Tolerances;

/** Points of the probability simplex as a linear programme leaves them. */
final class Simplex {
  private Simplex() {}

  /** The first n numbers without dust below 1e-12, divided by their sum. */
  static double[] cleaned(double[] numbers, int n) {
    double sum = 0;
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      if (numbers[i] > Tolerances.CLOSED_FORM) {
        x[i] = numbers[i];
        sum += x[i];
      }
    }
    for (int i = 0; i < n; i++) {
      x[i] /= sum;
    }
    return x;
  }
}
