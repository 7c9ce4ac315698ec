package org.firstmover.solvers.hierarchy;

import java.util.Arrays;
import org.firstmover.game.hierarchy.Derivatives;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.solvers.linear.DenseLu;
import org.firstmover.solvers.linear.LeastNorm;
import org.jspecify.annotations.Nullable;

/**
 * The followers' KKT conditions, all at once (Eq. 4 of Wang et al. 2022), for gains:
 *
 * <pre>F - A' lambda = 0 for free variables, c = 0 for active rows</pre>
 *
 * with the other variables held at a bound. Newton steps on the free variables and active rows,
 * with an active set that follows the signs (M. Hintermueller, K. Ito, K. Kunisch, "The primal-dual
 * active set strategy as a semismooth Newton method", SIAM J. Optimization 13, 2003); the reduced
 * matrix
 *
 * <pre>K = [ dF/dx  -A' ]
 *     [   A     0  ]</pre>
 *
 * also gives gradients. It has no rows for what is not active, so that it is singular only where
 * the equilibrium itself is degenerate. Factors are used again as long as they serve.
 */
final class KktSystem {
  /** How near to a bound, or to 0, counts as there. */
  private static final double NEAR = 1e-7;

  /** Reciprocal condition below which a system counts as singular. */
  private static final double SINGULAR = 1e-12;

  private final Derivatives derivatives;
  private final FollowerSets sets;
  private final int leaders;
  private final int size;

  /** All variables of the game. */
  final double[] point;

  /** One a row. */
  final double[] multipliers;

  /** Of each follower variable: -1 at its lower bound, 1 at its upper one, 0 free. */
  final byte[] held;

  final boolean[] active;
  private final double[] slopes;
  private final double[] reduced;
  private final double[] rows;
  private final double[][] jacobian;
  private final double[] step;
  private final double[] balance;
  private final int[] free;
  private final int[] chosen;
  private int freeCount;
  private int chosenCount;
  private DenseLu lu = new DenseLu(0);
  private @Nullable LeastNorm leastNorm;
  private final MultiplierFit fit;
  private boolean factored;
  private boolean regular;
  private int kinks;
  private double scale;

  KktSystem(HierarchyGame game, Derivatives derivatives, FollowerSets sets) {
    this.derivatives = derivatives;
    this.sets = sets;
    leaders = game.variables().leaderSize();
    size = game.variables().followersSize();
    point = game.variables().start();
    multipliers = new double[sets.rows()];
    held = new byte[size];
    active = new boolean[sets.rows()];
    slopes = new double[size];
    reduced = new double[size];
    rows = new double[sets.rows()];
    jacobian = new double[size][size];
    step = new double[size + sets.rows()];
    balance = new double[size + sets.rows()];
    free = new int[size];
    chosen = new int[sets.rows()];
    fit = new MultiplierFit(game, sets);
  }

  /** The active set and the multipliers that fit the point best. */
  void guess() {
    factored = false;
    kinks = derivatives.at(point);
    derivatives.followerGradients(slopes);
    fit.fit(point, slopes, NEAR, multipliers, held, active);
  }

  /** Whether functions or the response have a kink at the point: slopes are then one-sided. */
  boolean atKink() {
    return kinks > 0 || weaklyActive();
  }

  /**
   * The largest error of the conditions: how far the point moves by a step along the slopes within
   * the bounds, what rows are violated, what complementarity lacks. NaN where there are no slopes.
   */
  double residual() {
    kinks = derivatives.at(point);
    derivatives.followerGradients(slopes);
    System.arraycopy(slopes, 0, reduced, 0, size);
    scale = 1;
    for (int r = 0; r < rows.length; r++) {
      if (multipliers[r] != 0) {
        double[] a = sets.coefficients(r);
        int from = sets.from(sets.owner(r));
        for (int j = 0; j < a.length; j++) {
          double term = multipliers[r] * a[j];
          reduced[from + j] -= term;
          scale = Math.max(scale, Math.abs(term));
        }
      }
    }
    double worst = 0;
    for (int j = 0; j < size; j++) {
      double x = point[leaders + j];
      double moved = Math.max(sets.lower[j], Math.min(sets.upper[j], x + reduced[j]));
      double error = Math.abs(moved - x);
      if (!(error <= worst)) {
        worst = error;
      }
    }
    for (int r = 0; r < rows.length; r++) {
      double c = sets.value(r, point);
      rows[r] = c;
      double error = sets.equality(r) ? c : Math.min(multipliers[r], -c);
      if (!(Math.abs(error) <= worst)) {
        worst = Math.abs(error);
      }
    }
    return worst;
  }

  /**
   * Newton's method from the present point, multipliers and active set.
   *
   * @param tolerance on {@link #residual}, relative to the size of slopes where that exceeds 1
   * @return whether it got there
   */
  boolean solve(double tolerance, int mostSteps) {
    double last = Double.POSITIVE_INFINITY;
    boolean fresh = false;
    for (int k = 0; k <= mostSteps; k++) {
      double error = residual();
      if (!(error * scale < Double.POSITIVE_INFINITY)) {
        return false;
      }
      boolean changed = changeActiveSet(tolerance * scale);
      if (error <= tolerance * scale && !changed) {
        return true;
      }
      if (k == mostSteps) {
        return false;
      }
      if (!factored || changed || error > 0.2 * last) {
        if (fresh && !changed && error > 0.5 * last && k > 3) {
          // exact Newton steps that gain nothing: rounding, or a system that has no solution
          return error <= 1e3 * tolerance * scale;
        }
        factor();
        fresh = true;
      } else {
        fresh = false;
      }
      last = error;
      newtonStep();
    }
    return false;
  }

  /** Factors K at the present point, whose residual was just taken. */
  void factor() {
    derivatives.jacobian(jacobian);
    freeCount = 0;
    for (int j = 0; j < size; j++) {
      if (held[j] == 0) {
        free[freeCount++] = j;
      }
    }
    chosenCount = 0;
    for (int r = 0; r < active.length; r++) {
      if (active[r]) {
        chosen[chosenCount++] = r;
      }
    }
    if (lu.rows().length != freeCount + chosenCount) {
      lu = new DenseLu(freeCount + chosenCount);
    }
    balance();
    assemble(lu.rows());
    regular = lu.factor() && !(isSuspect() && lu.reciprocalCondition() < SINGULAR);
    leastNorm = null;
    if (!regular) {
      double[][] copy = new double[freeCount + chosenCount][freeCount + chosenCount];
      assemble(copy);
      leastNorm = LeastNorm.of(copy, SINGULAR);
    }
    factored = true;
  }

  /** Rows and columns are scaled alike: slopes of log x near 0 make K look singular. */
  private void balance() {
    for (int a = 0; a < freeCount; a++) {
      double diagonal = Math.abs(jacobian[free[a]][free[a]]);
      balance[a] =
          diagonal > 0 && diagonal < Double.POSITIVE_INFINITY ? 1 / Math.sqrt(diagonal) : 1;
    }
    for (int b = 0; b < chosenCount; b++) {
      double[] coefficients = sets.coefficients(chosen[b]);
      int begin = sets.from(sets.owner(chosen[b]));
      double largest = 0;
      for (int a = 0; a < freeCount; a++) {
        int own = free[a] - begin;
        if (own >= 0 && own < coefficients.length) {
          largest = Math.max(largest, Math.abs(coefficients[own]) * balance[a]);
        }
      }
      balance[freeCount + b] = largest > 0 ? 1 / largest : 1;
    }
  }

  private boolean isSuspect() {
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    double[][] factors = lu.rows();
    for (int k = 0; k < factors.length; k++) {
      double pivot = Math.abs(factors[k][k]);
      least = Math.min(least, pivot);
      most = Math.max(most, pivot);
    }
    return !(least > 1e-6 * most);
  }

  private void assemble(double[][] matrix) {
    int n = freeCount + chosenCount;
    for (int a = 0; a < freeCount; a++) {
      double[] from = jacobian[free[a]];
      double[] row = matrix[a];
      double factor = balance[a];
      for (int b = 0; b < freeCount; b++) {
        row[b] = factor * balance[b] * from[free[b]];
      }
      Arrays.fill(row, freeCount, n, 0);
    }
    for (int b = 0; b < chosenCount; b++) {
      double[] coefficients = sets.coefficients(chosen[b]);
      int begin = sets.from(sets.owner(chosen[b]));
      double[] row = matrix[freeCount + b];
      Arrays.fill(row, 0, n, 0);
      for (int a = 0; a < freeCount; a++) {
        int own = free[a] - begin;
        if (own >= 0 && own < coefficients.length) {
          double entry = coefficients[own] * balance[freeCount + b] * balance[a];
          row[a] = entry;
          matrix[a][freeCount + b] = -entry;
        }
      }
    }
  }

  /** Solves K v = step or K' v = step, in place; the shortest v where K is singular. */
  private void solve(boolean transposed) {
    int n = freeCount + chosenCount;
    for (int a = 0; a < n; a++) {
      step[a] *= balance[a];
    }
    LeastNorm singular = leastNorm;
    if (singular != null) {
      double[] right = Arrays.copyOf(step, n);
      double[] v = transposed ? singular.solveTransposed(right) : singular.solve(right);
      System.arraycopy(v, 0, step, 0, n);
    } else if (transposed) {
      lu.solveTransposed(step);
    } else {
      lu.solve(step);
    }
    for (int a = 0; a < n; a++) {
      step[a] *= balance[a];
    }
  }

  private void newtonStep() {
    for (int a = 0; a < freeCount; a++) {
      step[a] = -reduced[free[a]];
    }
    for (int b = 0; b < chosenCount; b++) {
      step[freeCount + b] = -rows[chosen[b]];
    }
    solve(false);
    for (int a = 0; a < freeCount; a++) {
      int j = free[a];
      double x = point[leaders + j] + step[a];
      if (x <= sets.lower[j]) {
        x = sets.lower[j];
        held[j] = -1;
        factored = false;
      } else if (x >= sets.upper[j]) {
        x = sets.upper[j];
        held[j] = 1;
        factored = false;
      }
      point[leaders + j] = x;
    }
    for (int b = 0; b < chosenCount; b++) {
      multipliers[chosen[b]] += step[freeCount + b];
    }
  }

  /** Frees what is pulled inwards, and takes in the rows that are broken. */
  private boolean changeActiveSet(double tolerance) {
    boolean changed = false;
    for (int j = 0; j < size; j++) {
      if (held[j] * reduced[j] < -tolerance && sets.lower[j] < sets.upper[j]) {
        held[j] = 0;
        changed = true;
      }
    }
    for (int r = 0; r < active.length; r++) {
      if (sets.equality(r)) {
        continue;
      }
      boolean wanted = active[r] ? multipliers[r] >= -tolerance : rows[r] > tolerance;
      if (wanted != active[r]) {
        active[r] = wanted;
        if (!wanted) {
          multipliers[r] = 0;
        }
        changed = true;
      }
    }
    return changed;
  }

  /**
   * The adjoint K' v = b, where b has the leader's slopes in the free variables; or, for the sake
   * of comparison, K v = b.
   *
   * @param leaderSlopes the leader's, one a follower variable
   * @param transposed as it should be
   * @param u filled with the part of v that belongs to F; 0 where a variable is held
   * @param weights filled with the part that belongs to rows; 0 where one is not active
   */
  void adjoint(double[] leaderSlopes, boolean transposed, double[] u, double[] weights) {
    if (!factored) {
      residual();
      factor();
    }
    int n = freeCount + chosenCount;
    for (int a = 0; a < freeCount; a++) {
      step[a] = leaderSlopes[free[a]];
    }
    Arrays.fill(step, freeCount, n, 0);
    solve(transposed);
    Arrays.fill(u, 0);
    Arrays.fill(weights, 0);
    for (int a = 0; a < freeCount; a++) {
      u[free[a]] = step[a];
    }
    for (int b = 0; b < chosenCount; b++) {
      weights[chosen[b]] = step[freeCount + b];
    }
  }

  /** Whether K is singular, so that the shortest solutions are taken. */
  boolean isSingular() {
    return !regular;
  }

  /** Condition number of the balanced K, estimated; where it is singular, of its regular part. */
  double condition() {
    LeastNorm singular = leastNorm;
    return singular == null ? 1 / lu.reciprocalCondition() : singular.condition();
  }

  /** Whether a bound or row holds without being pressed against: a kink of the response. */
  boolean weaklyActive() {
    double near = NEAR * scale;
    for (int j = 0; j < size; j++) {
      double x = point[leaders + j];
      double room = Math.min(x - sets.lower[j], sets.upper[j] - x);
      if (room <= NEAR * (1 + Math.abs(x))
          && Math.abs(reduced[j]) <= near
          && sets.lower[j] < sets.upper[j]) {
        return true;
      }
    }
    for (int r = 0; r < active.length; r++) {
      if (!sets.equality(r) && multipliers[r] <= near && rows[r] >= -NEAR * sets.scale(r, point)) {
        return true;
      }
    }
    return false;
  }
}
