package org.firstmover.verify.hierarchy;

import java.util.Arrays;

/**
 * The directions in which a follower may move a little: those that no bound and no row forbids that
 * holds with equality. The slopes of her gain projected on them are 0 exactly where multipliers
 * (Karush, Kuhn, Tucker) exist: what is projected away is a sum of multipliers times normals.
 *
 * <p>Rows are dealt with one after the other (Hildreth 1957), each by a safeguarded Newton method
 * on its multiplier; bounds need no multipliers of their own.
 */
final class TangentCone {
  private static final int SWEEPS = 300;
  private static final int NEWTON_STEPS = 40;

  private final double[][] rows;
  private final boolean[] equality;
  private final boolean[] mayRise;
  private final boolean[] mayFall;

  /**
   * @param near how far from a bound or row counts as on it, relative to the size of its terms
   */
  TangentCone(Polyhedron region, double[] at, double near) {
    int n = at.length;
    mayRise = new boolean[n];
    mayFall = new boolean[n];
    for (int j = 0; j < n; j++) {
      double slack = near * Math.max(1, Math.abs(at[j]));
      mayRise[j] = at[j] < region.upper()[j] - slack;
      mayFall[j] = at[j] > region.lower()[j] + slack;
    }
    int count = 0;
    double[][] active = new double[region.rows().length][];
    boolean[] equal = new boolean[active.length];
    for (int i = 0; i < active.length; i++) {
      if (region.equality()[i] || region.row(i, at) >= -near * region.scale(i, at)) {
        active[count] = region.rows()[i];
        equal[count++] = region.equality()[i];
      }
    }
    rows = Arrays.copyOf(active, count);
    equality = Arrays.copyOf(equal, count);
  }

  /** The direction in the cone that is nearest to the slopes. */
  double[] project(double[] slopes) {
    double[] left = slopes.clone();
    double[] multipliers = new double[rows.length];
    double size = norm(slopes);
    double change = rows.length == 0 ? 0 : Double.POSITIVE_INFINITY;
    for (int sweep = 0; sweep < SWEEPS && change > 1e-13 * size; sweep++) {
      change = 0;
      for (int i = 0; i < rows.length; i++) {
        double before = multipliers[i];
        multipliers[i] = multiplier(i, left, before);
        double moved = multipliers[i] - before;
        for (int j = 0; j < left.length; j++) {
          left[j] -= moved * rows[i][j];
        }
        change = Math.max(change, Math.abs(moved) * norm(rows[i]));
      }
    }
    for (int j = 0; j < left.length; j++) {
      left[j] = allowed(j, left[j]);
    }
    return left;
  }

  private double allowed(int j, double slope) {
    return slope > 0 ? (mayRise[j] ? slope : 0) : mayFall[j] ? slope : 0;
  }

  /** Where the direction, which falls along the row as the multiplier grows, lies in the row. */
  private double multiplier(int i, double[] left, double current) {
    double[] row = rows[i];
    double least = equality[i] ? Double.NEGATIVE_INFINITY : 0;
    double low = least;
    double high = Double.POSITIVE_INFINITY;
    double multiplier = current;
    for (int step = 0; step < NEWTON_STEPS; step++) {
      double along = 0;
      double falls = 0;
      double size = 0;
      for (int j = 0; j < row.length; j++) {
        double slope = left[j] - (multiplier - current) * row[j];
        double direction = allowed(j, slope);
        along += row[j] * direction;
        size += Math.abs(row[j] * direction);
        falls += direction == 0 ? 0 : row[j] * row[j];
      }
      if (Math.abs(along) <= 1e-15 * size) {
        return multiplier;
      } else if (along > 0) {
        low = multiplier;
      } else {
        high = multiplier;
        if (multiplier == least) {
          return multiplier;
        }
      }
      double next = multiplier + along / falls;
      if (!(next > low && next < high)) {
        boolean finite = !Double.isInfinite(low) && !Double.isInfinite(high);
        next = finite ? 0.5 * (low + high) : Math.max(least, next);
      }
      if (next == multiplier) {
        return multiplier;
      }
      multiplier = next;
    }
    return multiplier;
  }

  static double norm(double[] vector) {
    double sum = 0;
    for (double entry : vector) {
      sum += entry * entry;
    }
    return Math.sqrt(sum);
  }
}
