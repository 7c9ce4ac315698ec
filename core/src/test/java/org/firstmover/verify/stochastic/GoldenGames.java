package org.firstmover.verify.stochastic;

import java.util.List;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.Observes;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.game.stochastic.Transitions;

/** Games of two states and two actions each, at discount 0.8 from both states alike. */
final class GoldenGames {
  private static final double[] LEADER = {1, 3, 0, 4, 1, 1, 2, 4};
  private static final double[] FOLLOWER = {4, 4, 1, 0, 3, 3, 3, 0};
  private static final double[] ALERT = {0, .5, .25, .5, 1, .25, .5, .25};

  private GoldenGames() {}

  /**
   * Values, best responses and total gradients of this game are known (closed forms, and finite
   * differences to 1e-9).
   */
  static StochasticGame calmAndAlert(double entropy, Observes observes) {
    return game(.8, entropy, observes, LEADER, FOLLOWER, ALERT);
  }

  /**
   * Each follower action is worth 1 at once at the commitment (0, .5), whatever she does, so that
   * she is indifferent everywhere: 5 from both states.
   */
  static StochasticGame indifferent() {
    return game(
        .8,
        0,
        Observes.COMMITMENT,
        new double[] {3, 4, 0, 4, 2, 2, 3, 1},
        new double[] {4, 0, 1, 1, 2, 2, 0, 0},
        new double[] {0, 0, 0, 1, 0, .75, .75, .25});
  }

  /**
   * @param alert the probability of the second state after each outcome
   */
  static StochasticGame game(
      double discount,
      double entropy,
      Observes observes,
      double[] leader,
      double[] follower,
      double[] alert) {
    Actions actions =
        Actions.everywhere(
            List.of("calm", "alert"), List.of("a", "b"), List.of("c", "d"), observes);
    Transitions.Builder transitions = new Transitions.Builder(actions);
    for (double p : alert) {
      transitions.dense(new double[] {1 - p, p});
    }
    return new StochasticGame(
        "golden",
        new StochasticGame.Rules(discount, entropy),
        actions,
        new double[] {.5, .5},
        leader,
        follower,
        transitions.build());
  }
}
