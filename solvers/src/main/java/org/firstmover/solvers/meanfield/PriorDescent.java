package org.firstmover.solvers.meanfield;

import java.util.List;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;

/**
 * Followers reply to the crowd by pi ~ q exp (Q / eta) with Q the values of best responses, and
 * from time to time the policy becomes the prior q. A prior that is never renewed makes it the
 * Boltzmann iteration GMF-V, whose equilibria have a bias of the order of eta.
 *
 * <p>Source: K. Cui, H. Koeppl, "Approximately solving mean field games via entropy-regularized
 * deep reinforcement learning", AISTATS 2021, algorithm 2, with Boltzmann policies; for GMF-V X.
 * Guo, A. Hu, R. Xu, J. Zhang, "A general framework for learning mean-field games", 2021. With an
 * entropy weight lambda, pi ~ (q^eta exp Q)^(1 / (eta + lambda)), whose fixed point is softmax (Q /
 * lambda).
 */
final class PriorDescent implements ResponseMethod {
  private static final Option<Double> TEMPERATURE =
      Option.number("prior-temperature", 1e-9, 1e9, 1, "eta, in units of the rewards");
  private static final Option<Integer> INNER =
      Option.whole(
          "prior-rounds", 0, 1_000_000, 10, "after which the policy becomes the prior; 0: never");

  private static final MethodInfo INFO =
      new MethodInfo(
          "prior-descent",
          "an equilibrium of the populations by softmax replies around a prior that is renewed",
          "converges where eta is large enough for replies to contract; biased if the prior stays",
          "K. Cui, H. Koeppl, Approximately solving mean field games via entropy-regularized deep"
              + " reinforcement learning, AISTATS 2021",
          List.of(TEMPERATURE, INNER, Rounds.MOST, Rounds.TOLERANCE));

  @Override
  public MethodInfo info() {
    return INFO;
  }

  @Override
  public Equilibrium respond(Dynamics dynamics, double[][][] start, Options options, Run run) {
    Rounds rounds = new Rounds(dynamics, options, run);
    double eta = options.get(TEMPERATURE);
    double total = eta + dynamics.entropy();
    int inner = options.get(INNER);
    double[][][] policy = dynamics.table();
    Dynamics.copy(start, policy);
    double[][][] prior = dynamics.table();
    Choice.logarithms(policy, prior, Choice.UNLIKELY);
    double[][][] logits = dynamics.table();
    double[][][] best = dynamics.table();
    double[][][] flow = dynamics.table();
    while (true) {
      dynamics.flow(policy, flow);
      dynamics.meet(flow);
      if (rounds.end(dynamics.values().gains(policy, flow, best, null))) {
        return Equilibrium.of(dynamics, policy, rounds.count());
      }
      Dynamics.copy(prior, logits);
      Choice.combine(eta / total, logits, 1 / total, best);
      Choice.softmax(dynamics, logits, policy, 1);
      if (inner > 0 && rounds.count() % inner == 0) {
        Choice.logarithms(policy, prior, Choice.UNLIKELY);
      }
    }
  }
}
