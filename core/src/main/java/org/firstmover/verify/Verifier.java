package org.firstmover.verify;

import org.firstmover.game.Game;
import org.firstmover.solution.Certificate;
import org.firstmover.solution.Solution;

/** Checks a solution that anyone produced, with code of its own. */
@FunctionalInterface
public interface Verifier<G extends Game> {
  /** All checks, whether they pass or not; never throws because of what the solution says. */
  Certificate verify(G game, Solution solution);
}
