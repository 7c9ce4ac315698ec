package org.firstmover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.firstmover.exact.Rational;
import org.firstmover.game.Names;
import org.firstmover.game.Payoffs;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.solution.Solution;
import org.firstmover.solution.TieBreak;
import org.firstmover.solve.Run;
import org.firstmover.testing.RandomGames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The supremum of pessimistic values, and the commitment that comes near it. */
class WeakValueTest {
  static LongStream seeds() {
    return LongStream.range(0, 50);
  }

  /** Near (1/2, 1/2) the follower still goes right: 3.5 is the supremum and not reached. */
  @ParameterizedTest
  @CsvSource({"1e-3", "1e-6", "5e-7", "1e-8"})
  void a_supremum_that_is_not_reached_is_approached_within_epsilon(double epsilon) {
    NormalFormGame game =
        NormalFormGame.of(new double[][] {{2, 4}, {1, 3}}, new double[][] {{1, 0}, {0, 1}});
    Solution solution = solve(game, epsilon);
    assertThat(solution.bounds().upper()).isCloseTo(3.5, within(1e-12));
    near(game, solution, epsilon);
    assertThat(solution.leader().value()).isLessThan(3.5);
  }

  /** The right action is best only at down, where left is as good: nothing but left counts. */
  @Test
  void an_action_that_is_best_only_in_ties_does_not_count() {
    NormalFormGame game =
        NormalFormGame.of(new double[][] {{0, 9}, {1, 9}}, new double[][] {{1, 0}, {1, 1}});
    assertThat(Firstmover.solve(game).leader().value()).isEqualTo(9);
    Solution solution = solve(game, 5e-7);
    assertThat(solution.bounds().upper()).isCloseTo(1, within(1e-12));
    near(game, solution, 5e-7);
  }

  /** The middle is best at (1/2, 1/2) only, together with the others: a single point. */
  @Test
  void an_action_that_is_best_at_a_single_point_does_not_count() {
    NormalFormGame game =
        NormalFormGame.of(
            new double[][] {{0, 9, 3}, {1, 9, 0}}, new double[][] {{2, 1, 0}, {0, 1, 2}});
    assertThat(Firstmover.solve(game).leader().value()).isCloseTo(9, within(1e-9));
    // Right while down is at least 1/2: 3/2 at most; left while up is: 1/2 at most.
    assertThat(solve(game, 5e-7).bounds().upper()).isCloseTo(1.5, within(1e-9));
  }

  /**
   * The follower cannot tell the columns apart: the leader has the least of them, by mixing 1/2.
   */
  @Test
  void of_doubles_the_worst_counts() {
    NormalFormGame game =
        NormalFormGame.of(new double[][] {{2, 0}, {0, 2}}, new double[][] {{5, 5}, {5, 5}});
    assertThat(Firstmover.solve(game).leader().value()).isEqualTo(2);
    Solution solution = solve(game, 5e-7);
    assertThat(solution.bounds().upper()).isCloseTo(1, within(1e-9));
    near(game, solution, 5e-7);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void random_games_are_solved_within_epsilon(long seed) {
    NormalFormGame game = RandomGames.normalForm(seed, 8);
    near(game, solve(game, 5e-7), 5e-7);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void doubles_of_all_follower_actions_with_other_payoffs_are_solved_within_epsilon(long seed) {
    NormalFormGame game = RandomGames.normalForm(seed, 6);
    int m = game.leaderActions().size();
    int n = game.followerActions().size();
    Payoffs doubled = game.leader().select(m, i -> i, 2 * n, j -> j % n);
    Payoffs.Builder leader = new Payoffs.Builder(m, 2 * n);
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < 2 * n; j++) {
        leader.set(i, j, j < n ? doubled.get(i, j) : doubled.get(m - 1 - i, j));
      }
    }
    NormalFormGame twice =
        new NormalFormGame(
            "",
            game.leaderActions(),
            Names.numbered(2 * n),
            leader.build(),
            game.follower().select(m, i -> i, 2 * n, j -> j % n));
    Solution solution = solve(twice, 5e-7);
    near(twice, solution, 5e-7);
    assertThat(solution.bounds().upper())
        .isLessThanOrEqualTo(
            solve(game, 5e-7).bounds().upper() + 1e-6 * (1 + game.leader().range()));
  }

  /** On a fine grid no commitment has a pessimistic value above the supremum. */
  @Test
  void no_commitment_of_a_grid_is_above_the_supremum() {
    for (long seed = 0; seed < 300; seed++) {
      NormalFormGame game = RandomGames.normalForm(seed, 4);
      int m = game.leaderActions().size();
      double supremum = solve(game, 5e-7).bounds().upper();
      for (Rational[] x : ExactValues.grid(m, m == 2 ? 60 : 12)) {
        assertThat(ExactValues.value(game, x, false).doubleValue())
            .as(game.name())
            .isLessThanOrEqualTo(supremum + 1e-9 * (1 + game.leader().range()));
      }
    }
  }

  private static Solution solve(NormalFormGame game, double epsilon) {
    return Firstmover.solve(
        game,
        Optional.of("weak-commitment"),
        Map.of("epsilon", Double.toString(epsilon)),
        Run.withSeed(0));
  }

  /** Recomputes the pessimistic value of the printed probabilities in rationals. */
  private static void near(NormalFormGame game, Solution solution, double epsilon) {
    assertThat(solution.tieBreak()).isEqualTo(TieBreak.WEAK);
    double[] x =
        solution.leader().strategy().weights().inOrderOf(game.leaderActions()).orElseThrow();
    Rational[] exact = new Rational[x.length];
    Rational sum = Rational.ZERO;
    for (int i = 0; i < x.length; i++) {
      exact[i] = Rational.ofBinary(x[i]);
      sum = sum.plus(exact[i]);
    }
    for (int i = 0; i < x.length; i++) {
      exact[i] = exact[i].dividedBy(sum);
    }
    double weak = ExactValues.value(game, exact, false).doubleValue();
    double supremum = solution.bounds().upper();
    double rounding = 1e-9 * (1 + game.leader().range());
    assertThat(weak)
        .as(game.toString())
        .isBetween(supremum - epsilon * (1 + Math.abs(supremum)) - rounding, supremum + rounding);
    assertThat(solution.leader().value()).isCloseTo(weak, within(rounding));
  }
}
