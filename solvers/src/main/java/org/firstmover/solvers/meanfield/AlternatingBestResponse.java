package org.firstmover.solvers.meanfield;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solve.Solver;
import org.firstmover.verify.Verifier;
import org.firstmover.verify.meanfield.MeanFieldVerifier;

/**
 * Leader and populations answer one another in turns. The answer's value is what the last
 * commitment is worth once the populations have responded to it; the best commitment of a grid
 * stands beside it.
 *
 * <p>Source: J. He, A. L. Liu, Y. Chen, "Learning in Stackelberg Markov games", 2025, if the
 * leader's best response holds the populations as they are; the published text leaves that open.
 */
public final class AlternatingBestResponse implements Solver<MeanFieldGame> {
  /** Key of the value of the best commitment of a grid. */
  static final String BEST = "value of the commitment found";

  private static final MethodInfo INFO =
      new MethodInfo(
          "alternating-best-response",
          "where leader and populations come to who answer one another in turns: a Nash-like point,"
              + " not a commitment",
          "converges where best responses contract; where it settles, each answers the other",
          "J. He, A. L. Liu, Y. Chen, Learning in Stackelberg Markov games, 2025",
          Responses.options(List.of(TakingTurns.TURNS, CommitmentGrid.GRID)));

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
    return LeaderBox.refusal(game);
  }

  @Override
  public Solution search(MeanFieldGame game, Options options, Run run) {
    Leading leading = Leading.of(game, options, run);
    TakingTurns turns = new TakingTurns(leading).from(LeaderBox.start(game));
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("turns", (double) turns.turns());
    values.put("settled", turns.settled() ? 1.0 : 0.0);
    turns.contraction().into(values);
    if (!run.exhausted()) {
      Equilibrium best = CommitmentGrid.best(leading);
      values.put(BEST, best.leaderValue(game));
      values.put(Solution.COMMITMENT_GAP, leading.gain(best) - leading.gain(turns.equilibrium()));
    }
    Status status = turns.settled() ? Status.FEASIBLE : Status.LIMIT;
    return leading.answer(
        INFO,
        status,
        turns.equilibrium(),
        leading.promised(turns.equilibrium().commitment()),
        values);
  }
}
