package org.firstmover.solvers.hierarchy;

import org.firstmover.game.InputError;
import org.firstmover.game.hierarchy.Derivatives;
import org.firstmover.game.hierarchy.HierarchyGame;

/**
 * What an expectation is taken of: h = objective * gain + sum_k factors[k] * g_k of the leader, and
 * its slopes with the followers' strategies held. Not safe for use by several threads.
 */
final class LeaderTerm {
  private final HierarchyGame game;
  private final Derivatives derivatives;
  private final double objective;
  private final double[] factors;
  private final double[] constraints;

  /**
   * @param derivatives of the game, gone elsewhere by each call of {@link #slopes}
   * @throws InputError if there is not one factor a constraint
   */
  LeaderTerm(HierarchyGame game, Derivatives derivatives, double objective, double[] factors) {
    this.game = game;
    this.objective = objective;
    this.factors = factors.clone();
    constraints = new double[game.leaderConstraints()];
    this.derivatives = derivatives;
    if (factors.length != constraints.length) {
      throw new InputError(
          factors.length + " factors",
          "expectation of game " + game.name(),
          "one for each of the leader's " + constraints.length + " constraints",
          "Maybe give 0 for those that do not count.");
    }
  }

  /**
   * The derivatives of a game.
   *
   * @throws InputError if it has none
   */
  static Derivatives derivatives(HierarchyGame game) {
    return TapeDerivatives.of(game)
        .orElseThrow(
            () ->
                new InputError(
                    "functions that give values only",
                    "game " + game.name(),
                    "functions that have derivatives",
                    "Maybe write them over Scalar, or implement derivatives()."));
  }

  /**
   * Whether an error can be estimated from so many draws.
   *
   * @throws InputError if not
   */
  static void checkSamples(int samples) {
    if (samples < 2) {
      throw new InputError(
          Integer.toString(samples),
          "samples of equilibria",
          "at least 2",
          "Maybe exact is what is wanted.");
    }
  }

  double value(double[] point) {
    double sum = objective == 0 ? 0 : objective * game.leaderGain(point);
    if (constraints.length > 0) {
      game.leaderConstraints(point, constraints);
      for (int k = 0; k < constraints.length; k++) {
        sum += factors[k] == 0 ? 0 : factors[k] * constraints[k];
      }
    }
    return sum;
  }

  /**
   * The slopes.
   *
   * @param slopes filled, one number for each variable of the game
   */
  void slopes(double[] point, double[] slopes) {
    derivatives.at(point);
    derivatives.leaderGradient(objective, factors, slopes);
  }
}
