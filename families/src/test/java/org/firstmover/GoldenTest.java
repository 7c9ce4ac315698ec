package org.firstmover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.firstmover.formats.Source;
import org.firstmover.formats.tree.Mapping;
import org.firstmover.formats.tree.Node;
import org.firstmover.formats.tree.Trees;
import org.firstmover.game.Game;
import org.firstmover.game.bayesian.BayesianGame;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.game.security.SecurityGame;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solve.Run;
import org.firstmover.solve.Solver;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values computed independently with SciPy's HiGHS; see golden/README.md. */
@Tag("slow")
class GoldenTest {
  /** One golden game with its values. */
  record Golden(Game game, Mapping values) {
    double value(String key) {
      return values.require(key).asScalar(key).number(key).doubleValue();
    }

    @Override
    public String toString() {
      return game.name();
    }
  }

  static Stream<Golden> games() throws IOException {
    List<Golden> games = new ArrayList<>();
    try (InputStream stream = GoldenTest.class.getResourceAsStream("/golden/finite.json")) {
      Source source = Source.of("finite.json", stream.readAllBytes());
      for (Node node : Trees.read(source).asSequence("golden games").items()) {
        Mapping entry = node.asMapping("entry");
        Mapping root = entry.require("game").asMapping("game");
        String kind = root.require("kind").asScalar("kind").text();
        games.add(new Golden(Families.named(kind, "golden").form().read(root), entry));
      }
    }
    assertThat(games).hasSize(230);
    return games.stream();
  }

  @ParameterizedTest
  @MethodSource("games")
  void every_exact_method_reaches_the_golden_value_and_proves_it(Golden golden) {
    for (String method : exactMethods(golden.game())) {
      Solution solution = solve(golden.game(), method);
      assertThat(solution.status()).as(method).isEqualTo(Status.OPTIMAL);
      assertThat(solution.leader().value())
          .as(method)
          .isCloseTo(golden.value("strong"), within(1e-9 * (1 + range(golden.game()))));
    }
  }

  @ParameterizedTest
  @MethodSource("games")
  void the_best_pure_commitment_has_the_golden_value(Golden golden) {
    if (golden.values().find("pure").isPresent()) {
      assertThat(solve(golden.game(), "best-pure").leader().value())
          .isEqualTo(golden.value("pure"));
    }
  }

  private static Solution solve(Game game, String method) {
    return Firstmover.solve(game, Optional.of(method), Map.of(), Run.withSeed(0));
  }

  /** The methods of the strong optimum that take this game. */
  static List<String> exactMethods(Game game) {
    return exactMethods(Families.of(game), game);
  }

  private static <G extends Game> List<String> exactMethods(Family<G> family, Game game) {
    return family.methods().stream()
        .filter(method -> method.refusal(family.type().cast(game)).isEmpty())
        .map(Solver::info)
        .map(info -> info.name())
        .filter(
            name ->
                !List.of(
                        "best-pure", "weak-commitment", "best-nash", "worst-nash", "query-learning")
                    .contains(name))
        .toList();
  }

  static double range(Game game) {
    if (game instanceof NormalFormGame normal) {
      return normal.leader().range();
    }
    if (game instanceof BayesianGame bayesian) {
      return bayesian.types().stream().mapToDouble(type -> type.leader().range()).max().orElse(0);
    }
    SecurityGame security = (SecurityGame) game;
    return security.payoffs().range();
  }
}
