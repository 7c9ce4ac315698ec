package org.firstmover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.firstmover.catalog.Catalog;
import org.firstmover.catalog.CatalogEntry;
import org.firstmover.catalog.PublishedGame;
import org.firstmover.exact.Rational;
import org.firstmover.formats.Source;
import org.firstmover.game.Game;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.solution.Certificate;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solve.Run;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("slow")
class CatalogTest {
  static Stream<PublishedGame> published() {
    return Catalog.entries().stream()
        .filter(PublishedGame.class::isInstance)
        .map(PublishedGame.class::cast);
  }

  /** The kinds whose default method proves optima. */
  static Stream<PublishedGame> finite() {
    Set<String> others = Set.of(HierarchyGame.KIND, StochasticGame.KIND);
    return published().filter(game -> !others.contains(game.kind()));
  }

  static Stream<PublishedGame> hierarchies() {
    return published().filter(game -> game.kind().equals(HierarchyGame.KIND));
  }

  @ParameterizedTest
  @CsvSource({"normal-form, 25", "bayesian, 3", "security, 3", "hierarchy, 20", "stochastic, 7"})
  void there_are_enough_published_games(String kind, long least) {
    assertThat(published().filter(game -> game.kind().equals(kind)).count())
        .isGreaterThanOrEqualTo(least);
  }

  @Test
  void entries_have_one_line_a_source_and_names_of_their_own() {
    List<CatalogEntry> entries = Catalog.entries();
    assertThat(entries).extracting(CatalogEntry::name).doesNotHaveDuplicates();
    for (CatalogEntry entry : entries) {
      assertThat(entry.title()).as(entry.name()).isNotBlank().doesNotContain("\n");
      assertThat(entry.source()).as(entry.name()).isNotBlank();
      assertThat(Catalog.find(entry.name()).orElseThrow().name()).isEqualTo(entry.name());
      assertThat(Games.of(entry, Map.of(), 1).kind()).isEqualTo(entry.kind());
    }
    assertThat(Catalog.find("no such game")).isEmpty();
  }

  @Test
  void every_game_differs_from_the_others() {
    assertThat(published().map(entry -> Games.of(entry, Map.of(), 0).fingerprint()))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("finite")
  void the_default_method_reaches_the_known_values_and_proves_them(PublishedGame entry) {
    Game game = Games.find(entry.name());
    Solution solution = Firstmover.solve(game);
    assertThat(solution.status()).isEqualTo(Status.OPTIMAL);
    assertThat(solution.certificate().verdict()).isEqualTo(Certificate.Verdict.VERIFIED);
    assertThat(entry.known()).containsKey("strong");
    assertThat(List.of("strong", "pure", "weak")).containsAll(entry.known().keySet());
    close(game, solution.leader().value(), entry.known().get("strong"));
    if (game instanceof NormalFormGame) {
      close(game, method(game, "best-pure").leader().value(), entry.known().get("pure"));
      close(game, method(game, "weak-commitment").bounds().upper(), entry.known().get("weak"));
    }
  }

  @ParameterizedTest
  @MethodSource("hierarchies")
  void the_default_method_reaches_the_known_optimum_of_a_hierarchy_game(PublishedGame entry) {
    Solution solution = Firstmover.solve(Games.find(entry.name()));
    assertThat(solution.certificate().verdict()).isEqualTo(Certificate.Verdict.VERIFIED);
    assertThat(entry.known()).containsOnlyKeys("optimistic");
    double known = entry.known().get("optimistic").doubleValue();
    assertThat(solution.leader().value()).isCloseTo(known, within(1e-6 * (1 + Math.abs(known))));
  }

  @ParameterizedTest
  @MethodSource("finite")
  void every_exact_method_agrees(PublishedGame entry) {
    Game game = Games.find(entry.name());
    for (String method : GoldenTest.exactMethods(game)) {
      close(game, method(game, method).leader().value(), entry.known().get("strong"));
    }
  }

  @ParameterizedTest
  @MethodSource("published")
  void exported_games_read_back_the_same(PublishedGame entry) {
    Game game = Games.find(entry.name());
    List<String> formats =
        game instanceof NormalFormGame ? List.of("yaml", "json", "nfg") : List.of("yaml", "json");
    for (String format : formats) {
      Game back = Games.read(new Source("back." + format, Games.write(game, format)));
      assertThat(back.fingerprint()).as(format).isEqualTo(game.fingerprint());
      assertThat(back.name()).as(format).isEqualTo(game.name());
    }
  }

  @Test
  void games_of_large_and_negative_seeds_read_back_the_same() {
    for (long seed : new long[] {4_000_000_000L, -1, Long.MIN_VALUE}) {
      Game game = Games.find("subsidies", seed);
      Game back = Games.read(new Source("back.yaml", Games.write(game, "yaml")));
      assertThat(back.fingerprint()).isEqualTo(game.fingerprint());
    }
  }

  /** Values of the literature, from their own pages rather than from the data files. */
  @ParameterizedTest
  @CsvSource({"conitzer-sandholm, 3.5", "battle-of-the-sexes, 2", "bagwell, 5.5"})
  void famous_games_have_their_famous_values(String name, double value) {
    assertThat(Firstmover.solve(Games.find(name)).leader().value()).isCloseTo(value, within(1e-9));
  }

  private static Solution method(Game game, String name) {
    return Firstmover.solve(game, Optional.of(name), Map.of(), Run.withSeed(0));
  }

  private static void close(Game game, double value, Rational known) {
    assertThat(known).as("known value of " + game).isNotNull();
    assertThat(value)
        .as(game.toString())
        .isCloseTo(known.doubleValue(), within(1e-9 * (1 + GoldenTest.range(game))));
  }
}
