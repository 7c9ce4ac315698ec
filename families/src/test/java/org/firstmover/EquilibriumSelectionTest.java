package org.firstmover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.random.RandomStream;
import org.firstmover.solution.Solution;
import org.firstmover.solve.Run;
import org.firstmover.solvers.hierarchy.Equilibrium;
import org.firstmover.solvers.hierarchy.EquilibriumOracle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Theorem 1 of K. Wang et al., "Coordinating followers to reach better equilibria", AAAI 2022: with
 * three equally likely equilibria, what is chosen for the best one, for the worst one, and for
 * their mean brings 0, 0 and (2 C - 3 e) / 3; here C = 10 and e = 1.
 */
class EquilibriumSelectionTest {
  private static final HierarchyGame GAME = (HierarchyGame) Games.find("three-strategies");

  @ParameterizedTest
  @CsvSource({"0, 0, 10, -10", "1, 0, 0, 0", "2, 5.666666666666667, 9, -1"})
  void eachPureStrategyHasThreeEquilibria(int strategy, double mean, double best, double worst) {
    double[] leader = new double[3];
    leader[strategy] = 1;
    List<Equilibrium> found =
        new EquilibriumOracle(GAME, EquilibriumOracle.Settings.DEFAULT)
            .all(leader, 40, RandomStream.of(1));
    assertThat(found).hasSize(3);
    double[] values = found.stream().mapToDouble(e -> GAME.leaderValue(e.point())).toArray();
    assertThat(Arrays.stream(values).average().orElseThrow()).isEqualTo(mean, within(1e-12));
    assertThat(Arrays.stream(values).max().orElseThrow()).isEqualTo(best, within(1e-12));
    assertThat(Arrays.stream(values).min().orElseThrow()).isEqualTo(worst, within(1e-12));
  }

  /** The leader's strategy may be mixed; the entry that is largest decides about the equilibria. */
  @ParameterizedTest
  @CsvSource({
    "optimistic, 0, 10, -10, 0",
    "pessimistic, 1, 0, 0, 0",
    "stochastic, 2, 9, -1, 5.666666666666667"
  })
  void eachSelectionChoosesAnotherStrategy(
      String selection, int largest, double best, double worst, double mean) {
    Solution solution =
        Firstmover.solve(
            GAME,
            Optional.of("hypergradient"),
            Map.of("selection", selection, "equilibria", "30"),
            Run.withSeed(0));
    assertThat(solution.certificate().verified()).isTrue();
    double[] strategy =
        solution.leader().strategy().weights().inOrderOf(List.of("s[1]", "s[2]", "s[3]"), "");
    for (int k = 0; k < 3; k++) {
      assertThat(strategy[k]).isLessThanOrEqualTo(strategy[largest]);
    }
    assertThat(solution.values().get(Solution.OPTIMISTIC)).isEqualTo(best, within(1e-9));
    assertThat(solution.values().get(Solution.PESSIMISTIC)).isEqualTo(worst, within(1e-9));
    assertThat(solution.values().get(Solution.STOCHASTIC)).isEqualTo(mean, within(1e-9));
  }
}
