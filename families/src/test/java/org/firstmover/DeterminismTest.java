package org.firstmover;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firstmover.catalog.Catalog;
import org.firstmover.formats.solution.SolutionWriter;
import org.firstmover.game.Game;
import org.firstmover.solve.Limits;
import org.firstmover.solve.Progress;
import org.firstmover.solve.Run;
import org.firstmover.testing.RandomGames;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("slow")
class DeterminismTest {
  static List<Game> games() {
    return List.of(
        generated("random", Map.of("rows", "25", "columns", "30")),
        generated("covariant", Map.of("rows", "20", "columns", "20")),
        generated("random-bayesian", Map.of("rows", "5", "columns", "4", "types", "3")),
        generated("random-security", Map.of("targets", "60", "resources", "9")),
        RandomGames.normalForm(1, 20),
        RandomGames.normalForm(10, 20),
        RandomGames.bayesian(4, 3, 4),
        RandomGames.security(3, 40),
        Games.read(Path.of("src/test/resources/corpus/hierarchy-tolls.yaml")),
        Games.find("outrata-projection"),
        Games.find("start-matters-entropy"),
        generated("cyber-insurance", Map.of("customers", "2")));
  }

  private static Game generated(String name, Map<String, String> parameters) {
    return Games.of(Catalog.find(name).orElseThrow(), parameters, 17);
  }

  @ParameterizedTest
  @MethodSource("games")
  void the_same_seed_gives_the_same_bytes_on_any_number_of_threads(Game game) {
    for (String method : methods(Families.of(game), game)) {
      String once = json(game, method, Map.of(), 1);
      for (int threads : new int[] {1, 2, 4}) {
        assertThat(json(game, method, Map.of(), threads)).as(method).isEqualTo(once);
      }
    }
  }

  @Test
  void programmes_without_skipping_are_the_same_on_any_number_of_threads() {
    Game game = games().get(0);
    Map<String, String> all = Map.of("skip", "none");
    String once = json(game, "multiple-lps", all, 1);
    assertThat(json(game, "multiple-lps", all, 2)).isEqualTo(once);
    assertThat(json(game, "multiple-lps", all, 4)).isEqualTo(once);
  }

  @Test
  void generators_make_the_same_game_of_the_same_seed_only() {
    List<String> names =
        List.of(
            "random",
            "covariant",
            "random-bayesian",
            "random-security",
            "subsidies",
            "defender-coordination",
            "cyber-insurance");
    for (String name : names) {
      var entry = Catalog.find(name).orElseThrow();
      String first = Games.of(entry, Map.of(), 5).fingerprint();
      assertThat(Games.of(entry, Map.of(), 5).fingerprint()).isEqualTo(first);
      assertThat(Games.of(entry, Map.of(), 6).fingerprint()).isNotEqualTo(first);
    }
  }

  private static <G extends Game> List<String> methods(Family<G> family, Game game) {
    return family.methods().stream()
        .filter(method -> method.refusal(family.type().cast(game)).isEmpty())
        .map(method -> method.info().name())
        .toList();
  }

  private static String json(Game game, String method, Map<String, String> options, int threads) {
    Run run = new Run(3, threads, Limits.NONE, Progress.SILENT);
    return SolutionWriter.json(
        Firstmover.solve(game, Optional.of(method), options, run).withTiming(Map.of()));
  }
}
