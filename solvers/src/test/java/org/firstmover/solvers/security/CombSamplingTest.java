package org.firstmover.solvers.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.firstmover.random.RandomStream;
import org.firstmover.solvers.security.CombSampling.Patrol;
import org.firstmover.testing.RandomGames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CombSamplingTest {
  /** Coverages whose sums are whole numbers, nearly so, or anything. */
  static Stream<double[]> coverages() {
    double[] tenths = new double[30];
    Arrays.fill(tenths, 0.1);
    double[] thirds = new double[300];
    Arrays.fill(thirds, 1.0 / 3);
    double[] sevenths = new double[700];
    Arrays.fill(sevenths, 3.0 / 7);
    return Stream.of(
        new double[] {0},
        new double[] {1},
        new double[] {0, 0, 0},
        new double[] {1, 1, 1},
        new double[] {0, 1, 0, 1},
        new double[] {0.5},
        new double[] {0.25, 0.5, 0.75, 0.5},
        new double[] {0.9, 0.9, 0.2},
        new double[] {0.1, 0.2, 0.7},
        new double[] {1e-13, 1, 1 - 1e-13},
        new double[] {1, 1e-10, 0.3, 0.7 - 1e-10},
        new double[] {0.1, 1, 1, 0.9, 1},
        tenths,
        thirds,
        sevenths);
  }

  static Stream<double[]> solved() {
    return Stream.iterate(1L, seed -> seed + 1)
        .limit(60)
        .map(seed -> RandomGames.security(seed, 30))
        .map(game -> new CompactPrograms().solve(game).leader().strategy().weights())
        .map(weights -> weights.inOrderOf(weights.names()).orElseThrow());
  }

  @ParameterizedTest
  @MethodSource({"coverages", "solved"})
  void the_lottery_has_the_coverage_as_its_marginals(double[] coverage) {
    List<Patrol> lottery = new CombSampling(coverage).lottery();
    double[] marginals = new double[coverage.length];
    double sum = 0;
    for (Patrol patrol : lottery) {
      assertThat(patrol.probability()).isPositive();
      sum += patrol.probability();
      for (int target : patrol.targets()) {
        marginals[target] += patrol.probability();
      }
    }
    assertThat(sum).isCloseTo(1, within(1e-12));
    assertThat(marginals).containsExactly(coverage, within(1e-12));
  }

  @ParameterizedTest
  @MethodSource({"coverages", "solved"})
  void patrols_are_ascending_and_no_larger_than_the_resources(double[] coverage) {
    int resources = (int) Math.ceil(Arrays.stream(coverage).sum() - 1e-9);
    CombSampling comb = new CombSampling(coverage);
    List<Patrol> lottery = comb.lottery();
    assertThat(lottery).hasSizeLessThanOrEqualTo(coverage.length + 1);
    RandomStream random = RandomStream.of(1).child("comb");
    Stream<List<Integer>> drawn = Stream.generate(() -> comb.sample(random)).limit(500);
    Stream.concat(lottery.stream().map(Patrol::targets), drawn)
        .forEach(
            targets ->
                assertThat(targets)
                    .isSorted()
                    .doesNotHaveDuplicates()
                    .hasSizeLessThanOrEqualTo(resources));
  }

  /** Hoeffding: a frequency over N draws is off by h with probability at most 2 exp(-2 N h^2). */
  @ParameterizedTest
  @MethodSource("coverages")
  void samples_have_the_coverage_as_their_frequencies(double[] coverage) {
    CombSampling comb = new CombSampling(coverage);
    RandomStream random = RandomStream.of(2).child("frequencies");
    int draws = 5000;
    int[] counts = new int[coverage.length];
    for (int d = 0; d < draws; d++) {
      comb.sample(random).forEach(target -> counts[target]++);
    }
    double allowed = Math.sqrt(Math.log(2 * coverage.length / 1e-6) / (2.0 * draws));
    for (int t = 0; t < coverage.length; t++) {
      assertThat((double) counts[t] / draws).isCloseTo(coverage[t], within(allowed));
    }
  }

  @Test
  void sure_targets_are_in_every_patrol_and_uncovered_ones_in_none() {
    CombSampling comb = new CombSampling(new double[] {0.3, 1, 0, 0.7, 1});
    RandomStream random = RandomStream.of(3);
    for (int d = 0; d < 1000; d++) {
      assertThat(comb.sample(random)).contains(1, 4).doesNotContain(2).hasSize(3);
    }
  }
}
