package org.firstmover.solvers.nlp;

import java.util.Arrays;
import org.firstmover.solvers.linear.Vectors;

/**
 * The Hessian H of a Lagrangian, learned from its slopes and kept positive definite, beside the J
 * of 1/H = J J' that the quadratic programme works with: both are updated in O(n^2).
 *
 * <p>Sources: M. J. D. Powell, "A fast algorithm for nonlinearly constrained optimization
 * calculations", LNM 630 (1978), equations 5.9 and 5.10, for the damping; for J the product form of
 * K. W. Brodlie, A. R. Gourlay and J. Greenstadt, "Rank-one and rank-two corrections to positive
 * definite matrices expressed in product form", J. Inst. Maths Applics 11 (1973).
 */
final class DampedBfgs {
  private static final double DAMPING = 0.2;

  final double[][] hessian;
  private final double[][] inverseFactor;
  private final double[] image;
  private final double[] difference;
  private boolean fresh;

  /**
   * @param inverseFactor J, [column][row], shared with the quadratic programme
   */
  DampedBfgs(double[][] inverseFactor) {
    int n = inverseFactor.length;
    this.hessian = new double[n][n];
    this.inverseFactor = inverseFactor;
    this.image = new double[n];
    this.difference = new double[n];
  }

  /** Nothing is known: a multiple of the identity. */
  void reset(double curvature) {
    fresh = true;
    set(curvature);
  }

  private void set(double curvature) {
    double root = 1 / Math.sqrt(curvature);
    for (int i = 0; i < hessian.length; i++) {
      Arrays.fill(hessian[i], 0);
      Arrays.fill(inverseFactor[i], 0);
      hessian[i][i] = curvature;
      inverseFactor[i][i] = root;
    }
  }

  /** Whether nothing has been learned since the last reset. */
  boolean fresh() {
    return fresh;
  }

  void times(double[] direction, double[] product) {
    for (int i = 0; i < product.length; i++) {
      product[i] = Vectors.dot(hessian[i], direction);
    }
  }

  /**
   * Learns from one step.
   *
   * @param step s
   * @param change of the Lagrangian's slopes along it
   */
  void update(double[] step, double[] change) {
    double bend = Vectors.dot(step, change);
    double square = Vectors.dot(change, change);
    if (!(Vectors.dot(step, step) > 0) || !(Math.abs(bend) + square < Double.POSITIVE_INFINITY)) {
      return;
    }
    if (fresh && bend > 1e-8 * Vectors.norm(step) * Math.sqrt(square)) {
      set(Math.min(Math.max(square / bend, 1e-8), 1e8));
    }
    fresh = false;
    times(step, image);
    double known = Vectors.dot(step, image);
    if (!(known > 0)) {
      return;
    }
    double theta = bend >= DAMPING * known ? 1 : (1 - DAMPING) * known / (known - bend);
    for (int i = 0; i < step.length; i++) {
      difference[i] = theta * change[i] + (1 - theta) * image[i];
    }
    double curvature = Vectors.dot(step, difference);
    if (!(curvature > 0)) {
      return;
    }
    for (int i = 0; i < step.length; i++) {
      double ofImage = -image[i] / known;
      double ofDifference = difference[i] / curvature;
      double[] row = hessian[i];
      for (int j = 0; j < step.length; j++) {
        row[j] += ofImage * image[j] + ofDifference * difference[j];
      }
    }
    // J becomes (I - s a') J with a = (difference - sqrt(curvature / known) H s) / curvature
    double root = Math.sqrt(curvature / known);
    for (int i = 0; i < step.length; i++) {
      difference[i] = (difference[i] - root * image[i]) / curvature;
    }
    for (double[] column : inverseFactor) {
      Vectors.add(-Vectors.dot(difference, column), step, column);
    }
  }
}
