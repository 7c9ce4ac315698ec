package org.firstmover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.random.RandomStream;
import org.firstmover.solution.Solution;
import org.firstmover.solve.Run;
import org.firstmover.strategy.Behaviour;
import org.firstmover.testing.RandomGames;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The unit of the rewards changes neither policies nor verdicts of any method. */
class StochasticUnitTest {
  private static final Map<String, Map<String, String>> OPTIONS =
      Map.of(
          "sampled-two-timescale", Map.of("iterations", "30", "trajectories", "50"),
          "sampled-two-timescale-as-published", Map.of("iterations", "30", "trajectories", "50"),
          "two-timescale", Map.of("iterations", "3000"),
          "two-timescale-as-published", Map.of("iterations", "300", "eta", "0.1"),
          "naive-leader", Map.of("iterations", "300"),
          "simultaneous-gradient", Map.of("iterations", "300"));

  /** Without ties: a random part is added to the whole rewards. */
  private static StochasticGame game(long seed) {
    StochasticGame game = RandomGames.stochastic(seed, 3, 3);
    RandomStream random = RandomStream.of(seed).child("rewards");
    return with(
        game,
        game.entropy(),
        Arrays.stream(game.leaderRewards()).map(r -> r + random.nextDouble()).toArray(),
        Arrays.stream(game.followerRewards()).map(r -> r + random.nextDouble()).toArray());
  }

  private static StochasticGame scaled(StochasticGame game, double unit) {
    return with(
        game,
        unit * game.entropy(),
        Arrays.stream(game.leaderRewards()).map(r -> unit * r).toArray(),
        Arrays.stream(game.followerRewards()).map(r -> unit * r).toArray());
  }

  private static StochasticGame with(
      StochasticGame game, double entropy, double[] leader, double[] follower) {
    return new StochasticGame(
        game.name(),
        new StochasticGame.Rules(game.discount(), entropy),
        game.actions(),
        game.start(),
        leader,
        follower,
        game.transitions());
  }

  private static Solution solve(StochasticGame game, String method) {
    return Firstmover.solve(
        game, Optional.of(method), OPTIONS.getOrDefault(method, Map.of()), Run.withSeed(0));
  }

  private static double[] policy(StochasticGame game, Solution solution) {
    Actions actions = game.actions();
    return ((Behaviour) solution.leader().strategy())
        .inOrderOf(actions.states(), actions::leader)
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 6, 7, 10, 11})
  void the_unit_of_rewards_changes_neither_policy_nor_verdict(long seed) {
    StochasticGame game = game(seed);
    List<String> methods =
        Families.of(game).methods().stream()
            .filter(method -> method.refusal(game).isEmpty())
            .map(method -> method.info().name())
            .toList();
    assertThat(methods).isNotEmpty();
    for (String method : methods) {
      Solution one = solve(game, method);
      assertThat(one.certificate().verified()).as(method).isTrue();
      for (double unit : new double[] {1e-6, 1e6}) {
        Solution other = solve(scaled(game, unit), method);
        String what = method + " in units of " + unit;
        assertThat(other.certificate().failed()).as(what).isEmpty();
        assertThat(other.certificate().verdict()).as(what).isEqualTo(one.certificate().verdict());
        assertThat(other.status()).as(what).isEqualTo(one.status());
        assertThat(other.leader().value() / unit)
            .as(what)
            .isCloseTo(one.leader().value(), within(1e-5));
        assertThat(policy(game, other)).as(what).containsExactly(policy(game, one), within(1e-3));
      }
    }
  }
}
