package org.firstmover.solvers.power;

import org.firstmover.solvers.linear.Vectors;

/**
 * Solves a dispatch programme: a primal-dual interior point method with a predictor and a
 * corrector, one sparse factorisation a step. All memory is kept between solutions.
 *
 * <p>Unknowns are the blocks x, the angles, the prices of the bus balances, a variable flow v_k and
 * a multiplier pi_k for each limited branch, and a multiplier for each bound.
 *
 * <p>Source: S. Mehrotra, "On the implementation of a primal-dual interior point method", SIAM J.
 * Optimization 2 (1992), in the form for quadratic programmes of J. Nocedal and S. J. Wright,
 * "Numerical Optimization", second edition, algorithm 16.4, with one step length for all unknowns.
 */
final class InteriorPoint {
  private static final int MOST_STEPS = 200;

  /** All quantities are about 1, but for prices where shedding is dear. */
  private static final double RESIDUAL = 1e-11;

  /** A product: each factor is about its root, where prices are about 1. */
  private static final double COMPLEMENTARITY = 1e-18;

  /** Steps without progress before it is given up. */
  private static final int PATIENCE = 15;

  /** What is good enough where rounding allows no more. */
  private static final double ACCEPTED = 1e-9;

  /** What a certificate may still pass, in networks whose susceptances leave no more digits. */
  private static final double USABLE = 1e-7;

  /** A step that leaves so much of the gap is none. */
  private static final double STALLED = 0.9;

  private static final double BACK = 0.995;

  private final Iterate at;
  private final Residuals residuals;
  private final NewtonStep step;
  private boolean solved;

  InteriorPoint(DispatchProgram program) {
    at = new Iterate(program);
    residuals = new Residuals(program, at);
    step = new NewtonStep(program, at, residuals);
  }

  /** The answer, if solved. */
  Iterate answer() {
    return at;
  }

  boolean solved() {
    return solved;
  }

  /**
   * Solves.
   *
   * @param demand per unit, by bus
   * @param upperBounds of the blocks
   * @return whether an optimum was found
   */
  boolean solve(double[] demand, double[] upperBounds) {
    at.start(upperBounds);
    step.clear(); // one that broke off is not to be a number of this
    solved = converge(demand);
    return solved;
  }

  private boolean converge(double[] demand) {
    double best = Double.POSITIVE_INFINITY;
    double before = Double.POSITIVE_INFINITY;
    int worse = 0;
    for (int round = 0; round < MOST_STEPS && worse <= PATIENCE; round++) {
      double residual = residuals.measure(demand);
      double gap = at.complementarity(step, 0);
      double small = COMPLEMENTARITY * at.dearest();
      if (residual <= RESIDUAL && gap <= small) {
        return true;
      }
      double error = Math.max(residual, Math.sqrt(gap / small) * RESIDUAL);
      worse = error < 0.9 * best ? 0 : worse + 1;
      if (error < best) {
        best = error;
        if (best <= USABLE) {
          at.keep();
        }
      } else if (best <= ACCEPTED) {
        break; // rounding has taken over
      }
      step.predict();
      double affine = at.complementarity(step, at.longest(step));
      double centring = gap > 0 ? Math.pow(affine / gap, 3) : 0;
      step.cross();
      step.direction(Math.min(1, centring) * gap, true);
      if (gap > STALLED * before) {
        step.direction(0.5 * gap, false); // the corrector may go round in circles
      }
      before = gap;
      if (!Vectors.finite(step.prices) || !Vectors.finite(step.x)) {
        break; // a slack has been rounded to 0
      }
      at.advance(step, Math.min(1, BACK * at.longest(step)));
    }
    if (best <= USABLE) {
      at.restore();
    }
    return best <= USABLE;
  }
}
