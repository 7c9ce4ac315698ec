package org.firstmover.solvers.normalform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of the commitments to which one action is the reply: a convex set of mixed
 * strategies, inside all half-spaces that were learned so far.
 */
final class ReplyRegion {
  /** By how much a corner may be outside of a half-space, as far as rounding goes. */
  private static final double ROUNDING = 1e-10;

  private static final double SINGULAR = 1e-12;

  private final Map<Integer, double[]> halfSpaces = new LinkedHashMap<>();
  private final double[] known;

  /**
   * @param known a point of it
   */
  ReplyRegion(double[] known) {
    this.known = known.clone();
  }

  /** A point of it, as deep inside as is known; the array itself. */
  double[] inside() {
    return known;
  }

  void moveInside(double[] point) {
    System.arraycopy(point, 0, known, 0, known.length);
  }

  /** The half-space towards another action's region; empty if none was learned. */
  double[] towards(int action) {
    return halfSpaces.getOrDefault(action, new double[0]);
  }

  /**
   * @param normal the region is where normal x is at least 0
   */
  void bound(int action, double[] normal) {
    halfSpaces.put(action, normal);
  }

  /** Its corners, as far as is known; none if it has no interior. */
  List<double[]> corners() {
    int m = known.length;
    List<double[]> rows = new ArrayList<>();
    for (int i = 0; i < m; i++) {
      double[] row = new double[m];
      row[i] = 1;
      rows.add(row);
    }
    rows.addAll(halfSpaces.values());
    List<double[]> corners = new ArrayList<>();
    choose(rows, new int[m - 1], 0, 0, corners);
    return corners;
  }

  private void choose(
      List<double[]> rows, int[] tight, int filled, int from, List<double[]> corners) {
    if (filled == tight.length) {
      corner(rows, tight, corners);
      return;
    }
    for (int r = from; r <= rows.size() - (tight.length - filled); r++) {
      tight[filled] = r;
      choose(rows, tight, filled + 1, r + 1, corners);
    }
  }

  /** The mixed strategy at which these rows are 0, if it is one corner of all. */
  private void corner(List<double[]> rows, int[] tight, List<double[]> corners) {
    int m = known.length;
    double[][] system = new double[m][m + 1];
    for (int i = 0; i < m; i++) {
      system[0][i] = 1;
    }
    system[0][m] = 1;
    for (int r = 0; r < tight.length; r++) {
      System.arraycopy(rows.get(tight[r]), 0, system[r + 1], 0, m);
    }
    double[] x = solve(system);
    if (x.length == 0) {
      return;
    }
    for (double[] row : rows) {
      double side = 0;
      for (int i = 0; i < m; i++) {
        side += row[i] * x[i];
      }
      if (side < -ROUNDING) {
        return;
      }
    }
    double sum = 0;
    for (int i = 0; i < m; i++) {
      x[i] = Math.max(0, x[i]);
      sum += x[i];
    }
    for (int i = 0; i < m; i++) {
      x[i] /= sum;
    }
    for (double[] corner : corners) {
      if (distance(corner, x) < ROUNDING) {
        return;
      }
    }
    corners.add(x);
  }

  /** Gaussian elimination of m rows of m + 1 numbers; empty if they depend on one another. */
  private static double[] solve(double[][] system) {
    int m = system.length;
    for (int column = 0; column < m; column++) {
      int pivot = column;
      for (int r = column + 1; r < m; r++) {
        pivot = Math.abs(system[r][column]) > Math.abs(system[pivot][column]) ? r : pivot;
      }
      if (Math.abs(system[pivot][column]) < SINGULAR) {
        return new double[0];
      }
      double[] row = system[pivot];
      system[pivot] = system[column];
      system[column] = row;
      for (int r = 0; r < m; r++) {
        double factor = r == column ? 0 : system[r][column] / row[column];
        for (int c = column; c <= m && factor != 0; c++) {
          system[r][c] -= factor * row[c];
        }
      }
    }
    double[] x = new double[m];
    for (int i = 0; i < m; i++) {
      x[i] = system[i][m] / system[i][i];
    }
    return x;
  }

  /** The largest difference of two coordinates. */
  static double distance(double[] x, double[] y) {
    double most = 0;
    for (int i = 0; i < x.length; i++) {
      most = Math.max(most, Math.abs(x[i] - y[i]));
    }
    return most;
  }

  /** The point so far on the way from one to another. */
  static double[] between(double[] from, double[] to, double share) {
    double[] point = new double[from.length];
    for (int i = 0; i < point.length; i++) {
      point[i] = (1 - share) * from[i] + share * to[i];
    }
    return point;
  }
}
