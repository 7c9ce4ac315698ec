package org.firstmover.solvers.meanfield;

import java.util.List;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;

/**
 * Followers best-respond to the average of all crowds so far: the flow moves towards that of the
 * best response with weight (1 + eta) / (k + 1 + eta) in round k = 0, 1, …, and the policy is
 * averaged with the flow, so that it makes just the averaged flow. The policies it starts with
 * count only for the first response. With a constant weight the iteration is damped; with weight 1
 * it is the plain fixed-point (Picard) iteration, which converges only if it contracts.
 *
 * <p>With recency eta = 0 the average is the plain one of S. Perrin, J. Perolat, M. Lauriere, M.
 * Geist, R. Elie, O. Pietquin, "Fictitious play for mean field games: continuous time analysis and
 * applications", NeurIPS 2020: in continuous time exploitability falls as 1 / t in monotone games.
 * In rounds, where rewards are slopes of a concave function of the flow, it is the method of M.
 * Frank and P. Wolfe (M. Geist, J. Perolat, M. Lauriere, R. Elie, S. Perrin, O. Bachem, R. Munos,
 * O. Pietquin, "Concave utility reinforcement learning: the mean-field game viewpoint", AAMAS
 * 2022), whose usual weights 2 / (k + 2) are eta = 1. Exploitability is its duality gap: with h the
 * distance from the best value and C the curvature, h' &lt;= (1 - w) h + w^2 C / 2, which falls as
 * 1 / k for each eta above 0, and as log k / k for 0. These weights are the polynomial-decay
 * averages of O. Shamir, T. Zhang, "Stochastic gradient descent for non-smooth optimization", ICML
 * 2013. A small eta forgets first rounds that were far off and hardly widens the swings of the last
 * ones, which are as wide as the weight.
 *
 * <p>Where transitions depend on the crowd the averaged policy makes a flow that is only near the
 * average.
 */
final class FictitiousPlay implements ResponseMethod {
  private static final Option<Double> WEIGHT =
      Option.number("weight", 1e-9, 1, 0.1, "of the new best response in each round");

  private static final Option<Double> RECENCY =
      Option.number(
          "recency",
          0,
          100,
          0.25,
          "eta: the average's weights are (1 + eta) / (k + 1 + eta); 0: a plain average, 1:"
              + " Frank and Wolfe's");

  private final MethodInfo info;
  private final Weight weight;

  /** Of the best response in a round, from 0. */
  @FunctionalInterface
  private interface Weight {
    double in(Options options, long round);
  }

  private FictitiousPlay(MethodInfo info, Weight weight) {
    this.info = info;
    this.weight = weight;
  }

  static FictitiousPlay averaged() {
    return new FictitiousPlay(
        new MethodInfo(
            "fictitious-play",
            "an equilibrium of the populations by best responses to the average crowd",
            "exploitability falls as 1/k in monotone and potential games",
            "S. Perrin, J. Perolat, M. Lauriere, M. Geist, R. Elie, O. Pietquin, Fictitious play"
                + " for mean field games, NeurIPS 2020",
            List.of(RECENCY, Rounds.MOST, Rounds.TOLERANCE)),
        (options, k) -> (1 + options.get(RECENCY)) / (k + 1 + options.get(RECENCY)));
  }

  static FictitiousPlay damped() {
    return new FictitiousPlay(
        new MethodInfo(
            "damped-fixed-point",
            "an equilibrium of the populations by steps of one size towards the best response",
            "converges where best responses contract enough; smaller steps contract more often",
            "K. Cui, H. Koeppl, Approximately solving mean field games via entropy-regularized"
                + " deep reinforcement learning, AISTATS 2021",
            List.of(WEIGHT, Rounds.MOST, Rounds.TOLERANCE)),
        (options, k) -> options.get(WEIGHT));
  }

  static FictitiousPlay undamped() {
    return new FictitiousPlay(
        new MethodInfo(
            "fixed-point",
            "an equilibrium of the populations by best responses to the last crowd (Picard)",
            "converges where best responses contract, else cycles",
            "X. Guo, A. Hu, R. Xu, J. Zhang, Learning mean-field games, NeurIPS 2019",
            List.of(Rounds.MOST, Rounds.TOLERANCE)),
        (options, k) -> 1);
  }

  @Override
  public MethodInfo info() {
    return info;
  }

  @Override
  public Equilibrium respond(Dynamics dynamics, double[][][] start, Options options, Run run) {
    Rounds rounds = new Rounds(dynamics, options, run);
    Averaging averaging = new Averaging(dynamics);
    double[][][] policy = dynamics.table();
    Dynamics.copy(start, policy);
    for (long k = 0; ; k++) {
      if (rounds.end(averaging.look(policy))) {
        return Equilibrium.of(dynamics, policy, k);
      }
      averaging.step(policy, weight.in(options, k));
    }
  }
}
