package org.firstmover.solvers.meanfield;

import java.util.List;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.solve.Solver;

/** All leaders of mean-field games, the one to try first first; where nobody leads they refuse. */
public final class Leaders {
  private Leaders() {}

  /** One a method. */
  public static List<Solver<MeanFieldGame>> all() {
    return List.of(
        new CommitmentGrid(),
        new RegularisedGradient(),
        new ZerothOrder(),
        new Penalised(),
        new Pessimistic(),
        new ActorCritic(),
        new AlternatingBestResponse());
  }
}
