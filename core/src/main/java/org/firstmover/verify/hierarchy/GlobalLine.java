package org.firstmover.verify.hierarchy;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Looks for the highest value of a function of one number over an interval: a grid, uniform where
 * the interval ends and growing where it does not, and a golden section around its best points.
 */
final class GlobalLine {
  private static final int REFINED = 16;

  /** Of a grid without end: uniform as far as this, relative to max(1, |x|), then growing. */
  private static final double NEAR = 100;

  private static final int GROWING = 200;
  private static final double FARTHEST = 1e10;

  private GlobalLine() {}

  /**
   * The highest point found.
   *
   * @param x where the middle is of an interval without end; finite
   * @param points of the grid
   */
  static double highest(DoubleUnaryOperator gain, double from, double to, double x, int points) {
    double[] grid = grid(from, to, Math.max(from, Math.min(to, x)), points);
    double[] values = new double[grid.length];
    for (int i = 0; i < grid.length; i++) {
      double value = gain.applyAsDouble(grid[i]);
      values[i] = Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
    }
    double best = Double.NEGATIVE_INFINITY;
    double at = grid[0];
    for (int peak : peaks(values)) {
      double low = grid[Math.max(0, peak - 1)];
      double high = grid[Math.min(grid.length - 1, peak + 1)];
      double refined = ConcaveLine.golden(gain, low, high);
      double value = gain.applyAsDouble(refined);
      if (!(value >= values[peak])) {
        refined = grid[peak];
        value = values[peak];
      }
      if (value > best) {
        best = value;
        at = refined;
      }
    }
    return at;
  }

  /** The highest of the points that are no lower than their neighbours. */
  private static int[] peaks(double[] values) {
    Integer[] peaks = new Integer[values.length];
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      boolean over = i == 0 || values[i] >= values[i - 1];
      if (over && (i + 1 == values.length || values[i] >= values[i + 1])) {
        peaks[count++] = i;
      }
    }
    Arrays.sort(peaks, 0, count, (i, j) -> Double.compare(values[j], values[i]));
    int[] highest = new int[Math.min(REFINED, count)];
    Arrays.setAll(highest, k -> peaks[k]);
    return highest;
  }

  private static double[] grid(double from, double to, double x, int points) {
    double reach = NEAR * Math.max(1, Math.abs(x));
    boolean open = Double.isInfinite(from);
    boolean endless = Double.isInfinite(to);
    double low = open ? Math.min(x, Double.isInfinite(to) ? x : to) - reach : from;
    double high = endless ? Math.max(x, low) + reach : to;
    int before = open ? GROWING : 0;
    double[] grid = new double[before + points + 1 + (endless ? GROWING : 0)];
    double growth = Math.pow(FARTHEST, 1.0 / GROWING);
    for (int k = 0; k < GROWING; k++) {
      double far = reach * Math.pow(growth, k + 1);
      if (open) {
        grid[GROWING - 1 - k] = low + reach - far;
      }
      if (endless) {
        grid[before + points + 1 + k] = high - reach + far;
      }
    }
    for (int k = 0; k <= points; k++) {
      double part = (double) k / points;
      grid[before + k] = low * (1 - part) + high * part;
    }
    return grid;
  }
}
