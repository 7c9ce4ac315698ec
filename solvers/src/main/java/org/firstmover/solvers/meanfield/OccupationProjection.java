package org.firstmover.solvers.meanfield;

import org.firstmover.solvers.linear.ConjugateGradients;
import org.firstmover.solvers.linear.Vectors;

/**
 * The occupation measure nearest to a vector v, at fixed transitions: x = max(0, v + A' y), where y
 * minimises |max(0, v + A' y)|² / 2 - b'y by Newton's method; the last y is where the next begins.
 *
 * <p>Source: the dual of the projection as in L. Qi, D. Sun, "A quadratically convergent Newton
 * method for computing the nearest correlation matrix", SIAM J. Matrix Analysis 28, 2006, with the
 * cone of vectors without negative entries.
 */
final class OccupationProjection {
  private static final int STEPS = 60;

  /** Largest violation of a flow equation; policies do not depend on so little. */
  private static final double MET = 1e-9;

  /** Of each of Newton's systems, which need not be solved to the end. */
  private static final int PRODUCTS = 200;

  private static final double LOOSE = 0.1;
  private static final double RIDGE = 1e-10;

  private final OccupationMeasures measures;
  private final double[] y;
  private final double[] trial;
  private final double[] step;
  private final double[] gradient;
  private final double[] image;
  private final boolean[] positive;
  private final ConjugateGradients gradients;

  OccupationProjection(OccupationMeasures measures) {
    this.measures = measures;
    y = new double[measures.rows()];
    trial = new double[measures.rows()];
    step = new double[measures.rows()];
    gradient = new double[measures.rows()];
    image = new double[measures.pairs()];
    positive = new boolean[measures.pairs()];
    gradients = new ConjugateGradients(measures.rows(), PRODUCTS);
  }

  /**
   * Projects.
   *
   * @param x filled
   */
  void project(double[] v, double[] x) {
    double value = at(v, y, x);
    for (int k = 0; k < STEPS && Vectors.largest(gradient) > MET; k++) {
      for (int i = 0; i < x.length; i++) {
        positive[i] = x[i] > 0;
      }
      Vectors.scale(-1, gradient);
      double tolerance = Math.min(LOOSE, Math.sqrt(Vectors.largest(gradient)));
      gradients.solve(this::curvature, gradient, tolerance, step);
      double slope = -Vectors.dot(gradient, step);
      if (!(slope < 0)) {
        return;
      }
      double length = 1;
      double reached = Double.NaN;
      for (int halving = 0; halving < 30; halving++) {
        System.arraycopy(y, 0, trial, 0, y.length);
        Vectors.add(length, step, trial);
        reached = at(v, trial, x);
        if (reached <= value + 1e-4 * length * slope + 1e-15 * Math.abs(value)) {
          break;
        }
        length /= 2;
      }
      System.arraycopy(trial, 0, y, 0, y.length);
      value = reached;
    }
  }

  /** The dual objective; x and its gradient A x - b are filled. */
  private double at(double[] v, double[] multipliers, double[] x) {
    measures.transposed(multipliers, x);
    double value = 0;
    for (int i = 0; i < x.length; i++) {
      x[i] = Math.max(0, v[i] + x[i]);
      value += x[i] * x[i] / 2;
    }
    measures.flow(x, false, gradient);
    double product = Vectors.dot(gradient, multipliers);
    measures.flow(x, true, gradient);
    return value - (product - Vectors.dot(gradient, multipliers));
  }

  private void curvature(double[] direction, double[] filled) {
    measures.transposed(direction, image);
    for (int i = 0; i < image.length; i++) {
      image[i] = positive[i] ? image[i] : 0;
    }
    measures.flow(image, false, filled);
    Vectors.add(RIDGE, direction, filled);
  }
}
