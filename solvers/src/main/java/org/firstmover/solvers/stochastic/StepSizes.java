package org.firstmover.solvers.stochastic;

/**
 * Step sizes first / (1 + t)^power. With powers above 1/2 and at most 1, the leader's above the
 * follower's, they are those of Assumption 1 of Das et al. 2024 (Eqs. 10 to 12).
 */
record StepSizes(double first, double power) {
  double at(long iteration) {
    return first * StrictMath.pow(1.0 + iteration, -power);
  }

  /**
   * Of a step along a gradient, where no logit may move too far.
   *
   * @param unit of rewards
   * @param largest size of an entry of the gradient
   * @param reach how far a logit may move
   */
  double within(long iteration, double unit, double largest, double reach) {
    double size = at(iteration) / unit;
    return size * largest > reach ? reach / largest : size;
  }
}
