package org.firstmover.solvers.linear;

import java.util.Arrays;
import java.util.function.BiConsumer;

/**
 * Solves M v = b from products with M alone, by the least residual over the vectors b, M b, M² b,
 * ...
 *
 * <p>Source: Y. Saad, M. H. Schultz, "GMRES: a generalized minimal residual algorithm for solving
 * nonsymmetric linear systems", SIAM J. Scientific and Statistical Computing 7 (1986), algorithm 3.
 */
public final class Gmres {
  private static final double SINGULAR = 1e-14;

  /** Part of a vector; where more than this is left of it, little is rounding. */
  private static final double MUCH = 0.5;

  private final int size;
  private final double[][] basis;
  private final double[][] triangle;
  private final double[] cosines;
  private final double[] sines;
  private final double[] right;

  /**
   * @param mostProducts how many products may be made
   */
  public Gmres(int size, int mostProducts) {
    this.size = size;
    int steps = Math.min(size, mostProducts);
    basis = new double[steps + 1][];
    triangle = new double[steps][steps + 1];
    cosines = new double[steps];
    sines = new double[steps];
    right = new double[steps + 1];
  }

  /**
   * Solves.
   *
   * @param product fills the second vector with M times the first
   * @param b unchanged
   * @param tolerance on the residual, relative to b
   * @param v filled
   * @return the residual, relative to b
   */
  public double solve(
      BiConsumer<double[], double[]> product, double[] b, double tolerance, double[] v) {
    Arrays.fill(v, 0);
    double norm = Vectors.norm(b);
    if (!(norm > 0)) {
      return norm;
    }
    Arrays.fill(right, 0);
    right[0] = norm;
    scaled(b, 1 / norm, 0);
    int steps = 0;
    double residual = norm;
    while (steps < cosines.length && residual > tolerance * norm) {
      double[] next = vector(steps + 1);
      product.accept(basis[steps], next);
      double[] column = triangle[steps];
      double length = orthogonalise(next, steps, column);
      rotate(column, steps, length);
      residual = Math.abs(right[steps + 1]);
      steps++;
      if (!(length > SINGULAR * Vectors.norm(column, 0, steps))) {
        break;
      }
      scaled(next, 1 / length, steps);
    }
    combine(steps, v);
    return residual / norm;
  }

  private double[] vector(int k) {
    if (basis[k] == null) {
      basis[k] = new double[size];
    }
    return basis[k];
  }

  private void scaled(double[] from, double factor, int k) {
    double[] target = vector(k);
    for (int j = 0; j < size; j++) {
      target[j] = factor * from[j];
    }
  }

  /** A second time where little is left, as that is mostly rounding; the length of what is. */
  private double orthogonalise(double[] next, int last, double[] column) {
    Arrays.fill(column, 0);
    double before = Vectors.norm(next);
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i <= last; i++) {
        double share = Vectors.dot(basis[i], next);
        column[i] += share;
        Vectors.add(-share, basis[i], next);
      }
      double left = Vectors.norm(next);
      if (left > MUCH * before) {
        return left;
      }
      before = left;
    }
    return before;
  }

  private void rotate(double[] column, int last, double length) {
    for (int i = 0; i < last; i++) {
      double above = column[i];
      column[i] = cosines[i] * above + sines[i] * column[i + 1];
      column[i + 1] = cosines[i] * column[i + 1] - sines[i] * above;
    }
    double hypotenuse = Math.hypot(column[last], length);
    if (!(hypotenuse > SINGULAR * Vectors.norm(column, 0, last + 1))) {
      // the product lies in what there was: it cannot lessen the residual
      hypotenuse = 0;
    }
    cosines[last] = hypotenuse == 0 ? 0 : column[last] / hypotenuse;
    sines[last] = hypotenuse == 0 ? 1 : length / hypotenuse;
    column[last] = hypotenuse;
    right[last + 1] = -sines[last] * right[last];
    right[last] *= cosines[last];
  }

  private void combine(int steps, double[] v) {
    for (int i = steps - 1; i >= 0; i--) {
      for (int k = i + 1; k < steps; k++) {
        right[i] -= triangle[k][i] * right[k];
      }
      right[i] = triangle[i][i] == 0 ? 0 : right[i] / triangle[i][i];
    }
    for (int i = 0; i < steps; i++) {
      Vectors.add(right[i], basis[i], v);
    }
  }
}
