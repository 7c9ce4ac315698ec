package org.firstmover.solvers.power;

import java.util.Arrays;

/**
 * The step of Newton's method from a point to where slack times multiplier is the same for all
 * bounds. The steps of blocks, flows and their multipliers are eliminated, so that angles and
 * prices remain, of which one sparse system is solved.
 */
final class NewtonStep {
  /**
   * Each step minimises this times half its own square on top, which bounds the Newton matrix; as
   * steps become small it says nothing. M. P. Friedlander, D. Orban, "A primal-dual regularized
   * interior-point method for convex quadratic programs", Math. Prog. Computation 4 (2012).
   */
  private static final double PROXIMAL = 1e-9;

  /** With more the steps would be too short. */
  private static final double MOST_PROXIMAL = 1e-4;

  /** A last correction beyond this part of the step tells that rounding has spoilt it. */
  private static final double SPOILT = 1e-2;

  private final DispatchProgram program;
  private final Iterate at;
  private final Residuals residuals;
  private final GridFactor factor;

  final double[] angles;
  final double[] prices;

  /** Blocks, then flows. */
  final double[] x;

  final double[] congestion;
  final double[] below;
  final double[] above;

  private final double[] weight;
  private final double[] branchWeight;
  private final double[] conductance;
  private final double[] right;
  private final double[] targetAngles;
  private final double[] targetPrices;
  private final double[] errorAngles;
  private final double[] errorPrices;
  private final double[] crossBelow;
  private final double[] crossAbove;
  private double proximal = PROXIMAL;
  private boolean accurate;

  NewtonStep(DispatchProgram program, Iterate at, Residuals residuals) {
    this.program = program;
    this.at = at;
    this.residuals = residuals;
    this.factor = new GridFactor(program);
    int buses = program.buses;
    int boxes = program.blocks + program.branches;
    angles = new double[buses];
    prices = new double[buses];
    x = new double[boxes];
    congestion = new double[program.branches];
    below = new double[boxes];
    above = new double[boxes];
    weight = new double[boxes];
    branchWeight = new double[program.branches];
    conductance = new double[buses];
    right = new double[boxes];
    targetAngles = new double[buses];
    targetPrices = new double[buses];
    errorAngles = new double[buses];
    errorPrices = new double[buses];
    crossBelow = new double[boxes];
    crossAbove = new double[boxes];
  }

  /** Forgets the last step. */
  void clear() {
    proximal = PROXIMAL;
    Arrays.fill(x, 0);
    Arrays.fill(below, 0);
    Arrays.fill(above, 0);
  }

  /** The products of the last step, which a corrector takes off. */
  void cross() {
    for (int j = 0; j < x.length; j++) {
      crossBelow[j] = x[j] * below[j];
      crossAbove[j] = -x[j] * above[j];
    }
  }

  /**
   * The predictor, from the Newton matrix at the present point, with as little damping as will do.
   */
  void predict() {
    weigh();
    direction(0, false);
    while (!accurate && proximal < MOST_PROXIMAL) {
      proximal *= 10;
      weigh();
      direction(0, false);
    }
  }

  private void weigh() {
    Arrays.fill(conductance, 0);
    for (int j = 0; j < x.length; j++) {
      double curvature = j < program.blocks ? program.quadratic[j] : 0;
      double fromBelow = at.below[j] > 0 ? at.below[j] / at.roomBelow[j] : 0;
      double fromAbove = at.above[j] > 0 ? at.above[j] / at.roomAbove[j] : 0;
      weight[j] = curvature + fromBelow + fromAbove + (j < program.blocks ? proximal : 0);
      if (j < program.blocks && at.free[j]) {
        conductance[program.bus[j]] += 1 / weight[j];
      }
    }
    for (int k = 0; k < program.branches; k++) {
      // a flow that must be a constant has an infinite weight of its own
      double flowWeight = weight[program.blocks + k];
      branchWeight[k] =
          at.limited[k] && !at.free[program.blocks + k]
              ? 1 / proximal
              : flowWeight / (1 + proximal * flowWeight);
    }
    factor.factor(branchWeight, conductance);
  }

  /** The step to products of slacks and multipliers that are all the target. */
  void direction(double target, boolean corrected) {
    for (int i = 0; i < angles.length; i++) {
      targetPrices[i] = -residuals.balance[i];
      targetAngles[i] = -residuals.stationarity[i];
    }
    for (int j = 0; j < x.length; j++) {
      if (!at.free[j]) {
        targetFlow(j - program.blocks);
        continue;
      }
      double h = -residuals.dual[j];
      if (at.below[j] > 0) {
        h += (target - (corrected ? crossBelow[j] : 0)) / at.roomBelow[j] - at.below[j];
      }
      if (at.above[j] > 0) {
        h -= (target - (corrected ? crossAbove[j] : 0)) / at.roomAbove[j] - at.above[j];
      }
      right[j] = h;
      if (j < program.blocks) {
        targetPrices[program.bus[j]] += program.sign[j] * h / weight[j];
      } else {
        int k = j - program.blocks;
        right[j] = h / (1 + proximal * weight[j]);
        double pull = program.susceptance[k] * (branchWeight[k] * residuals.flow[k] - right[j]);
        targetAngles[program.from[k]] -= pull;
        targetAngles[program.to[k]] += pull;
      }
    }
    targetAngles[program.reference] = 0;
    solveNewton();
    for (int j = 0; j < x.length; j++) {
      if (!at.free[j]) {
        stepTied(j - program.blocks);
        continue;
      }
      if (j < program.blocks) {
        x[j] = (right[j] + program.sign[j] * prices[program.bus[j]]) / weight[j];
      } else {
        int k = j - program.blocks;
        double turn = angles[program.from[k]] - angles[program.to[k]];
        double change = program.susceptance[k] * turn + residuals.flow[k];
        congestion[k] = branchWeight[k] * change - right[j];
        x[j] = change - proximal * congestion[k];
      }
      below[j] =
          at.below[j] > 0
              ? (target - (corrected ? crossBelow[j] : 0) - at.below[j] * x[j]) / at.roomBelow[j]
                  - at.below[j]
              : 0;
      above[j] =
          at.above[j] > 0
              ? (target - (corrected ? crossAbove[j] : 0) + at.above[j] * x[j]) / at.roomAbove[j]
                  - at.above[j]
              : 0;
    }
  }

  /** Of a flow that must be a constant. */
  private void targetFlow(int k) {
    if (k >= 0 && at.limited[k]) {
      double pull = program.susceptance[k] * branchWeight[k] * residuals.flow[k];
      targetAngles[program.from[k]] -= pull;
      targetAngles[program.to[k]] += pull;
    }
  }

  private void stepTied(int k) {
    if (k >= 0 && at.limited[k]) {
      double turn = angles[program.from[k]] - angles[program.to[k]];
      congestion[k] = branchWeight[k] * (program.susceptance[k] * turn + residuals.flow[k]);
    }
  }

  /** Solves for angles and prices, and once more for what rounding has left. */
  private void solveNewton() {
    System.arraycopy(targetAngles, 0, angles, 0, angles.length);
    System.arraycopy(targetPrices, 0, prices, 0, angles.length);
    factor.solve(angles, prices);
    double most = 0;
    double last = 0;
    for (int round = 0; round < 2; round++) {
      System.arraycopy(targetAngles, 0, errorAngles, 0, angles.length);
      System.arraycopy(targetPrices, 0, errorPrices, 0, angles.length);
      for (int i = 0; i < angles.length; i++) {
        errorPrices[i] += conductance[i] * prices[i];
      }
      for (int k = 0; k < program.branches; k++) {
        int f = program.from[k];
        int t = program.to[k];
        double susceptance = program.susceptance[k];
        double turn = susceptance * (angles[f] - angles[t]);
        double pull = susceptance * (prices[f] - prices[t] + branchWeight[k] * turn);
        errorAngles[f] -= pull;
        errorAngles[t] += pull;
        errorPrices[f] -= turn;
        errorPrices[t] += turn;
      }
      errorAngles[program.reference] = 0;
      factor.solve(errorAngles, errorPrices);
      most = 0;
      last = 0;
      for (int i = 0; i < angles.length; i++) {
        angles[i] += errorAngles[i];
        prices[i] += errorPrices[i];
        most = Math.max(most, Math.max(Math.abs(angles[i]), Math.abs(prices[i])));
        last = Math.max(last, Math.max(Math.abs(errorAngles[i]), Math.abs(errorPrices[i])));
      }
    }
    accurate = last <= SPOILT * most;
  }
}
