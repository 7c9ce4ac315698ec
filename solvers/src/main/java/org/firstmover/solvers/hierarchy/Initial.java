package org.firstmover.solvers.hierarchy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solve.Solver;
import org.firstmover.verify.Verifier;
import org.firstmover.verify.hierarchy.HierarchyVerifier;

/**
 * The baseline of all baselines: the leader stays at her start, even if that breaks a constraint,
 * and the followers respond.
 *
 * <p>Source: K. Wang, L. Xu, A. Perrault, M. Reiter, M. Tambe, "Coordinating followers to reach
 * better equilibria", AAAI 2022, "initial" in Figure 3.
 */
public final class Initial implements Solver<HierarchyGame> {
  private static final MethodInfo INFO =
      new MethodInfo(
          "initial",
          "the leader's start, with the followers' equilibrium there",
          "an equilibrium of the followers; nothing about the commitment",
          "K. Wang et al., Coordinating followers to reach better equilibria, AAAI 2022",
          List.of(Trials.EQUILIBRIA));

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
    run.check();
    EquilibriumOracle oracle = new EquilibriumOracle(game, EquilibriumOracle.Settings.DEFAULT);
    run.count("equilibria");
    boolean found =
        oracle.settle(Arrays.copyOf(game.variables().start(), game.variables().leaderSize()));
    if (!found || !Double.isFinite(game.leaderValue(oracle.point()))) {
      throw HierarchyMethods.noResponse(game, oracle);
    }
    return HierarchyMethods.answer(
        new HierarchyAnswer(game, INFO, options, run),
        oracle,
        Status.FEASIBLE,
        options.get(Trials.EQUILIBRIA),
        Map.of());
  }
}
