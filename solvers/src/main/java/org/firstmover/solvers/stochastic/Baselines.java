package org.firstmover.solvers.stochastic;

/**
 * What is subtracted from returns, by state: any numbers that trajectories do not depend on leave
 * the means of score-function estimates where they are; with values of states they vary least.
 */
final class Baselines {
  private final double[] leader;
  private final double[] follower;

  /** At first 0. */
  Baselines(int states) {
    leader = new double[states];
    follower = new double[states];
  }

  /** Not a copy. */
  double[] leader() {
    return leader;
  }

  /** With the entropy bonus; not a copy. */
  double[] follower() {
    return follower;
  }

  /**
   * Moves toward the mean returns of trajectories that will not be used again.
   *
   * @param leaderReturns sums by state
   * @param followerReturns likewise
   * @param visits how many returns were added up in each state; nothing moves where there are none
   * @param rate 1 to go all the way
   */
  void follow(double[] leaderReturns, double[] followerReturns, double[] visits, double rate) {
    for (int s = 0; s < leader.length; s++) {
      if (visits[s] > 0) {
        leader[s] += rate * (leaderReturns[s] / visits[s] - leader[s]);
        follower[s] += rate * (followerReturns[s] / visits[s] - follower[s]);
      }
    }
  }
}
