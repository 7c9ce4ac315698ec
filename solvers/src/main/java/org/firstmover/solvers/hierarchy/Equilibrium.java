package org.firstmover.solvers.hierarchy;

/**
 * What a response oracle answers.
 *
 * @param point all variables: the leader's strategy and the followers' response
 * @param converged whether it is an equilibrium to the oracle's tolerance
 * @param regret the most that a follower could still gain, by a search for her best response; NaN
 *     if a follower has none
 * @param residual the error of the KKT conditions; NaN where there are no slopes
 * @param sweeps how many rounds of best responses it took
 * @param trouble why there is no equilibrium; empty if there is one
 */
public record Equilibrium(
    double[] point,
    boolean converged,
    double regret,
    double residual,
    int sweeps,
    String trouble) {}
