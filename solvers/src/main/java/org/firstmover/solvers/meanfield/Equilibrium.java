package org.firstmover.solvers.meanfield;

import java.util.Arrays;
import org.firstmover.game.meanfield.MeanFieldGame;

/**
 * Policies of all populations at a commitment, the flow that they make, and what is left to gain.
 *
 * @param commitment of the leader
 * @param policy {@code double[time][population][pair]}
 * @param flow likewise
 * @param gains of each population's followers against the flow
 * @param values of each population's followers
 * @param iterations it took
 */
record Equilibrium(
    double[] commitment,
    double[][][] policy,
    double[][][] flow,
    double[] gains,
    double[] values,
    long iterations) {

  /** The flow of a policy and what is left to gain against it. */
  static Equilibrium of(Dynamics dynamics, double[][][] policy, long iterations) {
    double[][][] flow = dynamics.table();
    dynamics.flow(policy, flow);
    dynamics.meet(flow);
    double[] gains = dynamics.values().gains(policy, flow, null, null).clone();
    double[] values = new double[gains.length];
    Arrays.setAll(values, p -> dynamics.values().value(p, flow));
    return new Equilibrium(dynamics.commitment(), policy, flow, gains, values, iterations);
  }

  /** The sum of what followers of all populations could gain. */
  double exploitability() {
    return Arrays.stream(gains).sum();
  }

  double leaderValue(MeanFieldGame game) {
    return game.leaderValue(commitment, flow);
  }
}
