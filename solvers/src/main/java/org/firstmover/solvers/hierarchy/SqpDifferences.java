package org.firstmover.solvers.hierarchy;

import java.util.List;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.solution.Solution;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solve.Solver;
import org.firstmover.solvers.nlp.AugmentedLagrangian;
import org.firstmover.solvers.nlp.Sqp;
import org.firstmover.solvers.nlp.Stopping;
import org.firstmover.verify.Verifier;
import org.firstmover.verify.hierarchy.HierarchyVerifier;

/**
 * The leader's problem as a black box: values at the followers' equilibrium, slopes by finite
 * differences of them, and sequential quadratic programming. With more than 100 variables of the
 * leader, whose matrices would take longer than the equilibria, it is limited-memory BFGS on an
 * augmented Lagrangian instead, with the same differences.
 *
 * <p>Source: the baseline "SLSQP" of K. Wang, L. Xu, A. Perrault, M. Reiter, M. Tambe,
 * "Coordinating followers to reach better equilibria", AAAI 2022; D. Kraft, "A software package for
 * sequential quadratic programming", DFVLR-FB 88-28 (1988). Departures: the authors' step of 1e-4
 * (1e-2 in cyber insurance) was as small as the noise of their oracle, so that most runs stayed at
 * the start; here equilibria are exact to about 1e-11, the step is 1e-5 by default, and differences
 * are central in small games. Where the game has derivatives, the answer alone is moved onto the
 * constraints with their help.
 */
public final class SqpDifferences implements Solver<HierarchyGame> {
  private static final String BY_SIZE = "by-size";
  private static final Option<Double> STEP =
      Option.number(
          "step", 1e-12, 1, 1e-5, "of differences, relative to 1 plus the size of a variable");
  private static final Option<String> DIFFERENCES =
      Option.choice(
          "differences",
          List.of(BY_SIZE, "forward", "central"),
          BY_SIZE,
          "one or two more equilibria a variable; two where there are at most 100");
  private static final Option<Double> TOLERANCE =
      Option.number("tolerance", 1e-14, 1, 1e-6, "where a local search ends");

  private static final MethodInfo INFO =
      new MethodInfo(
          "sqp-differences",
          "a local optimum by sequential quadratic programming on finite differences of values at"
              + " equilibria; with more than 100 leader variables by limited-memory BFGS on an"
              + " augmented Lagrangian",
          "a commitment with an equilibrium of the followers; no bound on better ones",
          "the SLSQP baseline of K. Wang et al., AAAI 2022; D. Kraft, A software package for"
              + " sequential quadratic programming, DFVLR-FB 88-28 (1988)",
          List.of(
              STEP,
              DIFFERENCES,
              TOLERANCE,
              Trials.STARTS,
              Trials.ORACLE_CALLS,
              Trials.SECONDS,
              Trials.EQUILIBRIA));

  @Override
  public MethodInfo info() {
    return INFO;
  }

  @Override
  public Verifier<HierarchyGame> verifier() {
    return new HierarchyVerifier();
  }

  @Override
  public Solution search(HierarchyGame game, Options options, Run run) {
    Trials trials = new Trials(game, options, run);
    boolean few = trials.variables() <= HierarchyMethods.FEW;
    String differences = options.get(DIFFERENCES);
    boolean central = differences.equals(BY_SIZE) ? few : differences.equals("central");
    DifferenceProblem problem = new DifferenceProblem(trials, options.get(STEP), central);
    Stopping stopping = trials.stopping(options.get(TOLERANCE));
    return trials.from(
        INFO,
        start ->
            trials.end(
                few
                    ? Sqp.minimise(problem, start, stopping)
                    : AugmentedLagrangian.minimise(problem, start, stopping).last()));
  }
}
