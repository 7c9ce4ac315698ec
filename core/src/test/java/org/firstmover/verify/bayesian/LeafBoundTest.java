package org.firstmover.verify.bayesian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.firstmover.game.Payoffs;
import org.firstmover.game.bayesian.BayesianGame;
import org.firstmover.game.bayesian.FollowerType;
import org.firstmover.solution.Proof;
import org.firstmover.solution.Proof.Leaf;
import org.junit.jupiter.api.Test;

/**
 * Two types, equally likely. Without multipliers row a is worth 4 or 3 under s's responses x and y
 * and 2.5 or 2 under t's responses u and v; row b 3.5 or 1, and 2 or 2.5.
 */
class LeafBoundTest {
  private static final BayesianGame GAME =
      new BayesianGame(
          "",
          List.of("a", "b"),
          List.of(
              new FollowerType(
                  "s",
                  0.5,
                  List.of("x", "y"),
                  Payoffs.of(new double[][] {{8, 6}, {7, 2}}),
                  Payoffs.of(new double[][] {{2, 0}, {0, 6}})),
              new FollowerType(
                  "t",
                  0.5,
                  List.of("u", "v"),
                  Payoffs.of(new double[][] {{5, 4}, {4, 5}}),
                  Payoffs.of(new double[][] {{0, 2}, {2, 0}}))));

  private static Leaf leaf(Map<String, String> responses) {
    return new Leaf(responses, Map.of());
  }

  private static void assertBound(double bound, Leaf... leaves) {
    assertThat(new LeafBound(GAME, new Proof.Leaves(Arrays.asList(leaves))).value().orElseThrow())
        .isGreaterThanOrEqualTo(bound)
        .isCloseTo(bound, within(1e-13));
  }

  private static void assertUncovered(Leaf... leaves) {
    assertThat(new LeafBound(GAME, new Proof.Leaves(Arrays.asList(leaves))).value()).isEmpty();
  }

  @Test
  void one_leaf_without_fixed_responses_covers_all() {
    assertBound(6.5, leaf(Map.of()));
  }

  @Test
  void the_bound_is_the_largest_of_the_leaves() {
    assertBound(6.5, leaf(Map.of("s", "x")), leaf(Map.of("s", "y")));
    assertBound(
        6.5,
        leaf(Map.of("s", "x", "t", "u")),
        leaf(Map.of("s", "x", "t", "v")),
        leaf(Map.of("s", "y")));
  }

  @Test
  void leaves_need_not_be_those_of_a_tree() {
    assertBound(
        6.5,
        leaf(Map.of("t", "u")),
        leaf(Map.of("s", "x", "t", "v")),
        leaf(Map.of("s", "y", "t", "v")),
        leaf(Map.of("s", "y")));
  }

  @Test
  void a_joint_response_without_a_leaf_is_found() {
    assertUncovered();
    assertUncovered(leaf(Map.of("s", "x")));
    assertUncovered(leaf(Map.of("s", "x", "t", "u")), leaf(Map.of("s", "y")));
    assertUncovered(
        leaf(Map.of("s", "x", "t", "u")),
        leaf(Map.of("s", "y", "t", "u")),
        leaf(Map.of("s", "x", "t", "v")));
  }

  @Test
  void an_action_that_the_type_does_not_have_covers_nothing() {
    assertUncovered(leaf(Map.of()), leaf(Map.of("s", "z")));
  }

  @Test
  void a_type_that_is_not_in_the_game_is_ignored() {
    assertBound(6.5, leaf(Map.of("w", "x")));
  }

  @Test
  void multipliers_of_a_fixed_response_lower_its_leaf() {
    // x, u with y = 1/8 on "u rather than v": a: 4 + 2.5 - 2/8 = 6.25; b: 3.5 + 2 + 2/8 = 5.75.
    Leaf fixed = new Leaf(Map.of("s", "x", "t", "u"), Map.of("t", Map.of("u", Map.of("v", 0.125))));
    assertBound(6.25, fixed, leaf(Map.of("s", "x", "t", "v")), leaf(Map.of("s", "y")));
  }

  @Test
  void multipliers_of_a_free_type_bound_all_its_responses() {
    // u: a 2.5 - 2/8, b 2 + 2/8; v: a 2 + 2/8, b 2.5 - 2/8: 2.25 everywhere, so 4 + 2.25.
    Leaf free =
        new Leaf(Map.of(), Map.of("t", Map.of("u", Map.of("v", 0.125), "v", Map.of("u", 0.125))));
    assertBound(6.25, free);
    Leaf half = new Leaf(Map.of(), Map.of("t", Map.of("u", Map.of("v", 0.125))));
    assertBound(6.25, half);
  }

  @Test
  void negative_unknown_and_undefined_multipliers_count_as_0() {
    for (double y : new double[] {-3, Double.NaN}) {
      assertBound(6.5, new Leaf(Map.of(), Map.of("t", Map.of("u", Map.of("v", y, "w", 7.0)))));
    }
  }

  @Test
  void infinite_multipliers_prove_nothing() {
    Leaf leaf = new Leaf(Map.of(), Map.of("t", Map.of("u", Map.of("v", Double.POSITIVE_INFINITY))));
    assertThat(new LeafBound(GAME, new Proof.Leaves(List.of(leaf))).value().orElseThrow())
        .isEqualTo(Double.POSITIVE_INFINITY);
  }
}
