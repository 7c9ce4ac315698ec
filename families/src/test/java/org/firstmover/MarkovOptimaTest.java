package org.firstmover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.firstmover.catalog.Catalog;
import org.firstmover.catalog.CatalogEntry;
import org.firstmover.game.Game;
import org.firstmover.solution.Certificate;
import org.firstmover.solution.Solution;
import org.firstmover.solve.Run;
import org.firstmover.strategy.Behaviour;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The best commitments to tables in the catalog's iterated games. Values are from a brute force
 * over both players' tables in another language, except where a comment derives them.
 */
class MarkovOptimaTest {
  private static Solution best(String name, Map<String, String> parameters) {
    CatalogEntry entry = Catalog.find(name).orElseThrow();
    Game game = Games.of(entry, parameters, 0);
    Solution solution =
        Firstmover.solve(game, Optional.of("best-table"), Map.of(), Run.withSeed(0));
    assertThat(solution.certificate().verdict()).isEqualTo(Certificate.Verdict.VERIFIED);
    assertThat(solution.values()).containsKey(Solution.BEST_TABLE);
    return solution;
  }

  @ParameterizedTest
  @CsvSource({
    "prisoners-dilemma, 6",
    "stag-hunt, 15",
    "assurance, 15",
    "coordination, 15",
    "mixedharmony, 15",
    "harmony, 15",
    "noconflict, 15",
    "deadlock, 5",
    "prisoners-delight, 5",
    "hero, 15",
    "battle, 15",
    "chicken, 15",
    "modified-prisoners-dilemma, 7.5",
    "battle-of-the-sexes, 2",
    "out-of-equilibrium, 2",
    "escape, 30",
    "game-4, 1"
  })
  void iterated_games_have_their_known_optima(String name, double value) {
    Solution solution = best("iterated/" + name, Map.of());
    assertThat(solution.leader().value()).isCloseTo(value, within(1e-9));
    assertThat(solution.values().get(Solution.WEAK)).isCloseTo(value, within(1e-9));
  }

  /** One less is remembered, and the rounds are fewer. */
  @Test
  void the_small_dilemma_has_its_known_optimum() {
    Solution solution =
        best("iterated/prisoners-dilemma", Map.of("memory", "other", "rounds", "5"));
    assertThat(solution.leader().value()).isCloseTo(3.5, within(1e-9));
    Map<String, String> table = new TreeMap<>();
    ((Behaviour) solution.leader().strategy())
        .nonZero()
        .forEach((seen, actions) -> table.put(seen, actions.keySet().iterator().next()));
    assertThat(table)
        .containsExactly(
            Map.entry("after cooperate", "cooperate"),
            Map.entry("after defect", "defect"),
            Map.entry("start", "defect"));
  }

  /** Who sees the round defects in the last one: 3 - 1 = 2 less than without. */
  @Test
  void a_follower_who_sees_the_round_leaves_less() {
    Solution solution = best("iterated/prisoners-dilemma", Map.of("clock", "follower"));
    assertThat(solution.leader().value()).isCloseTo(4, within(1e-9));
  }

  /** Payoffs of pure commitments to one round, less nothing: read off the tables. */
  @ParameterizedTest
  @CsvSource({
    "prisoners-dilemma, 2",
    "deadlock, 3",
    "prisoners-delight, 3",
    "stag-hunt, 4",
    "assurance, 4",
    "coordination, 4",
    "mixedharmony, 4",
    "harmony, 4",
    "noconflict, 4",
    "hero, 4",
    "battle, 4",
    "chicken, 4"
  })
  void one_round_has_its_known_optimum(String name, double value) {
    Solution solution =
        best("iterated/" + name, Map.of("rounds", "1", "memory", "none", "offset", "0"));
    assertThat(solution.leader().value()).isCloseTo(value, within(1e-9));
  }

  /**
   * Of three bullets in three lanes one can hit, as the second or third round's; it is sold for 1,
   * another one hits for the seller at 0.1, the last too, if no invader stays away. See {@code
   * BulletTradeTest} for all plans.
   */
  @ParameterizedTest
  @CsvSource({"seller, 3, 0, 3, 3, 1.2", "seller, 3, 1, 5, 1, 2", "buyer, 3, 1, 5, 1, 1.5"})
  void bullets_are_sold_where_they_can_hit(
      String leader, String bullets, String late, String prices, String lanes, double value) {
    Solution solution =
        best(
            "bullet-trade",
            Map.of(
                "leader", leader, "bullets", bullets, "late", late, "prices", prices, "lanes",
                lanes));
    assertThat(solution.leader().value()).isCloseTo(value, within(1e-9));
  }
}
