package org.firstmover.solvers.stochastic;

import org.firstmover.game.InputError;
import org.firstmover.game.stochastic.Simulator;

/**
 * What was learned by playing.
 *
 * @param iterations so far
 * @param leaderLogits of her softmax policy, one a move
 * @param followerLogits likewise, one a reply
 */
public record LearnedPolicies(long iterations, double[] leaderLogits, double[] followerLogits) {
  /** Without entropy the follower's response is not smooth. */
  static void checkEntropy(Simulator simulator) {
    if (!(simulator.rules().entropy() > 0)) {
      throw new InputError(
          "0",
          "entropy weight of the follower",
          "a number above 0: her response must be smooth",
          "Maybe give her a small one, such as 0.01 of the range of her rewards.");
    }
  }
}
