package org.firstmover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.firstmover.catalog.Catalog;
import org.firstmover.game.Game;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solve.CancelledException;
import org.firstmover.solve.Limits;
import org.firstmover.solve.Progress;
import org.firstmover.solve.Run;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A run that stops at its limit answers with what it has; one that is cancelled does not answer.
 */
class LimitsTest {
  @ParameterizedTest
  @CsvSource({
    "random, multiple-lps, 0",
    "random-bayesian, branch-and-bound, 3",
    "random-bayesian, joint-enumeration, 5"
  })
  void a_work_limit_gives_the_best_so_far_between_valid_bounds(
      String generator, String method, long work) {
    Game game = game(generator);
    double best = solve(game, method, Limits.NONE).leader().value();
    Solution solution = solve(game, method, new Limits(work, Duration.ofDays(1)));
    assertThat(solution.status()).isEqualTo(Status.LIMIT);
    assertThat(solution.leader().value()).isLessThanOrEqualTo(best + 1e-9);
    assertThat(solution.bounds().upper()).isGreaterThanOrEqualTo(best - 1e-9);
    assertThat(solve(game, method, new Limits(work, Duration.ofDays(1))).leader())
        .isEqualTo(solution.leader());
  }

  @ParameterizedTest
  @CsvSource({
    "random, multiple-lps",
    "random, weak-commitment",
    "random, best-nash",
    "random-bayesian, branch-and-bound",
    "random-bayesian, joint-enumeration",
    "subsidies, hypergradient",
    "subsidies, implicit-gradient"
  })
  void a_cancelled_run_does_not_answer(String generator, String method) {
    Run run = Run.withSeed(0);
    run.cancel();
    assertThatThrownBy(() -> Firstmover.solve(game(generator), Optional.of(method), Map.of(), run))
        .isInstanceOf(CancelledException.class);
  }

  private static Game game(String generator) {
    Map<String, String> parameters =
        switch (generator) {
          case "random" -> Map.of("rows", "40", "columns", "40");
          case "subsidies" -> Map.of("actions", "3");
          default -> Map.of("rows", "6", "columns", "5", "types", "4");
        };
    return Games.of(Catalog.find(generator).orElseThrow(), parameters, 3);
  }

  private static Solution solve(Game game, String method, Limits limits) {
    Run run = new Run(0, 1, limits, Progress.SILENT);
    return Firstmover.solve(game, Optional.of(method), Map.of(), run);
  }
}
