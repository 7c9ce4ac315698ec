package org.firstmover.game.markov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.firstmover.game.InputError;
import org.firstmover.game.normalform.NormalFormGame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IteratedGameTest {
  private static final NormalFormGame TWO_BY_THREE =
      NormalFormGame.of(
          new double[][] {{1, 2, 3}, {4, 5, 6}}, new double[][] {{7, 8, 9}, {10, 11, 12}});

  /** Observation 1 + leader's action + (number of leader actions) x follower's, of both. */
  @ParameterizedTest
  @CsvSource({"0, 0, 1, 1, 7", "1, 0, 2, 4, 10", "0, 2, 5, 3, 9", "1, 2, 6, 6, 12"})
  void both_see_the_last_joint_action(
      int row, int column, int seen, double leader, double follower) {
    Environment game = new IteratedGame(TWO_BY_THREE, 2, IteratedGame.Memory.JOINT, 0);
    assertThat(((Space.Discrete) game.roles().leader().observations()).count()).isEqualTo(7);
    assertThat(observation(game)).isZero();
    game.act(new double[] {row});
    assertThat(game.actor()).isEqualTo(1);
    assertThat(observation(game)).as("the move of this round is not seen").isZero();
    assertThat(game.reward(0)).isZero();
    game.act(new double[] {column});
    assertThat(game.reward(0)).isEqualTo(leader);
    assertThat(game.reward(1)).isEqualTo(follower);
    assertThat(game.actor()).isZero();
    assertThat(observation(game)).isEqualTo(seen);
    game.act(new double[] {0});
    assertThat(observation(game)).isEqualTo(seen);
    game.act(new double[] {0});
    assertThat(game.actor()).isEqualTo(Environment.END);
  }

  @Test
  void with_small_memory_each_sees_the_others_last_action() {
    Environment game = new IteratedGame(TWO_BY_THREE, 2, IteratedGame.Memory.OTHER, -2.5);
    assertThat(names(game.roles().leader().observations())).isEqualTo(4);
    assertThat(names(game.roles().followers().get(0).observations())).isEqualTo(3);
    game.act(new double[] {1});
    game.act(new double[] {2});
    assertThat(game.reward(0)).isEqualTo(3.5);
    assertThat(observation(game)).isEqualTo(3);
    game.act(new double[] {0});
    assertThat(observation(game)).isEqualTo(2);
  }

  @Test
  void a_clock_counts_the_moves_of_those_who_see_it() {
    Environment plain = new IteratedGame(TWO_BY_THREE, 3, IteratedGame.Memory.OTHER, 0);
    Environment game = Clock.ofFollowers(plain, 3);
    assertThat(names(game.roles().leader().observations())).isEqualTo(4);
    assertThat(((Space.Discrete) game.roles().followers().get(0).observations()).names())
        .hasSize(9)
        .contains("1: start", "3: after 2");
    for (int round = 0; round < 3; round++) {
      assertThat(observation(game)).isEqualTo(round == 0 ? 0 : 1);
      game.act(new double[] {1});
      assertThat(observation(game)).isEqualTo(round * 3 + (round == 0 ? 0 : 2));
      assertThat(observation(game.copy())).isEqualTo(observation(game));
      game.act(new double[] {0});
    }
    game.reset();
    assertThat(names(Clock.ofAll(plain, 3).roles().leader().observations())).isEqualTo(12);
    game.act(new double[] {0});
    assertThat(observation(game)).isZero();
  }

  @Test
  void a_clock_that_is_too_short_says_so() {
    Environment game =
        Clock.ofAll(new IteratedGame(TWO_BY_THREE, 2, IteratedGame.Memory.NONE, 0), 1);
    game.act(new double[] {0});
    game.act(new double[] {0});
    assertThatThrownBy(() -> game.act(new double[] {0}))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("found [2 moves of leader], expected at most 1\nMaybe");
    assertThatThrownBy(() -> Clock.ofAll(game, 0)).isInstanceOf(InputError.class);
  }

  private static int names(Space space) {
    return ((Space.Discrete) space).count();
  }

  private static double observation(Environment game) {
    double[] seen = new double[1];
    game.observe(seen);
    return seen[0];
  }
}
