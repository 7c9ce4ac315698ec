package org.firstmover.learning.schedule;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firstmover.game.markov.MarkovGame;
import org.firstmover.learning.exact.ExactPlay;
import org.firstmover.solution.Solution;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solve.Solver;
import org.firstmover.verify.Verifier;
import org.firstmover.verify.markov.MarkovVerifier;

/**
 * The best commitment through the followers' response, by search: a leader who chooses one number
 * is searched on a line, each place worth what she gets once followers have answered it; tables are
 * all tried where there are few, else improved on one observation after the other.
 *
 * <p>Source: H. von Stackelberg, Marktform und Gleichgewicht, 1934.
 */
public final class CommitmentSearch implements Solver<MarkovGame> {
  private static final MethodInfo INFO =
      new MethodInfo(
          "commitment-search",
          "the best commitment without drawing, by search through the followers' exact response",
          "of few tables the best, of many one that no change on one observation improves, from twenty"
              + " starts; on a line the best that a grid and Brent's method find",
          "H. von Stackelberg, Marktform und Gleichgewicht, Springer, 1934; R. P. Brent, Algorithms"
              + " for minimization without derivatives, 1973",
          List.of());

  @Override
  public MethodInfo info() {
    return INFO;
  }

  @Override
  public Verifier<MarkovGame> verifier() {
    return new MarkovVerifier();
  }

  @Override
  public Optional<String> refusal(MarkovGame game) {
    return ExactPlay.of(game).filter(ExactPlay::commits).isPresent()
        ? Optional.empty()
        : Optional.of(TurnsAnswer.UNKNOWN);
  }

  @Override
  public Solution search(MarkovGame game, Options options, Run run) {
    ExactPlay play = ExactPlay.of(game).orElseThrow();
    long compared = play.commit(run);
    run.count("commitments compared", compared);
    return new TurnsAnswer(game, INFO, options, run)
        .of(
            play,
            compared < play.commitments() && play.commitments() < Double.POSITIVE_INFINITY
                ? Map.of("tables of the leader", play.commitments())
                : Map.of());
  }
}
