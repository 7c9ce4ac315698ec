package org.firstmover.solvers.hierarchy;

import java.util.function.DoubleUnaryOperator;

/**
 * The largest value of a function of one variable on an interval: a grid, then each of its peaks
 * refined. Peaks narrower than the grid may be missed.
 *
 * <p>Source of the refinement: R. P. Brent, "Algorithms for minimization without derivatives",
 * 1973, chapter 5.
 */
public final class LineMaximum {
  private static final int CELLS = 32;
  private static final double GOLDEN = 0.3819660112501051;

  /** Where an unbounded search gives up: beyond, there is no maximum for practical purposes. */
  private static final double FAR = 1e10;

  /** Peaks that differ by less, relative to 1 + their height, are equally high. */
  private static final double EQUAL = 1e-10;

  private final double[] grid = new double[2 * CELLS + 8];
  private final double[] values = new double[grid.length];
  private final double[] peaks = new double[grid.length];
  private final double[] heights = new double[grid.length];
  private double refined;
  private double best;

  /** Where the last maximum was found: of several, the one nearest to where it was looked for. */
  public double position() {
    return best;
  }

  /**
   * Searches.
   *
   * @param near where a grid on an unbounded interval is densest; also tried
   * @return the largest value; NaN if the function has no value anywhere, infinite if it has no
   *     bound
   */
  public double maximise(DoubleUnaryOperator function, double lower, double upper, double near) {
    double middle = Math.max(lower, Math.min(upper, near));
    int count = lay(lower, upper, middle);
    double top = Double.NaN;
    int peak = -1;
    for (int i = 0; i < count; i++) {
      double value = function.applyAsDouble(grid[i]);
      values[i] = Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
      if (values[i] > Double.NEGATIVE_INFINITY && (peak < 0 || values[i] > top)) {
        top = values[i];
        peak = i;
      }
    }
    if (peak < 0) {
      return Double.NaN;
    }
    if (top == Double.POSITIVE_INFINITY
        || (peak == 0 && lower == Double.NEGATIVE_INFINITY)
        || (peak == count - 1 && upper == Double.POSITIVE_INFINITY)) {
      return Double.POSITIVE_INFINITY;
    }
    double largest = top;
    int found = 0;
    for (int i = 0; i < count; i++) {
      boolean rises = i == 0 || values[i] >= values[i - 1];
      boolean falls = i == count - 1 || values[i] >= values[i + 1];
      if (rises && falls && values[i] > Double.NEGATIVE_INFINITY) {
        double low = grid[Math.max(0, i - 1)];
        double high = grid[Math.min(count - 1, i + 1)];
        heights[found] = refine(function, low, grid[i], high, values[i]);
        peaks[found] = refined;
        largest = Math.max(largest, heights[found++]);
      }
    }
    double nearest = Double.POSITIVE_INFINITY;
    for (int k = 0; k < found; k++) {
      double distance = Math.abs(peaks[k] - middle);
      if (heights[k] >= largest - EQUAL * (1 + Math.abs(largest)) && distance < nearest) {
        nearest = distance;
        best = peaks[k];
      }
    }
    return largest;
  }

  /** Fills the grid, ascending, without repeating a place; returns how many places it has. */
  private int lay(double lower, double upper, double middle) {
    int count = 0;
    if (Double.isFinite(lower) && Double.isFinite(upper)) {
      boolean placed = false;
      for (int k = 0; k <= CELLS; k++) {
        double x = k == CELLS ? upper : lower + (upper - lower) * k / CELLS;
        if (!placed && middle <= x) {
          placed = true;
          if (middle < x && (count == 0 || middle > grid[count - 1])) {
            grid[count++] = middle;
          }
        }
        if (count == 0 || x > grid[count - 1]) {
          grid[count++] = x;
        }
      }
      return count;
    }
    double unit = (1 + Math.abs(middle)) * 1e-3;
    for (int k = CELLS; k >= 0; k--) {
      count = add(count, middle - unit * Math.pow(FAR * 1e3, (double) k / CELLS), lower, upper);
    }
    count = add(count, middle, lower, upper);
    for (int k = 0; k <= CELLS; k++) {
      count = add(count, middle + unit * Math.pow(FAR * 1e3, (double) k / CELLS), lower, upper);
    }
    return count;
  }

  private int add(int count, double x, double lower, double upper) {
    double inside = Math.max(lower, Math.min(upper, x));
    if (count > 0 && inside <= grid[count - 1]) {
      return count;
    }
    grid[count] = inside;
    return count + 1;
  }

  /** Brent's method on [low, high] from start, where the value is at; leaves where it came to. */
  private double refine(
      DoubleUnaryOperator function, double low, double start, double high, double at) {
    double a = low;
    double b = high;
    double x = start;
    double fx = at;
    double w = x;
    double v = x;
    double fw = fx;
    double fv = fx;
    double last = 0;
    double move = 0;
    for (int k = 0; k < 100; k++) {
      double centre = 0.5 * (a + b);
      double tolerance = 1e-10 * Math.abs(x) + 1e-12;
      if (Math.abs(x - centre) <= 2 * tolerance - 0.5 * (b - a)) {
        break;
      }
      double p = 0;
      double q = 0;
      if (Math.abs(last) > tolerance) {
        double r = (x - w) * (fv - fx);
        q = (x - v) * (fw - fx);
        p = (x - v) * q - (x - w) * r;
        q = 2 * (q - r);
        p = q > 0 ? -p : p;
        q = Math.abs(q);
      }
      if (q > 0 && Math.abs(p) < Math.abs(0.5 * q * last) && p > q * (a - x) && p < q * (b - x)) {
        last = move;
        move = p / q;
      } else {
        last = x < centre ? b - x : a - x;
        move = GOLDEN * last;
      }
      double step = Math.abs(move) >= tolerance ? move : Math.copySign(tolerance, move);
      double u = Math.max(low, Math.min(high, x + step));
      double fu = function.applyAsDouble(u);
      if (Double.isNaN(fu)) {
        fu = Double.NEGATIVE_INFINITY;
      }
      if (fu >= fx) {
        if (u < x) {
          b = x;
        } else {
          a = x;
        }
        v = w;
        fv = fw;
        w = x;
        fw = fx;
        x = u;
        fx = fu;
      } else {
        if (u < x) {
          a = u;
        } else {
          b = u;
        }
        if (fu >= fw || w == x) {
          v = w;
          fv = fw;
          w = u;
          fw = fu;
        } else if (fu >= fv || v == x || v == w) {
          v = u;
          fv = fu;
        }
      }
    }
    refined = x;
    return fx;
  }
}
