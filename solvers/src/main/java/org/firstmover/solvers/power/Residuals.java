package org.firstmover.solvers.power;

import java.util.Arrays;

/** By how much a point misses the equations of an optimum, complementarity left out. */
final class Residuals {
  private final DispatchProgram program;
  private final Iterate at;

  /** Of the cost's derivative by each block and each limited flow. */
  final double[] dual;

  /** Of the definition of each limited flow. */
  final double[] flow;

  /** Of the power at each bus. */
  final double[] balance;

  /** Of the derivative by each angle. */
  final double[] stationarity;

  Residuals(DispatchProgram program, Iterate at) {
    this.program = program;
    this.at = at;
    dual = new double[program.blocks + program.branches];
    flow = new double[program.branches];
    balance = new double[program.buses];
    stationarity = new double[program.buses];
  }

  /** Fills the residuals; answers the largest. */
  double measure(double[] demand) {
    double largest = 0;
    System.arraycopy(demand, 0, balance, 0, balance.length);
    Arrays.fill(stationarity, 0);
    for (int j = 0; j < program.blocks; j++) {
      int i = program.bus[j];
      double sign = program.sign[j];
      balance[i] -= sign * at.x[j];
      if (at.free[j]) {
        dual[j] =
            program.quadratic[j] * at.x[j]
                + program.linear[j]
                - sign * at.prices[i]
                - at.below[j]
                + at.above[j];
        largest = Math.max(largest, Math.abs(dual[j]));
      }
    }
    for (int k = 0; k < program.branches; k++) {
      int f = program.from[k];
      int t = program.to[k];
      double through = program.susceptance[k] * (at.angles[f] - at.angles[t]) - program.offset[k];
      balance[f] += through;
      balance[t] -= through;
      int j = program.blocks + k;
      double pull = at.prices[f] - at.prices[t];
      if (at.limited[k]) {
        flow[k] = through - at.x[j];
        largest = Math.max(largest, Math.abs(flow[k]));
        pull += at.congestion[k];
        if (at.free[j]) {
          dual[j] = at.above[j] - at.below[j] - at.congestion[k];
          largest = Math.max(largest, Math.abs(dual[j]));
        }
      }
      stationarity[f] += program.susceptance[k] * pull;
      stationarity[t] -= program.susceptance[k] * pull;
    }
    stationarity[program.reference] = 0;
    for (int i = 0; i < balance.length; i++) {
      largest = Math.max(largest, Math.abs(balance[i]));
      largest = Math.max(largest, Math.abs(stationarity[i]));
    }
    return largest;
  }
}
