package org.firstmover.verify.stochastic;

import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.solution.Certificate;
import org.firstmover.solution.Solution;
import org.firstmover.verify.Verifier;

/** The certificate of a stochastic game. */
public final class StochasticVerifier implements Verifier<StochasticGame> {
  @Override
  public Certificate verify(StochasticGame game, Solution solution) {
    return Certificate.NONE;
  }
}
