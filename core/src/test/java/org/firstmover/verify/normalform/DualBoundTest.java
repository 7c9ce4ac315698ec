package org.firstmover.verify.normalform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.firstmover.game.Payoffs;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.solution.Proof;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conitzer and Sandholm's game: under "right" the bound is max(4 - y, 3 + y), under "left" 2. */
class DualBoundTest {
  private static final NormalFormGame GAME =
      new NormalFormGame(
          "",
          List.of("up", "down"),
          List.of("left", "right"),
          Payoffs.of(new double[][] {{2, 4}, {1, 3}}),
          Payoffs.of(new double[][] {{1, 0}, {0, 1}}));

  private static double strong(Map<String, Map<String, Double>> incentives) {
    return new DualBound(GAME, Proof.Multipliers.strong(incentives), false).value();
  }

  @ParameterizedTest
  @CsvSource({"0, 4", "0.25, 3.75", "0.5, 3.5", "0.75, 3.75", "-1, 4", "NaN, 4"})
  void the_bound_follows_the_multiplier(double y, double bound) {
    assertThat(strong(Map.of("right", Map.of("left", y)))).isCloseTo(bound, within(1e-14));
  }

  @Test
  void missing_and_unknown_entries_are_0() {
    assertThat(strong(Map.of())).isCloseTo(4, within(1e-14));
    assertThat(strong(Map.of("middle", Map.of("left", 1.0)))).isCloseTo(4, within(1e-14));
    assertThat(strong(Map.of("right", Map.of("middle", 1.0)))).isCloseTo(4, within(1e-14));
  }

  @Test
  void an_infinite_multiplier_proves_nothing() {
    assertThat(strong(Map.of("right", Map.of("left", Double.POSITIVE_INFINITY))))
        .isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void the_bound_is_raised_by_its_rounding_error() {
    double bound = strong(Map.of("right", Map.of("left", 0.5)));
    assertThat(bound).isGreaterThan(3.5);
  }

  /** The follower cannot tell b from c; a is best nowhere alone, since b and c are as good. */
  private static final NormalFormGame TIED =
      new NormalFormGame(
          "",
          List.of("up", "down"),
          List.of("a", "b", "c"),
          Payoffs.of(new double[][] {{9, 4, 0}, {9, 0, 2}}),
          Payoffs.of(new double[][] {{1, 1, 1}, {0, 1, 1}}));

  private static double weak(
      Map<String, Map<String, Double>> dominated, Map<String, Map<String, Double>> indistinct) {
    return new DualBound(TIED, new Proof.Multipliers(Map.of(), dominated, indistinct), true)
        .value();
  }

  @Test
  void a_dominated_response_does_not_count_and_the_worst_of_equals_does() {
    // Between b and c the leader fears max_i [w A_ib + (1 - w) A_ic]: at w = 1/3 both are 4/3.
    Map<String, Double> thirds = Map.of("b", 1.0, "c", 2.0);
    Map<String, Map<String, Double>> equals = Map.of("b", thirds, "c", thirds);
    assertThat(weak(Map.of("a", Map.of("b", 1.0)), equals)).isCloseTo(4.0 / 3, within(1e-14));
    assertThat(weak(Map.of("a", Map.of("b", 0.2, "c", 0.3)), equals))
        .isCloseTo(4.0 / 3, within(1e-14));
  }

  @Test
  void without_these_weights_every_response_counts_by_itself() {
    assertThat(weak(Map.of(), Map.of())).isCloseTo(9, within(1e-14));
    assertThat(weak(Map.of("a", Map.of("b", 1.0)), Map.of())).isCloseTo(4, within(1e-14));
  }

  @Test
  void weights_that_do_not_dominate_are_of_no_use() {
    Map<String, Map<String, Double>> none = Map.of();
    assertThat(weak(Map.of("a", Map.of("b", 1.0), "b", Map.of("a", 1.0)), none))
        .isCloseTo(4, within(1e-14));
    assertThat(weak(Map.of("a", Map.of("b", 1.0), "b", Map.of("c", 1.0)), none))
        .as("an action the follower cannot tell from b does not dominate it")
        .isCloseTo(4, within(1e-14));
    for (double weight : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThat(weak(Map.of("a", Map.of("b", weight)), none)).isCloseTo(9, within(1e-14));
    }
  }

  @Test
  void weights_over_actions_that_the_follower_tells_apart_are_dropped() {
    Map<String, Map<String, Double>> dominated = Map.of("a", Map.of("b", 1.0));
    assertThat(weak(dominated, Map.of("b", Map.of("a", 5.0, "b", 1.0, "c", 2.0))))
        .isCloseTo(2, within(1e-14));
    assertThat(weak(dominated, Map.of("b", Map.of("a", 5.0)))).isCloseTo(4, within(1e-14));
  }
}
