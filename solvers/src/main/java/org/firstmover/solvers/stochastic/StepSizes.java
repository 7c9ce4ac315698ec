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
   * What is left of a step size where no logit may move farther than the step size itself: along a
   * gradient with an entry above 1 it is divided by the largest.
   *
   * @param largest size of an entry of the gradient
   */
  double shortened(long iteration, double largest) {
    return at(iteration) * Math.min(1, 1 / largest);
  }
}
