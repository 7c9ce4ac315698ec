package org.firstmover.solvers.normalform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.firstmover.game.InputError;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.random.RandomStream;
import org.firstmover.solution.Certificate;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.testing.RandomGames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Games whose optimal commitment is learned from replies, beside linear programmes that see all.
 */
class QueryLearnerTest {
  private static QueryLearner.Learned learned(double[][] leader, double[][] follower) {
    return new QueryLearner(x -> reply(follower, x), leader).learn(1_000_000, RandomStream.of(1));
  }

  /** The first of the best. */
  private static int reply(double[][] follower, double[] x) {
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < follower[0].length; j++) {
      double own = 0;
      for (int i = 0; i < x.length; i++) {
        own += x[i] * follower[i][j];
      }
      if (own > most) {
        most = own;
        best = j;
      }
    }
    return best;
  }

  /** V. Conitzer, T. Sandholm, EC 2006, figure 1: 3.5 by half and half. */
  @Test
  void the_first_example_of_the_field_is_learned() {
    QueryLearner.Learned learned =
        learned(new double[][] {{2, 4}, {1, 3}}, new double[][] {{1, 0}, {0, 1}});
    assertThat(learned.value()).isCloseTo(3.5, within(1e-6));
    assertThat(learned.commitment()[0]).isCloseTo(0.5, within(1e-6));
    assertThat(learned.complete()).isTrue();
    assertThat(learned.queries()).isBetween(50L, 5_000L);
  }

  @Test
  void with_one_action_there_is_nothing_to_mix() {
    QueryLearner.Learned learned = learned(new double[][] {{2, 4, 1}}, new double[][] {{1, 0, 3}});
    assertThat(learned.value()).isEqualTo(1);
    assertThat(learned.complete()).isTrue();
    assertThat(learned(new double[][] {{7}}, new double[][] {{0}}).value()).isEqualTo(7);
    assertThat(learned(new double[][] {{7}, {8}}, new double[][] {{0}, {9}}).value()).isEqualTo(8);
  }

  /** The third column is never a reply; two columns alike are one to whoever takes the first. */
  @Test
  void dominated_and_duplicate_replies_do_not_disturb() {
    double[][] leader = {{2, 4, 9, 2}, {1, 3, 9, 1}};
    double[][] follower = {{1, 0, -1, 1}, {0, 1, -1, 0}};
    QueryLearner.Learned learned = learned(leader, follower);
    assertThat(learned.value()).isCloseTo(3.5, within(1e-6));
  }

  /** Of a region around one point of the simplex, far from every corner, and small. */
  @Test
  void a_small_region_inside_is_found_through_the_corners_of_the_others() {
    double[][] follower = {{1, 0, 0, 0.34}, {0, 1, 0, 0.34}, {0, 0, 1, 0.34}};
    double[][] leader = {{0, 0, 0, 5}, {0, 0, 0, 4}, {0, 0, 0, 4}};
    QueryLearner.Learned learned = learned(leader, follower);
    // the first action is best as long as x1 <= 0.34: 5 x1 + 4 (1 - x1)
    assertThat(learned.value()).isCloseTo(4.34, within(1e-6));
    assertThat(learned.complete()).isTrue();
  }

  static IntStream seeds() {
    return IntStream.range(0, 60);
  }

  private static NormalFormGame uniform(int seed) {
    RandomStream random = RandomStream.of(seed);
    int rows = 1 + seed % 5;
    int columns = random.nextInt(1, 8);
    double[][][] payoffs = new double[2][rows][columns];
    for (double[][] table : payoffs) {
      for (double[] row : table) {
        Arrays.setAll(row, j -> random.nextDouble());
      }
    }
    return NormalFormGame.of(payoffs[0], payoffs[1]);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void random_games_are_learned_to_the_value_of_linear_programmes(int seed) {
    NormalFormGame game = uniform(seed);
    Solution known = new MultipleLinearPrograms().solve(game);
    Solution learned = new QueryLearning().solve(game);
    assertThat(learned.leader().value()).isCloseTo(known.leader().value(), within(1e-6));
    assertThat(learned.certificate().verdict()).isEqualTo(Certificate.Verdict.VERIFIED);
    assertThat(learned.values().get(Solution.QUERIES)).isPositive();
    assertThat(learned.status()).isEqualTo(Status.FEASIBLE);
  }

  /** Whole payoffs, so that regions without interior are many; what is found is verified. */
  @ParameterizedTest
  @MethodSource("seeds")
  void degenerate_games_end_with_a_commitment_that_is_no_better_than_the_optimum(int seed) {
    NormalFormGame game = RandomGames.normalForm(seed, 5);
    Solution known = new MultipleLinearPrograms().solve(game);
    Solution learned = new QueryLearning().solve(game);
    double slack = 1e-6 * (1 + game.leader().range());
    assertThat(learned.leader().value()).isLessThan(known.leader().value() + slack);
    assertThat(learned.certificate().verdict()).isEqualTo(Certificate.Verdict.VERIFIED);
  }

  @Test
  void a_limit_of_questions_ends_the_search_with_the_best_that_was_asked() {
    NormalFormGame game = uniform(9);
    QueryLearning method = new QueryLearning();
    Options few = Options.parse(method.info().options(), Map.of("queries", "10"), "options");
    Solution solution = method.solve(game, few, Run.withSeed(1));
    assertThat(solution.status()).isEqualTo(Status.LIMIT);
    assertThat(solution.values().get(Solution.QUERIES)).isEqualTo(10);
    assertThat(solution.certificate().failed()).isEmpty();
  }

  @Test
  void bad_input_is_told() {
    assertThatThrownBy(() -> new QueryLearner(x -> 0, new double[0][]))
        .isInstanceOf(InputError.class);
    assertThatThrownBy(() -> new QueryLearner(x -> 0, new double[][] {{1, 2}, {1}}))
        .isInstanceOf(InputError.class);
    assertThatThrownBy(() -> new QueryLearner(x -> 0, new double[][] {{Double.NaN}}))
        .isInstanceOf(InputError.class);
    assertThatThrownBy(
            () -> new QueryLearner(x -> 2, new double[][] {{1, 2}}).learn(100, RandomStream.of(0)))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("the follower's reply: found [2], expected 0 to 1");
  }
}
