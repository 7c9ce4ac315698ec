package org.firstmover.solvers.meanfield;

import java.util.List;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;

/**
 * Mirror descent without sums: the last policy remembers them, pi' ~ pi^alpha exp (Q / tau), where
 * Q are values with an entropy bonus of weight (1 - alpha) tau. With alpha = 1 it is mirror descent
 * of step 1 / tau; with less its equilibrium is one with that bonus, where tau is the first one. In
 * a game with an entropy weight lambda alpha is 1 - lambda / tau, so that it is the game's. Unless
 * it is given, tau is 1 over the step of {@link StepSize}.
 *
 * <p>Source: M. Lauriere, S. Perrin, S. Girgin, P. Muller, A. Jain, T. Cabannes, G. Piliouras, J.
 * Perolat, R. Elie, O. Pietquin, M. Geist, "Scalable deep reinforcement learning algorithms for
 * mean field games", ICML 2022, section 4.2, with exact values in place of networks.
 */
final class MunchausenDescent implements ResponseMethod {
  private static final Option<Double> TEMPERATURE =
      Option.number(
          "munchausen-temperature",
          0,
          1e9,
          StepSize.FOUND,
          "tau, in units of the rewards; 0: 1 over a step that is found as mirror descent's");
  private static final Option<Double> MEMORY =
      Option.number("munchausen-memory", 0, 1, 1, "alpha, of the last policy");

  private static final MethodInfo INFO =
      new MethodInfo(
          "munchausen-mirror-descent",
          "an equilibrium of the populations by softmax of action values and the logarithm of the"
              + " last policy",
          "that of mirror descent where alpha is 1, else an equilibrium with an entropy bonus",
          "M. Lauriere, S. Perrin, S. Girgin, P. Muller, A. Jain, T. Cabannes, G. Piliouras, J."
              + " Perolat, R. Elie, O. Pietquin, M. Geist, Scalable deep reinforcement learning"
              + " algorithms for mean field games, ICML 2022",
          List.of(TEMPERATURE, MEMORY, Rounds.MOST, Rounds.TOLERANCE));

  @Override
  public MethodInfo info() {
    return INFO;
  }

  @Override
  public Equilibrium respond(Dynamics dynamics, double[][][] start, Options options, Run run) {
    Rounds rounds = new Rounds(dynamics, options, run);
    double lambda = dynamics.entropy();
    double given = options.get(TEMPERATURE);
    double[][][] policy = dynamics.table();
    Dynamics.copy(start, policy);
    double[][][] logits = dynamics.table();
    double[][][] values = dynamics.table();
    double[][][] flow = dynamics.table();
    Averaging looking = new Averaging(dynamics);
    boolean over = rounds.end(looking.look(policy));
    StepSize steps =
        new StepSize(given > 0 ? 1 / given : StepSize.FOUND, StepSize.OF_VALUES, dynamics);
    double tau = 1 / steps.next(rounds.last());
    double bonus = lambda > 0 ? lambda : (1 - options.get(MEMORY)) * tau;
    Dynamics soft = new Dynamics(dynamics.game(), dynamics.commitment(), bonus);
    while (!over) {
      tau = Math.max(tau, bonus);
      soft.flow(policy, flow);
      soft.meet(flow);
      soft.values().of(policy, values);
      Choice.logarithms(policy, logits, Choice.UNLIKELY);
      Choice.combine(1 - bonus / tau, logits, 1 / tau, values);
      Choice.softmax(dynamics, logits, policy, 1);
      over = rounds.end(looking.look(policy));
      tau = 1 / steps.next(rounds.last());
    }
    return Equilibrium.of(dynamics, policy, rounds.count());
  }
}
