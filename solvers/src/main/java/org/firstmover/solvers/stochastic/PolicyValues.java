package org.firstmover.solvers.stochastic;

import org.firstmover.game.stochastic.StochasticGame;

/**
 * What a pair of policies is worth, state by state.
 *
 * @param leader the leader's values
 * @param follower the follower's, her entropy bonus included
 * @param visits the share of all play, discounted, in each state; in sum 1
 */
public record PolicyValues(double[] leader, double[] follower, double[] visits) {
  /**
   * @param leader probabilities by move
   * @param follower probabilities by reply
   */
  public static PolicyValues of(StochasticGame game, double[] leader, double[] follower) {
    Policy first = Policy.ofLeader(game.actions());
    Policy second = Policy.ofFollower(game.actions());
    first.set(leader);
    second.set(follower);
    Evaluation evaluation = new Evaluation(game, first, second);
    evaluation.prepare();
    evaluation.evaluateLeader();
    evaluation.evaluateFollower();
    double[] visits = evaluation.visits().clone();
    for (int s = 0; s < visits.length; s++) {
      visits[s] *= 1 - game.discount();
    }
    return new PolicyValues(
        evaluation.leaderValues().clone(), evaluation.followerValues().clone(), visits);
  }
}
