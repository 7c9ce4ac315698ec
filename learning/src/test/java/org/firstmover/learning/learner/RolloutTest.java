package org.firstmover.learning.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.firstmover.game.InputError;
import org.firstmover.game.markov.Environment;
import org.firstmover.game.markov.MarkovGame;
import org.firstmover.game.markov.Role;
import org.firstmover.game.markov.Roles;
import org.firstmover.learning.Iterated;
import org.firstmover.learning.network.Shape;
import org.firstmover.learning.oracle.PureTable;
import org.firstmover.learning.play.PlayLoop;
import org.firstmover.learning.play.Player;
import org.firstmover.learning.play.PolicyPlayer;
import org.firstmover.learning.play.Rollout;
import org.firstmover.learning.policy.Experience;
import org.firstmover.learning.policy.Policy;
import org.firstmover.random.RandomStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class RolloutTest {
  /** Always right. */
  private static final class Right implements Policy {
    @Override
    public void act(int count, double[] seen, double[] chosen, double[] logs, RandomStream random) {
      for (int i = 0; i < count; i++) {
        chosen[i] = 1;
        logs[i] = -i;
      }
    }

    @Override
    public void mode(double[] seen, double[] chosen) {
      chosen[0] = 1;
    }
  }

  private static List<Rollout.Part> alone(Policy policy, Experience lived) {
    return List.of(new Rollout.Part(policy, lived));
  }

  @Test
  void whole_episodes_are_lived_through_copy_by_copy() {
    Rollout rollout = new Rollout(new Chain(), 3, "a test", 1);
    Experience lived = Alone.experience(Chain.ROLE);
    rollout.play(alone(new Right(), lived), 4, RandomStream.of(2));
    // sixteen moves each, of which the first six come to the end of the chain
    assertThat(lived.size()).isEqualTo(64);
    assertThat(lived.stretches()).isEqualTo(4);
    for (int episode = 0; episode < 4; episode++) {
      assertThat(lived.end(episode)).isEqualTo(16 * episode + 16);
      assertThat(lived.isCut(episode)).isFalse();
      assertThat(lived.rewards()[16 * episode + 5]).isZero();
      assertThat(lived.rewards()[16 * episode + 6]).isEqualTo(1);
      // the first copy has two of the four episodes, which it plays one after the other
      assertThat(lived.logProbabilities()[16 * episode]).isEqualTo(episode < 2 ? 0 : 1.0 - episode);
    }
    assertThat(rollout.total(0)).isEqualTo(40);
  }

  /** What each player lives through is the same as in one copy, played move by move. */
  @Test
  void all_players_live_through_what_they_would_alone() {
    MarkovGame game = Iterated.tenRounds(Iterated.PRISONERS_DILEMMA);
    Roles roles = game.environment().roles();
    List<PureTable> tables = List.of(PureTable.of(roles.leader()), PureTable.of(roles.player(1)));
    tables.get(0).number(13, 2);
    tables.get(1).number(22, 2);
    List<Experience> lived = new ArrayList<>();
    List<Experience> once = new ArrayList<>();
    List<Rollout.Part> parts = new ArrayList<>();
    Player[] players = new Player[2];
    for (int p = 0; p < 2; p++) {
      lived.add(new Experience(1, 1));
      once.add(new Experience(1, 1));
      parts.add(new Rollout.Part(tables.get(p), lived.get(p)));
      players[p] = new PolicyPlayer(tables.get(p), RandomStream.of(1), once.get(p));
    }
    Rollout rollout = new Rollout(game.environment(), 4, "a test", 1);
    rollout.play(parts, 6, RandomStream.of(1));
    PlayLoop loop = new PlayLoop(game.environment(), "a test", 1);
    double[] totals = new double[2];
    for (int episode = 0; episode < 6; episode++) {
      loop.play(players, RandomStream.of(1));
      totals[0] += loop.total(0);
      totals[1] += loop.total(1);
    }
    for (int p = 0; p < 2; p++) {
      assertThat(rollout.total(p)).isEqualTo(totals[p]);
      assertThat(lived.get(p).size()).isEqualTo(60);
      assertThat(Arrays.copyOf(lived.get(p).rewards(), 60))
          .isEqualTo(Arrays.copyOf(once.get(p).rewards(), 60));
      assertThat(Arrays.copyOf(lived.get(p).observations(), 60))
          .isEqualTo(Arrays.copyOf(once.get(p).observations(), 60));
    }
  }

  /**
   * Players whose policies draw, in a game in which chance draws: what came before is forgotten.
   */
  @Test
  void the_same_stream_leads_to_the_same_episodes() {
    Rollout rollout = new Rollout(new Regulator(), 5, "a test", 1);
    Ppo learner =
        new Ppo(
            PpoSettings.stableBaselines(),
            new Architecture(List.of(8), Shape.Activation.TANH, true, false));
    Policy policy = learner.policy(learner.initial(Regulator.ROLE, RandomStream.of(3)));
    List<double[]> rewards = new ArrayList<>();
    for (int time = 0; time < 2; time++) {
      Experience lived = Alone.experience(Regulator.ROLE);
      rollout.play(alone(policy, lived), 12, RandomStream.of(4));
      rewards.add(Arrays.copyOf(lived.rewards(), lived.size()));
    }
    assertThat(rewards.get(0)).hasSize(120).isEqualTo(rewards.get(1));
    assertThat(Arrays.stream(rewards.get(0)).distinct().count()).isGreaterThan(100);
  }

  /** Breaks its promise: four moves and no end. */
  private static final class Endless extends Alone {
    Endless() {
      super(Chain.ROLE, 0, 4);
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
    public Environment copy() {
      return new Endless();
    }
  }

  @Test
  void what_never_ends_is_stopped() {
    Experience lived = Alone.experience(Chain.ROLE);
    Rollout rollout = new Rollout(new Endless(), 2, "a test", 7);
    assertThatThrownBy(() -> rollout.play(alone(new Right(), lived), 9, RandomStream.of(1)))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("a test, copy 1, move 5, seed 7: found [an episode of more than 4");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void sixteen_copies_regulate(long seed) {
    RandomStream random = RandomStream.of(seed);
    Role role = Regulator.ROLE;
    Architecture small = new Architecture(List.of(32, 32), Shape.Activation.TANH, true, false);
    PpoSettings settings = PpoSettings.stableBaselines().withRate(1e-3);
    Ppo learner = new Ppo(settings, small);
    NetworkState state = learner.initial(role, random);
    Rollout rollout = new Rollout(new Regulator(), 16, "a test", seed);
    Experience lived = Alone.experience(role);
    for (int update = 0; update < 40; update++) {
      // episodes of ten steps
      lived.clear();
      rollout.play(alone(learner.policy(state), lived), 102, random.child("update " + update));
      Ppo rated = update < 30 ? learner : new Ppo(settings.withRate(1e-4), small);
      state = rated.step(state, lived, random);
    }
    double optimum = Regulator.optimum();
    assertThat(Alone.mode(new Regulator(), state.policy))
        .isCloseTo(optimum, within(0.02 * Math.abs(optimum)));
  }
}
