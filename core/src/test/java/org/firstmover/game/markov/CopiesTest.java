package org.firstmover.game.markov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.Observes;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.game.stochastic.Transitions;
import org.firstmover.random.RandomStream;
import org.junit.jupiter.api.Test;

class CopiesTest {
  private static final NormalFormGame GAME =
      NormalFormGame.of(new double[][] {{1, 2}, {4, 5}}, new double[][] {{7, 8}, {10, 11}});

  @Test
  void copies_wait_act_and_gain_on_their_own() {
    Copies copies =
        new Copies(new IteratedGame(GAME, 2, IteratedGame.Memory.JOINT, 0), 3, RandomStream.of(1));
    int[] which = new int[3];
    double[] seen = new double[3];
    assertThat(copies.waiting(0, which)).isEqualTo(3);
    copies.act(new int[] {0, 2}, 2, new double[] {0, 1});
    assertThat(copies.waiting(0, which)).isEqualTo(1);
    assertThat(which[0]).isEqualTo(1);
    assertThat(copies.waiting(1, which)).isEqualTo(2);
    assertThat(which).startsWith(0, 2);
    copies.act(which, 2, new double[] {1, 0});
    assertThat(List.of(copies.takeGain(0, 0), copies.takeGain(2, 0), copies.takeGain(2, 1)))
        .containsExactly(2.0, 4.0, 10.0);
    assertThat(copies.takeGain(0, 0)).isZero();
    assertThat(copies.waiting(0, which)).isEqualTo(3);
    copies.observe(which, 3, seen);
    assertThat(seen).containsExactly(3, 0, 2);
    copies.begin(2);
    copies.observe(which, 3, seen);
    assertThat(seen).containsExactly(3, 0, 0);
    copies.act(new int[] {0}, 1, new double[] {0});
    copies.act(new int[] {0}, 1, new double[] {0});
    assertThat(copies.waiting(Environment.END, which)).isEqualTo(1);
    assertThat(copies.actor(0)).isEqualTo(Environment.END);
  }

  @Test
  void what_happens_in_a_copy_does_not_depend_on_how_many_there_are() {
    double[] two = gains(2, 40);
    double[] five = gains(5, 40);
    assertThat(five).startsWith(two);
    assertThat(two[0]).isNotEqualTo(two[1]);
  }

  /** An episode goes on with probability 0.9, so that its length has mean 10, deviation 9.5. */
  @Test
  void chance_moves_as_often_as_her_probabilities_say() {
    double[] gains = gains(20, 500);
    double mean = 0;
    for (double gain : gains) {
      mean += gain / gains.length / 500;
    }
    assertThat(mean).isCloseTo(10, within(4 * 9.5 / Math.sqrt(10_000)));
  }

  /** What the leader of a game that pays 1 a step got in each copy in so many episodes. */
  private static double[] gains(int count, int episodes) {
    Actions actions =
        Actions.everywhere(List.of("s"), List.of("a"), List.of("b"), Observes.COMMITMENT);
    StochasticGame game =
        new StochasticGame(
            "",
            new StochasticGame.Rules(0.9, 0),
            actions,
            new double[] {1},
            new double[] {1},
            new double[] {0},
            new Transitions.Builder(actions).dense(new double[] {1}).build());
    Copies copies = new Copies(new StochasticEnvironment(game), count, RandomStream.of(5));
    double[] gains = new double[count];
    double[] action = new double[1];
    for (int i = 0; i < count; i++) {
      int[] which = {i};
      for (int episode = 0; episode < episodes; episode++) {
        while (copies.actor(i) != Environment.END) {
          copies.act(which, 1, action);
        }
        gains[i] += copies.takeGain(i, 0);
        copies.begin(i);
      }
    }
    return gains;
  }
}
