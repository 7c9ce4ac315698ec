package org.firstmover.solvers.hierarchy;

import java.util.Arrays;
import org.firstmover.game.hierarchy.Derivatives;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.solvers.linear.DenseLu;
import org.firstmover.solvers.linear.Gmres;

/**
 * The adjoint of the followers' equilibrium, J'u + A'w = b with A u = 0, from first derivatives
 * alone. Gradients of gains f_i in all variables y, at points where one follower has moved a little
 * along her part of u, give
 *
 * <pre>sum_i [grad_y f_i(x_i + d u_i, x_-i) - grad_y f_i(x_i - d u_i, x_-i)] / 2d</pre>
 *
 * which is J'u in the followers' variables and u' dF/dp in the leader's. u is sought among the
 * vectors that move no held variable and keep the active rows, by {@link Gmres}. Near bounds,
 * variables are scaled by the root of their distance (T. F. Coleman, Y. Li, "An interior trust
 * region approach for nonlinear minimization subject to bounds", SIAM J. Optimization 6, 1996),
 * which also tames logarithms, and d is short enough to stay within them.
 *
 * <p>Source: A. Niu, K. Wang, J. Ziani, "Finding a multiple follower Stackelberg equilibrium: a
 * fully first-order method", arXiv 2509.08161 (2025), for the products.
 */
final class FirstOrderAdjoint {
  /** Relative to 1 + the largest variable of the follower. */
  private static final double STEP = 1e-5;

  private static final double TOLERANCE = 1e-8;
  private static final double ROUNDING = 1e-11;
  private static final int MOST_PRODUCTS = 400;

  private final HierarchyGame game;
  private final Derivatives derivatives;
  private final FollowerSets sets;
  private final int leaders;
  private final int size;
  private final Gmres gmres;
  private final double[] moved;
  private final double[] forward;
  private final double[] backward;
  private final double[] scale;
  private final double[] scaled;
  private final double[] right;
  private final double[] solution;
  private final int[] chosen;
  private int chosenCount;
  private DenseLu normal = new DenseLu(0);
  private boolean regular;

  /** Of the last product: J'u behind, u' dF/dp in the leader's part. */
  private final double[] product;

  FirstOrderAdjoint(HierarchyGame game, Derivatives derivatives, FollowerSets sets) {
    this.game = game;
    this.derivatives = derivatives;
    this.sets = sets;
    leaders = game.variables().leaderSize();
    size = game.variables().followersSize();
    gmres = new Gmres(size, MOST_PRODUCTS);
    moved = new double[leaders + size];
    forward = new double[moved.length];
    backward = new double[moved.length];
    product = new double[moved.length];
    scale = new double[size];
    scaled = new double[size];
    right = new double[size];
    solution = new double[size];
    chosen = new int[sets.rows()];
  }

  /**
   * Solves.
   *
   * @param kkt at an equilibrium, with its active set
   * @param b one number a follower variable
   * @param u filled
   * @param weights filled with w; 0 where a row is not active
   * @return u' dF/dp in the first entries, good until the next call
   */
  double[] solve(KktSystem kkt, double[] b, double[] u, double[] weights) {
    prepare(kkt);
    for (int j = 0; j < size; j++) {
      right[j] = scale[j] * b[j];
    }
    double before = largest(right);
    project(right);
    if (largest(right) <= ROUNDING * before) {
      // active rows and bounds leave no direction: what is left is rounding
      Arrays.fill(right, 0);
    }
    gmres.solve(
        (v, target) -> {
          times(kkt.point, v);
          for (int j = 0; j < size; j++) {
            target[j] = scale[j] * product[leaders + j];
          }
          project(target);
        },
        right,
        TOLERANCE,
        solution);
    times(kkt.point, solution);
    for (int j = 0; j < size; j++) {
      u[j] = scale[j] * solution[j];
      right[j] = scale[j] * (b[j] - product[leaders + j]);
    }
    Arrays.fill(weights, 0);
    double[] multipliers = project(right);
    for (int a = 0; a < chosenCount; a++) {
      weights[chosen[a]] = multipliers[a];
    }
    return product;
  }

  private static double largest(double[] vector) {
    double most = 0;
    for (double entry : vector) {
      most = Math.max(most, Math.abs(entry));
    }
    return most;
  }

  private void prepare(KktSystem kkt) {
    for (int j = 0; j < size; j++) {
      scale[j] = kkt.held[j] == 0 ? Math.sqrt(Math.min(1, room(kkt.point, j))) : 0;
    }
    chosenCount = 0;
    for (int r = 0; r < kkt.active.length; r++) {
      if (kkt.active[r]) {
        chosen[chosenCount++] = r;
      }
    }
    normal = new DenseLu(chosenCount);
    for (int a = 0; a < chosenCount; a++) {
      for (int c = 0; c < chosenCount; c++) {
        normal.rows()[a][c] = product(chosen[a], chosen[c]);
      }
      // rows that say the same share the load
      normal.rows()[a][a] += 1e-13 * normal.rows()[a][a] + Double.MIN_NORMAL;
    }
    regular = normal.factor();
  }

  private double room(double[] point, int j) {
    double x = point[leaders + j];
    return Math.max(0, Math.min(x - sets.lower[j], sets.upper[j] - x));
  }

  /** Of two rows, scaled. */
  private double product(int row, int other) {
    if (sets.owner(row) != sets.owner(other)) {
      return 0;
    }
    int from = sets.from(sets.owner(row));
    double[] a = sets.coefficients(row);
    double[] b = sets.coefficients(other);
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += a[j] * b[j] * scale[from + j] * scale[from + j];
    }
    return sum;
  }

  /** Takes out the part along active rows, scaled; returns the factors of the rows. */
  private double[] project(double[] vector) {
    double[] factors = new double[chosenCount];
    for (int j = 0; j < size; j++) {
      vector[j] = scale[j] == 0 ? 0 : vector[j];
    }
    if (!regular) {
      return factors;
    }
    for (int a = 0; a < chosenCount; a++) {
      double[] coefficients = sets.coefficients(chosen[a]);
      int from = sets.from(sets.owner(chosen[a]));
      for (int j = 0; j < coefficients.length; j++) {
        factors[a] += coefficients[j] * scale[from + j] * vector[from + j];
      }
    }
    normal.solve(factors);
    for (int a = 0; a < chosenCount; a++) {
      double[] coefficients = sets.coefficients(chosen[a]);
      int from = sets.from(sets.owner(chosen[a]));
      for (int j = 0; j < coefficients.length; j++) {
        vector[from + j] -= factors[a] * coefficients[j] * scale[from + j];
      }
    }
    return factors;
  }

  /** Fills {@link #product} for u = scale * v. */
  private void times(double[] point, double[] v) {
    Arrays.fill(product, 0);
    for (int j = 0; j < size; j++) {
      scaled[j] = scale[j] * v[j];
    }
    for (int i = 0; i < game.followers(); i++) {
      double step = step(point, i);
      if (step > 0) {
        gradient(point, i, step, forward);
        gradient(point, i, -step, backward);
        for (int j = 0; j < product.length; j++) {
          product[j] += (forward[j] - backward[j]) / (2 * step);
        }
      }
    }
  }

  private double step(double[] point, int follower) {
    double longest = 0;
    double largest = 0;
    double most = Double.POSITIVE_INFINITY;
    for (int j = sets.from(follower); j < sets.to(follower); j++) {
      double move = Math.abs(scaled[j]);
      if (move > 0) {
        longest = Math.max(longest, move);
        largest = Math.max(largest, Math.abs(point[leaders + j]));
        most = Math.min(most, 0.1 * room(point, j) / move);
      }
    }
    return longest == 0 ? 0 : Math.min(most, STEP * (1 + largest) / longest);
  }

  private void gradient(double[] point, int follower, double step, double[] gradient) {
    System.arraycopy(point, 0, moved, 0, point.length);
    for (int j = sets.from(follower); j < sets.to(follower); j++) {
      moved[leaders + j] += step * scaled[j];
    }
    derivatives.at(moved);
    derivatives.followerGradient(follower, gradient);
  }
}
