package org.firstmover.verify.normalform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.firstmover.exact.Rational;
import org.firstmover.game.Names;
import org.firstmover.game.Payoffs;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.solution.Check;
import org.junit.jupiter.api.Test;

/** Expected values are worked out by hand from the two or three equations of each game. */
class ExactCommitmentTest {
  /** OpenSpiel's second test game: x = (1/3, 2/3), response 1, value 4/3. */
  private static final NormalFormGame THIRDS =
      NormalFormGame.of(
          new double[][] {{2, 0, 0}, {1, 0, 0}}, new double[][] {{0, 2, 5}, {0, -1, -4}});

  private static Check check(NormalFormGame game, double[] x, double[] reply, double value) {
    double[] losses = new double[reply.length];
    double best = Double.NEGATIVE_INFINITY;
    for (int pass = 0; pass < 2; pass++) {
      for (int j = 0; j < reply.length; j++) {
        double gain = 0;
        for (int i = 0; i < x.length; i++) {
          gain += x[i] * game.follower().get(i, j);
        }
        best = Math.max(best, gain);
        losses[j] = best - gain;
      }
    }
    return new ExactCommitment(game, x, reply, losses).check("exact regret", value);
  }

  @Test
  void thirds_are_recovered_from_their_doubles() {
    Check check = check(THIRDS, new double[] {1.0 / 3, 2.0 / 3}, new double[] {1, 0, 0}, 4.0 / 3);
    assertThat(check.passed()).isTrue();
    assertThat(check.value()).isZero();
    assertThat(check.tolerance()).isZero();
    assertThat(check.note()).isEqualTo("exact: value 4/3");
  }

  @Test
  void a_solver_s_error_does_not_hide_the_exact_strategy() {
    double error = 1e-11;
    double[] x = {1.0 / 3 + error, 2.0 / 3 - error};
    Check check = check(THIRDS, x, new double[] {1, 0, 0}, 4.0 / 3 + error);
    assertThat(check.note()).isEqualTo("exact: value 4/3");
  }

  @Test
  void dust_is_no_part_of_the_support() {
    NormalFormGame game =
        NormalFormGame.of(
            new double[][] {{2, 0, 0}, {1, 0, 0}, {9, 9, 9}},
            new double[][] {{0, 2, 5}, {0, -1, -4}, {0, 1, 1}});
    double[] x = {1.0 / 3, 2.0 / 3, 1e-12};
    assertThat(check(game, x, new double[] {1, 0, 0}, 4.0 / 3).note())
        .isEqualTo("exact: value 4/3");
  }

  @Test
  void a_value_that_is_not_the_strategy_s_is_not_exact() {
    Check check =
        check(THIRDS, new double[] {1.0 / 3, 2.0 / 3}, new double[] {1, 0, 0}, 4.0 / 3 + 1e-8);
    assertThat(check.note()).startsWith("not exact");
  }

  @Test
  void a_positive_regret_is_given_exactly() {
    Check check = check(THIRDS, new double[] {0.5, 0.5}, new double[] {1, 0, 0}, 1.5);
    assertThat(check.passed()).isFalse();
    assertThat(check.value()).isEqualTo(0.5);
    assertThat(check.note()).startsWith("not exact");
  }

  @Test
  void probabilities_are_divided_by_their_sum_before_their_regret_is_taken() {
    Check check = check(THIRDS, new double[] {1, 1}, new double[] {1, 0, 0}, 1.5);
    assertThat(check.value()).isEqualTo(0.5);
    Check negative = check(THIRDS, new double[] {1, -1}, new double[] {1, 0, 0}, 1.5);
    assertThat(negative.value()).isEqualTo(5);
  }

  @Test
  void a_strategy_that_ties_far_from_the_printed_one_is_not_its_exact_form() {
    // The first two actions differ by less than the tolerance everywhere and tie at (1/2, 1/2).
    NormalFormGame game =
        NormalFormGame.of(
            new double[][] {{1, 0, 0}, {0, 0, 0}}, new double[][] {{0, 1e-9, -1}, {0, -1e-9, -1}});
    Check check = check(game, new double[] {0.6, 0.4}, new double[] {1, 0, 0}, 0.6);
    assertThat(check.note()).startsWith("not exact");
    assertThat(check.passed()).isTrue();
    assertThat(check.value()).isCloseTo(2e-10, within(1e-20));
  }

  @Test
  void a_mixed_response_has_its_mixed_value() {
    NormalFormGame game =
        NormalFormGame.of(new double[][] {{2, 4}, {1, 3}}, new double[][] {{1, 0}, {0, 1}});
    double[] half = {0.5, 0.5};
    assertThat(check(game, half, new double[] {0.5, 0.5}, 2.5).note())
        .isEqualTo("exact: value 5/2");
    assertThat(check(game, half, new double[] {0.5, 0.5}, 3.5).note()).startsWith("not exact");
  }

  @Test
  void payoffs_count_as_they_were_written() {
    Payoffs leader = Payoffs.of(new double[][] {{1, 0}, {0, 0}});
    Payoffs follower =
        new Payoffs.Builder(2, 2).set(0, 0, Rational.of(1, 3)).set(1, 1, Rational.of(2, 3)).build();
    NormalFormGame game =
        new NormalFormGame("", Names.numbered(2), Names.numbered(2), leader, follower);
    assertThat(check(game, new double[] {2.0 / 3, 1.0 / 3}, new double[] {1, 0}, 2.0 / 3).note())
        .isEqualTo("exact: value 2/3");
  }

  @Test
  void free_probabilities_keep_their_doubles() {
    NormalFormGame game = NormalFormGame.of(new double[][] {{1}, {3}}, new double[][] {{0}, {0}});
    assertThat(check(game, new double[] {0.25, 0.75}, new double[] {1}, 2.5).note())
        .isEqualTo("exact: value 5/2");
  }

  @Test
  void a_long_value_is_shown_as_a_decimal() {
    double[][] a = {{123456789.123456, 0}, {987654321.987654, 1}};
    NormalFormGame game =
        NormalFormGame.of(a, new double[][] {{0.123456789012, 0}, {0, 0.987654321987}});
    double x = 0.987654321987 / (0.123456789012 + 0.987654321987);
    double value = x * a[0][0] + (1 - x) * a[1][0];
    assertThat(check(game, new double[] {x, 1 - x}, new double[] {1, 0}, value).note())
        .startsWith("exact: value 2")
        .endsWith("digits)");
  }
}
