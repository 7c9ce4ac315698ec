package org.firstmover.solvers.stochastic;

import org.firstmover.game.Payoffs;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.StochasticGame;

/** One play of a state when what follows is worth given values: R + gamma P V. */
record StageGame(StochasticGame game) {

  /**
   * For both players.
   *
   * @param leaderValues by state
   * @param followerValues by state
   */
  NormalFormGame of(int state, double[] leaderValues, double[] followerValues) {
    Actions actions = game.actions();
    return new NormalFormGame(
        "",
        actions.leader(state),
        actions.follower(state),
        payoffs(state, game.leaderRewards(), leaderValues),
        payoffs(state, game.followerRewards(), followerValues));
  }

  /**
   * For one player, [leader action][follower action].
   *
   * @param rewards by outcome
   * @param values by state
   */
  Payoffs payoffs(int state, double[] rewards, double[] values) {
    Actions actions = game.actions();
    int rows = actions.leaderCount(state);
    int columns = actions.followerCount(state);
    Payoffs.Builder payoffs = new Payoffs.Builder(rows, columns);
    for (int a = 0; a < rows; a++) {
      for (int b = 0; b < columns; b++) {
        int k = actions.outcome(state, a, b);
        double ahead = game.discount() * game.transitions().mean(k, values);
        payoffs.set(a, b, rewards[k] + ahead);
      }
    }
    return payoffs.build();
  }
}
