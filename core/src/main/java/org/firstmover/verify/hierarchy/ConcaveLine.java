package org.firstmover.verify.hierarchy;

import java.util.function.DoubleUnaryOperator;
import org.firstmover.solution.Check.Kind;

/**
 * The regret of a follower with one variable and a concave gain, from values alone: beyond the
 * points that it joins, a chord extended is above a concave function.
 */
final class ConcaveLine {
  private static final double GOLDEN = 0.5 * (Math.sqrt(5) - 1);
  private static final double[] STEPS = {1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9};

  private final DoubleUnaryOperator gain;
  private final double from;
  private final double to;

  /** A gain over an interval, perhaps without end. */
  ConcaveLine(DoubleUnaryOperator gain, double from, double to) {
    this.gain = gain;
    this.from = from;
    this.to = to;
  }

  /**
   * How much better the best is than x.
   *
   * @param enough a bound that need not be improved
   */
  Regret regret(double x, double enough) {
    double value = gain.applyAsDouble(x);
    double near = Math.max(from, Math.min(to, x));
    double excess = gain.applyAsDouble(near) - value;
    double bound = Math.max(0, excess) + above(near);
    if (!(bound <= enough)) {
      double best = highest(near);
      double better = Math.max(0, gain.applyAsDouble(best) - value);
      bound = Math.min(bound, better + above(best));
      if (bound == Double.POSITIVE_INFINITY && better <= enough) {
        return new Regret(better, Kind.SEARCH, "searched along her concave gain");
      }
    }
    return new Regret(bound, Kind.BOUND, "chords of her concave gain");
  }

  /** A bound on how much higher the gain gets than at z: the least over several steps. */
  private double above(double z) {
    double value = gain.applyAsDouble(z);
    double least = Double.POSITIVE_INFINITY;
    for (double step : STEPS) {
      double h = step * Math.max(1, Math.abs(z));
      double right = Math.min(h, 0.5 * (to - z));
      double left = Math.min(h, 0.5 * (z - from));
      double excess = Math.max(side(z, value, right, left), side(z, value, -left, -right));
      least = Math.min(least, Double.isNaN(excess) ? Double.POSITIVE_INFINITY : excess);
    }
    return least + 1e-15 * Math.abs(value);
  }

  /**
   * The same on one side.
   *
   * @param step to that side, up or down; there is room for two
   * @param back the size of a step to the other side, with the same sign
   */
  private double side(double z, double value, double step, double back) {
    if (step == 0) {
      return 0;
    }
    double end = step > 0 ? to : from;
    double near = gain.applyAsDouble(z + step) - value;
    double next = gain.applyAsDouble(z + 2 * step) - value;
    double beyond = near <= 0 ? 0 : near / step * (end - z);
    // Between z and z + step: two lines, rising by the unit of the step, meet somewhere or never.
    double outer = next - near;
    double atStart = near - outer;
    double inner =
        back == 0 ? Double.POSITIVE_INFINITY : (value - gain.applyAsDouble(z - back)) / back * step;
    double between;
    if (outer >= 0) {
      between = near; // the outer line is highest at the end
    } else if (inner <= 0 || atStart <= 0) {
      between = Math.min(atStart, 0);
    } else if (inner == Double.POSITIVE_INFINITY) {
      between = atStart;
    } else {
      between = inner * Math.min(1, atStart / (inner - outer));
    }
    return Math.max(0, Math.max(beyond, between));
  }

  /** Steps outwards while the gain rises, then a golden section. */
  private double highest(double z) {
    double low = z;
    double high = z;
    double value = gain.applyAsDouble(z);
    for (int side = -1; side <= 1; side += 2) {
      double end = side > 0 ? to : from;
      double last = value;
      for (double h = 1e-6 * Math.max(1, Math.abs(z)); h < 1e18; h *= 2) {
        double next = side > 0 ? Math.min(end, z + h) : Math.max(end, z - h);
        if (side > 0) {
          high = next;
        } else {
          low = next;
        }
        double there = gain.applyAsDouble(next);
        if (next == end || !(there > last)) {
          break;
        }
        last = there;
      }
    }
    return golden(gain, low, high);
  }

  /** The highest point met by a golden section between two points that are finite. */
  static double golden(DoubleUnaryOperator gain, double low, double high) {
    double best = gain.applyAsDouble(low) >= gain.applyAsDouble(high) ? low : high;
    double left = high - GOLDEN * (high - low);
    double right = low + GOLDEN * (high - low);
    double atLeft = gain.applyAsDouble(left);
    double atRight = gain.applyAsDouble(right);
    for (int k = 0; k < 100 && left < right; k++) {
      if (atLeft >= atRight || Double.isNaN(atRight)) {
        high = right;
        right = left;
        atRight = atLeft;
        left = high - GOLDEN * (high - low);
        atLeft = gain.applyAsDouble(left);
      } else {
        low = left;
        left = right;
        atLeft = atRight;
        right = low + GOLDEN * (high - low);
        atRight = gain.applyAsDouble(right);
      }
    }
    double middle = atLeft >= atRight ? left : right;
    return gain.applyAsDouble(middle) >= gain.applyAsDouble(best) ? middle : best;
  }
}
