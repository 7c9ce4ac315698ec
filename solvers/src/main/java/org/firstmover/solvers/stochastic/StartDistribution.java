package org.firstmover.solvers.stochastic;

import java.util.Arrays;
import org.firstmover.game.stochastic.StochasticGame;

/**
 * Distributions mu over states that a follower's gradient may average over. Her best response is
 * the same for all; convergence is shown for mu(s) &gt; 0 everywhere.
 */
final class StartDistribution {
  private StartDistribution() {}

  /** The game's start if it is positive everywhere, else half of it and half uniform. */
  static double[] positive(StochasticGame game) {
    for (double p : game.start()) {
      if (p == 0) {
        return mixed(game, 0.5);
      }
    }
    return game.start();
  }

  /** The game's start, with this much of the uniform distribution mixed in. */
  static double[] mixed(StochasticGame game, double uniform) {
    double[] start = game.start();
    double[] mixed = new double[start.length];
    Arrays.setAll(mixed, s -> (1 - uniform) * start[s] + uniform / start.length);
    return mixed;
  }
}
