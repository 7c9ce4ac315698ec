package org.firstmover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Optional;
import org.firstmover.catalog.Catalog;
import org.firstmover.game.Game;
import org.firstmover.solution.Check;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solve.Limits;
import org.firstmover.solve.Progress;
import org.firstmover.solve.Run;
import org.firstmover.strategy.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Leaders of the toll game against its closed forms. With x the share on the tolled road, drivers
 * are indifferent where x + toll = 2 (1 - x); with an entropy weight x = 1 / (1 + exp (-(2 - toll -
 * 3 x) / lambda)), whose best toll was computed by hand from d(toll x) / dx = 0.
 */
class MeanFieldLeadersTest {
  @ParameterizedTest
  @CsvSource({
    "commitment-grid, 1e-6, 1e-4",
    "zeroth-order, 1e-6, 1e-4",
    "regularised-gradient, 1e-6, 1e-3",
    "penalised, 1e-5, 1e-2",
  })
  void the_best_toll_is_one(String method, double value, double toll) {
    Solution solution = solve(method, Map.of(), Map.of());
    assertThat(solution.certificate().verified()).isTrue();
    assertThat(solution.leader().value()).isCloseTo(1.0 / 3, within(value));
    assertThat(toll(solution)).isCloseTo(1, within(toll));
    assertThat(solution.values().get(Solution.COMMITMENT_GAP)).isCloseTo(1.0 / 3, within(value));
  }

  @ParameterizedTest
  @CsvSource({
    "0.1, 1.111067, 0.356926, commitment-grid",
    "0.1, 1.111067, 0.356926, regularised-gradient",
    "0.1, 1.111067, 0.356926, zeroth-order",
    "0.1, 1.111067, 0.356926, penalised",
    "1, 2.181656, 0.589849, commitment-grid",
    "1, 2.181656, 0.589849, regularised-gradient",
    "1, 2.181656, 0.589849, zeroth-order",
    "1, 2.181656, 0.589849, penalised",
  })
  void with_an_entropy_weight(double entropy, double toll, double value, String method) {
    Solution solution = solve(method, Map.of("entropy", Double.toString(entropy)), Map.of());
    assertThat(solution.leader().value()).isCloseTo(value, within(1e-6));
    assertThat(toll(solution)).isCloseTo(toll, within(2e-3));
  }

  @Test
  void taking_turns_ends_at_the_highest_toll() {
    Solution solution = solve("alternating-best-response", Map.of("highest", "1.5"), Map.of());
    assertThat(toll(solution)).isCloseTo(1.5, within(1e-12));
    assertThat(solution.leader().value()).isCloseTo(0.25, within(1e-6));
    assertThat(solution.values().get(Solution.COMMITMENT_GAP))
        .isCloseTo(1.0 / 3 - 0.25, within(1e-6));
  }

  /** Best responses to a crowd change it by 3 x (1 - x) / lambda where it is mixed. */
  @Test
  void a_contraction_of_the_followers_is_told_from_none() {
    assertThat(solve("commitment-grid", Map.of("entropy", "1"), Map.of()).values())
        .hasEntrySatisfying(
            "largest followers' contraction ratio",
            ratio -> assertThat(ratio).isBetween(0.3, 0.75));
    assertThat(solve("commitment-grid", Map.of("entropy", "0.1"), Map.of()).values())
        .containsKey("largest followers' contraction ratio (warning: not below 1)");
  }

  /** Shares by bisection, tolls by golden section, in another language; at 3 the bound binds. */
  @ParameterizedTest
  @CsvSource({
    "1e-6, 3, 1.000001, 0.333333564",
    "0.03, 3, 1.033030, 0.340312037",
    "0.3, 3, 1.340091, 0.406297622",
    "3, 3, 3.000000, 1.014486224",
    "3, 10, 4.688395, 1.137219680",
  })
  void with_any_entropy_weight(String entropy, String highest, double toll, double value) {
    Map<String, String> parameters = Map.of("entropy", entropy, "highest", highest);
    for (String method : new String[] {"commitment-grid", "regularised-gradient"}) {
      Solution solution = solve(method, parameters, Map.of());
      assertThat(solution.certificate().verified()).isTrue();
      assertThat(solution.leader().value()).as(method).isCloseTo(value, within(1e-6));
      assertThat(toll(solution)).as(method).isCloseTo(toll, within(2e-3));
    }
  }

  /**
   * The smallest share of an epsilon equilibrium: [5 - toll - sqrt((1 + toll)^2 + 12 eps)] / 6;
   * best tolls by golden section, in another language.
   */
  @ParameterizedTest
  @CsvSource({
    "0.001, 0.999625, 0.332833755",
    "0.01, 0.996209, 0.328375054",
    "0.05, 0.980313, 0.309333237",
    "0.5, 0.766090, 0.155022086",
    "1, 0.509076, 0.060443541",
  })
  void the_pessimistic_toll_over_epsilon_equilibria(String epsilon, double toll, double value) {
    Solution solution = solve("pessimistic", Map.of(), Map.of("epsilon", epsilon));
    assertThat(solution.certificate().verified()).isTrue();
    assertThat(solution.leader().value()).isCloseTo(value, within(1e-6));
    assertThat(toll(solution)).isCloseTo(toll, within(2e-3));
    assertThat(solution.values()).containsEntry(Solution.EPSILON, Double.valueOf(epsilon));
  }

  /** As good as any equilibrium is said to be the worst: another one keeps epsilon, too. */
  @Test
  void an_epsilon_equilibrium_that_is_not_the_worst_is_found_out() {
    Game game = Games.of(Catalog.find("toll").orElseThrow(), Map.of(), 0);
    Solution calm = solve("commitment-grid", Map.of(), Map.of());
    Altered file = new Altered(game, calm);
    file.set(0.05, "values", "epsilon").set(calm.leader().value(), "values", "pessimistic");
    assertThat(file.verified().failed())
        .extracting(Check::name)
        .containsExactly("worse epsilon equilibria");
  }

  /** Taking turns leaves 1/3 on the table, near which one of the probes is. */
  @Test
  void probes_tell_of_better_commitments_in_games_without_entropy() {
    Solution turns = solve("alternating-best-response", Map.of(), Map.of());
    assertThat(turns.certificate().checks())
        .filteredOn(check -> check.name().equals("leader probes"))
        .singleElement()
        .satisfies(check -> assertThat(check.note()).contains("9 probes, the largest gain is 0.3"));
  }

  /** Values are some 10^4 rewards: sweeps of value iteration alone would take 10^5 and more. */
  @ParameterizedTest
  @CsvSource({"lasry-lions", "two-bars"})
  void discounts_near_one(String name) {
    Map<String, String> parameters = Map.of("highest", "1", "discount", "0.9999");
    Game game = Games.of(Catalog.find(name).orElseThrow(), parameters, 0);
    Run run = new Run(0, 2, Limits.NONE, Progress.SILENT);
    Solution solution = Firstmover.solve(game, Optional.of("commitment-grid"), Map.of(), run);
    assertThat(solution.status()).isEqualTo(Status.FEASIBLE);
    assertThat(solution.certificate().verified()).isTrue();
  }

  private static double toll(Solution solution) {
    return ((Point) solution.leader().strategy()).entries().get(0).values()[0];
  }

  private static Solution solve(
      String method, Map<String, String> parameters, Map<String, String> options) {
    Game game = Games.of(Catalog.find("toll").orElseThrow(), parameters, 0);
    return Firstmover.solve(
        game, Optional.of(method), options, new Run(0, 2, Limits.NONE, Progress.SILENT));
  }
}
