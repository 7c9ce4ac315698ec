package org.firstmover.solvers.meanfield;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solve.Solver;
import org.firstmover.verify.Verifier;
import org.firstmover.verify.meanfield.MeanFieldVerifier;

/**
 * The leader expects the worst for her of all epsilon equilibria: max over commitments of the least
 * value over policies whose exploitability is at most epsilon. The answer's response is that worst
 * epsilon equilibrium.
 *
 * <p>Source: X. Guo, A. Hu, J. Zhang, "Optimization frameworks and sensitivity analysis of
 * Stackelberg mean-field games", 2022: with a larger epsilon the value withstands errors of the
 * model. The worst epsilon equilibrium is sought by a local method from several starts ({@link
 * WorstEquilibrium}): it may not be the worst. The commitment is sought by a grid and a compass
 * search.
 */
public final class Pessimistic implements Solver<MeanFieldGame> {
  private static final Option<Double> EPSILON =
      Option.number(
          "epsilon", 1e-9, 1e9, 0.01, "what followers of all populations may gain at most");
  private static final Option<Integer> POINTS =
      Option.whole("points", 2, 1_000_000, 11, "of the grid, along each of the leader's numbers");
  private static final Option<Integer> HALVINGS =
      Option.whole("halvings", 0, 60, 12, "of the steps around the best point of the grid");

  private static final MethodInfo INFO =
      new MethodInfo(
          "pessimistic",
          "the best commitment if populations settle in the epsilon equilibrium that is worst for"
              + " the leader",
          "the best of the commitments tried; the worst equilibrium is found by local search",
          "X. Guo, A. Hu, J. Zhang, Optimization frameworks and sensitivity analysis of Stackelberg"
              + " mean-field games, 2022",
          Responses.options(
              List.of(EPSILON, POINTS, CommitmentGrid.GRID, HALVINGS, TakingTurns.TURNS)));

  @Override
  public MethodInfo info() {
    return INFO;
  }

  @Override
  public Verifier<MeanFieldGame> verifier() {
    return new MeanFieldVerifier();
  }

  @Override
  public Optional<String> refusal(MeanFieldGame game) {
    return LeaderBox.withSlopes(game);
  }

  @Override
  public Solution search(MeanFieldGame game, Options options, Run run) {
    Leading leading = Leading.of(game, options, run);
    double epsilon = options.get(EPSILON);
    Equilibrium worst =
        CommitmentGrid.best(
            leading,
            options.get(POINTS),
            options.get(HALVINGS),
            start ->
                (commitment, part) -> {
                  Equilibrium calm = leading.respond(commitment, start, part);
                  return leading.trial(new WorstEquilibrium(leading, epsilon, part).near(calm));
                });
    Equilibrium calm = leading.respond(worst.commitment(), null, run);
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(Solution.PESSIMISTIC, worst.leaderValue(game));
    values.put("value at the equilibrium", calm.leaderValue(game));
    return leading.committed(INFO, Status.FEASIBLE, worst, epsilon, values);
  }
}
