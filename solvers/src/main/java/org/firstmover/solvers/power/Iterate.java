package org.firstmover.solvers.power;

import java.util.Arrays;

/**
 * A point of the interior point method: blocks and flows within their bounds, angles, prices, and a
 * multiplier for each bound and each limited flow. A box is a block, or behind those a flow.
 */
final class Iterate {
  /** A box narrower than this is a constant. */
  private static final double CONSTANT = 1e-12;

  private final DispatchProgram program;

  final double[] angles;
  final double[] prices;

  /** Blocks, then flows. */
  final double[] x;

  /** Multipliers of the definition of each flow: upper less lower multiplier. */
  final double[] congestion;

  final double[] below;
  final double[] above;

  /** What is left to each bound: kept on its own, for near the bound x has too few digits. */
  final double[] roomBelow;

  final double[] roomAbove;

  /** Boxes that are neither constant nor a flow without limits. */
  final boolean[] free;

  /** Branches whose flow has a limit. */
  final boolean[] limited;

  private final double[][] unknowns;
  private final double[][] kept;

  Iterate(DispatchProgram program) {
    this.program = program;
    int boxes = program.blocks + program.branches;
    angles = new double[program.buses];
    prices = new double[program.buses];
    x = new double[boxes];
    congestion = new double[program.branches];
    below = new double[boxes];
    above = new double[boxes];
    roomBelow = new double[boxes];
    roomAbove = new double[boxes];
    free = new boolean[boxes];
    limited = new boolean[program.branches];
    for (int k = 0; k < program.branches; k++) {
      limited[k] = program.limited(k);
    }
    unknowns = new double[][] {angles, prices, x, congestion, below, above, roomBelow, roomAbove};
    kept = new double[unknowns.length][];
    for (int k = 0; k < kept.length; k++) {
      kept[k] = new double[unknowns[k].length];
    }
  }

  /** In the middle of each box, all multipliers 1. */
  void start(double[] upperBounds) {
    Arrays.fill(angles, 0);
    Arrays.fill(prices, 0.5);
    Arrays.fill(congestion, 0);
    for (int j = 0; j < x.length; j++) {
      boolean block = j < program.blocks;
      double lower = block ? program.lower[j] : program.flowLower[j - program.blocks];
      double upper = block ? upperBounds[j] : program.flowUpper[j - program.blocks];
      boolean floor = lower > Double.NEGATIVE_INFINITY;
      boolean ceiling = upper < Double.POSITIVE_INFINITY;
      free[j] = !(upper - lower <= CONSTANT) && (block || floor || ceiling);
      below[j] = free[j] && floor ? 1 : 0;
      above[j] = free[j] && ceiling ? 1 : 0;
      if (floor && ceiling) {
        x[j] = 0.5 * (lower + upper);
      } else if (floor) {
        x[j] = lower + 1;
      } else {
        x[j] = ceiling ? upper - 1 : 0;
      }
      roomBelow[j] = x[j] - lower;
      roomAbove[j] = upper - x[j];
    }
  }

  /** The largest price, at least 1. */
  double dearest() {
    double most = 1;
    for (double price : prices) {
      most = Math.max(most, Math.abs(price));
    }
    return most;
  }

  void keep() {
    copy(unknowns, kept);
  }

  /** Goes back to the point that was kept last. */
  void restore() {
    copy(kept, unknowns);
  }

  private static void copy(double[][] from, double[][] to) {
    for (int k = 0; k < from.length; k++) {
      System.arraycopy(from[k], 0, to[k], 0, from[k].length);
    }
  }

  /** The mean product of a bound's slack and its multiplier, after so much of a step. */
  double complementarity(NewtonStep step, double length) {
    double sum = 0;
    int count = 0;
    for (int j = 0; j < x.length; j++) {
      if (below[j] > 0) {
        sum += (roomBelow[j] + length * step.x[j]) * (below[j] + length * step.below[j]);
        count++;
      }
      if (above[j] > 0) {
        sum += (roomAbove[j] - length * step.x[j]) * (above[j] + length * step.above[j]);
        count++;
      }
    }
    return count > 0 ? sum / count : 0;
  }

  /** The longest part of a step, at most 1, that keeps slacks and multipliers positive. */
  double longest(NewtonStep step) {
    double longest = 1;
    for (int j = 0; j < x.length; j++) {
      if (below[j] > 0) {
        longest = shortened(longest, roomBelow[j], step.x[j]);
        longest = shortened(longest, below[j], step.below[j]);
      }
      if (above[j] > 0) {
        longest = shortened(longest, roomAbove[j], -step.x[j]);
        longest = shortened(longest, above[j], step.above[j]);
      }
    }
    return longest;
  }

  private static double shortened(double length, double value, double step) {
    return step < 0 ? Math.min(length, -value / step) : length;
  }

  void advance(NewtonStep step, double length) {
    for (int i = 0; i < angles.length; i++) {
      angles[i] += length * step.angles[i];
      prices[i] += length * step.prices[i];
    }
    for (int j = 0; j < x.length; j++) {
      if (free[j]) {
        x[j] += length * step.x[j];
        roomBelow[j] += length * step.x[j];
        roomAbove[j] -= length * step.x[j];
        below[j] += length * step.below[j];
        above[j] += length * step.above[j];
      }
    }
    for (int k = 0; k < congestion.length; k++) {
      if (limited[k]) {
        congestion[k] += length * step.congestion[k];
      }
    }
  }

  /**
   * The limits that bind: those whose slack is less than their multiplier.
   *
   * @param active filled: -1 at the lower, 1 at the upper bound, 0 between; blocks, then branches
   */
  void active(byte[] active) {
    for (int j = 0; j < x.length; j++) {
      if (!free[j]) {
        int k = j - program.blocks;
        active[j] = (byte) (k < 0 ? -1 : limited[k] ? 1 : 0);
      } else if (below[j] > 0 && roomBelow[j] < below[j]) {
        active[j] = -1;
      } else {
        active[j] = (byte) (above[j] > 0 && roomAbove[j] < above[j] ? 1 : 0);
      }
    }
  }
}
