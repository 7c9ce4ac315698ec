package org.firstmover.solvers.meanfield;

import java.util.Arrays;
import java.util.List;
import org.firstmover.game.meanfield.Horizon;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solvers.linear.Gmres;
import org.firstmover.solvers.linear.Vectors;

/**
 * Equilibria to many digits: Newton's method on the natural residual of the followers' best
 * responses, which is as smooth as it must be. Products with its derivative are differences, and
 * its systems are solved by GMRES, so that games need no derivatives. Where Newton's steps lead
 * nowhere from the start, they begin again where followers with an entropy bonus settle as it
 * vanishes, and then after 16, 32, … rounds of fictitious play and of the damped iteration.
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

  /** What is left of values of the size of rewards when they are computed. */
  private static final double ROUNDING = 1e-11;

  private static final int STEPS = 50;
  private static final int HALVINGS = 6;

  /** Entropy weights fall by this factor, in units of the rewards' range from 1 to the coldest. */
  private static final double COOLING = 0.5;

  private static final double COLDEST = 1e-5;

  /** How near to the entropic equilibrium is near enough. */
  private static final double SETTLED = 1e-3;

  /** Rounds before Newton's next attempt. */
  private static final int FIRST_ROUNDS = 16;

  /** A power of 2 times the first. */
  private static final int ROUNDS_BEFORE_ANNEALING = 128;

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
  public double promised(Dynamics dynamics, Options options) {
    Horizon horizon = dynamics.game().horizon();
    double length = horizon.stationary() ? 1 / (1 - horizon.discount()) : 1;
    Dynamics fresh = new Dynamics(dynamics.game(), dynamics.commitment(), dynamics.entropy());
    return Math.max(options.get(PRECISION), ROUNDING * length * fresh.rewardRange());
  }

  @Override
  public Equilibrium respond(Dynamics dynamics, double[][][] start, Options options, Run run) {
    Rounds rounds =
        new Rounds(dynamics, options.get(Rounds.MOST), promised(dynamics, options), run);
    Averaging averaging = new Averaging(dynamics);
    Attempt attempt = new Attempt(dynamics, averaging, rounds, true);
    boolean over = attempt.from(start);
    Lines lines = new Lines(dynamics, start);
    for (long k = 0, next = FIRST_ROUNDS; !over; k++) {
      over = lines.over(rounds);
      attempt.offer(lines.nearest().best(), lines.nearest().least());
      if (!over && k == next) {
        over = attempt.from(lines.nearest().best());
        if (!over && next == ROUNDS_BEFORE_ANNEALING && dynamics.entropy() == 0) {
          over = attempt.from(annealed(dynamics, options, run));
        }
        next *= 2;
      }
    }
    return Equilibrium.of(dynamics, attempt.best, rounds.count());
  }

  /**
   * The equilibrium of followers with ever less of an entropy bonus, from that of the last, as far
   * as Newton's steps lead.
   */
  private static double[][][] annealed(Dynamics dynamics, Options options, Run run) {
    double range = dynamics.rewardRange();
    double[][][] policy = dynamics.uniform();
    for (double share = 1; share > COLDEST; share *= COOLING) {
      Dynamics soft = new Dynamics(dynamics.game(), dynamics.commitment(), share * range);
      Rounds rounds =
          Rounds.silent(options.get(Rounds.MOST), Math.pow(share, 1.5) * range * SETTLED, run);
      Attempt attempt = new Attempt(soft, new Averaging(soft), rounds, false);
      if (!attempt.from(policy)) {
        return policy;
      }
      policy = attempt.best;
    }
    return policy;
  }

  /** Newton's method from one policy after the other, and the best that was met. */
  private static final class Attempt {
    private final Dynamics dynamics;
    private final Averaging averaging;
    private final Rounds rounds;
    private final Condition condition;
    private final boolean polished;
    private final double[][][] policy;
    private final double[][][] trial;
    private final double[][][] best;
    private double least = Double.POSITIVE_INFINITY;
    private double reached = Double.POSITIVE_INFINITY;
    private double[] residual = new double[0];
    private double[] right = new double[0];
    private double[] there = new double[0];
    private double[] probe = new double[0];
    private double[] displacement = new double[0];

    Attempt(Dynamics dynamics, Averaging averaging, Rounds rounds, boolean polished) {
      this.polished = polished;
      this.dynamics = dynamics;
      this.averaging = averaging;
      this.rounds = rounds;
      condition = dynamics.entropy() > 0 ? new SoftReply(dynamics) : new Indifference(dynamics);
      policy = dynamics.table();
      trial = dynamics.table();
      best = dynamics.table();
    }

    /** Of policies that cannot be told apart by what followers could gain, the later is nearer. */
    void offer(double[][][] found, double exploitability) {
      if (exploitability <= least) {
        least = exploitability;
        Dynamics.copy(found, best);
      }
    }

    /** Whether the rounds are over: the precision is met, or a limit. */
    boolean from(double[][][] start) {
      Dynamics.copy(start, policy);
      boolean over = look(policy);
      double here = rounds.last();
      for (int step = 0, failures = 0; step < STEPS && failures <= PATIENCE; step++) {
        if ((over && !polished) || !direct(here)) {
          return over;
        }
        if (over) {
          condition.move(displacement, 1, trial);
          look(trial); // a last step costs little and squares what is left
          return true;
        }
        over = search(here);
        failures = reached < 0.9 * here ? 0 : failures + 1;
        here = reached;
      }
      return over;
    }

    /** Looks at a policy; whether the rounds are over. */
    private boolean look(double[][][] found) {
      boolean over = rounds.end(averaging.look(found));
      offer(found, rounds.last());
      return over;
    }

    /** Goes to the best of ever shorter displacements, the first that is better than here. */
    private boolean search(double here) {
      boolean over = false;
      reached = Double.POSITIVE_INFINITY;
      double length = 1;
      for (int halving = 0; halving <= HALVINGS && !over && !(reached < here); halving++) {
        condition.move(displacement, length, trial);
        over = look(trial);
        if (!(rounds.last() >= reached)) {
          reached = rounds.last();
          Dynamics.copy(trial, policy);
        }
        length /= 2;
      }
      return over;
    }

    /** The displacement of Newton's step; whether there is one. */
    private boolean direct(double exploitability) {
      int size = condition.at(policy);
      if (displacement.length != size) {
        residual = new double[size];
        right = new double[size];
        there = new double[size];
        probe = new double[size];
        displacement = new double[size];
      }
      Arrays.fill(displacement, 0);
      if (size == 0) {
        return true;
      }
      condition.evaluate(displacement, residual);
      for (int i = 0; i < size; i++) {
        right[i] = -residual[i];
      }
      double tolerance =
          Math.max(TIGHTEST, Math.min(LOOSEST, exploitability / dynamics.rewardRange()));
      int products = Math.max(20, Math.min(MOST_PRODUCTS, MEMORY / size));
      new Gmres(size, products).solve(this::product, right, tolerance, displacement);
      return Vectors.finite(displacement);
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
