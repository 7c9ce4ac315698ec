package org.firstmover.solvers.nlp;

import org.firstmover.solvers.linear.Vectors;

/**
 * The last few steps and changes of slope, and the product of the inverse Hessian that they suggest
 * with a vector. Nothing is allocated after construction.
 *
 * <p>Source: J. Nocedal, "Updating quasi-Newton matrices with limited storage", Mathematics of
 * Computation 35 (1980).
 */
final class LimitedMemory {
  private static final double FLAT = 1e-12;

  private final double[][] steps;
  private final double[][] changes;
  private final double[] bends;
  private final double[] sizes;
  private final double[] factors;
  private final double[] freeBends;
  private int newest = -1;
  private int kept;

  LimitedMemory(int variables, int memory) {
    this.steps = new double[memory][variables];
    this.changes = new double[memory][variables];
    this.bends = new double[memory];
    this.sizes = new double[memory];
    this.factors = new double[memory];
    this.freeBends = new double[memory];
  }

  void clear() {
    kept = 0;
  }

  boolean empty() {
    return kept == 0;
  }

  /** Takes up y2 - y1 and g2 - g1 unless the function does not bend upwards between them. */
  void learn(double[] y1, double[] y2, double[] g1, double[] g2) {
    int slot = (newest + 1) % steps.length;
    double[] step = steps[slot];
    double[] change = changes[slot];
    for (int i = 0; i < step.length; i++) {
      step[i] = y2[i] - y1[i];
      change[i] = g2[i] - g1[i];
    }
    double bend = Vectors.dot(step, change);
    double size = Vectors.norm(step) * Vectors.norm(change);
    if (bend > FLAT * size && bend < Double.POSITIVE_INFINITY) {
      newest = slot;
      kept = Math.min(kept + 1, steps.length);
      bends[slot] = bend;
      sizes[slot] = size;
    } else if (kept == steps.length) {
      kept--;
    }
  }

  /**
   * The vector becomes its product with the inverse Hessian, both restricted to the free variables.
   *
   * @param vector 0 for variables that are not free
   * @param free 1 for free variables, 0 for others
   * @param all whether all are free
   */
  void apply(double[] vector, double[] free, boolean all) {
    double scale = 0;
    for (int age = 0; age < kept; age++) {
      int slot = slot(age);
      double bend = all ? bends[slot] : masked(steps[slot], changes[slot], free);
      freeBends[slot] = bend > FLAT * sizes[slot] ? bend : 0;
      if (freeBends[slot] > 0) {
        if (scale == 0) {
          double[] change = changes[slot];
          scale = bend / (all ? Vectors.dot(change, change) : masked(change, change, free));
        }
        factors[slot] = Vectors.dot(steps[slot], vector) / bend;
        subtract(factors[slot], changes[slot], vector, free, all);
      }
    }
    if (scale > 0) {
      Vectors.scale(scale, vector);
    }
    for (int age = kept - 1; age >= 0; age--) {
      int slot = slot(age);
      if (freeBends[slot] > 0) {
        double factor = Vectors.dot(changes[slot], vector) / freeBends[slot];
        subtract(factor - factors[slot], steps[slot], vector, free, all);
      }
    }
  }

  /** How long steps are per slope, on the evidence of the newest; 0 if nothing is known. */
  double scale() {
    if (kept == 0) {
      return 0;
    }
    double[] change = changes[newest];
    return bends[newest] / Vectors.dot(change, change);
  }

  private int slot(int age) {
    return Math.floorMod(newest - age, steps.length);
  }

  private static double masked(double[] a, double[] b, double[] free) {
    double sum = 0;
    double other = 0;
    int i = 0;
    for (; i + 1 < a.length; i += 2) {
      sum += a[i] * b[i] * free[i];
      other += a[i + 1] * b[i + 1] * free[i + 1];
    }
    return i < a.length ? sum + other + a[i] * b[i] * free[i] : sum + other;
  }

  private static void subtract(
      double factor, double[] a, double[] vector, double[] free, boolean all) {
    if (all) {
      Vectors.add(-factor, a, vector);
    } else {
      for (int i = 0; i < vector.length; i++) {
        vector[i] -= factor * a[i] * free[i];
      }
    }
  }
}
