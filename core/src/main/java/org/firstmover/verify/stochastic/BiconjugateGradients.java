package org.firstmover.verify.stochastic;

import java.util.Arrays;
import java.util.function.BiConsumer;

/**
 * Solves A x = b from products with A alone (BiCGSTAB: H. A. van der Vorst, SIAM Journal on
 * Scientific and Statistical Computing 13, 1992). It promises nothing: whoever asks measures the
 * residual.
 */
final class BiconjugateGradients {
  private final BiConsumer<double[], double[]> product;
  private final double[] shadow;
  private final double[] r;
  private final double[] p;
  private final double[] v;
  private final double[] t;

  /**
   * @param product puts A times the first array into the second
   */
  BiconjugateGradients(int size, BiConsumer<double[], double[]> product) {
    this.product = product;
    shadow = new double[size];
    r = new double[size];
    p = new double[size];
    v = new double[size];
    t = new double[size];
  }

  /**
   * Goes on until the residual has fallen by the factor, by its own account, until it cannot go on,
   * or until it has taken that many steps, of two products each.
   *
   * @param x filled, from 0
   */
  void solve(double[] b, double[] x, double factor, int most) {
    Arrays.fill(x, 0);
    System.arraycopy(b, 0, r, 0, r.length);
    System.arraycopy(b, 0, shadow, 0, r.length);
    System.arraycopy(b, 0, p, 0, r.length);
    double enough = factor * factor * dot(b, b);
    double rho = dot(shadow, r);
    for (int k = 0; k < most && dot(r, r) > enough; k++) {
      product.accept(p, v);
      double alpha = rho / dot(shadow, v);
      if (!Double.isFinite(alpha)) {
        return;
      }
      add(r, -alpha, v);
      product.accept(r, t);
      double length = dot(t, t);
      double omega = length > 0 ? dot(t, r) / length : 0;
      add(x, alpha, p);
      add(x, omega, r);
      add(r, -omega, t);
      double next = dot(shadow, r);
      double beta = next / rho * (alpha / omega);
      if (!Double.isFinite(beta)) {
        return;
      }
      for (int i = 0; i < p.length; i++) {
        p[i] = r[i] + beta * (p[i] - omega * v[i]);
      }
      rho = next;
    }
  }

  private static void add(double[] to, double factor, double[] what) {
    for (int i = 0; i < to.length; i++) {
      to[i] += factor * what[i];
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
