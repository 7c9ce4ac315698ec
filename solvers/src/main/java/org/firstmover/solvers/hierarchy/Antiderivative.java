package org.firstmover.solvers.hierarchy;

import java.util.ArrayList;
import java.util.List;

/**
 * Integrals from 0 to z, for all z in [0, 1], of functions with several components: on each of
 * adaptive panels a Chebyshev interpolant, integrated term by term. Its error is at most about the
 * tolerance times the largest integral of the size of a component, for functions that are piecewise
 * smooth. Ends are not touched, so that 0 may be an integrable pole; at 1, where doubles are
 * coarser, the last 1e-13 of the interval is not resolved.
 *
 * <p>Source: L. N. Trefethen, "Approximation theory and approximation practice", SIAM 2013,
 * chapters 3 and 19; for the panels C. W. Clenshaw, A. R. Curtis, "A method for numerical
 * integration on an automatic computer", Numerische Mathematik 2 (1960).
 */
final class Antiderivative {
  private static final int NODES = 16;
  private static final int TAIL = 3;

  /** Panels that anything is cut into: narrower peaks may be missed. */
  private static final int COARSE = 4;

  private static final int DEEPEST = 1000;

  private static final double[] PLACES = new double[NODES];
  private static final double[][] TRANSFORM = new double[NODES][NODES];

  static {
    for (int i = 0; i < NODES; i++) {
      double angle = Math.PI * (i + 0.5) / NODES;
      PLACES[i] = -Math.cos(angle);
      for (int j = 0; j < NODES; j++) {
        // T_j at -cos(angle) is cos(j (pi - angle))
        TRANSFORM[j][i] = (j == 0 ? 1.0 : 2.0) / NODES * Math.cos(j * (Math.PI - angle));
      }
    }
  }

  /** A function of z with several components. */
  @FunctionalInterface
  interface Integrand {
    /**
     * @param values filled
     */
    void at(double z, double[] values);
  }

  /** Of the integral from 0, on one panel: coefficients[component][degree]. */
  private record Panel(double left, double right, double[][] coefficients) {}

  private final Integrand integrand;
  private final double tolerance;
  private final int components;
  private final List<Panel> panels = new ArrayList<>();
  private final double[] total;
  private double scale;

  /**
   * Integrates.
   *
   * @param tolerance relative to the largest integral of the size of a component
   */
  Antiderivative(int components, double tolerance, Integrand integrand) {
    this.integrand = integrand;
    this.tolerance = tolerance;
    this.components = components;
    total = new double[components];
    for (int k = 0; k < COARSE; k++) {
      integrate((double) k / COARSE, (k + 1.0) / COARSE, 0);
    }
  }

  /** The integrals over [0, 1]; not a copy. */
  double[] total() {
    return total;
  }

  private void integrate(double left, double right, int depth) {
    double[][] series = interpolant(left, right);
    double half = 0.5 * (right - left);
    double error = 0;
    for (double[] c : series) {
      double tail = 0;
      for (int j = NODES - TAIL; j < NODES; j++) {
        tail += Math.abs(c[j]);
      }
      error = Math.max(error, tail * half);
    }
    double middle = 0.5 * (left + right);
    if (error <= tolerance * scale || depth == DEEPEST || !isDivisible(left, middle, right)) {
      for (int k = 0; k < components; k++) {
        series[k] = integrated(series[k], half, total[k]);
        total[k] = sum(series[k], 1);
      }
      panels.add(new Panel(left, right, series));
    } else {
      integrate(left, middle, depth + 1);
      integrate(middle, right, depth + 1);
    }
  }

  /** Whether nodes of both halves are apart from their ends. */
  private static boolean isDivisible(double left, double middle, double right) {
    return place(left, middle, 0) > left && place(middle, right, NODES - 1) < right;
  }

  private static double place(double left, double right, int node) {
    return 0.5 * (left + right + PLACES[node] * (right - left));
  }

  private double[][] interpolant(double left, double right) {
    double[][] values = new double[NODES][components];
    double[] sizes = new double[components];
    for (int i = 0; i < NODES; i++) {
      integrand.at(place(left, right, i), values[i]);
      for (int k = 0; k < components; k++) {
        sizes[k] += Math.abs(values[i][k]);
      }
    }
    for (double size : sizes) {
      scale = Math.max(scale, size / NODES * (right - left));
    }
    double[][] series = new double[components][NODES];
    for (int k = 0; k < components; k++) {
      for (int j = 0; j < NODES; j++) {
        double sum = 0;
        for (int i = 0; i < NODES; i++) {
          sum += TRANSFORM[j][i] * values[i][k];
        }
        series[k][j] = sum;
      }
    }
    return series;
  }

  /** The integral from the left end of the panel, plus what came before. */
  private static double[] integrated(double[] c, double half, double before) {
    double[] b = new double[NODES + 1];
    for (int j = 1; j <= NODES; j++) {
      double below = j == 1 ? 2 * c[0] : c[j - 1];
      double above = j + 1 < NODES ? c[j + 1] : 0;
      b[j] = half * (below - above) / (2 * j);
    }
    b[0] = before - sum(b, -1);
    return b;
  }

  /** A Chebyshev series at y in [-1, 1], by Clenshaw's recurrence. */
  private static double sum(double[] c, double y) {
    double next = 0;
    double after = 0;
    for (int j = c.length - 1; j > 0; j--) {
      double here = c[j] + 2 * y * next - after;
      after = next;
      next = here;
    }
    return c[0] + y * next - after;
  }

  /**
   * The integrals from 0 to z.
   *
   * @param values filled
   */
  void to(double z, double[] values) {
    Panel panel = panels.get(panel(z));
    double y = (2 * z - panel.left() - panel.right()) / (panel.right() - panel.left());
    for (int k = 0; k < components; k++) {
      values[k] = sum(panel.coefficients()[k], y);
    }
  }

  private int panel(double z) {
    int low = 0;
    int high = panels.size() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (z <= panels.get(middle).right()) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** Where the integral of the first component, which is nowhere negative, reaches a level. */
  double inverse(double level) {
    int low = 0;
    int high = panels.size() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (level <= sum(panels.get(middle).coefficients()[0], 1)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    Panel panel = panels.get(low);
    double below = -1;
    double above = 1;
    for (int k = 0; k < 60 && above - below > 1e-15; k++) {
      double y = 0.5 * (below + above);
      if (sum(panel.coefficients()[0], y) < level) {
        below = y;
      } else {
        above = y;
      }
    }
    double y = 0.5 * (below + above);
    return 0.5 * (panel.left() + panel.right() + y * (panel.right() - panel.left()));
  }
}
