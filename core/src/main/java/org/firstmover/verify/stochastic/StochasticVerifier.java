package org.firstmover.verify.stochastic;

import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.game.stochastic.Transitions;
import org.firstmover.solution.Certificate;
import org.firstmover.solution.Check;
import org.firstmover.solution.Solution;
import org.firstmover.verify.Checks;
import org.firstmover.verify.Verifier;

/**
 * The certificate of a stochastic game: values of the printed policies, the follower's regret in
 * every state against a best response that a step of value iteration proves, what ties are worth,
 * and whether the leader could gain by moving.
 */
public final class StochasticVerifier implements Verifier<StochasticGame> {
  @Override
  public Certificate verify(StochasticGame game, Solution solution) {
    Checks checks = new Checks(game, solution, game.leaderRange() / (1 - game.discount()));
    double modulus = modulus(game);
    if (modulus < 1) {
      Play.of(game.actions(), solution, checks)
          .ifPresent(play -> new Claims(game, solution, checks, modulus, play).check());
    } else {
      checks.add(
          Check.fact("conditioning", false, "discount x the sum of some transitions is 1 or more"));
    }
    return checks.certificate();
  }

  /** By how much a step shrinks differences of values: sums of transitions may exceed 1 a bit. */
  private static double modulus(StochasticGame game) {
    Transitions transitions = game.transitions();
    double most = 1;
    for (int k = 0; k < transitions.rows(); k++) {
      double sum = 0;
      for (int j = transitions.first()[k]; j < transitions.first()[k + 1]; j++) {
        sum += transitions.probabilities()[j];
      }
      most = Math.max(most, sum);
    }
    return game.discount() * most;
  }
}
