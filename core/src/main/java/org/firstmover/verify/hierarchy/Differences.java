package org.firstmover.verify.hierarchy;

import java.util.Arrays;
import org.firstmover.game.RealFunction;

/**
 * Slopes by central differences of values, extrapolated to step 0; the steps stay between the
 * bounds. A kink shows in that the difference of forward and backward slopes does not shrink with
 * the step: then these two enclose the slope if the gain is concave, and half their difference is
 * the error.
 *
 * <p>Source: C. Ridders, "Accurate computation of F'(x) and F'(x)F''(x)", Advances in Engineering
 * Software 4 (1982).
 */
final class Differences implements Slopes {
  /** First steps relative to max(1, |x|); each is divided by {@link #SHRINK} a few times. */
  private static final double[] STEPS = {1e-2, 2e-5, 1e-7};

  private static final double SHRINK = 4;
  private static final int LEVELS = 5;

  /** An extrapolation with a relative error below this is taken. */
  private static final double GOOD = 1e-9;

  private final RealFunction gain;
  private final double[] lower;
  private final double[] upper;
  private final double[][] table = new double[LEVELS][LEVELS];
  private double slope;
  private double error;

  Differences(RealFunction gain, double[] lower, double[] upper) {
    this.gain = gain;
    this.lower = lower;
    this.upper = upper;
  }

  @Override
  public double at(double[] own, double[] slopes, double[] errors) {
    double value = gain.value(own);
    double[] moved = own.clone();
    for (int j = 0; j < own.length; j++) {
      slopes[j] = 0;
      errors[j] = 0;
      if (lower[j] < upper[j]) {
        differentiate(moved, j, value);
        slopes[j] = slope;
        errors[j] = error;
      }
    }
    return value;
  }

  private void differentiate(double[] moved, int j, double value) {
    slope = 0;
    error = Double.POSITIVE_INFINITY;
    double x = moved[j];
    double room = 0.5 * Math.min(x - lower[j], upper[j] - x);
    for (double step : STEPS) {
      double h = Math.min(room, step * Math.max(1, Math.abs(x)));
      if (h > 0) {
        extrapolate(moved, j, value, h);
      }
      moved[j] = x;
      if (error <= GOOD * (1 + Math.abs(slope)) || h == room) {
        return;
      }
    }
  }

  /** Keeps the slope with the least error so far. */
  private void extrapolate(double[] moved, int j, double value, double first) {
    double x = moved[j];
    double h = first;
    double lastJump = Double.POSITIVE_INFINITY;
    for (double[] row : table) {
      Arrays.fill(row, Double.NaN);
    }
    for (int level = 0; level < LEVELS; level++, h /= SHRINK) {
      double up = x + h;
      double down = x - h;
      moved[j] = up;
      double above = gain.value(moved);
      moved[j] = down;
      double below = gain.value(moved);
      double forward = (above - value) / (up - x);
      double backward = (value - below) / (x - down);
      double jump = backward - forward;
      double noise = 4e-16 * (Math.abs(value) + Math.abs(above) + Math.abs(below)) / h;
      offer(0.5 * (forward + backward), 0.5 * Math.abs(jump) + noise);
      table[level][0] = (above - below) / (up - down);
      double factor = 1;
      boolean smooth = Math.abs(jump) <= 0.5 * lastJump + 4 * noise;
      for (int k = 1; k <= level; k++) {
        factor *= SHRINK * SHRINK;
        table[level][k] =
            table[level][k - 1] + (table[level][k - 1] - table[level - 1][k - 1]) / (factor - 1);
        double spread =
            Math.max(
                Math.abs(table[level][k] - table[level][k - 1]),
                Math.abs(table[level][k] - table[level - 1][k - 1]));
        if (smooth) {
          offer(table[level][k], spread + noise);
        }
      }
      lastJump = Math.abs(jump);
    }
  }

  private void offer(double candidate, double off) {
    if (off < error) {
      slope = candidate;
      error = off;
    }
  }
}
