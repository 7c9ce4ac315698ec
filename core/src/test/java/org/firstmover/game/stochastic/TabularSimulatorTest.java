package org.firstmover.game.stochastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.firstmover.random.RandomStream;
import org.junit.jupiter.api.Test;

class TabularSimulatorTest {
  private static final int DRAWS = 100_000;

  /** Three states; one has a single action of the leader, outcomes have one to three successors. */
  private static StochasticGame game() {
    Actions actions =
        new Actions(
            List.of("x", "y", "z"),
            List.of(List.of("a", "b"), List.of("a"), List.of("a", "b")),
            List.of(List.of("c"), List.of("c", "d", "e"), List.of("c", "d")),
            Observes.COMMITMENT);
    Transitions.Builder transitions = new Transitions.Builder(actions);
    for (int k = 0; k < actions.outcomes(); k++) {
      double p = k / 10.0;
      transitions.dense(new double[] {p, (1 - p) / 4, 3 * (1 - p) / 4});
    }
    double[] rewards = IntStream.range(0, actions.outcomes()).mapToDouble(k -> k).toArray();
    double[] others = IntStream.range(0, actions.outcomes()).mapToDouble(k -> -2 * k).toArray();
    return new StochasticGame(
        "three",
        new StochasticGame.Rules(0.9, 0.5),
        actions,
        new double[] {.2, 0, .8},
        rewards,
        others,
        transitions.build());
  }

  /** Frequencies within 5 standard errors, sqrt(p (1 - p) / n). */
  @Test
  void states_follow_one_another_and_rewards_are_paid_as_the_tables_say() {
    StochasticGame game = game();
    Actions actions = game.actions();
    TabularSimulator simulator = new TabularSimulator(game);
    RandomStream random = RandomStream.of(5);
    int[][] counts = new int[actions.outcomes()][actions.stateCount()];
    int[] starts = new int[actions.stateCount()];
    int unpaid = 0;
    for (int n = 0; n < DRAWS; n++) {
      int state = simulator.reset(random);
      starts[state]++;
      for (int t = 0; t < 5; t++) {
        int a = random.nextInt(0, actions.leaderCount(state) - 1);
        int b = random.nextInt(0, actions.followerCount(state) - 1);
        int outcome = actions.outcome(state, a, b);
        state = simulator.step(a, b, random);
        counts[outcome][state]++;
        boolean paid = simulator.leaderReward() == outcome;
        unpaid += paid && simulator.followerReward() == -2 * outcome ? 0 : 1;
      }
    }
    assertThat(unpaid).isZero();
    assertThat(starts[1]).isZero();
    near(starts, new double[] {.2, 0, .8});
    for (int k = 0; k < counts.length; k++) {
      double p = k / 10.0;
      near(counts[k], new double[] {p, (1 - p) / 4, 3 * (1 - p) / 4});
    }
  }

  private static void near(int[] counts, double[] probabilities) {
    double all = IntStream.of(counts).sum();
    for (int s = 0; s < counts.length; s++) {
      double p = probabilities[s];
      assertThat(counts[s] / all).isCloseTo(p, within(5 * Math.sqrt(p * (1 - p) / all)));
    }
  }

  @Test
  void it_says_what_is_known_without_playing() {
    StochasticGame game = game();
    Simulator copy = new TabularSimulator(game).copy();
    assertThat(copy.actions()).isSameAs(game.actions());
    assertThat(copy.rules()).isEqualTo(game.rules());
  }

  @Test
  void copies_play_on_their_own() {
    Simulator one = new TabularSimulator(game());
    Simulator other = one.copy();
    RandomStream random = RandomStream.of(2);
    one.reset(random);
    assertThatThrownBy(() -> other.step(0, 0, random)).isInstanceOf(IllegalStateException.class);
    other.reset(random);
    one.step(0, 0, random);
    double reward = one.leaderReward();
    for (int t = 0; t < 20; t++) {
      other.step(0, 0, random);
    }
    assertThat(one.leaderReward()).isEqualTo(reward);
  }

  @Test
  void actions_that_a_state_does_not_have_are_refused() {
    Simulator simulator = new TabularSimulator(game());
    RandomStream random = RandomStream.of(1);
    int state = simulator.reset(random);
    int rows = simulator.actions().leaderCount(state);
    int columns = simulator.actions().followerCount(state);
    for (int[] wrong : new int[][] {{rows, 0}, {0, columns}, {-1, 0}, {0, -1}, {-1, columns}}) {
      assertThatThrownBy(() -> simulator.step(wrong[0], wrong[1], random))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("[" + wrong[0] + ", " + wrong[1] + "]");
    }
  }
}
