package org.firstmover.solvers.hierarchy;

import java.util.Arrays;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.solvers.linear.DenseLu;

/**
 * Moves a strategy of the leader onto her constraints by the shortest way to first order:
 * Gauss-Newton steps on what is violated, within her bounds.
 */
final class Restoration {
  private static final int MOST_STEPS = 60;
  private static final double SHORTEST = 1e-3;

  /** What is aimed at, well inside what a certificate allows. */
  private static final double GOOD = 1e-9;

  private final HierarchyGame game;
  private final LeaderProblem problem;
  private final double[] lower;
  private final double[] upper;

  Restoration(HierarchyGame game, LeaderProblem problem) {
    this.game = game;
    this.problem = problem;
    int leaders = game.variables().leaderSize();
    lower = Arrays.copyOf(game.variables().lower(), leaders);
    upper = Arrays.copyOf(game.variables().upper(), leaders);
  }

  /**
   * Restores.
   *
   * @param strategy changed in place, to the least violation found; the problem is left at it
   * @return whether it keeps the constraints now
   */
  boolean restore(double[] strategy) {
    double[] best = strategy.clone();
    double least = Double.POSITIVE_INFINITY;
    double[] from = strategy.clone();
    double length = 1;
    for (int k = 0; k < MOST_STEPS; k++) {
      boolean settled = problem.at(strategy);
      double violation = settled ? problem.violation() : Double.POSITIVE_INFINITY;
      if (violation <= GOOD) {
        return true;
      }
      if (violation < least) {
        least = violation;
        System.arraycopy(strategy, 0, best, 0, best.length);
        System.arraycopy(strategy, 0, from, 0, from.length);
        length = 1;
        step(strategy);
      } else if (length > SHORTEST) {
        // kinks of the response make whole steps overshoot
        length *= 0.5;
        for (int j = 0; j < strategy.length; j++) {
          strategy[j] = from[j] + 0.5 * (strategy[j] - from[j]);
        }
      } else {
        break;
      }
    }
    System.arraycopy(best, 0, strategy, 0, best.length);
    return problem.at(strategy) && problem.violation() <= 1e-7;
  }

  private void step(double[] strategy) {
    problem.linearise();
    double[] g = problem.values().clone();
    int[] violated = new int[g.length];
    int count = 0;
    for (int k = 0; k < g.length; k++) {
      if (game.leaderEquality(k) ? g[k] != 0 : g[k] > 0.1 * GOOD) {
        violated[count++] = k;
      }
    }
    double[][] slopes = new double[count][];
    double[] unit = new double[g.length];
    for (int a = 0; a < count; a++) {
      unit[violated[a]] = 1;
      slopes[a] = Arrays.copyOf(problem.gradient(0, unit), strategy.length);
      unit[violated[a]] = 0;
    }
    boolean[] fixed = new boolean[strategy.length];
    for (int round = 0; round < 5; round++) {
      double[] multipliers = shortest(slopes, g, violated, fixed);
      boolean changed = false;
      for (int j = 0; j < strategy.length; j++) {
        double move = 0;
        for (int a = 0; a < count; a++) {
          move -= slopes[a][j] * multipliers[a];
        }
        boolean outward =
            (strategy[j] <= lower[j] && move < 0) || (strategy[j] >= upper[j] && move > 0);
        if (outward && !fixed[j]) {
          fixed[j] = true;
          changed = true;
        }
      }
      if (!changed) {
        for (int j = 0; j < strategy.length; j++) {
          double move = 0;
          for (int a = 0; a < count && !fixed[j]; a++) {
            move -= slopes[a][j] * multipliers[a];
          }
          strategy[j] = Math.max(lower[j], Math.min(upper[j], strategy[j] + move));
        }
        return;
      }
    }
  }

  /** y with (J J') y = g, J the slopes of what is not fixed. */
  private static double[] shortest(double[][] slopes, double[] g, int[] violated, boolean[] fixed) {
    int count = slopes.length;
    double[][] normal = new double[count][count];
    double[] right = new double[count];
    for (int a = 0; a < count; a++) {
      right[a] = g[violated[a]];
      for (int b = 0; b < count; b++) {
        double sum = 0;
        for (int j = 0; j < fixed.length; j++) {
          sum += fixed[j] ? 0 : slopes[a][j] * slopes[b][j];
        }
        normal[a][b] = sum;
      }
      normal[a][a] *= 1 + 1e-12;
    }
    DenseLu lu = new DenseLu(count);
    if (lu.factor(normal)) {
      lu.solve(right);
    } else {
      Arrays.fill(right, 0);
    }
    return right;
  }
}
