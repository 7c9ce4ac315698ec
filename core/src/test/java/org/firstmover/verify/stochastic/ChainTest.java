package org.firstmover.verify.stochastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.firstmover.game.Names;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.Observes;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.game.stochastic.Transitions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChainTest {
  /** One outcome a state: a step on with probability p, a step back else, in a ring. */
  private static StochasticGame ring(int states, double discount, double p) {
    Actions actions =
        Actions.everywhere(Names.numbered(states), List.of("a"), List.of("c"), Observes.COMMITMENT);
    Transitions.Builder transitions = new Transitions.Builder(actions);
    for (int s = 0; s < states; s++) {
      int on = (s + 1) % states;
      int back = (s + states - 1) % states;
      int[] to = {Math.min(on, back), Math.max(on, back)};
      transitions.sparse(to, new double[] {to[0] == on ? p : 1 - p, to[1] == on ? p : 1 - p}, 2);
    }
    double[] start = new double[states];
    start[0] = 1;
    double[] rewards = new double[states];
    return new StochasticGame(
        "",
        new StochasticGame.Rules(discount, 0),
        actions,
        start,
        rewards,
        rewards,
        transitions.build());
  }

  private static double[] ones(int size) {
    double[] ones = new double[size];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** Some are decomposed, some iterated on; a step each way is worth what it is either way. */
  @ParameterizedTest
  @CsvSource({"30, .9, 1", "30, .999, 0", "600, .9, 1", "600, .999, 0"})
  void a_reward_at_one_place_of_a_ring_is_discounted_by_the_way_to_it(
      int states, double discount, double p) {
    StochasticGame game = ring(states, discount, p);
    Chain chain = new Chain(game, discount, ones(states));
    double[] first = new double[states];
    first[0] = 1;
    Chain.Solved values = chain.values(first);
    Chain.Solved visits = chain.visits(first);
    assertThat(values.error()).isLessThan(1e-8);
    assertThat(visits.error()).isLessThan(1e-8);
    for (int s = 0; s < states; s++) {
      int on = (states - s) % states;
      double there = Math.pow(discount, p == 1 ? on : s);
      double back = Math.pow(discount, p == 1 ? s : on);
      double rounds = 1 - Math.pow(discount, states);
      assertThat(values.x()[s]).isCloseTo(there / rounds, within(values.error()));
      assertThat(visits.x()[s]).isCloseTo(back / rounds, within(visits.error()));
    }
  }

  /** x(s) - gamma (x(s - 1) + x(s + 1)) / 2 = [s = 0] has x(s) = c (r^s + r^(n - s)). */
  @ParameterizedTest
  @CsvSource({"100, .99", "1000, .9999"})
  void so_it_is_by_steps_to_and_fro(int states, double discount) {
    Chain chain = new Chain(ring(states, discount, .5), discount, ones(states));
    double[] first = new double[states];
    first[0] = 1;
    double r = (1 - Math.sqrt(1 - discount * discount)) / discount;
    double c = 1 / ((1 + Math.pow(r, states)) - discount * (r + Math.pow(r, states - 1)));
    for (Chain.Solved solved : List.of(chain.values(first), chain.visits(first))) {
      assertThat(solved.error()).isLessThan(1e-6);
      for (int s = 0; s < states; s++) {
        assertThat(solved.x()[s])
            .isCloseTo(c * (Math.pow(r, s) + Math.pow(r, states - s)), within(solved.error()));
      }
    }
  }

  @Test
  void what_is_not_solved_is_said_to_be_far_off() {
    // as good as no discount, and a ring that it takes long to go round: nothing can be done
    double discount = 1 - 1e-12;
    Chain chain = new Chain(ring(700, discount, .3), discount, ones(700));
    double[] first = new double[700];
    first[0] = 1;
    assertThat(chain.values(first).error()).isGreaterThan(1);
  }
}
