package org.firstmover.solvers.meanfield;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.firstmover.game.meanfield.Population;
import org.firstmover.game.meanfield.Successors;
import org.junit.jupiter.api.Test;

class LongRunTest {
  /** Who leaves with p and comes back with q is away p / (p + q) of the time. */
  @Test
  void a_share_that_comes_and_goes_settles_in_proportion() {
    double[] shares = {1, 0};
    double[] odds = {1 - 0.003, 0.003, 0.001, 1 - 0.001};
    LongRun.move(shares, new double[] {1, 1}, Successors.all(2, 1), odds);
    assertThat(shares[0]).isCloseTo(0.25, within(1e-12));
    assertThat(shares[1]).isCloseTo(0.75, within(1e-12));
  }

  /**
   * From the middle of five places a fair walk ends at either end, from the second 3 in 4 at the
   * near one.
   */
  @Test
  void where_a_walk_ends_depends_on_where_it_begins() {
    Successors walk =
        Successors.of(5, 2, (s, a) -> new int[] {s == 0 || s == 4 ? s : s + (a == 0 ? -1 : 1)});
    double[] shares = {0, 1, 0, 0, 0};
    double[] policy = new double[10];
    Arrays.fill(policy, 0.5);
    double[] odds = new double[10];
    Arrays.fill(odds, 1);
    LongRun.move(shares, policy, walk, odds);
    assertThat(shares[0]).isCloseTo(0.75, within(1e-12));
    assertThat(shares[4]).isCloseTo(0.25, within(1e-12));
  }

  /** Few states are eliminated at once, a thousand never. */
  @Test
  void large_populations_go_round_by_round() {
    assertThat(LongRun.rounds(population(3))).isEqualTo(64);
    assertThat(LongRun.rounds(population(1000))).isEqualTo(Integer.MAX_VALUE);
  }

  private static Population population(int states) {
    double[] start = new double[states];
    start[0] = 1;
    return new Population(
        "walkers",
        IntStream.range(0, states).mapToObj(s -> "s" + s).toList(),
        List.of("on"),
        start,
        Successors.deterministic(states, 1, (s, a) -> (s + 1) % states));
  }
}
