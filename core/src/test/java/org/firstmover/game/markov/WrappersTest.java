package org.firstmover.game.markov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.firstmover.game.InputError;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrappersTest {
  private static final NormalFormGame GAME =
      NormalFormGame.of(
          new double[][] {{1, 2, 3}, {4, 5, 6}}, new double[][] {{7, 8, 9}, {10, 11, 12}});

  private static IteratedGame iterated(int rounds) {
    return new IteratedGame(GAME, rounds, IteratedGame.Memory.JOINT, 0);
  }

  @Test
  void wrapped_games_keep_the_promises_of_environments() {
    EnvironmentConformance.check(() -> iterated(3), 1);
    EnvironmentConformance.check(() -> Clock.ofAll(iterated(3), 3), 2);
    EnvironmentConformance.check(() -> Clock.ofFollowers(iterated(3), 3), 3);
    EnvironmentConformance.check(() -> new LeaderMemory(iterated(3), 2), 4);
    EnvironmentConformance.check(() -> new LeaderMemory(Clock.ofAll(iterated(3), 3), 3), 5);
    EnvironmentConformance.check(() -> MarkovGame.of(GAME).environment(), 6);
    EnvironmentConformance.check(() -> new RandomisedLeader(iterated(3)), 7);
  }

  @Test
  @SuppressWarnings("NullAway") // what a program without such checks may do
  void a_game_without_an_environment_is_refused() {
    assertThatThrownBy(() -> new MarkovGame("nothing", () -> null))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("environment nothing")
        .hasMessageContaining("Maybe");
  }

  @Test
  void a_leader_with_memory_sees_it_and_writes_it() {
    Environment game = new LeaderMemory(iterated(3), 2);
    Space.Discrete seen = (Space.Discrete) game.roles().leader().observations();
    Space.Discrete actions = (Space.Discrete) game.roles().leader().actions();
    assertThat(seen.count()).isEqualTo(14);
    assertThat(actions.names())
        .containsExactly("1; memory 0", "2; memory 0", "1; memory 1", "2; memory 1");
    // Action 2 with memory 1 next; the follower plays 3: observation 7 + (1 + 1 + 2 2).
    game.act(new double[] {3});
    game.act(new double[] {2});
    assertThat(game.reward(0)).isEqualTo(6);
    double[] filled = new double[1];
    game.observe(filled);
    assertThat(filled[0]).isEqualTo(13);
    assertThat(seen.names().get(13)).isEqualTo("memory 1: after 2, 3");
    assertThatThrownBy(() -> new LeaderMemory(iterated(1), 0)).isInstanceOf(InputError.class);
  }

  @Test
  void a_leader_who_randomises_has_her_weights_drawn_from() {
    Environment game = new RandomisedLeader(iterated(2));
    double[] seen = {9, 9};
    game.act(new double[] {0.25, 0.75});
    assertThat(game.actor()).isEqualTo(Environment.CHANCE);
    game.observe(seen);
    assertThat(seen).containsExactly(0.25, 0.75);
    game.act(new double[] {1});
    game.act(new double[] {2});
    assertThat(game.reward(0)).as("action 2 against 3").isEqualTo(6);
    game.act(new double[] {0, 0});
    assertThat(game.reward(0)).as("nothing happened yet").isZero();
    game.observe(seen);
    assertThat(seen).as("no weights are equal weights").containsExactly(0.5, 0.5);
    assertThatThrownBy(() -> new RandomisedLeader(iterated(1)).act(new double[] {0.5, 1.5}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RandomisedLeader(new RandomisedLeader(iterated(1))))
        .isInstanceOf(InputError.class);
  }

  /** With one state a memory changes nothing but names. */
  @Test
  void a_memory_of_one_state_changes_nothing() {
    Environment plain = iterated(4);
    Environment remembering = new LeaderMemory(iterated(4), 1);
    RandomStream random = RandomStream.of(3);
    double[] one = new double[1];
    double[] other = new double[1];
    while (plain.actor() != Environment.END) {
      plain.observe(one);
      remembering.observe(other);
      assertThat(other).isEqualTo(one);
      one[0] = random.nextInt(0, plain.actor() == 0 ? 1 : 2);
      plain.act(one);
      remembering.act(one);
      assertThat(remembering.reward(0)).isEqualTo(plain.reward(0));
      assertThat(remembering.actor()).isEqualTo(plain.actor());
    }
  }

  @Test
  void an_episode_without_end_is_stopped_with_its_name_its_move_and_a_remedy() {
    Environment game = new MarkovGame("treadmill", () -> new Treadmill(0)).environment();
    game.act(new double[] {0});
    game.act(new double[] {0});
    assertThatThrownBy(() -> game.act(new double[] {0}))
        .isInstanceOf(InputError.class)
        .hasMessage(
            "environment treadmill: found [no end after move 2], expected an end within 2 moves, as"
                + " its roles say\n"
                + "Maybe it never ends on what the players did, or its roles should allow more"
                + " moves.");
  }

  @Test
  void a_reward_that_is_no_number_is_refused_with_its_move() {
    Environment game = new MarkovGame("treadmill", () -> new Treadmill(Double.NaN)).environment();
    game.act(new double[] {0});
    assertThatThrownBy(() -> game.reward(1))
        .isInstanceOf(InputError.class)
        .hasMessageContaining(
            "environment treadmill: reward of follower for move 1: found [NaN], expected a finite");
  }

  @ParameterizedTest
  @CsvSource({"0, 2, actor 2", "0, -3, actor -3", "1, 0, 1.0", "NaN, 0, NaN", "-1, 0, -1.0"})
  void players_and_observations_that_are_not_there_are_refused(
      double seen, int actor, String found) {
    Environment game = new MarkovGame("stray", () -> new Stray(seen, actor)).environment();
    assertThatThrownBy(() -> game.observe(new double[1]))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("environment stray")
        .hasMessageContaining("found [" + found + "]");
  }

  /** Shows something and asks somebody. */
  private record Stray(double seen, int actor) implements Environment {
    @Override
    public Roles roles() {
      Space one = Space.Discrete.of(1);
      return new Roles(new Role("leader", one, one), List.of(new Role("follower", one, one)), 0, 2);
    }

    @Override
    public void reset() {}

    @Override
    public void observe(double[] filled) {
      filled[0] = seen;
    }

    @Override
    public void act(double[] action) {}

    @Override
    public double reward(int player) {
      return 0;
    }

    @Override
    public Environment copy() {
      return this;
    }
  }

  @Test
  void games_of_other_kinds_keep_their_identity() {
    assertThat(MarkovGame.of(GAME).fingerprint())
        .isEqualTo(MarkovGame.of(GAME).fingerprint())
        .isNotEqualTo(MarkovGame.of(GAME.swapped()).fingerprint())
        .isNotEqualTo(GAME.fingerprint());
  }

  /** Never ends. */
  private record Treadmill(double reward) implements Environment {
    @Override
    public Roles roles() {
      Space.Discrete one = Space.Discrete.of(1);
      return new Roles(new Role("leader", one, one), List.of(new Role("follower", one, one)), 0, 2);
    }

    @Override
    public void reset() {}

    @Override
    public int actor() {
      return 0;
    }

    @Override
    public void observe(double[] filled) {
      filled[0] = 0;
    }

    @Override
    public void act(double[] action) {}

    @Override
    public double reward(int player) {
      return reward;
    }

    @Override
    public Environment copy() {
      return this;
    }
  }
}
