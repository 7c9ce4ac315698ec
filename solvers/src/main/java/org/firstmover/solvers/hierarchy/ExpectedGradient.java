package org.firstmover.solvers.hierarchy;

import org.firstmover.random.Moments;

/**
 * The leader's expectation over the followers' equilibria, and its gradient in her strategy.
 *
 * @param value the expectation
 * @param gradient one number for each variable of the leader
 * @param standardError of the entries of the gradient, estimated; 0 where nothing was sampled
 * @param samples how many equilibria were drawn; 0 if the expectation was taken over all
 */
public record ExpectedGradient(
    double value, double[] gradient, double[] standardError, int samples) {

  /**
   * The gradient that was drawn.
   *
   * @param value the expectation itself
   */
  static ExpectedGradient of(double value, Moments draws) {
    return new ExpectedGradient(value, draws.mean(), draws.standardErrors(), draws.count());
  }
}
