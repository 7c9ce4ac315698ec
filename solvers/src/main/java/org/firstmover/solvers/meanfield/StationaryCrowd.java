package org.firstmover.solvers.meanfield;

import java.util.Arrays;
import java.util.function.BiConsumer;
import org.firstmover.solvers.linear.Gmres;
import org.firstmover.solvers.linear.Vectors;

/**
 * Where shares x settle that take ever longer to: x' = F(x) - x, with F a round of moves, followed
 * by implicit Euler steps of growing length h, y = x + h (F(y) - y). A step is as good as h rounds
 * where what moves fast has come to rest, and ends near where rounds would, also where many
 * populations would stay as they are. Rounds themselves take very long where followers move with
 * small probabilities, or into places that are nearly full.
 *
 * <p>Each step is solved by Newton's method and GMRES. Products with the derivative are central
 * differences, which are exact, up to rounding, where transitions are fixed.
 *
 * <p>Source: C. T. Kelley, D. E. Keyes, "Convergence analysis of pseudo-transient continuation",
 * SIAM J. Numerical Analysis 35, 1998.
 */
final class StationaryCrowd {
  private static final int STEPS = 120;
  private static final int ITERATIONS = 12;
  private static final double GROWTH = 2;

  /** Later, errors of rounding in what moves would count. */
  private static final double LONGEST = 1L << 30;

  /** Changes of shares in Newton's method that are none. */
  private static final double ROUNDING = 1e-16;

  /** The largest change after which shares count as found where changes get no smaller. */
  private static final double FOUND = 1e-8;

  private static final double DIFFERENCE = 1e-6;
  private static final int MOST_PRODUCTS = 100;
  private static final double TOLERANCE = 1e-12;

  private final int[] sizes;
  private final BiConsumer<double[], double[]> round;
  private final Gmres gmres;
  private final double[] moved;
  private final double[] right;
  private final double[] change;
  private final double[] probe;
  private final double[] ahead;
  private final double[] trial;

  /**
   * @param sizes how many states each population has; shares are of one after the other
   * @param round fills the second with where the first are one round later
   */
  StationaryCrowd(int[] sizes, BiConsumer<double[], double[]> round) {
    this.sizes = sizes;
    this.round = round;
    int size = Arrays.stream(sizes).sum();
    gmres = new Gmres(size, MOST_PRODUCTS);
    moved = new double[size];
    right = new double[size];
    change = new double[size];
    probe = new double[size];
    ahead = new double[size];
    trial = new double[size];
  }

  /** Moves shares on by some 2^31 rounds, or as far as steps can be solved for; which of both. */
  boolean approach(double[] shares) {
    double h = 1;
    for (int k = 0; k < STEPS && h >= 1 && h <= LONGEST; k++) {
      if (step(shares, h)) {
        System.arraycopy(trial, 0, shares, 0, shares.length);
        h *= GROWTH;
      } else {
        h /= GROWTH * GROWTH;
      }
    }
    return h > LONGEST;
  }

  /**
   * Solves for the shares after a step, as far as rounding lets them be found; whether they are.
   */
  private boolean step(double[] from, double h) {
    System.arraycopy(from, 0, trial, 0, from.length);
    double last = Double.POSITIVE_INFINITY;
    for (int k = 0; k < ITERATIONS && last > ROUNDING; k++) {
      round.accept(trial, moved);
      for (int i = 0; i < trial.length; i++) {
        right[i] = from[i] - trial[i] + h * (moved[i] - trial[i]);
      }
      gmres.solve((direction, filled) -> product(h, direction, filled), right, TOLERANCE, change);
      double size = Vectors.largest(change);
      if (!Vectors.finite(change) || size > last / 2) {
        break;
      }
      Vectors.add(1, change, trial);
      for (int p = 0, begin = 0; p < sizes.length; begin += sizes[p], p++) {
        Choice.clip(trial, begin, sizes[p]); // else errors of rounding, times h, add to the sum
      }
      last = size;
    }
    return last <= FOUND;
  }

  /** The slope of y - h (F(y) - y) in a direction. */
  private void product(double h, double[] direction, double[] filled) {
    double reach = DIFFERENCE / Math.max(Double.MIN_NORMAL, Vectors.largest(direction));
    for (int i = 0; i < probe.length; i++) {
      probe[i] = trial[i] + reach * direction[i];
    }
    round.accept(probe, ahead);
    for (int i = 0; i < probe.length; i++) {
      probe[i] = trial[i] - reach * direction[i];
    }
    round.accept(probe, filled);
    for (int i = 0; i < probe.length; i++) {
      filled[i] = (1 + h) * direction[i] - h * (ahead[i] - filled[i]) / (2 * reach);
    }
  }
}
