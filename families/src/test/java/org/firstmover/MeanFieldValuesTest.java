package org.firstmover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.firstmover.catalog.Catalog;
import org.firstmover.catalog.Generator;
import org.firstmover.game.Game;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.report.MeanFieldPicture;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solve.Run;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is known of mean-field games of the catalog. */
@Tag("slow")
class MeanFieldValuesTest {
  /** Far below what values are compared with: a leader makes use of what is allowed. */
  private static final String TIGHT = "1e-6";

  @TestFactory
  Stream<DynamicTest> known_values_are_reached() {
    return Catalog.entries().stream()
        .filter(entry -> entry.kind().equals(MeanFieldGame.KIND))
        .map(Generator.class::cast)
        .filter(generator -> generator.known().containsKey("strong"))
        .map(
            generator ->
                DynamicTest.dynamicTest(
                    generator.name(),
                    () -> {
                      double known = generator.known().get("strong").doubleValue();
                      MeanFieldGame game = (MeanFieldGame) Games.find(generator.name());
                      Solution solution = tightly(game);
                      assertThat(solution.leader().value())
                          .isCloseTo(known, within(1e-3 * (1 + Math.abs(known))));
                      assertThat(generator.origin()).isNotBlank();
                    }));
  }

  /** Values of hundreds are known to fewer digits behind the point. */
  @ParameterizedTest
  @CsvSource({"lasry-lions,0.9", "lasry-lions,0.99", "two-bars,0.99", "contraction,0.999"})
  void large_values_are_as_near_as_rounding_lets_them_be(String name, String discount) {
    Game game = Games.of(Catalog.find(name).orElseThrow(), Map.of("discount", discount), 0);
    Solution solution = Firstmover.solve(game);
    assertThat(solution.status()).isEqualTo(Status.FEASIBLE);
    assertThat(solution.certificate().verified()).isTrue();
  }

  /**
   * Toll 1 is worth 1/3; of who takes drivers as they are 1.5 of 1.5, worth (2 - 1.5) / 3 * 1.5.
   */
  @ParameterizedTest
  @CsvSource({
    "commitment-grid, value of taking turns, 0.25",
    "alternating-best-response, value of the commitment found, 0.3333333333333333"
  })
  void reports_show_what_the_other_way_is_worth(String method, String other, double value) {
    MeanFieldGame game = (MeanFieldGame) Games.find("toll", Map.of("highest", "1.5"), 0);
    Solution solution = Firstmover.solve(game, Optional.of(method), Map.of(), Run.withSeed(0));
    assertThat(new MeanFieldPicture().comparisons(game, solution))
        .singleElement()
        .satisfies(
            shown -> {
              assertThat(shown.name()).isEqualTo(other);
              assertThat(shown.value()).isCloseTo(value, within(1e-6));
            });
  }

  /** By the default method where nobody leads. */
  private static Solution tightly(MeanFieldGame game) {
    return game.leader().isEmpty()
        ? Firstmover.solve(game)
        : Firstmover.solve(
            game,
            Optional.of("commitment-grid"),
            Map.of("tolerance", TIGHT, "response", "mirror-descent"),
            Run.withSeed(0));
  }

  /**
   * What followers could gain where everyone acts alike. At random on two roads: of the mean cost
   * (1/2 + 1)/2 the left saves 1/4; shares 1/3 of rock, paper and scissors earn 1/3, 2/3 and 1. All
   * go left, where the right is free: 1; all go right, 2 (MFGLib's own tests).
   */
  @ParameterizedTest
  @CsvSource({
    "left-right, start, left right, 0.25",
    "left-right, start, left, 1",
    "left-right, start, right, 2",
    "crowd-rock-paper-scissors, 'start, time 0', rock paper scissors, 0.3333333333333333",
    "crowd-rock-paper-scissors, 'start, time 0', rock, 4"
  })
  void policies_are_as_exploitable_as_computed_by_hand(
      String name, String decision, String actions, double exploitability) {
    Game game = Games.find(name);
    Altered file = new Altered(game, Firstmover.solve(game));
    Map<String, Double> policy = new LinkedHashMap<>();
    List<String> taken = List.of(actions.split(" "));
    taken.forEach(action -> policy.put(action, 1.0 / taken.size()));
    file.set(policy, "followers", 0, "response", decision).remove("values", "exploitability");
    assertThat(file.verified().checks())
        .filteredOn(check -> check.name().equals("follower regret"))
        .singleElement()
        .satisfies(check -> assertThat(check.value()).isCloseTo(exploitability, within(1e-12)));
  }
}
