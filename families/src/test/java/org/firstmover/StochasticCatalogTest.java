package org.firstmover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.firstmover.catalog.Catalog;
import org.firstmover.catalog.PublishedGame;
import org.firstmover.game.Game;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.solution.Solution;
import org.firstmover.solve.Run;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Methods reach what is known of the catalog's stochastic games. */
@Tag("slow")
class StochasticCatalogTest {
  /** What a known value is of. */
  private static final Map<String, String> METHODS =
      Map.of(
          "strong", "stationary-commitment",
          "fixed-point", "fixed-point-equilibrium",
          "regularised", "double-loop");

  static Stream<PublishedGame> games() {
    return CatalogTest.published().filter(game -> game.kind().equals(StochasticGame.KIND));
  }

  private static Solution solve(Game game, String method, Map<String, String> options) {
    return Firstmover.solve(game, Optional.of(method), options, Run.withSeed(0));
  }

  @ParameterizedTest
  @MethodSource("games")
  void values_are_the_known_ones(PublishedGame entry) {
    Game game = Games.find(entry.name());
    assertThat(entry.known()).isNotEmpty();
    entry
        .known()
        .forEach(
            (name, known) -> {
              assertThat(METHODS).containsKey(name);
              Solution solution = solve(game, METHODS.get(name), Map.of());
              assertThat(solution.certificate().verified()).as(name).isTrue();
              assertThat(solution.leader().value())
                  .as(name)
                  .isCloseTo(
                      known.doubleValue(), within(1e-5 * (1 + Math.abs(known.doubleValue()))));
            });
  }

  /** As theory has it for games of one state: what one play is worth, divided by 1 - 9/10. */
  @Test
  void a_game_of_one_state_is_its_play_again_and_again() {
    double once = Firstmover.solve(Games.find("letchford")).leader().value();
    Solution ever = solve(Games.find("letchford-forever"), "stationary-commitment", Map.of());
    assertThat(ever.leader().value()).isCloseTo(10 * once, within(1e-6));
  }

  /** An attack that takes a round of the ring is caught: the defender has 1 / (1 - 9/10). */
  @ParameterizedTest
  @CsvSource({"3, 10", "2, 9.5"})
  void a_patrol_has_all_when_a_round_is_fast_enough(String duration, double least) {
    Game game =
        Games.of(
            Catalog.find("patrol").orElseThrow(),
            Map.of("nodes", "3", "duration", duration, "entropy", "0.01"),
            1);
    Solution solution = solve(game, "double-loop", Map.of("starts", "3"));
    assertThat(solution.certificate().verified()).isTrue();
    assertThat(solution.leader().value()).isBetween(least - 0.05, 10.0);
  }

  /** At least 18 of 20 reach the value of the exact method from the same start, less 0.002. */
  @Test
  void the_two_timescale_rule_ends_where_the_double_loop_does() {
    assertThat(asGood("garnet", Map.of("states", "5", "discount", "0.8", "entropy", "0.05")))
        .isGreaterThanOrEqualTo(18);
  }

  static Stream<Arguments> blocks() {
    Map<String, String> hard = Map.of("discount", "0.95", "entropy", "0.05");
    return Stream.of(
        Arguments.of("garnet", Map.of()),
        Arguments.of("garnet", Map.of("observes", "action")),
        Arguments.of("garnet", Map.of("states", "20", "discount", "0.95", "entropy", "0.2")),
        Arguments.of("patrol", Map.of()),
        Arguments.of("patrol", Map.of("nodes", "4")),
        Arguments.of("epidemic-testing", Map.of()),
        Arguments.of("epidemic-testing", hard));
  }

  @ParameterizedTest
  @Tag("full")
  @MethodSource("blocks")
  void so_it_does_in_larger_games(String generator, Map<String, String> parameters) {
    assertThat(asGood(generator, parameters)).isGreaterThanOrEqualTo(18);
  }

  private static int asGood(String generator, Map<String, String> parameters) {
    int good = 0;
    for (int seed = 0; seed < 20; seed++) {
      Game game = Games.of(Catalog.find(generator).orElseThrow(), parameters, seed);
      double exact = solve(game, "double-loop", Map.of("starts", "1")).leader().value();
      Solution solution = solve(game, "two-timescale", Map.of("period", "30000"));
      good += solution.leader().value() >= exact - 0.002 ? 1 : 0;
    }
    return good;
  }

  /** What a government can do about a disease that is more infectious is worth no more. */
  @Test
  void a_more_infectious_disease_is_worse() {
    double last = Double.POSITIVE_INFINITY;
    for (String spread : new String[] {"0.2", "0.6", "1"}) {
      Game game =
          Games.of(Catalog.find("epidemic-testing").orElseThrow(), Map.of("spread", spread), 1);
      double value = solve(game, "double-loop", Map.of()).leader().value();
      assertThat(value).isLessThan(last);
      last = value;
    }
  }
}
