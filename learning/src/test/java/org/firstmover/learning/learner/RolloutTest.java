package org.firstmover.learning.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.firstmover.game.InputError;
import org.firstmover.game.markov.Copies;
import org.firstmover.game.markov.Environment;
import org.firstmover.game.markov.Role;
import org.firstmover.learning.network.Shape;
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

  @Test
  void episodes_are_cut_and_go_on() {
    Rollout rollout =
        new Rollout(new Copies(new Chain(), 3, RandomStream.of(1)), 0, List.of(new Right()));
    Experience lived = Alone.experience(Chain.ROLE);
    rollout.play(new Right(), 20, lived, RandomStream.of(2));
    // in each copy an episode of 16 moves and four moves of the next, which comes to place 4
    assertThat(lived.size()).isEqualTo(60);
    assertThat(lived.stretches()).isEqualTo(6);
    for (int copy = 0; copy < 3; copy++) {
      assertThat(lived.end(2 * copy)).isEqualTo(20 * copy + 16);
      assertThat(lived.isCut(2 * copy)).isFalse();
      assertThat(lived.end(2 * copy + 1)).isEqualTo(20 * copy + 20);
      assertThat(lived.isCut(2 * copy + 1)).isTrue();
      assertThat(lived.seenNext()[2 * copy + 1]).isEqualTo(4);
      assertThat(lived.rewards()[20 * copy + 5]).isZero();
      assertThat(lived.rewards()[20 * copy + 6]).isEqualTo(1);
      assertThat(lived.logProbabilities()[20 * copy + 3]).isEqualTo(-copy);
    }
    rollout.play(new Right(), 12, lived, RandomStream.of(2));
    // the other twelve moves of these episodes: their ends are no cuts
    assertThat(lived.stretches()).isEqualTo(3);
    assertThat(lived.observations()[0]).isEqualTo(4);
    assertThat(lived.isCut(0)).isFalse();
    assertThat(lived.rewards()[11]).isEqualTo(1);
  }

  /** Breaks its promise: four moves and no end. */
  private static final class Endless extends Alone {
    private final int end;

    Endless(int end) {
      super(Chain.ROLE, 0, 4);
      this.end = end;
    }

    @Override
    public void reset() {}

    @Override
    public int actor() {
      return end;
    }

    @Override
    public void observe(double[] filled) {
      filled[0] = 0;
    }

    @Override
    public void act(double[] action) {}

    @Override
    public Environment copy() {
      return new Endless(end);
    }
  }

  @Test
  void what_never_ends_or_never_asks_her_is_stopped() {
    Experience lived = Alone.experience(Chain.ROLE);
    for (int actor : new int[] {0, Environment.END}) {
      Copies copies = new Copies(new Endless(actor), 2, RandomStream.of(1));
      Rollout rollout = new Rollout(copies, 0, List.of(new Right()));
      assertThatThrownBy(() -> rollout.play(new Right(), 9, lived, RandomStream.of(1)))
          .isInstanceOf(InputError.class)
          .hasMessageContaining(actor == 0 ? "more than 4 moves" : "without a step")
          .hasMessageContaining("copy 1");
    }
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
    Copies copies = new Copies(new Regulator(), 16, random.child("copies"));
    Rollout rollout = new Rollout(copies, 0, List.of(learner.policy(state)));
    Experience lived = Alone.experience(role);
    for (int update = 0; update < 40; update++) {
      // episodes of ten steps, cut after 64
      rollout.play(learner.policy(state), 64, lived, random);
      Ppo rated = update < 30 ? learner : new Ppo(settings.withRate(1e-4), small);
      state = rated.step(state, lived, random);
    }
    double optimum = Regulator.optimum();
    assertThat(Alone.mode(new Regulator(), state.policy))
        .isCloseTo(optimum, within(0.02 * Math.abs(optimum)));
  }
}
