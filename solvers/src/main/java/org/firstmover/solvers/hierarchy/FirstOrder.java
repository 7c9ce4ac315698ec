package org.firstmover.solvers.hierarchy;

import java.util.List;
import java.util.Optional;
import org.firstmover.game.hierarchy.Derivatives;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.solution.Solution;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solve.Solver;
import org.firstmover.solvers.nlp.AugmentedLagrangian;
import org.firstmover.solvers.nlp.Stopping;
import org.firstmover.verify.Verifier;
import org.firstmover.verify.hierarchy.HierarchyVerifier;

/**
 * The leader's gradient without second derivatives. Her problem as one level, maximise f(p, x)
 * subject to grad_{x_i} f_i(p, x) = 0, has the Lagrangian f - sum_i u_i' grad_{x_i} f_i, whose
 * stationarity in x is a linear system for u and whose slope in p is then the leader's gradient;
 * both need only products of second derivatives with u, which are differences of the followers'
 * gradients ({@link FirstOrderAdjoint}).
 *
 * <p>Source: A. Niu, K. Wang, J. Ziani, "Finding a multiple follower Stackelberg equilibrium: a
 * fully first-order method", arXiv 2509.08161 (2025). Departures: the system for u is solved by
 * GMRES; followers' bounds and rows, which the paper does not have, count as equations where they
 * are active; the leader's constraints enter an augmented Lagrangian, minimised by limited-memory
 * BFGS in place of plain gradient steps; differences are central. The equilibrium is that of the
 * oracle which all methods share, so that they differ in their gradients alone: where it polishes
 * equilibria, it does use second derivatives.
 */
public final class FirstOrder implements Solver<HierarchyGame> {
  private static final Option<Double> TOLERANCE =
      Option.number("tolerance", 1e-14, 1, 1e-6, "where a local search ends");

  private static final MethodInfo INFO =
      new MethodInfo(
          "first-order",
          "a local optimum by gradients through the followers' equilibrium that are made of"
              + " differences of the followers' gradients, without second derivatives",
          "a commitment with an equilibrium of the followers; no bound on better ones",
          "A. Niu, K. Wang, J. Ziani, Finding a multiple follower Stackelberg equilibrium: a fully"
              + " first-order method, arXiv 2509.08161, 2025",
          List.of(
              TOLERANCE, Trials.STARTS, Trials.ORACLE_CALLS, Trials.SECONDS, Trials.EQUILIBRIA));

  @Override
  public MethodInfo info() {
    return INFO;
  }

  @Override
  public Verifier<HierarchyGame> verifier() {
    return new HierarchyVerifier();
  }

  @Override
  public Optional<String> refusal(HierarchyGame game) {
    return HierarchyMethods.withoutDerivatives(game).or(() -> withoutFollowerGradients(game));
  }

  private static Optional<String> withoutFollowerGradients(HierarchyGame game) {
    Derivatives derivatives = TapeDerivatives.of(game).orElseThrow();
    double[] start = game.variables().start();
    derivatives.at(start);
    return derivatives.followerGradient(0, new double[start.length])
        ? Optional.empty()
        : Optional.of(
            "it needs each follower's gradient in all variables, and this game's derivatives do not"
                + " have it (implement followerGradient())");
  }

  @Override
  public Solution search(HierarchyGame game, Options options, Run run) {
    Trials trials = new Trials(game, options, run);
    FirstOrderProblem problem =
        new FirstOrderProblem(game, TapeDerivatives.of(game).orElseThrow(), trials);
    Stopping stopping = trials.stopping(options.get(TOLERANCE));
    return trials.from(
        INFO, start -> trials.end(AugmentedLagrangian.minimise(problem, start, stopping).last()));
  }
}
