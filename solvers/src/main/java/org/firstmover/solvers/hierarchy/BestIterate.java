package org.firstmover.solvers.hierarchy;

/** The best strategy of the leader so far among those that break no constraint by more than so. */
final class BestIterate {
  /** Takes nothing. */
  static final BestIterate NONE = new BestIterate(Double.NEGATIVE_INFINITY, 0, 0);

  private final double allowed;
  private final double[] leader;
  private final double[] followers;
  private double gain = Double.NEGATIVE_INFINITY;

  BestIterate(double allowed, int leaders, int followers) {
    this.allowed = allowed;
    leader = new double[leaders];
    this.followers = new double[followers];
  }

  /** Takes the strategy whose equilibrium the problem is at, if it is the best one. */
  void offer(double[] strategy, LeaderProblem problem) {
    if (problem.gain() > gain && problem.violation() <= allowed) {
      gain = problem.gain();
      System.arraycopy(strategy, 0, leader, 0, leader.length);
      System.arraycopy(problem.oracle().point(), leader.length, followers, 0, followers.length);
    }
  }

  /** Its gain; minus infinity if none kept the constraints. */
  double gain() {
    return gain;
  }

  /** Goes back to it, with the equilibrium that was found there; stays if there is none. */
  void into(double[] strategy, EquilibriumOracle oracle) {
    if (gain > Double.NEGATIVE_INFINITY) {
      System.arraycopy(leader, 0, strategy, 0, leader.length);
      oracle.backTo(followers);
    }
  }
}
