package org.firstmover.solvers.meanfield;

import java.util.Optional;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;

/** A published way to the populations' equilibrium at one commitment. */
interface ResponseMethod {
  /** Its options have names of their own: leaders who use it offer them, too. */
  MethodInfo info();

  /** Why it cannot answer in a game; empty if it can. */
  default Optional<String> refusal(MeanFieldGame game) {
    return Optional.empty();
  }

  /**
   * The exploitability at which it ends, if it gets there.
   *
   * @param dynamics at a commitment, which have met no crowd yet
   */
  default double promised(Dynamics dynamics, Options options) {
    return options.get(Rounds.TOLERANCE);
  }

  /**
   * Seeks the equilibrium; the one it ends at may be less near than promised.
   *
   * @param dynamics at the commitment
   * @param start policies to begin with; not written to
   */
  Equilibrium respond(Dynamics dynamics, double[][][] start, Options options, Run run);
}
