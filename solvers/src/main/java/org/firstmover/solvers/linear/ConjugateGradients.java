package org.firstmover.solvers.linear;

import java.util.Arrays;
import java.util.function.BiConsumer;

/**
 * Solves M v = b from products with M alone, for a symmetric M that is definite (of either sign) on
 * the space that b and its products span. On an indefinite one it may break down, and then answers
 * with what it has.
 *
 * <p>Source: M. R. Hestenes, E. Stiefel, "Methods of conjugate gradients for solving linear
 * systems", J. Research of the National Bureau of Standards 49 (1952).
 */
public final class ConjugateGradients {
  private final int mostProducts;
  private final double[] residual;
  private final double[] direction;
  private final double[] product;

  /**
   * @param mostProducts how many products may be made
   */
  public ConjugateGradients(int size, int mostProducts) {
    this.mostProducts = mostProducts;
    residual = new double[size];
    direction = new double[size];
    product = new double[size];
  }

  /**
   * Solves.
   *
   * @param multiply fills the second vector with M times the first
   * @param b unchanged
   * @param tolerance on the residual, relative to b
   * @param v filled
   * @return the residual, relative to b
   */
  public double solve(
      BiConsumer<double[], double[]> multiply, double[] b, double tolerance, double[] v) {
    Arrays.fill(v, 0);
    System.arraycopy(b, 0, residual, 0, b.length);
    System.arraycopy(b, 0, direction, 0, b.length);
    double norm = Vectors.norm(b);
    double square = Vectors.dot(b, b);
    for (int k = 0; k < mostProducts && Math.sqrt(square) > tolerance * norm; k++) {
      multiply.accept(direction, product);
      double curvature = Vectors.dot(direction, product);
      if (curvature == 0) {
        break;
      }
      double step = square / curvature;
      Vectors.add(step, direction, v);
      Vectors.add(-step, product, residual);
      double next = Vectors.dot(residual, residual);
      double share = next / square;
      for (int j = 0; j < direction.length; j++) {
        direction[j] = residual[j] + share * direction[j];
      }
      square = next;
    }
    return norm > 0 ? Math.sqrt(square) / norm : 0;
  }
}
