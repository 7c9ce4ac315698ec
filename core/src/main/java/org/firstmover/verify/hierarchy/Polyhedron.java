package org.firstmover.verify.hierarchy;

import java.util.Arrays;

/**
 * What a follower may choose from: lower &lt;= s &lt;= upper, and for each row a * s + b &lt;= 0,
 * or = 0.
 *
 * @param rows double[row][variable]
 * @param constants b, one a row
 * @param equality one a row
 */
record Polyhedron(
    double[] lower, double[] upper, double[][] rows, double[] constants, boolean[] equality) {
  private static final int PASSES = 3;

  int size() {
    return lower.length;
  }

  /** How far s is outside its bounds; NaN if it is not a number. */
  double boundViolation(double[] s) {
    double worst = 0;
    for (int j = 0; j < s.length; j++) {
      worst = Math.max(worst, Math.max(lower[j] - s[j], s[j] - upper[j]));
    }
    return worst;
  }

  /** How far s breaks the rows; NaN if one has no value. */
  double rowViolation(double[] s) {
    double worst = 0;
    for (int i = 0; i < rows.length; i++) {
      double value = row(i, s);
      worst = Math.max(worst, equality[i] ? Math.abs(value) : value);
    }
    return worst;
  }

  double violation(double[] s) {
    return Math.max(boundViolation(s), rowViolation(s));
  }

  /** The least that is moved outwards so that s is inside; equalities are moved to it. */
  Polyhedron through(double[] s) {
    double[] low = lower.clone();
    double[] high = upper.clone();
    for (int j = 0; j < s.length; j++) {
      low[j] = Math.min(low[j], s[j]);
      high[j] = Math.max(high[j], s[j]);
    }
    double[] moved = constants.clone();
    for (int i = 0; i < rows.length; i++) {
      double value = row(i, s);
      moved[i] -= equality[i] ? value : Math.max(0, value);
    }
    return new Polyhedron(low, high, rows, moved, equality);
  }

  /** a * s + b. */
  double row(int i, double[] s) {
    double value = constants[i];
    for (int j = 0; j < s.length; j++) {
      value += rows[i][j] * s[j];
    }
    return value;
  }

  /** How large the terms of a row are at s, at least 1. */
  double scale(int i, double[] s) {
    double scale = Math.max(1, Math.abs(constants[i]));
    for (int j = 0; j < s.length; j++) {
      scale = Math.max(scale, Math.abs(rows[i][j] * s[j]));
    }
    return scale;
  }

  boolean isFinite() {
    boolean finite = true;
    for (int i = 0; i < rows.length; i++) {
      finite &= Double.isFinite(constants[i]);
      for (double coefficient : rows[i]) {
        finite &= Double.isFinite(coefficient);
      }
    }
    return finite;
  }

  /** The same set, with the bounds that its rows imply (a few passes over them). */
  Polyhedron tightened() {
    double[] low = lower.clone();
    double[] high = upper.clone();
    for (int pass = 0; pass < PASSES; pass++) {
      for (int i = 0; i < rows.length; i++) {
        tighten(rows[i], constants[i], 1, low, high);
        if (equality[i]) {
          tighten(rows[i], constants[i], -1, low, high);
        }
      }
    }
    for (int j = 0; j < low.length; j++) {
      if (!(low[j] <= high[j])) { // empty, perhaps by rounding only
        low[j] = Math.max(lower[j], Math.min(upper[j], 0.5 * (low[j] + high[j])));
        high[j] = low[j];
      }
    }
    return new Polyhedron(low, high, rows, constants, equality);
  }

  /** From sign * (a * s + b) &lt;= 0: each term is at most what the others leave at their least. */
  private static void tighten(double[] a, double b, int sign, double[] low, double[] high) {
    double least = sign * b;
    int endless = 0;
    int last = -1;
    for (int j = 0; j < a.length; j++) {
      double term = leastTerm(sign * a[j], low[j], high[j]);
      if (term == Double.NEGATIVE_INFINITY) {
        endless++;
        last = j;
      } else {
        least += term;
      }
    }
    for (int j = 0; j < a.length; j++) {
      double factor = sign * a[j];
      if (factor == 0 || endless > 1 || (endless == 1 && j != last)) {
        continue;
      }
      double others = endless == 1 ? least : least - leastTerm(factor, low[j], high[j]);
      // Rounded outwards by far more than the sum can be off.
      double limit = -others / factor;
      double slack = 1e-12 * (Math.abs(limit) + Math.abs(least / factor));
      if (factor > 0) {
        high[j] = Math.min(high[j], limit + slack);
      } else {
        low[j] = Math.max(low[j], limit - slack);
      }
    }
  }

  private static double leastTerm(double factor, double low, double high) {
    return factor == 0 ? 0 : factor > 0 ? factor * low : factor * high;
  }

  /** The nearest point within the bounds. */
  double[] clamped(double[] s) {
    double[] clamped = s.clone();
    for (int j = 0; j < s.length; j++) {
      clamped[j] = Math.max(lower[j], Math.min(upper[j], s[j]));
    }
    return clamped;
  }

  /**
   * The most t at which s + t * direction is inside, from an s that is inside; perhaps infinite.
   */
  double reach(double[] s, double[] direction) {
    double reach = Double.POSITIVE_INFINITY;
    for (int j = 0; j < s.length; j++) {
      if (direction[j] > 0) {
        reach = Math.min(reach, (upper[j] - s[j]) / direction[j]);
      } else if (direction[j] < 0) {
        reach = Math.min(reach, (lower[j] - s[j]) / direction[j]);
      }
    }
    for (int i = 0; i < rows.length; i++) {
      double change = 0;
      double size = 0;
      for (int j = 0; j < s.length; j++) {
        change += rows[i][j] * direction[j];
        size += Math.abs(rows[i][j] * direction[j]);
      }
      if (equality[i] ? Math.abs(change) > 1e-10 * size : change > 1e-12 * size) {
        reach = equality[i] ? 0 : Math.min(reach, Math.max(0, -row(i, s)) / change);
      }
    }
    return Math.max(0, reach);
  }

  @Override
  public String toString() {
    return Arrays.toString(lower) + " to " + Arrays.toString(upper) + ", " + rows.length + " rows";
  }
}
