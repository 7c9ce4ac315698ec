package org.firstmover.learning.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firstmover.game.markov.MarkovGame;
import org.firstmover.learning.Iterated;
import org.firstmover.random.RandomStream;
import org.firstmover.solution.Solution;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solvers.markov.JointTables;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class GradientThroughFollowersTest {
  private static Solution solve(String name, MarkovGame game, Map<String, String> given) {
    return solve(name, game, given, 1);
  }

  private static Solution solve(
      String name, MarkovGame game, Map<String, String> given, long seed) {
    GradientThroughFollowers method =
        GradientThroughFollowers.all().stream()
            .filter(one -> one.info().name().equals(name))
            .findFirst()
            .orElseThrow();
    Options options = Options.parse(method.info().options(), given, name);
    return method.solve(game, options, Run.withSeed(seed));
  }

  private static ExpectedReturns returns(MarkovGame game) {
    return new ExpectedReturns(
        JointTables.of(game, 100_000, 10_000_000, Optional.empty()).orElseThrow());
  }

  /** One round, both toss coins: the mean of the cells. */
  @Test
  void expected_returns_are_those_of_independent_draws_in_one_round() {
    ExpectedReturns returns = returns(Iterated.once(Iterated.BATTLE_OF_THE_SEXES));
    assertThat(returns.of(0).at(new double[4])).isCloseTo(0.75, within(1e-12));
    // leader plays 0 with probability 3/4, the follower with 1/4
    double[] point = {Math.log(3), 0, 0, Math.log(3)};
    assertThat(returns.of(0).at(point)).isCloseTo((2 * 3 + 3) / 16.0, within(1e-12));
    assertThat(returns.of(1).at(point)).isCloseTo((3 + 2 * 3) / 16.0, within(1e-12));
  }

  /** Nearly pure logits are the best table of the dilemma and its best response: 6. */
  @Test
  void expected_returns_of_tables_are_those_of_play() {
    ExpectedReturns returns = returns(Iterated.tenRounds(Iterated.PRISONERS_DILEMMA));
    double[] point = new double[returns.logits()];
    int[] leader = {1, 0, 0, 1, 1};
    for (int o = 0; o < 5; o++) {
      point[2 * o + leader[o]] = 60;
    }
    double best = Double.NEGATIVE_INFINITY;
    double value = 0;
    for (int table = 0; table < 32; table++) {
      for (int o = 0; o < 5; o++) {
        point[10 + 2 * o] = (table >> o & 1) == 0 ? 60 : 0;
        point[11 + 2 * o] = 60 - point[10 + 2 * o];
      }
      double follower = returns.of(1).at(point);
      if (follower > best + 1e-9) {
        best = follower;
        value = returns.of(0).at(point);
      }
    }
    assertThat(value).isCloseTo(6, within(1e-9));
  }

  /** Central differences of her return after seven steps of the follower. */
  @Test
  void the_gradient_is_that_of_her_return_after_the_followers_steps() {
    MarkovGame game = Iterated.fiveRounds("4,3 2,4 3,1 1,2");
    JointTables tables = JointTables.of(game, 10_000, 1_000_000, Optional.empty()).orElseThrow();
    UnrolledResponse response = new UnrolledResponse(tables, 7, 0.2);
    response.draw(0, response.point.length, 1, RandomStream.of(5));
    double[] start = response.point.clone();
    response.follow();
    response.backwards();
    double[] gradient = response.adjoint.clone();
    for (int k = 0; k < response.leaders; k++) {
      double slope = (after(response, start, k, 1e-5) - after(response, start, k, -1e-5)) / 2e-5;
      assertThat(gradient[k]).isCloseTo(slope, within(1e-6));
    }
  }

  private static double after(UnrolledResponse response, double[] start, int k, double change) {
    System.arraycopy(start, 0, response.point, 0, start.length);
    response.point[k] += change;
    response.follow();
    return response.backwards();
  }

  @Test
  void a_run_ends_with_a_certificate() {
    MarkovGame game = Iterated.once(Iterated.BATTLE_OF_THE_SEXES);
    for (String name : List.of("differentiable-follower", "meta-gradient")) {
      Solution solution = solve(name, game, Map.of("initial", "1"));
      assertThat(solution.certificate().verified()).isTrue();
      assertThat(solution.leader().value()).isIn(1.0, 2.0);
    }
  }

  /** Of the single starts some end at 1, where the follower has his way. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void several_starts_find_the_better_meeting_place(long seed) {
    MarkovGame game = Iterated.once(Iterated.BATTLE_OF_THE_SEXES);
    assertThat(solve("differentiable-follower", game, Map.of(), seed).leader().value())
        .isEqualTo(2);
  }

  @Test
  void coordination_over_ten_rounds_is_found() {
    MarkovGame game = Iterated.tenRounds("4,4 2,1 1,2 3,3");
    assertThat(solve("differentiable-follower", game, Map.of("iterations", "200")).leader().value())
        .isEqualTo(15);
  }
}
