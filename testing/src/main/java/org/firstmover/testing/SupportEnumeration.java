package org.firstmover.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import org.firstmover.game.Payoffs;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.solution.Tolerances;
import org.jspecify.annotations.Nullable;

/**
 * Nash equilibria of the simultaneous game, by trying all pairs of supports of equal size: for each
 * pair, the probabilities of one player that make the other indifferent over her support. All
 * equilibria of a nondegenerate game are found; a degenerate one may have more.
 *
 * <p>Source: R. Porter, E. Nudelman and Y. Shoham, "Simple search methods for finding a Nash
 * equilibrium", Games and Economic Behavior 63 (2008), without its pruning.
 */
public final class SupportEnumeration {
  private SupportEnumeration() {}

  /** An equilibrium: probabilities and expected payoffs of both players. */
  public record Equilibrium(
      double[] leader, double[] follower, double leaderValue, double followerValue) {}

  /** Equilibria in the order of the size of their supports, without duplicates. */
  public static List<Equilibrium> equilibria(NormalFormGame game) {
    int m = game.leaderActions().size();
    int n = game.followerActions().size();
    if (m > 16 || n > 16) {
      throw new IllegalArgumentException(
          "game of [" + m + " x " + n + "] actions, expected at most 16 x 16");
    }
    Payoffs a = game.leader();
    Payoffs b = game.follower().transposed();
    List<Equilibrium> found = new ArrayList<>();
    for (int size = 1; size <= Math.min(m, n); size++) {
      int supportSize = size;
      subsets(
          m,
          size,
          rows ->
              subsets(
                  n,
                  supportSize,
                  columns -> {
                    double[] y = indifferent(a, rows, columns);
                    double[] x = y == null ? null : indifferent(b, columns, rows);
                    if (x != null && y != null && best(a, y, rows) && best(b, x, columns)) {
                      add(found, game, x, y);
                    }
                  }));
    }
    return found;
  }

  private static void add(List<Equilibrium> found, NormalFormGame game, double[] x, double[] y) {
    double leader = 0;
    double follower = 0;
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < y.length; j++) {
        leader += x[i] * y[j] * game.leader().get(i, j);
        follower += x[i] * y[j] * game.follower().get(i, j);
      }
    }
    boolean known = found.stream().anyMatch(e -> near(e.leader(), x) && near(e.follower(), y));
    if (!known) {
      found.add(new Equilibrium(x, y, leader, follower));
    }
  }

  private static boolean near(double[] p, double[] q) {
    double distance = 0;
    for (int i = 0; i < p.length; i++) {
      distance = Math.max(distance, Math.abs(p[i] - q[i]));
    }
    return distance <= Tolerances.SOLVER;
  }

  /** Calls with each set of this many of the numbers below n, as bits. */
  private static void subsets(int n, int size, IntConsumer use) {
    for (int set = 0; set < 1 << n; set++) {
      if (Integer.bitCount(set) == size) {
        use.accept(set);
      }
    }
  }

  /**
   * Probabilities over the columns of the support that give all rows of the other support the same
   * payoff; null if there are none, or not exactly one.
   */
  private static double @Nullable [] indifferent(Payoffs payoffs, int rowSet, int columnSet) {
    int[] rows = members(rowSet);
    int[] columns = members(columnSet);
    int k = columns.length;
    double low = payoffs.min();
    double scale = payoffs.range() > 0 ? 1 / payoffs.range() : 1;
    double[][] system = new double[k + 1][k + 2];
    for (int r = 0; r < k; r++) {
      for (int c = 0; c < k; c++) {
        system[r][c] = scale * (payoffs.get(rows[r], columns[c]) - low);
      }
      system[r][k] = -1;
    }
    Arrays.fill(system[k], 0, k, 1);
    system[k][k + 1] = 1;
    if (!eliminate(system)) {
      return null;
    }
    double[] probabilities = new double[payoffs.columns()];
    for (int c = 0; c < k; c++) {
      double p = system[c][k + 1];
      if (p < -Tolerances.CLOSED_FORM) {
        return null;
      }
      probabilities[columns[c]] = Math.max(0, p);
    }
    return probabilities;
  }

  private static int[] members(int set) {
    int[] members = new int[Integer.bitCount(set)];
    for (int i = 0, next = 0; set >> i != 0; i++) {
      if ((set >> i & 1) == 1) {
        members[next++] = i;
      }
    }
    return members;
  }

  /** Gauss-Jordan with row pivoting on a square system and its right-hand side. */
  private static boolean eliminate(double[][] system) {
    int n = system.length;
    for (int c = 0; c < n; c++) {
      int pivot = c;
      for (int r = c + 1; r < n; r++) {
        if (Math.abs(system[r][c]) > Math.abs(system[pivot][c])) {
          pivot = r;
        }
      }
      if (Math.abs(system[pivot][c]) < Tolerances.CLOSED_FORM) {
        return false;
      }
      double[] row = system[pivot];
      system[pivot] = system[c];
      system[c] = row;
      for (int r = 0; r < n; r++) {
        double factor = system[r][c] / row[c];
        if (r != c && factor != 0) {
          for (int k = c; k <= n; k++) {
            system[r][k] -= factor * row[k];
          }
        }
      }
    }
    for (int r = 0; r < n; r++) {
      system[r][n] /= system[r][r];
    }
    return true;
  }

  /** Whether every row of the support is a best response to these column probabilities. */
  private static boolean best(Payoffs payoffs, double[] y, int rowSet) {
    double best = Double.NEGATIVE_INFINITY;
    double worst = Double.POSITIVE_INFINITY;
    for (int i = 0; i < payoffs.rows(); i++) {
      double value = 0;
      for (int j = 0; j < y.length; j++) {
        value += y[j] * payoffs.get(i, j);
      }
      best = Math.max(best, value);
      if ((rowSet >> i & 1) == 1) {
        worst = Math.min(worst, value);
      }
    }
    return best - worst <= Tolerances.regret(payoffs.range());
  }
}
