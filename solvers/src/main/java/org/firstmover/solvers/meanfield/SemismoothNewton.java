package org.firstmover.solvers.meanfield;

import java.util.Arrays;
import java.util.List;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solvers.linear.Gmres;

/**
 * Equilibria to many digits: Newton's method on the natural residual of the followers' best
 * responses, which is as smooth as it must be. Products with its derivative are differences, and
 * its systems are solved by GMRES, so that games need no derivatives. Where Newton's steps lead
 * nowhere, fictitious play goes on for twice as many rounds as the last time, then Newton tries
 * again.
 *
 * <p>Sources: L. Qi, J. Sun, "A nonsmooth version of Newton's method", Mathematical Programming 58,
 * 1993; M. Hintermüller, K. Ito, K. Kunisch, "The primal-dual active set strategy as a semismooth
 * Newton method", SIAM J. Optimization 13, 2002; D. A. Knoll, D. E. Keyes, "Jacobian-free
 * Newton-Krylov methods", J. Computational Physics 193, 2004.
 */
final class SemismoothNewton implements ResponseMethod {
  private static final Option<Double> PRECISION =
      Option.number(
          "precision", 0, 1e9, 1e-10, "exploitability at which Newton's steps end, see tolerance");

  private static final MethodInfo INFO =
      new MethodInfo(
          "semismooth-newton",
          "an equilibrium of the populations to many digits, by Newton's method on who uses what,"
              + " with fictitious play to come near",
          "quadratic convergence near regular equilibria; before that, fictitious play's",
          "L. Qi, J. Sun, A nonsmooth version of Newton's method, Mathematical Programming 58,"
              + " 1993; D. A. Knoll, D. E. Keyes, Jacobian-free Newton-Krylov methods, J."
              + " Computational Physics 193, 2004",
          List.of(PRECISION, Rounds.MOST));

  /** Newton's steps in a row that may fail to lessen exploitability. */
  private static final int PATIENCE = 4;

  private static final int STEPS = 50;
  private static final int HALVINGS = 6;

  /** Rounds of fictitious play before Newton's second attempt. */
  private static final int FIRST_ROUNDS = 16;

  /** Numbers that GMRES may keep. */
  private static final int MEMORY = 8_000_000;

  private static final int MOST_PRODUCTS = 200;
  private static final double LOOSEST = 1e-2;
  private static final double TIGHTEST = 1e-10;

  @Override
  public MethodInfo info() {
    return INFO;
  }

  @Override
  public double promised(Options options) {
    return options.get(PRECISION);
  }

  @Override
  public Equilibrium respond(Dynamics dynamics, double[][][] start, Options options, Run run) {
    Rounds rounds = new Rounds(options.get(Rounds.MOST), options.get(PRECISION), run);
    Averaging averaging = new Averaging(dynamics);
    Attempt attempt = new Attempt(dynamics, averaging, rounds);
    double[][][] policy = dynamics.table();
    Dynamics.copy(start, policy);
    long next = 0;
    for (long k = 0; ; k++) {
      if (k == next) {
        if (attempt.from(policy)) {
          return Equilibrium.of(dynamics, attempt.best, rounds.count());
        }
        next = Math.max(FIRST_ROUNDS, 2 * next);
      }
      if (rounds.end(averaging.look(policy))) {
        attempt.offer(policy, rounds.last());
        return Equilibrium.of(dynamics, attempt.best, rounds.count());
      }
      averaging.step(policy, 1.0 / (k + 2));
    }
  }

  /** Newton's method from one policy after the other, and the best that was met. */
  private static final class Attempt {
    private final Dynamics dynamics;
    private final Averaging averaging;
    private final Rounds rounds;
    private final Condition condition;
    private final double[][][] policy;
    private final double[][][] trial;
    private final double[][][] best;
    private double least = Double.POSITIVE_INFINITY;
    private double[] residual = new double[0];
    private double[] there = new double[0];
    private double[] probe = new double[0];
    private double[] displacement = new double[0];

    Attempt(Dynamics dynamics, Averaging averaging, Rounds rounds) {
      this.dynamics = dynamics;
      this.averaging = averaging;
      this.rounds = rounds;
      condition =
          dynamics.game().entropy() > 0 ? new SoftReply(dynamics) : new Indifference(dynamics);
      policy = dynamics.table();
      trial = dynamics.table();
      best = dynamics.table();
    }

    void offer(double[][][] found, double exploitability) {
      if (exploitability < least) {
        least = exploitability;
        Dynamics.copy(found, best);
      }
    }

    /** Whether the rounds are over: the precision is met, or a limit. */
    boolean from(double[][][] start) {
      Dynamics.copy(start, policy);
      int failures = 0;
      boolean over = rounds.end(averaging.look(policy));
      double here = rounds.last();
      offer(policy, here);
      for (int step = 0; step < STEPS && !over && failures <= PATIENCE; step++) {
        if (!direct(here)) {
          return false;
        }
        double length = 1;
        double found = Double.POSITIVE_INFINITY;
        for (int halving = 0; halving <= HALVINGS && !over; halving++) {
          condition.move(displacement, halving == 0 ? 1 : length, trial);
          over = rounds.end(averaging.look(trial));
          offer(trial, rounds.last());
          if (halving == 0 || rounds.last() < found) {
            found = rounds.last();
            Dynamics.copy(trial, policy);
          }
          if (found < here) {
            break;
          }
          length /= 2;
        }
        failures = found < 0.9 * here ? 0 : failures + 1;
        here = found;
      }
      return over;
    }

    /** The displacement of Newton's step; whether there is one. */
    private boolean direct(double exploitability) {
      int size = condition.at(policy);
      if (displacement.length != size) {
        residual = new double[size];
        there = new double[size];
        probe = new double[size];
        displacement = new double[size];
      }
      Arrays.fill(displacement, 0);
      if (size == 0) {
        return true;
      }
      condition.evaluate(displacement, residual);
      double[] right = new double[size];
      Arrays.setAll(right, i -> -residual[i]);
      double tolerance =
          Math.max(TIGHTEST, Math.min(LOOSEST, exploitability / (1 + dynamics.rewardRange())));
      int products = Math.max(20, Math.min(MOST_PRODUCTS, MEMORY / size));
      new Gmres(size, products).solve(this::product, right, tolerance, displacement);
      return Arrays.stream(displacement).allMatch(Double::isFinite);
    }

    private void product(double[] direction, double[] filled) {
      double reach = condition.reach(direction);
      for (int i = 0; i < direction.length; i++) {
        probe[i] = reach * direction[i];
      }
      condition.evaluate(probe, there);
      for (int i = 0; i < direction.length; i++) {
        filled[i] = (there[i] - residual[i]) / reach;
      }
    }
  }
}
