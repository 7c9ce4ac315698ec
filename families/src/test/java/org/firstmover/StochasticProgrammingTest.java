package org.firstmover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.stream.Stream;
import org.firstmover.catalog.Catalog;
import org.firstmover.catalog.CatalogEntry;
import org.firstmover.catalog.PublishedGame;
import org.firstmover.exact.Rational;
import org.firstmover.formats.stochastic.StochasticForm;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solvers.stochastic.FixedPointEquilibrium;
import org.firstmover.solvers.stochastic.ZeroSumValueIteration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Dynamic programming without entropy on published games, whose files tell the values. */
class StochasticProgrammingTest {
  static Stream<String> names() {
    return Catalog.entries().stream()
        .filter(e -> e instanceof PublishedGame && e.kind().equals(StochasticGame.KIND))
        .filter(e -> game(e.name()).entropy() == 0)
        .map(CatalogEntry::name);
  }

  private static PublishedGame entry(String name) {
    return (PublishedGame) Catalog.find(name).orElseThrow();
  }

  private static StochasticGame game(String name) {
    return new StochasticForm().read(entry(name).game());
  }

  @ParameterizedTest
  @MethodSource("names")
  void the_fixed_point_is_the_known_one(String name) {
    Map<String, Rational> known = entry(name).known();
    double fixedPoint = known.get("fixed-point").doubleValue();
    double strong = known.get("strong").doubleValue();
    Solution solution = new FixedPointEquilibrium().solve(game(name));
    assertThat(solution.status()).isEqualTo(Status.FEASIBLE);
    assertThat(solution.certificate().verified()).isTrue();
    assertThat(solution.values().get("fixed point"))
        .isCloseTo(fixedPoint, within(1e-9 * fixedPoint));
    assertThat(solution.leader().value()).isLessThanOrEqualTo(strong + 1e-6 * strong);
    if (fixedPoint == strong) {
      assertThat(solution.leader().value()).isCloseTo(strong, within(1e-9 * strong));
    }
  }

  /** Its two fixed points, by state; 115/8 and 20/3 are what the files say in words. */
  @Test
  void fixed_points_of_the_golden_games_stand_by_state() {
    Map<String, Double> worse =
        new FixedPointEquilibrium().solve(game("fixed-point-is-worse")).values();
    assertThat(worse.get("fixed point from one")).isCloseTo(15, within(1e-9));
    assertThat(worse.get("fixed point from two")).isCloseTo(115.0 / 8, within(1e-9));
    Map<String, Double> start = new FixedPointEquilibrium().solve(game("start-matters")).values();
    assertThat(start.get("fixed point from one")).isCloseTo(5, within(1e-9));
    assertThat(start.get("fixed point from two")).isCloseTo(20.0 / 3, within(1e-9));
  }

  /** Half of 1 / (1 - 9/10), by going on with probability 10/11, and a proof that it is best. */
  @Test
  void the_big_match_has_its_value() {
    Solution solution = new ZeroSumValueIteration().solve(game("big-match"));
    assertThat(solution.leader().value()).isCloseTo(5, within(1e-9));
    assertThat(solution.status()).isEqualTo(Status.OPTIMAL);
    assertThat(solution.leader().strategy().weights().nonZero().get("open: go on"))
        .isCloseTo(10.0 / 11, within(1e-9));
    assertThat(new ZeroSumValueIteration().refusal(game("paris-match"))).isPresent();
  }
}
