package org.firstmover.solvers.power;

import java.util.Arrays;
import org.firstmover.solvers.linear.Vectors;

/**
 * Solves a dispatch programme: a primal-dual interior point method with a predictor and a
 * corrector, one sparse factorisation a step. All memory is kept between solutions.
 *
 * <p>Unknowns are the blocks x, the angles, the prices of the bus balances, a variable flow v_k and
 * a multiplier pi_k for each limited branch, and a multiplier for each bound. Those of x, v and the
 * bounds are eliminated, so that angles and prices remain.
 *
 * <p>Source: S. Mehrotra, "On the implementation of a primal-dual interior point method", SIAM J.
 * Optimization 2 (1992), in the form for quadratic programmes of J. Nocedal and S. J. Wright,
 * "Numerical Optimization", second edition, algorithm 16.4, with one step length for all unknowns.
 */
final class InteriorPoint {
  private static final int MOST_STEPS = 200;

  /** All quantities are about 1. */
  private static final double RESIDUAL = 1e-11;

  /** A product: each factor is about its root. */
  private static final double COMPLEMENTARITY = 1e-18;

  /** Steps without progress before it is given up. */
  private static final int PATIENCE = 15;

  /** What is good enough where rounding allows no more. */
  private static final double ACCEPTED = 1e-9;

  /** A box narrower than this is a constant. */
  private static final double CONSTANT = 1e-12;

  /** A step that leaves so much of the gap is none. */
  private static final double STALLED = 0.9;

  private static final double BACK = 0.995;

  /**
   * Each step minimises this times half its own square on top, which bounds the Newton matrix; as
   * steps become small it says nothing. M. P. Friedlander, D. Orban, "A primal-dual regularized
   * interior-point method for convex quadratic programs", Math. Prog. Computation 4 (2012).
   */
  private static final double PROXIMAL = 1e-9;

  private final DispatchProgram program;
  private final GridFactor factor;
  private final int buses;
  private final int blocks;

  /** Blocks, then the flows of branches. */
  private final int boxes;

  final double[] angles;
  final double[] prices;

  /** Blocks, then flows. */
  final double[] x;

  /** Multipliers of the definition of each flow: upper less lower multiplier. */
  final double[] congestion;

  final double[] below;
  final double[] above;

  /** What is left to each bound: kept on its own, for near the bound x has too few digits. */
  private final double[] roomBelow;

  private final double[] roomAbove;
  private final double[] lower;
  private final double[] upper;
  private final boolean[] free;
  private final boolean[] limited;
  private final double[] weight;
  private final double[] branchWeight;
  private final double[] right;
  private final double[] dualResidual;
  private final double[] flowResidual;
  private final double[] balance;
  private final double[] stationarity;
  private final double[] conductance;
  private final double[] stepAngles;
  private final double[] stepPrices;
  private final double[] targetAngles;
  private final double[] targetPrices;
  private final double[] errorAngles;
  private final double[] errorPrices;
  private final double[] stepX;
  private final double[] stepCongestion;
  private final double[] stepBelow;
  private final double[] stepAbove;
  private final double[] crossBelow;
  private final double[] crossAbove;

  /** All that a step changes, and the best of it so far. */
  private final double[][] unknowns;

  private final double[][] kept;
  private boolean solved;

  InteriorPoint(DispatchProgram program) {
    this.program = program;
    this.factor = new GridFactor(program);
    buses = program.buses;
    blocks = program.blocks;
    boxes = blocks + program.branches;
    angles = new double[buses];
    prices = new double[buses];
    x = new double[boxes];
    congestion = new double[program.branches];
    below = new double[boxes];
    above = new double[boxes];
    roomBelow = new double[boxes];
    roomAbove = new double[boxes];
    lower = new double[boxes];
    upper = new double[boxes];
    free = new boolean[boxes];
    limited = new boolean[program.branches];
    for (int k = 0; k < program.branches; k++) {
      limited[k] = program.limited(k);
    }
    weight = new double[boxes];
    branchWeight = new double[program.branches];
    right = new double[boxes];
    dualResidual = new double[boxes];
    flowResidual = new double[program.branches];
    balance = new double[buses];
    stationarity = new double[buses];
    conductance = new double[buses];
    stepAngles = new double[buses];
    stepPrices = new double[buses];
    targetAngles = new double[buses];
    targetPrices = new double[buses];
    errorAngles = new double[buses];
    errorPrices = new double[buses];
    stepX = new double[boxes];
    stepCongestion = new double[program.branches];
    stepBelow = new double[boxes];
    stepAbove = new double[boxes];
    crossBelow = new double[boxes];
    crossAbove = new double[boxes];
    unknowns = new double[][] {angles, prices, x, congestion, below, above, roomBelow, roomAbove};
    kept = new double[unknowns.length][];
    for (int k = 0; k < kept.length; k++) {
      kept[k] = new double[unknowns[k].length];
    }
  }

  boolean solved() {
    return solved;
  }

  /** Fills the flows, behind the blocks. */
  void flows(double[] into) {
    for (int k = 0; k < program.branches; k++) {
      double turn = angles[program.from[k]] - angles[program.to[k]];
      into[blocks + k] = program.susceptance[k] * turn - program.offset[k];
    }
  }

  /**
   * The limits that bind: those whose slack is less than their multiplier.
   *
   * @param active filled: -1 at the lower, 1 at the upper bound, 0 between; blocks, then branches
   */
  void active(byte[] active) {
    for (int j = 0; j < boxes; j++) {
      if (!free[j]) {
        active[j] = (byte) (j < blocks ? -1 : limited[j - blocks] ? 1 : 0);
      } else if (below[j] > 0 && roomBelow[j] < below[j]) {
        active[j] = -1;
      } else {
        active[j] = (byte) (above[j] > 0 && roomAbove[j] < above[j] ? 1 : 0);
      }
    }
  }

  /**
   * Solves; the answer stands in the fields.
   *
   * @param demand per unit, by bus
   * @param upperBounds of the blocks
   * @return whether an optimum was found
   */
  boolean solve(double[] demand, double[] upperBounds) {
    start(upperBounds);
    solved = converge(demand);
    return solved;
  }

  private boolean converge(double[] demand) {
    double best = Double.POSITIVE_INFINITY;
    double before = Double.POSITIVE_INFINITY;
    int worse = 0;
    for (int step = 0; step < MOST_STEPS && worse <= PATIENCE; step++) {
      double residual = residuals(demand);
      double gap = complementarity();
      if (residual <= RESIDUAL && gap <= COMPLEMENTARITY) {
        return true;
      }
      double error = Math.max(residual, Math.sqrt(gap / COMPLEMENTARITY) * RESIDUAL);
      worse = error < 0.9 * best ? 0 : worse + 1;
      if (error < best) {
        best = error;
        if (best <= ACCEPTED) {
          copy(unknowns, kept);
        }
      } else if (best <= ACCEPTED) {
        break; // rounding has taken over
      }
      weigh();
      direction(0, false);
      double length = length();
      double affine = complementarityAt(length);
      double centring = gap > 0 ? Math.pow(affine / gap, 3) : 0;
      for (int j = 0; j < boxes; j++) {
        crossBelow[j] = stepX[j] * stepBelow[j];
        crossAbove[j] = -stepX[j] * stepAbove[j];
      }
      direction(Math.min(1, centring) * gap, true);
      if (gap > STALLED * before) {
        direction(0.5 * gap, false); // the corrector may go round in circles
      }
      before = gap;
      if (!Vectors.finite(stepPrices) || !Vectors.finite(stepX)) {
        break; // a slack has been rounded to 0
      }
      advance(Math.min(1, BACK * length()));
    }
    if (best <= ACCEPTED) {
      copy(kept, unknowns);
    }
    return best <= ACCEPTED;
  }

  private static void copy(double[][] from, double[][] to) {
    for (int k = 0; k < from.length; k++) {
      System.arraycopy(from[k], 0, to[k], 0, from[k].length);
    }
  }

  private void start(double[] upperBounds) {
    Arrays.fill(angles, 0);
    Arrays.fill(prices, 0.5);
    Arrays.fill(congestion, 0);
    System.arraycopy(program.lower, 0, lower, 0, blocks);
    System.arraycopy(upperBounds, 0, upper, 0, blocks);
    for (int k = 0; k < program.branches; k++) {
      lower[blocks + k] = program.flowLower[k];
      upper[blocks + k] = program.flowUpper[k];
    }
    for (int j = 0; j < boxes; j++) {
      boolean floor = lower[j] > Double.NEGATIVE_INFINITY;
      boolean ceiling = upper[j] < Double.POSITIVE_INFINITY;
      free[j] = !(upper[j] - lower[j] <= CONSTANT) && (j < blocks || floor || ceiling);
      below[j] = free[j] && floor ? 1 : 0;
      above[j] = free[j] && ceiling ? 1 : 0;
      if (floor && ceiling) {
        x[j] = 0.5 * (lower[j] + upper[j]);
      } else if (floor) {
        x[j] = lower[j] + 1;
      } else {
        x[j] = ceiling ? upper[j] - 1 : 0;
      }
      roomBelow[j] = x[j] - lower[j];
      roomAbove[j] = upper[j] - x[j];
    }
  }

  /** Fills the residuals; answers the largest. */
  private double residuals(double[] demand) {
    double largest = 0;
    System.arraycopy(demand, 0, balance, 0, buses);
    Arrays.fill(stationarity, 0);
    for (int j = 0; j < blocks; j++) {
      int i = program.bus[j];
      double sign = program.sign[j];
      balance[i] -= sign * x[j];
      if (free[j]) {
        dualResidual[j] =
            program.quadratic[j] * x[j]
                + program.linear[j]
                - sign * prices[i]
                - below[j]
                + above[j];
        largest = Math.max(largest, Math.abs(dualResidual[j]));
      }
    }
    for (int k = 0; k < program.branches; k++) {
      int f = program.from[k];
      int t = program.to[k];
      double flow = program.susceptance[k] * (angles[f] - angles[t]) - program.offset[k];
      balance[f] += flow;
      balance[t] -= flow;
      int j = blocks + k;
      double pull = prices[f] - prices[t];
      if (limited[k]) {
        flowResidual[k] = flow - x[j];
        largest = Math.max(largest, Math.abs(flowResidual[k]));
        pull += congestion[k];
        if (free[j]) {
          dualResidual[j] = above[j] - below[j] - congestion[k];
          largest = Math.max(largest, Math.abs(dualResidual[j]));
        }
      }
      stationarity[f] += program.susceptance[k] * pull;
      stationarity[t] -= program.susceptance[k] * pull;
    }
    stationarity[program.reference] = 0;
    for (int i = 0; i < buses; i++) {
      largest = Math.max(largest, Math.abs(balance[i]));
      largest = Math.max(largest, Math.abs(stationarity[i]));
    }
    return largest;
  }

  /** The mean product of a bound's slack and its multiplier. */
  private double complementarity() {
    return complementarityAt(0);
  }

  private double complementarityAt(double length) {
    double sum = 0;
    int count = 0;
    for (int j = 0; j < boxes; j++) {
      if (below[j] > 0) {
        sum += (roomBelow[j] + length * stepX[j]) * (below[j] + length * stepBelow[j]);
        count++;
      }
      if (above[j] > 0) {
        sum += (roomAbove[j] - length * stepX[j]) * (above[j] + length * stepAbove[j]);
        count++;
      }
    }
    return count > 0 ? sum / count : 0;
  }

  /** The Newton matrix at the present point. */
  private void weigh() {
    Arrays.fill(conductance, 0);
    for (int j = 0; j < boxes; j++) {
      double curvature = j < blocks ? program.quadratic[j] : 0;
      double fromBelow = below[j] > 0 ? below[j] / roomBelow[j] : 0;
      double fromAbove = above[j] > 0 ? above[j] / roomAbove[j] : 0;
      weight[j] = curvature + fromBelow + fromAbove + (j < blocks ? PROXIMAL : 0);
      if (j < blocks && free[j]) {
        conductance[program.bus[j]] += 1 / weight[j];
      }
    }
    for (int k = 0; k < program.branches; k++) {
      // a flow that must be a constant has an infinite weight of its own
      double flowWeight = weight[blocks + k];
      branchWeight[k] =
          limited[k] && !free[blocks + k] ? 1 / PROXIMAL : flowWeight / (1 + PROXIMAL * flowWeight);
    }
    factor.factor(branchWeight, conductance);
  }

  /** The step to products of slacks and multipliers that are all the target. */
  private void direction(double target, boolean corrected) {
    for (int i = 0; i < buses; i++) {
      targetPrices[i] = -balance[i];
      targetAngles[i] = -stationarity[i];
    }
    for (int j = 0; j < boxes; j++) {
      if (!free[j]) {
        targetFlow(j - blocks);
        continue;
      }
      double h = -dualResidual[j];
      if (below[j] > 0) {
        h += (target - (corrected ? crossBelow[j] : 0)) / roomBelow[j] - below[j];
      }
      if (above[j] > 0) {
        h -= (target - (corrected ? crossAbove[j] : 0)) / roomAbove[j] - above[j];
      }
      right[j] = h;
      if (j < blocks) {
        targetPrices[program.bus[j]] += program.sign[j] * h / weight[j];
      } else {
        int k = j - blocks;
        right[j] = h / (1 + PROXIMAL * weight[j]);
        double pull = program.susceptance[k] * (branchWeight[k] * flowResidual[k] - right[j]);
        targetAngles[program.from[k]] -= pull;
        targetAngles[program.to[k]] += pull;
      }
    }
    targetAngles[program.reference] = 0;
    solveNewton();
    for (int j = 0; j < boxes; j++) {
      if (!free[j]) {
        stepTied(j - blocks);
        continue;
      }
      if (j < blocks) {
        stepX[j] = (right[j] + program.sign[j] * stepPrices[program.bus[j]]) / weight[j];
      } else {
        int k = j - blocks;
        double turn = stepAngles[program.from[k]] - stepAngles[program.to[k]];
        double change = program.susceptance[k] * turn + flowResidual[k];
        stepCongestion[k] = branchWeight[k] * change - right[j];
        stepX[j] = change - PROXIMAL * stepCongestion[k];
      }
      stepBelow[j] =
          below[j] > 0
              ? (target - (corrected ? crossBelow[j] : 0) - below[j] * stepX[j]) / roomBelow[j]
                  - below[j]
              : 0;
      stepAbove[j] =
          above[j] > 0
              ? (target - (corrected ? crossAbove[j] : 0) + above[j] * stepX[j]) / roomAbove[j]
                  - above[j]
              : 0;
    }
  }

  /** Of a flow that must be a constant. */
  private void targetFlow(int k) {
    if (k >= 0 && limited[k]) {
      double pull = program.susceptance[k] * branchWeight[k] * flowResidual[k];
      targetAngles[program.from[k]] -= pull;
      targetAngles[program.to[k]] += pull;
    }
  }

  private void stepTied(int k) {
    if (k >= 0 && limited[k]) {
      double turn = stepAngles[program.from[k]] - stepAngles[program.to[k]];
      stepCongestion[k] = branchWeight[k] * (program.susceptance[k] * turn + flowResidual[k]);
    }
  }

  /** Solves for angles and prices, and once more for what rounding has left. */
  private void solveNewton() {
    System.arraycopy(targetAngles, 0, stepAngles, 0, buses);
    System.arraycopy(targetPrices, 0, stepPrices, 0, buses);
    factor.solve(stepAngles, stepPrices);
    for (int round = 0; round < 2; round++) {
      System.arraycopy(targetAngles, 0, errorAngles, 0, buses);
      System.arraycopy(targetPrices, 0, errorPrices, 0, buses);
      for (int i = 0; i < buses; i++) {
        errorPrices[i] += conductance[i] * stepPrices[i];
      }
      for (int k = 0; k < program.branches; k++) {
        int f = program.from[k];
        int t = program.to[k];
        double susceptance = program.susceptance[k];
        double turn = susceptance * (stepAngles[f] - stepAngles[t]);
        double pull = susceptance * (stepPrices[f] - stepPrices[t] + branchWeight[k] * turn);
        errorAngles[f] -= pull;
        errorAngles[t] += pull;
        errorPrices[f] -= turn;
        errorPrices[t] += turn;
      }
      errorAngles[program.reference] = 0;
      factor.solve(errorAngles, errorPrices);
      for (int i = 0; i < buses; i++) {
        stepAngles[i] += errorAngles[i];
        stepPrices[i] += errorPrices[i];
      }
    }
  }

  /** The longest step, at most 1, that keeps slacks and multipliers positive. */
  private double length() {
    double longest = 1;
    for (int j = 0; j < boxes; j++) {
      if (below[j] > 0) {
        longest = shortened(longest, roomBelow[j], stepX[j]);
        longest = shortened(longest, below[j], stepBelow[j]);
      }
      if (above[j] > 0) {
        longest = shortened(longest, roomAbove[j], -stepX[j]);
        longest = shortened(longest, above[j], stepAbove[j]);
      }
    }
    return longest;
  }

  private static double shortened(double length, double value, double step) {
    return step < 0 ? Math.min(length, -value / step) : length;
  }

  private void advance(double length) {
    for (int i = 0; i < buses; i++) {
      angles[i] += length * stepAngles[i];
      prices[i] += length * stepPrices[i];
    }
    for (int j = 0; j < boxes; j++) {
      if (free[j]) {
        x[j] += length * stepX[j];
        roomBelow[j] += length * stepX[j];
        roomAbove[j] -= length * stepX[j];
        below[j] += length * stepBelow[j];
        above[j] += length * stepAbove[j];
      }
    }
    for (int k = 0; k < program.branches; k++) {
      if (limited[k]) {
        congestion[k] += length * stepCongestion[k];
      }
    }
  }
}
