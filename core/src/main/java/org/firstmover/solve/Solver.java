package org.firstmover.solve;

import java.util.Optional;
import org.firstmover.game.Game;
import org.firstmover.solution.Solution;
import org.firstmover.verify.Verifier;

/** A published way to find a commitment. */
public interface Solver<G extends Game> {
  MethodInfo info();

  /** The certificate that the answers of this method are held against. */
  Verifier<G> verifier();

  /**
   * The method itself: its answer is a claim, with the data of a proof, not yet checked.
   *
   * @throws CancelledException if the run is cancelled
   */
  Solution search(G game, Options options, Run run);

  /** Why this method cannot solve that game, as a sentence; empty if it can. */
  default Optional<String> refusal(G game) {
    return Optional.empty();
  }

  /** Searches and attaches the certificate. */
  default Solution solve(G game, Options options, Run run) {
    Solution claim = search(game, options, run);
    run.progress("checking", 1);
    return Observers.told(claim.certified(verifier().verify(game, claim)));
  }

  /** Solves with the default options and seed 0. */
  default Solution solve(G game) {
    return solve(game, Options.defaults(info().options()), Run.withSeed(0));
  }
}
