package org.firstmover.solvers.hierarchy;

/**
 * The leader's expectation over the followers' equilibria, and its gradient in her strategy.
 *
 * @param value the expectation
 * @param gradient one number for each variable of the leader
 * @param standardError of the entries of the gradient, estimated; 0 where nothing was sampled
 * @param samples how many equilibria were drawn; 0 if the expectation was taken over all
 */
public record ExpectedGradient(
    double value, double[] gradient, double[] standardError, int samples) {}
