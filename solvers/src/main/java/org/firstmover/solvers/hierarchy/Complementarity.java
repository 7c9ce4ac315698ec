package org.firstmover.solvers.hierarchy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.solution.Solution;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solve.Solver;
import org.firstmover.solvers.nlp.AugmentedLagrangian;
import org.firstmover.solvers.nlp.Outcome;
import org.firstmover.solvers.nlp.Sqp;
import org.firstmover.solvers.nlp.Stopping;
import org.firstmover.verify.Verifier;
import org.firstmover.verify.hierarchy.HierarchyVerifier;

/**
 * The followers' equilibrium as constraints: the leader chooses strategies and multipliers of all,
 * subject to the followers' KKT conditions ({@link ComplementarityProgram}). Of each complementary
 * pair the product may be t, for t = 1, 0.1, ..., 1e-8, each programme starting where the last one
 * ended: sequential quadratic programming in small games, an augmented Lagrangian in others.
 *
 * <p>Followers are taken to choose for the leader, and a KKT point need not be an equilibrium, as
 * of a follower whose gain is not concave. So that each commitment found is put to the response
 * oracle, with the search starting at the strategies found; what that answers is what counts.
 *
 * <p>Source: S. Scholtes, "Convergence properties of a regularization scheme for mathematical
 * programs with complementarity constraints", SIAM J. Optimization 11 (2001); as a baseline in K.
 * Wang, L. Xu, A. Perrault, M. Reiter, M. Tambe, "Coordinating followers to reach better
 * equilibria", AAAI 2022, "reformulation", whose code departs from its formulas.
 */
public final class Complementarity implements Solver<HierarchyGame> {
  private static final Option<Integer> EVALUATIONS =
      Option.whole(
          "evaluations", 1, 1_000_000_000, 5000, "points that each programme may be evaluated at");
  private static final Option<Double> TOLERANCE =
      Option.number("tolerance", 1e-14, 1, 1e-8, "where a programme is solved");

  /** Programmes with more variables and constraints take the augmented Lagrangian. */
  private static final int FEW = 250;

  private static final double LAST = 1e-8;

  private static final MethodInfo INFO =
      new MethodInfo(
          "complementarity",
          "a local optimum of the game as one programme, with the followers' KKT conditions relaxed"
              + " less and less",
          "a commitment with an equilibrium of the followers; no bound on better ones",
          "S. Scholtes, Convergence properties of a regularization scheme for mathematical programs"
              + " with complementarity constraints, SIAM J. Optimization 11, 2001; the"
              + " reformulation baseline of K. Wang et al., AAAI 2022",
          List.of(
              EVALUATIONS,
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
  public Optional<String> refusal(HierarchyGame game) {
    return HierarchyMethods.withoutDerivatives(game);
  }

  @Override
  public Solution search(HierarchyGame game, Options options, Run run) {
    Trials trials = new Trials(game, options, run);
    ComplementarityProgram programme =
        new ComplementarityProgram(game, TapeDerivatives.of(game).orElseThrow());
    return trials.from(INFO, start -> follow(programme, start, options, run, trials));
  }

  /** Solves programme after programme, and asks what each commitment leads to. */
  private static void follow(
      ComplementarityProgram programme, double[] start, Options options, Run run, Trials trials) {
    double[] y = programme.from(trials.kkt());
    double[] multipliers = new double[programme.constraints()];
    int size = trials.oracle().point().length;
    for (double t = 1; t >= 0.5 * LAST && !trials.stopped(); t *= 0.1) {
      programme.relax(t);
      Outcome outcome = solve(programme, y, multipliers, options, trials);
      run.count("programme evaluations", outcome.evaluations());
      y = outcome.point();
      multipliers = outcome.multipliers();
      double[] leader = Arrays.copyOf(y, start.length);
      if (trials.at(leader, Arrays.copyOfRange(y, start.length, size))) {
        trials.end(leader, false);
      }
    }
  }

  private static Outcome solve(
      ComplementarityProgram programme,
      double[] start,
      double[] multipliers,
      Options options,
      Trials trials) {
    Stopping stopping =
        new Stopping(options.get(TOLERANCE), options.get(EVALUATIONS), trials::stopped);
    return programme.variables() + programme.constraints() <= FEW
        ? Sqp.minimise(programme, start, stopping)
        : AugmentedLagrangian.minimise(programme, start, multipliers, 30, stopping).last();
  }
}
