package org.firstmover.solvers.stochastic;

import java.util.Arrays;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.solvers.linear.ConjugateGradients;
import org.firstmover.solvers.linear.DenseLu;
import org.firstmover.solvers.linear.Gmres;
import org.firstmover.solvers.linear.LeastNorm;

/**
 * Solves (H - eta I) w = g for the follower's Hessian, where g sums to 0 in each decision. H is
 * singular, as a constant added to the logits of a decision changes nothing; g is in its range all
 * the same, and X' takes all solutions to the same vector.
 */
interface HessianSystem {
  /** On residuals of iterative solves, relative to g. */
  double TOLERANCE = 1e-10;

  /**
   * Solves where the Hessian stands.
   *
   * @param g a number a reply, unchanged
   * @param w filled, a number a reply; 0 if there is no solution
   * @return the residual of an iterative solve, relative to g; infinite if there is no solution
   */
  double solve(double[] g, double[] w);

  /** The shortest solution. */
  static HessianSystem pseudoInverse(FollowerHessian hessian, Actions actions, double ridge) {
    ReducedHessian reduced = new ReducedHessian(hessian, actions, true);
    double[][] rows = new double[reduced.size()][reduced.size()];
    double[] right = new double[reduced.size()];
    return (g, w) -> {
      reduced.fill(ridge, rows);
      reduced.contract(g, right);
      reduced.expand(LeastNorm.of(rows).solve(right), w);
      return 0;
    };
  }

  /** The last logit of each decision is held fixed, by LU. */
  static HessianSystem gaugeFixed(FollowerHessian hessian, Actions actions, double ridge) {
    ReducedHessian reduced = new ReducedHessian(hessian, actions, false);
    DenseLu lu = new DenseLu(reduced.size());
    double[] right = new double[reduced.size()];
    return (g, w) -> {
      reduced.fill(ridge, lu.rows());
      if (!lu.factor()) {
        Arrays.fill(w, 0);
        return Double.POSITIVE_INFINITY;
      }
      reduced.contract(g, right);
      lu.solve(right);
      reduced.expand(right, w);
      return 0;
    };
  }

  /** From products with H alone; they never leave the space of vectors that sum to 0. */
  static HessianSystem conjugateGradients(
      FollowerHessian hessian, int size, double ridge, int most) {
    ConjugateGradients method = new ConjugateGradients(size, most);
    return (g, w) -> method.solve((v, out) -> product(hessian, ridge, v, out), g, TOLERANCE, w);
  }

  /** As conjugate gradients, by least residuals: also where H is indefinite. */
  static HessianSystem leastResiduals(FollowerHessian hessian, int size, double ridge, int most) {
    Gmres method = new Gmres(size, most);
    return (g, w) -> method.solve((v, out) -> product(hessian, ridge, v, out), g, TOLERANCE, w);
  }

  private static void product(FollowerHessian hessian, double ridge, double[] v, double[] filled) {
    hessian.times(v, filled);
    for (int r = 0; r < v.length; r++) {
      filled[r] -= ridge * v[r];
    }
  }
}
