package org.firstmover.solvers.hierarchy;

import java.util.Arrays;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.game.hierarchy.Variables;

/**
 * What the followers may do at the leader's strategy: bounds, and rows c_r = a_r x_i + b_r that are
 * at most 0, or 0. Rows are numbered follower by follower; follower variables from 0.
 */
final class FollowerSets {
  private final HierarchyGame game;
  private final double[][][] coefficients;
  private final double[][] constants;
  private final int[] owner;
  private final int[] first;
  private final boolean[] equality;
  private final int leaders;

  private final double[] given;

  /** Lower bounds of all followers' variables. */
  final double[] lower;

  /** Upper bounds; infinite where rows and lower bounds imply them: nothing is held there twice. */
  final double[] upper;

  FollowerSets(HierarchyGame game) {
    this.game = game;
    Variables variables = game.variables();
    leaders = variables.leaderSize();
    lower = Arrays.copyOfRange(variables.lower(), leaders, variables.size());
    given = Arrays.copyOfRange(variables.upper(), leaders, variables.size());
    upper = given.clone();
    int followers = game.followers();
    coefficients = new double[followers][][];
    constants = new double[followers][];
    first = new int[followers + 1];
    for (int i = 0; i < followers; i++) {
      int rows = game.followerConstraints(i);
      coefficients[i] = new double[rows][variables.to(i) - variables.from(i)];
      constants[i] = new double[rows];
      first[i + 1] = first[i] + rows;
    }
    owner = new int[first[followers]];
    equality = new boolean[owner.length];
    for (int i = 0; i < followers; i++) {
      for (int r = first[i]; r < first[i + 1]; r++) {
        owner[r] = i;
        equality[r] = game.followerEquality(i, r - first[i]);
      }
    }
  }

  /** Takes the rows at the leader's part of this point. */
  void at(double[] point) {
    for (int i = 0; i < constants.length; i++) {
      if (constants[i].length > 0) {
        game.followerConstraints(i, point, coefficients[i], constants[i]);
      }
    }
    System.arraycopy(given, 0, upper, 0, upper.length);
    for (int r = 0; r < owner.length; r++) {
      dropImplied(r);
    }
  }

  /** x_j &lt;= (-b - sum of the least the others add) / a_j, where a_j is positive. */
  private void dropImplied(int row) {
    double[] a = coefficients(row);
    int from = from(owner[row]);
    double least = constant(row);
    for (int j = 0; j < a.length; j++) {
      if (a[j] < 0) {
        return;
      }
      least += a[j] == 0 ? 0 : a[j] * lower[from + j];
    }
    for (int j = 0; j < a.length; j++) {
      if (a[j] > 0 && lower[from + j] - least / a[j] <= given[from + j]) {
        upper[from + j] = Double.POSITIVE_INFINITY;
      }
    }
  }

  int rows() {
    return owner.length;
  }

  int owner(int row) {
    return owner[row];
  }

  boolean equality(int row) {
    return equality[row];
  }

  /** The first row of a follower; of the one after the last, the number of rows. */
  int firstRow(int follower) {
    return first[follower];
  }

  /** The first variable of a follower, counted among the followers' variables. */
  int from(int follower) {
    return game.variables().from(follower) - leaders;
  }

  int to(int follower) {
    return game.variables().to(follower) - leaders;
  }

  /** Of the row, one number for each variable of its owner. */
  double[] coefficients(int row) {
    int i = owner[row];
    return coefficients[i][row - first[i]];
  }

  double constant(int row) {
    int i = owner[row];
    return constants[i][row - first[i]];
  }

  /** c_r at this point. */
  double value(int row, double[] point) {
    int place = game.variables().from(owner[row]);
    double sum = constant(row);
    double[] a = coefficients(row);
    for (int j = 0; j < a.length; j++) {
      sum += a[j] * point[place + j];
    }
    return sum;
  }

  /**
   * The size of what is added up in c_r: its rounding error is a small multiple of eps times it.
   */
  double scale(int row, double[] point) {
    int place = game.variables().from(owner[row]);
    double sum = 1 + Math.abs(constant(row));
    double[] a = coefficients(row);
    for (int j = 0; j < a.length; j++) {
      sum += Math.abs(a[j] * point[place + j]);
    }
    return sum;
  }

  /**
   * Where one variable may be while the others stay.
   *
   * @param variable counted among the follower's own
   * @param ends filled with the lowest and the highest value
   * @return whether there is any
   */
  boolean along(int follower, int variable, double[] point, double[] ends) {
    int j = from(follower) + variable;
    double x = point[leaders + j];
    double low = lower[j];
    double high = upper[j];
    for (int r = firstRow(follower); r < firstRow(follower + 1); r++) {
      double a = coefficients(r)[variable];
      double rest = value(r, point) - a * x;
      double slack = 1e-9 * scale(r, point);
      if (a == 0) {
        if (rest > slack || (equality[r] && rest < -slack)) {
          return false;
        }
      } else {
        double end = -rest / a;
        high = equality[r] || a > 0 ? Math.min(high, end) : high;
        low = equality[r] || a < 0 ? Math.max(low, end) : low;
      }
    }
    ends[0] = Math.min(low, high);
    ends[1] = high;
    return low <= high + 1e-9 * (1 + Math.abs(high));
  }

  /** How far the point is from these sets, relative to the size of what is compared. */
  double violation(double[] point) {
    double worst = 0;
    for (int j = 0; j < lower.length; j++) {
      double x = point[leaders + j];
      double error = Math.max(lower[j] - x, x - upper[j]) / (1 + Math.abs(x));
      if (!(error <= worst)) {
        worst = error;
      }
    }
    for (int r = 0; r < owner.length; r++) {
      double c = value(r, point) / scale(r, point);
      double error = equality[r] ? Math.abs(c) : c;
      if (!(error <= worst)) {
        worst = error;
      }
    }
    return worst;
  }
}
