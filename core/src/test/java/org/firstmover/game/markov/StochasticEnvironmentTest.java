package org.firstmover.game.markov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.firstmover.game.InputError;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.Observes;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.game.stochastic.Transitions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StochasticEnvironmentTest {
  /** Two states with different actions; from wet, the game goes back to dry half of the time. */
  private static StochasticGame game(Observes observes, double discount, double entropy) {
    Actions actions =
        new Actions(
            List.of("dry", "wet"),
            List.of(List.of("a", "b"), List.of("b")),
            List.of(List.of("c"), List.of("d", "c")),
            observes);
    Transitions.Builder transitions = new Transitions.Builder(actions);
    transitions.dense(new double[] {0.75, 0.25});
    transitions.dense(new double[] {0, 1});
    transitions.dense(new double[] {0.5, 0.5});
    transitions.dense(new double[] {1, 0});
    return new StochasticGame(
        "weather",
        new StochasticGame.Rules(discount, entropy),
        actions,
        new double[] {0.25, 0.75},
        new double[] {1, 2, 3, 4},
        new double[] {5, 6, 7, 8},
        transitions.build());
  }

  /**
   * All play their first action, c in wet, too: x = 1 + (3/4 x + 1/4 y) / 2 in dry, y = 4 + x / 2
   * in wet, so that x = 8/3 and y = 16/3.
   */
  @Test
  void the_mean_of_an_episode_is_the_discounted_value() {
    Environment episode = new StochasticEnvironment(game(Observes.COMMITMENT, 0.5, 0));
    assertThat(mean(episode, 18)).isCloseTo(0.25 * 8 / 3 + 0.75 * 16 / 3, within(1e-4));
  }

  /** Of the leader, over all of chance's outcomes, the first so many steps of play only. */
  private static double mean(Environment episode, int steps) {
    if (episode.actor() == Environment.END || steps == 0) {
      return 0;
    }
    Environment next;
    if (episode.actor() != Environment.CHANCE) {
      next = episode.copy();
      next.act(new double[] {0});
      return next.reward(0) + mean(next, steps);
    }
    double[] probabilities = new double[episode.roles().outcomes()];
    episode.observe(probabilities);
    double mean = 0;
    for (int k = 0; k < probabilities.length; k++) {
      if (probabilities[k] > 0) {
        next = episode.copy();
        next.act(new double[] {k});
        mean += probabilities[k] * mean(next, steps - 1);
      }
    }
    return mean;
  }

  @Test
  void what_a_state_does_not_know_counts_as_its_first_action() {
    Environment episode = new StochasticEnvironment(game(Observes.COMMITMENT, 0.5, 0));
    assertThat(((Space.Discrete) episode.roles().leader().actions()).names())
        .containsExactly("a", "b");
    assertThat(((Space.Discrete) episode.roles().followers().get(0).actions()).names())
        .containsExactly("c", "d");
    assertThat(rewards(episode, 1, 0, 0)).containsExactly(4, 8);
    assertThat(rewards(episode, 1, 1, 1)).containsExactly(3, 7);
    assertThat(rewards(episode, 0, 1, 1)).containsExactly(2, 6);
  }

  @Test
  void a_follower_who_observes_actions_sees_them() {
    Environment episode = new StochasticEnvironment(game(Observes.ACTION, 0.5, 0));
    assertThat(((Space.Discrete) episode.roles().followers().get(0).observations()).names())
        .containsExactly("dry, a", "dry, b", "wet, b");
    double[] seen = new double[1];
    episode.act(new double[] {0});
    episode.act(new double[] {1});
    episode.observe(seen);
    assertThat(seen[0]).isEqualTo(1);
  }

  private static double[] rewards(Environment episode, int start, int leader, int follower) {
    episode.reset();
    episode.act(new double[] {start});
    episode.act(new double[] {leader});
    episode.act(new double[] {follower});
    return new double[] {episode.reward(0), episode.reward(1)};
  }

  /** Steps h with g^h / (1 - g) at most 1e-9: g = 1/2 needs 2^-h <= 5e-10, h = 31. */
  @ParameterizedTest
  @CsvSource({"0, 1", "0.5, 31", "0.9, 219"})
  void episodes_end_when_nothing_worth_counting_is_left(double discount, int steps) {
    Environment episode = new StochasticEnvironment(game(Observes.COMMITMENT, discount, 0));
    int played = 0;
    while (episode.actor() != Environment.END) {
      played += episode.actor() == 1 ? 1 : 0;
      episode.act(new double[] {episode.actor() == Environment.CHANCE ? 1 : 0});
    }
    assertThat(played).isEqualTo(steps);
  }

  @ParameterizedTest
  @EnumSource(Observes.class)
  void it_keeps_the_promises_of_environments(Observes observes) {
    EnvironmentConformance.check(() -> new StochasticEnvironment(game(observes, 0.6, 0)), 1);
  }

  @Test
  void a_bonus_for_entropy_cannot_be_played() {
    StochasticGame game = game(Observes.COMMITMENT, 0.5, 0.1);
    assertThatThrownBy(() -> MarkovGame.of(game))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("entropy of the game to be played: found [0.1], expected 0");
  }
}
