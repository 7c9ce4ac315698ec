package org.firstmover.learning.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.firstmover.game.InputError;
import org.firstmover.game.markov.Environment;
import org.firstmover.game.markov.MarkovGame;
import org.firstmover.game.markov.Role;
import org.firstmover.game.markov.Roles;
import org.firstmover.game.markov.Space;
import org.firstmover.learning.Iterated;
import org.firstmover.random.RandomStream;
import org.junit.jupiter.api.Test;

class PlayLoopTest {
  private static final Player FIRST = (observation, action) -> action[0] = 0;
  private static final Player SECOND = (observation, action) -> action[0] = 1;

  /** Chance draws one of three outcomes, then the leader acts; she gets what was drawn. */
  private static final class Lottery implements Environment {
    private final double[] prizes;
    private final long length;
    private int drawn = -1;
    private long acted;

    Lottery(long length, double... prizes) {
      this.length = length;
      this.prizes = prizes;
    }

    @Override
    public Roles roles() {
      Role leader = new Role("bank", Space.Discrete.of(1), Space.Discrete.of(2));
      Role follower = new Role("guest", Space.Discrete.of(1), Space.Discrete.of(2));
      return new Roles(leader, List.of(follower), 3, 5);
    }

    @Override
    public void reset() {
      drawn = -1;
      acted = 0;
    }

    @Override
    public int actor() {
      return drawn < 0 ? CHANCE : acted == length ? END : 0;
    }

    @Override
    public void observe(double[] filled) {
      filled[0] = 0;
      if (drawn < 0) {
        filled[0] = 0.5;
        filled[1] = 0;
        filled[2] = 0.5;
      }
    }

    @Override
    public void act(double[] action) {
      if (drawn < 0) {
        drawn = (int) action[0];
      } else {
        acted++;
      }
    }

    @Override
    public double reward(int player) {
      return acted == 0 ? 0 : player == 0 ? prizes[drawn] : -prizes[drawn];
    }

    @Override
    public Environment copy() {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void rewards_of_all_rounds_add_up() {
    PlayLoop loop =
        new PlayLoop(Iterated.tenRounds(Iterated.PRISONERS_DILEMMA).environment(), "a test", 0);
    loop.play(new Player[] {FIRST, SECOND}, RandomStream.of(1));
    // ten times (1, 4), less 2.5 each
    assertThat(loop.total(0)).isEqualTo(-15);
    assertThat(loop.total(1)).isEqualTo(15);
    assertThat(loop.leaderMoves()).isEqualTo(10);
  }

  @Test
  void chance_draws_from_the_stream_what_is_possible() {
    PlayLoop loop = new PlayLoop(new Lottery(1, 1, 1e9, 3), "a test", 0);
    RandomStream chance = RandomStream.of(1);
    int high = 0;
    for (int episode = 0; episode < 1000; episode++) {
      loop.play(new Player[] {FIRST, FIRST}, chance);
      high += loop.total(0) == 3 ? 1 : 0;
      assertThat(loop.total(0)).isIn(1.0, 3.0);
    }
    // binomial(1000, 1/2): five standard deviations are 79
    assertThat(high).isBetween(421, 579);
  }

  @Test
  void the_same_seed_plays_the_same_episodes() {
    assertThat(prizes(7)).isEqualTo(prizes(7)).isNotEqualTo(prizes(8));
  }

  private static List<Double> prizes(long seed) {
    PlayLoop loop = new PlayLoop(new Lottery(1, 1, 2, 3), "a test", seed);
    RandomStream chance = RandomStream.of(seed);
    return Stream.generate(
            () -> {
              loop.play(new Player[] {FIRST, FIRST}, chance);
              return loop.total(0);
            })
        .limit(50)
        .toList();
  }

  @Test
  void an_episode_that_does_not_end_is_stopped() {
    PlayLoop loop = new PlayLoop(new Lottery(Long.MAX_VALUE, 0, 0, 0), "the leader's training", 9);
    assertThatThrownBy(() -> loop.play(new Player[] {FIRST, FIRST}, RandomStream.of(1)))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("an episode of more than 5 moves")
        .hasMessageContaining("the leader's training, episode 1, seed 9")
        .hasMessageContaining("Maybe");
  }

  @Test
  void a_reward_that_is_no_number_stops_with_player_step_episode_and_seed() {
    PlayLoop loop = new PlayLoop(new Lottery(1, Double.NaN, 0, Double.NaN), "a test", 9);
    assertThatThrownBy(() -> loop.play(new Player[] {FIRST, FIRST}, RandomStream.of(1)))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("reward NaN of player \"bank\"")
        .hasMessageContaining("step 2 of episode 1, seed 9");
  }

  /** Games check their rewards themselves, without knowing the seed. */
  @Test
  void a_game_whose_reward_is_no_number_stops_with_step_episode_and_seed() {
    MarkovGame game = new MarkovGame("lottery", () -> new Lottery(1, Double.NaN, 0, Double.NaN));
    PlayLoop loop = new PlayLoop(game.environment(), "a test", 9);
    assertThatThrownBy(() -> loop.play(new Player[] {FIRST, FIRST}, RandomStream.of(1)))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("environment lottery: reward of bank")
        .hasMessageContaining(
            "a test, step 2 of episode 1, seed 9: found [NaN], expected a finite");
  }

  @Test
  void an_infinite_reward_stops_too() {
    PlayLoop loop = new PlayLoop(new Lottery(1, 1 / 0.0, 0, 1 / 0.0), "a test", 9);
    assertThatThrownBy(() -> loop.play(new Player[] {FIRST, FIRST}, RandomStream.of(1)))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("reward Infinity of player \"bank\"");
  }
}
