package org.firstmover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.firstmover.catalog.Catalog;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.solution.Solution;
import org.firstmover.solve.Run;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Baselines on games with more leader variables than fit into a dense matrix at every step. */
@Tag("slow")
class HierarchyBaselinesTest {
  /**
   * 128 subsidies: the variants for many variables. That all were verified says that they keep the
   * budget; what they must find is little, as they are stopped early.
   */
  @ParameterizedTest
  @CsvSource({
    "sqp-differences, oracle-calls, 2000",
    "trust-region, oracle-calls, 2000",
    "complementarity, evaluations, 300",
    "first-order, oracle-calls, 200"
  })
  void manySubsidiesAreBetterThanNone(String method, String limit, String most) {
    HierarchyGame game =
        (HierarchyGame)
            Games.of(
                Catalog.find("subsidies").orElseThrow(),
                Map.of("followers", "2", "actions", "8", "budget", "2"),
                5);
    assertThat(game.variables().leaderSize()).isEqualTo(128);
    double none = value(game, "initial", Map.of());
    assertThat(value(game, method, Map.of(limit, most))).isGreaterThan(none + 0.05);
  }

  private static double value(HierarchyGame game, String method, Map<String, String> options) {
    Solution solution = Firstmover.solve(game, Optional.of(method), options, Run.withSeed(0));
    return solution.leader().value();
  }
}
