package org.firstmover.solvers.hierarchy;

import java.util.Arrays;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.solvers.linear.DenseLu;

/**
 * Multipliers of the rows at a point, follower by follower: the least squares of what the slopes
 * leave unbalanced, where a variable at a bound may be pressed against it for free.
 */
final class MultiplierFit {
  private static final int MOST_ROUNDS = 30;

  private final FollowerSets sets;
  private final int leaders;
  private final int followers;
  private final double[][] normal;
  private final double[] solution;
  private final int[] chosen;

  MultiplierFit(HierarchyGame game, FollowerSets sets) {
    this.sets = sets;
    leaders = game.variables().leaderSize();
    followers = game.followers();
    normal = new double[sets.rows()][sets.rows()];
    solution = new double[sets.rows()];
    chosen = new int[sets.rows()];
  }

  /**
   * Fits multipliers and the active set.
   *
   * @param slopes of gains, one a follower variable
   * @param near how near to a bound or row counts as there, relative
   */
  void fit(
      double[] point,
      double[] slopes,
      double near,
      double[] multipliers,
      byte[] held,
      boolean[] active) {
    for (int j = 0; j < held.length; j++) {
      double x = point[leaders + j];
      double close = near * (1 + Math.abs(x));
      held[j] = (byte) (x <= sets.lower[j] + close ? -1 : x >= sets.upper[j] - close ? 1 : 0);
    }
    for (int r = 0; r < active.length; r++) {
      active[r] = sets.equality(r) || sets.value(r, point) >= -near * sets.scale(r, point);
    }
    Arrays.fill(multipliers, 0);
    for (int i = 0; i < followers; i++) {
      if (sets.firstRow(i) < sets.firstRow(i + 1)) {
        fit(i, slopes, multipliers, held, active);
      }
    }
    for (int j = 0; j < held.length; j++) {
      if (held[j] == -1) {
        point[leaders + j] = sets.lower[j];
      } else if (held[j] == 1) {
        point[leaders + j] = sets.upper[j];
      }
    }
  }

  private void fit(
      int follower, double[] slopes, double[] multipliers, byte[] held, boolean[] active) {
    if (atVertex(follower, slopes, multipliers, held, active)) {
      return;
    }
    int from = sets.from(follower);
    int own = sets.to(follower) - from;
    boolean[] counted = new boolean[own];
    for (int round = 0; round < MOST_ROUNDS; round++) {
      boolean changed = false;
      for (int j = 0; j < own; j++) {
        double left = slopes[from + j];
        for (int r = sets.firstRow(follower); r < sets.firstRow(follower + 1); r++) {
          left -= multipliers[r] * sets.coefficients(r)[j];
        }
        boolean counts = held[from + j] == 0 || held[from + j] * left < 0;
        changed |= counts != counted[j];
        counted[j] = counts;
      }
      if (!changed && round > 0) {
        break;
      }
      solve(follower, slopes, counted, multipliers, active);
      for (int r = sets.firstRow(follower); r < sets.firstRow(follower + 1); r++) {
        if (!sets.equality(r) && multipliers[r] < 0) {
          multipliers[r] = 0;
          active[r] = false;
        }
      }
    }
    for (int j = 0; j < own; j++) {
      if (counted[j]) {
        held[from + j] = 0;
      }
    }
  }

  /**
   * Where one row and bounds alone hold all that it mentions, its multiplier may be anything in an
   * interval: the middle is taken, so that nothing looks as if it were not pressed against.
   */
  private boolean atVertex(
      int follower, double[] slopes, double[] multipliers, byte[] held, boolean[] active) {
    int row = -1;
    for (int r = sets.firstRow(follower); r < sets.firstRow(follower + 1); r++) {
      if (active[r] && row >= 0) {
        return false;
      }
      row = active[r] ? r : row;
    }
    if (row < 0) {
      return false;
    }
    double[] a = sets.coefficients(row);
    int from = sets.from(follower);
    double low = sets.equality(row) ? Double.NEGATIVE_INFINITY : 0;
    double high = Double.POSITIVE_INFINITY;
    for (int j = 0; j < a.length; j++) {
      byte side = held[from + j];
      if (a[j] == 0 ? side * slopes[from + j] < 0 : side == 0) {
        return false;
      }
      // side * (slope - multiplier * a) >= 0
      double end = slopes[from + j] / a[j];
      if (side * a[j] < 0) {
        low = Math.max(low, end);
      } else if (a[j] != 0) {
        high = Math.min(high, end);
      }
    }
    if (!(low <= high)) {
      return false;
    }
    if (low == Double.NEGATIVE_INFINITY) {
      multipliers[row] = high - 1 - Math.abs(high);
    } else {
      multipliers[row] =
          high == Double.POSITIVE_INFINITY ? low + 1 + Math.abs(low) : 0.5 * (low + high);
    }
    return true;
  }

  private void solve(
      int follower, double[] slopes, boolean[] counted, double[] multipliers, boolean[] active) {
    int from = sets.from(follower);
    int count = 0;
    for (int r = sets.firstRow(follower); r < sets.firstRow(follower + 1); r++) {
      if (active[r]) {
        chosen[count++] = r;
      }
    }
    double trace = 0;
    for (int a = 0; a < count; a++) {
      double[] rowA = sets.coefficients(chosen[a]);
      double right = 0;
      for (int j = 0; j < rowA.length; j++) {
        right += counted[j] ? rowA[j] * slopes[from + j] : 0;
      }
      solution[a] = right;
      for (int b = 0; b < count; b++) {
        double[] rowB = sets.coefficients(chosen[b]);
        double sum = 0;
        for (int j = 0; j < rowA.length; j++) {
          sum += counted[j] ? rowA[j] * rowB[j] : 0;
        }
        normal[a][b] = sum;
      }
      trace += normal[a][a];
    }
    // redundant rows share the load; a row without a free variable keeps what it has
    double ridge = 1e-12 * trace + 1e-300;
    for (int a = 0; a < count; a++) {
      if (normal[a][a] == 0) {
        normal[a][a] = 1;
        solution[a] = multipliers[chosen[a]];
      }
      normal[a][a] += ridge;
    }
    DenseLu lu = new DenseLu(count);
    for (int a = 0; a < count; a++) {
      System.arraycopy(normal[a], 0, lu.rows()[a], 0, count);
    }
    if (count > 0 && lu.factor()) {
      lu.solve(solution);
      for (int a = 0; a < count; a++) {
        multipliers[chosen[a]] = solution[a];
      }
    }
  }
}
