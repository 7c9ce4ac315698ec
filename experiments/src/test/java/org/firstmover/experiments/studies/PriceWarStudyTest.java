package org.firstmover.experiments.studies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Optional;
import org.firstmover.Firstmover;
import org.firstmover.Games;
import org.firstmover.catalog.Catalog;
import org.firstmover.experiments.Course;
import org.firstmover.experiments.MethodPlan;
import org.firstmover.experiments.Published;
import org.firstmover.experiments.Quantity;
import org.firstmover.experiments.Study;
import org.firstmover.experiments.sweep.Plans;
import org.firstmover.game.Game;
import org.firstmover.solution.Solution;
import org.firstmover.solve.Reported;
import org.firstmover.solve.Run;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each figure has its cell, and runs have what the study measures. */
class PriceWarStudyTest {
  private static final Study STUDY = PriceWarStudy.STUDY;

  private static Study.Cell cell(String setting, String method) {
    return STUDY.cells().stream()
        .filter(cell -> cell.game().setting().equals(setting))
        .filter(cell -> cell.method().label().equals(method))
        .findFirst()
        .orElseThrow();
  }

  private static double measured(String name, Game game, Solution solution) {
    Quantity quantity =
        STUDY.quantities().stream().filter(q -> q.name().equals(name)).findFirst().orElseThrow();
    return quantity.measure().of(game, solution).orElseThrow();
  }

  @Test
  void every_published_figure_has_a_cell() {
    for (Published figure : STUDY.published()) {
      assertThat(cell(figure.setting(), figure.method()).game().label()).isEqualTo(figure.game());
    }
    // W1: 6 seeds and 3 equilibria; 4 phases of 3 methods and 6 seeds; EXP-3 once more
    assertThat(Plans.of(STUDY)).hasSize(6 + 3 + 4 * 3 * 6 + 6);
  }

  /** The independent computation's 0.779032 is the eleventh by revenue. */
  @Test
  void the_equilibrium_computed_elsewhere_is_in_its_place() {
    Study.Cell cell = cell("W1", PriceWarStudy.EQUILIBRIUM + " 11");
    Game game = Games.of(Catalog.find("price-war").orElseThrow(), cell.game().parameters(), 0);
    MethodPlan plan = cell.method();
    Solution solution =
        Firstmover.solve(game, Optional.of(plan.method()), plan.options(), Run.withSeed(0));
    assertThat(measured("leader", game, solution)).isCloseTo(0.779032, within(1e-6));
    assertThat(measured("followers", game, solution)).isCloseTo(0.779032, within(1e-6));
    assertThat(solution.certificate().verified()).isTrue();
  }

  @Test
  @Tag("slow")
  void runs_report_what_is_drawn_and_what_is_measured() {
    Study.Cell cell = cell("W2-2", PriceWarStudy.BANDITS);
    Game game = Games.of(Catalog.find("price-war").orElseThrow(), Map.of(), 0);
    Run run = Run.withSeed(0);
    Map<String, String> brief = cell.method().with(Map.of("auctions", "300000")).options();
    Solution solution = Firstmover.solve(game, Optional.of("bandit-rounds"), brief, run);
    assertThat(solution.certificate().verified()).isTrue();
    for (Quantity quantity : STUDY.quantities()) {
      assertThat(quantity.measure().of(game, solution)).as(quantity.name()).isPresent();
    }
    assertThat(measured("leader", game, solution))
        .isEqualTo(solution.values().get(Solution.TRAINING_RETURN));
    for (Course course : STUDY.courses()) {
      assertThat(run.reported().stream().map(Reported::name)).contains(course.reported());
    }
  }
}
