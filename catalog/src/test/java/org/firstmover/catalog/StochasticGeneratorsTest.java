package org.firstmover.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.firstmover.game.InputError;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.Observes;
import org.firstmover.game.stochastic.StochasticGame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StochasticGeneratorsTest {
  private static StochasticGame make(String name, Map<String, String> given, long seed) {
    return StochasticGenerators.ALL.stream()
        .filter(generator -> generator.name().equals(name))
        .map(generator -> (StochasticGame) generator.make(given, seed))
        .findFirst()
        .orElseThrow();
  }

  static Stream<StochasticGame> games() {
    return Stream.of(
        make("garnet", Map.of(), 1),
        make("garnet", Map.of("states", "40", "rows", "2", "observes", "action"), 2),
        make("patrol", Map.of(), 1),
        make("patrol", Map.of("graph", "grid", "nodes", "7", "duration", "4"), 2),
        make("patrol", Map.of("graph", "random", "nodes", "8", "duration", "1"), 3),
        make("epidemic-testing", Map.of(), 1),
        make("epidemic-testing", Map.of("levels", "2", "intensities", "2", "spread", "1"), 2));
  }

  /** As Das et al. (2024) assume. */
  @ParameterizedTest
  @MethodSource("games")
  void rewards_are_from_0_to_1(StochasticGame game) {
    for (double[] rewards : new double[][] {game.leaderRewards(), game.followerRewards()}) {
      assertThat(Arrays.stream(rewards).min().orElseThrow()).isNotNegative();
      assertThat(Arrays.stream(rewards).max().orElseThrow()).isLessThanOrEqualTo(1);
    }
    assertThat(game.leaderRange()).isPositive();
    assertThat(game.followerRange()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"garnet", "patrol", "epidemic-testing"})
  void the_seed_and_the_rules_make_the_game(String name) {
    StochasticGame game = make(name, Map.of(), 4);
    assertThat(game.name()).isEqualTo(name);
    assertThat(game.discount()).isEqualTo(0.9);
    assertThat(game.entropy()).isEqualTo(0.1);
    assertThat(make(name, Map.of(), 4).fingerprint()).isEqualTo(game.fingerprint());
    assertThat(make(name, Map.of(), 5).fingerprint()).isNotEqualTo(game.fingerprint());
    StochasticGame other = make(name, Map.of("discount", "0.5", "entropy", "0"), 4);
    assertThat(other.discount()).isEqualTo(0.5);
    assertThat(other.entropy()).isZero();
    assertThat(other.followerRewards()).isEqualTo(game.followerRewards());
  }

  @Test
  void of_a_garnet_so_many_states_follow() {
    StochasticGame game = make("garnet", Map.of("states", "30", "branching", "4"), 9);
    Set<Integer> next = new HashSet<>();
    for (int k = 0; k < game.actions().outcomes(); k++) {
      int[] first = game.transitions().first();
      assertThat(first[k + 1] - first[k]).isEqualTo(4);
      for (int j = first[k]; j < first[k + 1]; j++) {
        next.add(game.transitions().successors()[j]);
        assertThat(j == first[k] || next(game, j) > next(game, j - 1)).isTrue();
      }
    }
    assertThat(next).hasSize(30);
    // gaps between n - 1 uniform cuts have variance (n - 1) / (n^2 (n + 1)): 3 / 80 here
    double mean =
        Arrays.stream(game.transitions().probabilities())
            .map(p -> (p - 0.25) * (p - 0.25))
            .average()
            .orElseThrow();
    assertThat(mean).isCloseTo(3.0 / 80, within(4e-3));
  }

  private static int next(StochasticGame game, int entry) {
    return game.transitions().successors()[entry];
  }

  @Test
  void a_garnet_of_few_states_branches_to_all_of_them() {
    StochasticGame game =
        make("garnet", Map.of("states", "2", "branching", "5", "observes", "action"), 1);
    assertThat(game.transitions().probabilities()).hasSize(2 * game.actions().outcomes());
    assertThat(game.actions().observes()).isEqualTo(Observes.ACTION);
  }

  @ParameterizedTest
  @CsvSource({
    // nodes and, for each step but the last of an attack, another node that is attacked
    "ring, 5, 1, 5",
    "ring, 5, 2, 25",
    "grid, 6, 3, 66",
    "random, 4, 4, 40"
  })
  void a_patrol_has_the_states_that_can_come(String graph, int nodes, int duration, int states) {
    Map<String, String> given =
        Map.of("graph", graph, "nodes", "" + nodes, "duration", "" + duration);
    StochasticGame game = make("patrol", given, 1);
    assertThat(game.actions().stateCount()).isEqualTo(states);
    assertThat(game.actions().followerCount(0)).isEqualTo(nodes + 1);
    assertThat(game.actions().followerCount(states - 1)).isEqualTo(duration == 1 ? nodes + 1 : 1);
  }

  /** Two by two, and a fifth node below the first. */
  @Test
  void a_grid_has_edges_between_neighbours() {
    Actions actions =
        make("patrol", Map.of("graph", "grid", "nodes", "5", "duration", "1"), 1).actions();
    assertThat(actions.leader(0)).containsExactly("stay", "go to 2", "go to 4");
    assertThat(actions.leader(1)).containsExactly("go to 1", "stay", "go to 3", "go to 5");
    assertThat(actions.leader(2)).containsExactly("go to 2", "stay");
    assertThat(actions.leader(4)).containsExactly("go to 2", "go to 4", "stay");
  }

  /** Round and round a ring, each node is passed in time if an attack takes as long as a round. */
  @ParameterizedTest
  @CsvSource({"4, true", "3, false"})
  void attacks_that_take_a_round_are_caught(int duration, boolean safe) {
    StochasticGame game =
        make("patrol", Map.of("nodes", "4", "duration", "" + duration, "entropy", "0"), 3);
    double[] values = attacked(game, s -> round(game, s));
    for (int s = 0; s < 4; s++) {
      // waiting for ever is worth penalty / (1 + penalty) = 1/3 a step to the attacker
      if (safe) {
        assertThat(values[s]).isCloseTo(10.0 / 3, within(1e-9));
      } else {
        assertThat(values[s]).isGreaterThan(10.0 / 3 + 0.1);
      }
    }
  }

  /** The way to the next higher number, from the last one to the first. */
  private static int round(StochasticGame game, int state) {
    String here = game.actions().states().get(state).split(" ")[1];
    return game.actions().leader(state).indexOf("go to " + (Integer.parseInt(here) % 4 + 1));
  }

  /** The attacker's best values against a pure policy, by value iteration. */
  private static double[] attacked(StochasticGame game, IntUnaryOperator policy) {
    double[] values = new double[game.actions().stateCount()];
    for (int sweep = 0; sweep < 300; sweep++) {
      double[] before = values.clone();
      Arrays.setAll(
          values,
          s ->
              IntStream.range(0, game.actions().followerCount(s))
                  .map(b -> game.actions().outcome(s, policy.applyAsInt(s), b))
                  .mapToDouble(
                      k ->
                          game.followerRewards()[k]
                              + game.discount() * game.transitions().mean(k, before))
                  .max()
                  .orElseThrow());
    }
    return values;
  }

  /** Whatever is promised, coming and a milder disease are better for the government. */
  @Test
  void testing_helps_against_an_epidemic() {
    double last = Double.NEGATIVE_INFINITY;
    for (String spread : new String[] {"1", "0.6", "0.2"}) {
      StochasticGame game = make("epidemic-testing", Map.of("spread", spread), 8);
      double away = government(game, 1, 0);
      double come = government(game, 1, 1);
      assertThat(come).isGreaterThan(away);
      assertThat(away).isGreaterThan(last);
      last = away;
      // who offers nothing has the same whether citizens come or not
      assertThat(government(game, 0, 0)).isEqualTo(government(game, 0, 1));
    }
  }

  /**
   * At half the infected and half the intensity, by hand: a quarter of 1/2 found without consent.
   */
  @Test
  void an_epidemic_moves_as_it_is_written() {
    StochasticGame game = make("epidemic-testing", Map.of("levels", "3"), 8);
    assertThat(game.actions().states())
        .containsExactly("0% infected", "50% infected", "100% infected");
    int k = game.actions().outcome(1, 1, 0);
    int from = game.transitions().first()[k];
    assertThat(Arrays.copyOfRange(game.transitions().probabilities(), from, from + 3))
        .containsExactly(
            new double[] {0.2375, 1 - 0.2375 - 0.875 * 0.5 * 0.5, 0.875 * 0.5 * 0.5},
            within(1e-15));
    assertThat(game.leaderRewards()[k]).isEqualTo(1 - 0.375 - 0.125);
  }

  /** Its value from the start at one intensity and one answer, whatever the level. */
  private static double government(StochasticGame game, int intensity, int answer) {
    double[] values = new double[game.actions().stateCount()];
    for (int sweep = 0; sweep < 300; sweep++) {
      double[] before = values.clone();
      Arrays.setAll(
          values,
          s -> {
            int k = game.actions().outcome(s, intensity, answer);
            return game.leaderRewards()[k] + game.discount() * game.transitions().mean(k, before);
          });
    }
    return Arrays.stream(values).average().orElseThrow();
  }

  @Test
  void games_that_do_not_fit_are_errors() {
    assertThatThrownBy(() -> make("patrol", Map.of("nodes", "500", "duration", "3"), 0))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("499500 states")
        .hasMessageContaining("at most 200000");
    Map<String, String> large =
        Map.of("states", "1000000", "rows", "10", "columns", "10", "branching", "10");
    assertThatThrownBy(() -> make("garnet", large, 0))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("1000000000 transitions")
        .hasMessageContaining("at most 30000000");
    assertThatThrownBy(() -> make("garnet", Map.of("discount", "1"), 0))
        .isInstanceOf(InputError.class);
  }
}
