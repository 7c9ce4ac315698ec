package org.firstmover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Optional;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.solution.Bounds;
import org.firstmover.solution.Certificate;
import org.firstmover.solution.Commitment;
import org.firstmover.solution.Proof;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solve.Run;
import org.firstmover.strategy.Distribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The unit of the payoffs changes no verdict. Conitzer and Sandholm's game, scaled. */
class UnitTest {
  private static NormalFormGame game(double unit) {
    return NormalFormGame.of(
        new double[][] {{2 * unit, 4 * unit}, {unit, 3 * unit}},
        new double[][] {{unit, 0}, {0, unit}});
  }

  private static Solution solve(NormalFormGame game, String method) {
    return Firstmover.solve(game, Optional.of(method), Map.of(), Run.withSeed(0));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-100, 1e-12, 1e-6, 1, 1e6, 1e12, 1e100})
  void the_optimum_scales_and_stays_proved(double unit) {
    Solution solution = solve(game(unit), "multiple-lps");
    assertThat(solution.status()).isEqualTo(Status.OPTIMAL);
    assertThat(solution.leader().value() / unit).isCloseTo(3.5, within(1e-9));
    Solution weak = solve(game(unit), "weak-commitment");
    assertThat(weak.leader().value() / unit).isCloseTo(3.5, within(1e-5)).isLessThan(3.5);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-100, 1e-12, 1e-6, 1, 1e6, 1e12, 1e100})
  void a_worse_commitment_that_says_optimal_is_not_verified(double unit) {
    NormalFormGame game = game(unit);
    Solution pure = solve(game, "best-pure");
    Solution claim =
        new Solution(
            pure.game(),
            pure.method(),
            Status.OPTIMAL,
            pure.tieBreak(),
            pure.leader(),
            pure.followers(),
            pure.values(),
            new Bounds(3 * unit, 3 * unit),
            solve(game, "multiple-lps").proof(),
            Certificate.NONE,
            Map.of(),
            Map.of());
    assertThat(Firstmover.verify(game, claim).verified()).isFalse();
    assertThat(Firstmover.verify(game, claim).provesOptimality()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-100, 1e-12, 1e-6})
  void a_value_that_is_not_the_commitment_s_is_not_verified(double unit) {
    NormalFormGame game = game(unit);
    Solution pure = solve(game, "best-pure");
    Solution claim =
        new Solution(
            pure.game(),
            pure.method(),
            Status.FEASIBLE,
            null,
            new Commitment(3.1 * unit, Distribution.pure(game.leaderActions(), 1)),
            pure.followers(),
            Map.of(),
            new Bounds(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
            new Proof.None(),
            Certificate.NONE,
            Map.of(),
            Map.of());
    assertThat(Firstmover.verify(game, claim).verified()).isFalse();
  }
}
