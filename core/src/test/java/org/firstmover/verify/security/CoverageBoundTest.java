package org.firstmover.verify.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.firstmover.game.Names;
import org.firstmover.game.Payoffs;
import org.firstmover.game.security.SecurityGame;
import org.junit.jupiter.api.Test;

/** Targets are {defender covered, uncovered, attacker covered, uncovered}; values by hand. */
class CoverageBoundTest {
  private static void assertBound(double value, int resources, double[]... targets) {
    SecurityGame game =
        new SecurityGame("", resources, Names.numbered(targets.length), Payoffs.of(targets));
    assertThat(CoverageBound.of(game)).isCloseTo(value, within(1e-9));
  }

  @Test
  void one_target_is_attacked_whatever_covers_it() {
    assertBound(-1, 0, new double[] {3, -1, -1, 1});
    assertBound(3, 1, new double[] {3, -1, -1, 1});
  }

  @Test
  void two_equal_targets_share_one_resource() {
    assertBound(0, 1, new double[] {1, -1, -1, 1}, new double[] {1, -1, -1, 1});
  }

  @Test
  void the_attacker_is_held_to_her_least_value() {
    // 2 - 2c = 4 - 4(1 - c) at c = 1/3: her value 4/3, the defender's -4/3.
    assertBound(-4.0 / 3, 1, new double[] {0, -2, 0, 2}, new double[] {0, -4, 0, 4});
  }

  @Test
  void among_her_best_targets_the_one_best_for_the_defender_counts() {
    assertBound(5, 1, new double[] {9, 1, -1, 1}, new double[] {1, -1, -1, 1});
  }

  @Test
  void resources_beyond_need_do_not_help() {
    // The first keeps her at 1; half a resource on the second, worth 4.5, brings it down to that.
    assertBound(4.5, 2, new double[] {4, 0, 1, 2}, new double[] {9, 0, 0, 2});
    assertBound(4.5, 7, new double[] {4, 0, 1, 2}, new double[] {9, 0, 0, 2});
  }

  @Test
  void a_target_where_cover_makes_no_difference_to_her_gets_what_is_left() {
    // The second is worth 1 to her in any case; holding the first to 1 takes half a resource.
    assertBound(3, 1, new double[] {0, -9, 0, 2}, new double[] {6, 0, 1, 1});
  }

  @Test
  void cover_that_attracts_her_is_used_where_it_pays() {
    // Covering the first fully makes it worth 3 to her, more than the second's 2.
    assertBound(8, 1, new double[] {8, 0, 3, 0}, new double[] {-1, -5, 0, 2});
  }

  @Test
  void cover_that_hurts_the_defender_is_kept_small() {
    // She hits the first uncovered at 2; the second has to be held to 2 by half a resource.
    assertBound(7, 1, new double[] {0, 7, 0, 2}, new double[] {0, -9, 1, 3});
    assertBound(-9, 0, new double[] {0, 7, 0, 2}, new double[] {0, -9, 1, 3});
  }

  @Test
  void a_target_that_she_never_prefers_cannot_be_the_one_attacked() {
    assertBound(-9, 1, new double[] {0, 7, 0, 1}, new double[] {-9, -9, 2, 3});
    assertBound(-9, 1, new double[] {7, 0, 0, 1}, new double[] {-9, -10, 2, 3});
  }
}
