package org.firstmover.solvers.meanfield;

import java.util.List;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;

/**
 * Followers add up what actions were worth against the crowd of their own policy, y = y + alpha Q,
 * and play softmax (y). The step alpha is found by {@link StepSize} unless it is given: with the
 * step 1 of the paper's experiments the sums jump to and fro where rewards are large.
 *
 * <p>Source: J. Perolat, S. Perrin, R. Elie, M. Lauriere, G. Piliouras, M. Geist, K. Tuyls, O.
 * Pietquin, "Scaling mean field games by online mirror descent", AAMAS 2022, algorithm 1. With an
 * entropy weight lambda the sums are discounted, y = (1 - alpha lambda) y + alpha Q, whose fixed
 * point is softmax (Q / lambda); no step is longer than 1 / lambda.
 */
final class MirrorDescent implements ResponseMethod {
  private static final Option<Double> STEP =
      Option.number(
          "step",
          0,
          1e9,
          StepSize.FOUND,
          "alpha, of action values in units of the rewards; 0: begins at 10 over their range, is"
              + " halved when exploitability rises and grows when it falls");

  private static final MethodInfo INFO =
      new MethodInfo(
          "mirror-descent",
          "an equilibrium of the populations by softmax of the sum of all action values so far",
          "converges in monotone games in continuous time; with small steps in practice",
          "J. Perolat, S. Perrin, R. Elie, M. Lauriere, G. Piliouras, M. Geist, K. Tuyls, O."
              + " Pietquin, Scaling mean field games by online mirror descent, AAMAS 2022",
          List.of(STEP, Rounds.MOST, Rounds.TOLERANCE));

  @Override
  public MethodInfo info() {
    return INFO;
  }

  @Override
  public Equilibrium respond(Dynamics dynamics, double[][][] start, Options options, Run run) {
    Rounds rounds = new Rounds(dynamics, options, run);
    double[][][] policy = dynamics.table();
    Dynamics.copy(start, policy);
    double[][][] sums = dynamics.table();
    Choice.logarithms(policy, sums, Choice.UNLIKELY);
    double[][][] flow = dynamics.table();
    double[][][] own = dynamics.table();
    dynamics.flow(policy, flow);
    dynamics.meet(flow);
    StepSize steps = new StepSize(options.get(STEP), StepSize.OF_VALUES, dynamics);
    double longest = 1 / dynamics.entropy();
    for (long k = 0; ; k++) {
      if (rounds.end(dynamics.values().gains(policy, flow, null, own))) {
        return Equilibrium.of(dynamics, policy, k);
      }
      double alpha = Math.min(longest, steps.next(rounds.last()));
      Choice.combine(1 - alpha * dynamics.entropy(), sums, alpha, own);
      Choice.softmax(dynamics, sums, policy, 1);
      dynamics.flow(policy, flow);
      dynamics.meet(flow);
    }
  }
}
