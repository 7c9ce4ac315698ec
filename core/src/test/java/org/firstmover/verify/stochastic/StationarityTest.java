package org.firstmover.verify.stochastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.firstmover.game.stochastic.StochasticGame;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StationarityTest {
  /** Both kinds of followers, states with one action, discounts 0 to .95, weights .05 to 2. */
  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15})
  void slopes_in_closed_form_are_those_by_differences(long seed) {
    double discount = new double[] {0, .5, .9, .95}[(int) (seed / 2 % 4)];
    double entropy = new double[] {.05, .2, 2}[(int) (seed % 3)];
    StochasticGame game = RandomGame.of(seed, 4, 4, 3, new StochasticGame.Rules(discount, entropy));
    double[] leader = RandomGame.leader(game, seed);
    if (seed >= 8) { // at the bounds of the probabilities, too
      Arrays.fill(leader, 0);
      for (int s = 0; s < game.actions().stateCount(); s++) {
        leader[game.actions().firstMove(s)] = 1;
      }
    }
    DecisionProblem follower = DecisionProblem.ofFollower(game, discount, leader);
    double[] even = RandomGame.even(game);
    Optimum response =
        Optimum.of(follower, even, follower.chain(even).values(follower.means(even)));
    double[] p = response.policy();
    DecisionProblem view = follower.tied(follower.allowed(), game.leaderRewards());
    Chain chain = view.chain(p);
    double[] values = chain.values(view.means(p)).x();
    Stationarity stationarity = new Stationarity(game, leader, response, chain, values);
    double[] errors = new double[game.actions().moves()];
    double[] differences = stationarity.differences(entropy * (1 - discount), errors);
    assertThat(errors).containsOnly(new double[errors.length], within(1e-6));
    assertThat(stationarity.slopes()).containsExactly(differences, within(1e-6));
    assertThat(Arrays.stream(differences).map(Math::abs).max().orElseThrow()).isPositive();
  }
}
