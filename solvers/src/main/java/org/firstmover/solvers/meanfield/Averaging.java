package org.firstmover.solvers.meanfield;

/**
 * Steps of a policy towards the best response to the flow that it makes; of fictitious play and of
 * the fixed-point iterations. Allocates nothing after construction.
 */
final class Averaging {
  private final Dynamics dynamics;
  private final double[][][] flow;
  private final double[][][] reply;
  private final double[][][] replied;
  private final double[][][] best;

  Averaging(Dynamics dynamics) {
    this.dynamics = dynamics;
    flow = dynamics.table();
    reply = dynamics.table();
    replied = dynamics.table();
    best = dynamics.table();
  }

  /** What followers of each population could gain against the flow of a policy. */
  double[] look(double[][][] policy) {
    dynamics.flow(policy, flow);
    dynamics.meet(flow);
    return dynamics.values().gains(policy, flow, best, null);
  }

  /**
   * Moves the policy at which it looked last so that its flow moves towards that of the best
   * response: pi = [(1 - w) mu pi + w mu' pi'] / [(1 - w) mu + w mu'], where somebody is.
   *
   * @param w weight of the best response
   */
  void step(double[][][] policy, double w) {
    Choice.softmax(dynamics, best, reply, dynamics.entropy());
    dynamics.flow(reply, replied);
    for (int t = 0; t < policy.length; t++) {
      for (int p = 0; p < policy[t].length; p++) {
        int actions = dynamics.population(p).actionCount();
        double[] chosen = policy[t][p];
        double[] mine = flow[t][p];
        double[] theirs = replied[t][p];
        for (int from = 0; from < chosen.length; from += actions) {
          double mass = 0;
          for (int k = from; k < from + actions; k++) {
            mass += (1 - w) * mine[k] + w * theirs[k];
          }
          for (int k = from; k < from + actions; k++) {
            chosen[k] =
                mass > 0
                    ? ((1 - w) * mine[k] + w * theirs[k]) / mass
                    : (1 - w) * chosen[k] + w * reply[t][p][k];
          }
        }
      }
    }
  }
}
