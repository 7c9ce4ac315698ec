package org.firstmover.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.firstmover.game.InputError;
import org.firstmover.game.markov.Environment;
import org.firstmover.game.markov.EnvironmentConformance;
import org.firstmover.game.markov.MarkovGame;
import org.firstmover.game.markov.Space;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlayedGeneratorTest {
  private static MarkovGame played(String name, long seed) {
    return (MarkovGame)
        ((Generator) Catalog.find("played").orElseThrow()).make(Map.of("game", name), seed);
  }

  /** Rows up, down; columns left, right: leader 2 4 / 1 3, follower 1 0 / 0 1. */
  @Test
  void a_normal_form_game_is_played_once() {
    Environment game = played("conitzer-sandholm", 0).environment();
    assertThat(((Space.Discrete) game.roles().leader().actions()).names())
        .containsExactly("up", "down");
    game.act(new double[] {0});
    game.act(new double[] {1});
    assertThat(game.reward(0)).isEqualTo(4);
    assertThat(game.reward(1)).isZero();
    assertThat(game.actor()).isEqualTo(Environment.END);
  }

  @ParameterizedTest
  @ValueSource(strings = {"toymaker", "big-match", "start-matters-entropy", "garnet", "covariant"})
  void others_keep_the_promises_of_environments(String name) {
    EnvironmentConformance.check(played(name, 3)::environment, 2);
  }

  @Test
  void only_games_that_were_drawn_depend_on_the_seed() {
    assertThat(played("toymaker", 1).fingerprint()).isEqualTo(played("toymaker", 2).fingerprint());
    assertThat(played("garnet", 1).fingerprint()).isNotEqualTo(played("garnet", 2).fingerprint());
  }

  @ParameterizedTest
  @ValueSource(strings = {"emission-tax", "no such game", "played"})
  void what_cannot_be_played_is_refused(String name) {
    assertThatThrownBy(() -> played(name, 0))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("expected a name: a normal-form or stochastic game of the catalog");
  }
}
