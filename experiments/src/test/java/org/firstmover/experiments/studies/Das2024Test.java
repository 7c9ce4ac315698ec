package org.firstmover.experiments.studies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.firstmover.Firstmover;
import org.firstmover.Games;
import org.firstmover.catalog.Catalog;
import org.firstmover.experiments.Course;
import org.firstmover.experiments.MethodPlan;
import org.firstmover.experiments.Quantity;
import org.firstmover.experiments.Study;
import org.firstmover.experiments.run.RunPlan;
import org.firstmover.experiments.sweep.Plans;
import org.firstmover.game.Game;
import org.firstmover.solution.Solution;
import org.firstmover.solve.Reported;
import org.firstmover.solve.Run;
import org.junit.jupiter.api.Test;

/** The study has the games and rules that it says, and its methods report what it draws. */
class Das2024Test {
  private static final Study STUDY = Das2024.STUDY;

  private static Game game(String name) {
    return Games.of(Catalog.find(name).orElseThrow(), Map.of(), 3);
  }

  private static double measured(String name, Game game, Solution solution) {
    Quantity quantity =
        STUDY.quantities().stream().filter(q -> q.name().equals(name)).findFirst().orElseThrow();
    return quantity.measure().of(game, solution).orElseThrow();
  }

  @Test
  void twenty_random_games_and_ten_of_each_domain() {
    Map<String, Set<Integer>> seeds =
        STUDY.cells().stream()
            .collect(
                Collectors.groupingBy(
                    cell -> cell.game().label(),
                    Collectors.mapping(Study.Cell::seeds, Collectors.toSet())));
    assertThat(seeds)
        .isEqualTo(Map.of("garnet", Set.of(20), "patrol", Set.of(10), "epidemic", Set.of(10)));
    // 13 methods in the base setting and 4 in the other 4; reading them all checks their options
    List<RunPlan> plans = Plans.of(STUDY);
    assertThat(plans).hasSize(20 * (13 + 4 * 4) + 2 * 10 * 13);
  }

  /** A hundredth to the hundredfold between the slowest and the fastest leader. */
  @Test
  void the_ratio_of_time_scales_is_swept_by_the_leaders_step() {
    Map<String, Double> steps = new HashMap<>();
    for (Study.Cell cell : STUDY.cells()) {
      if (cell.game().label().equals("garnet") && cell.method().label().equals("as published")) {
        Map<String, String> options = cell.method().options();
        assertThat(options).containsEntry("follower-step", "5").containsEntry("eta", "0");
        steps.put(cell.game().setting(), Double.valueOf(options.get("leader-step")));
      }
    }
    assertThat(steps)
        .isEqualTo(Map.of("0.1", 20.0, "0.3", 2 / 0.3, "1", 2.0, "3", 2 / 3.0, "10", 0.2));
  }

  @Test
  void every_course_is_reported_and_every_method_shows_its_way() {
    Game game = game("epidemic-testing");
    Map<String, Set<String>> reported = new HashMap<>();
    STUDY.cells().stream()
        .filter(cell -> cell.game().label().equals("epidemic"))
        .map(Study.Cell::method)
        .forEach(plan -> reported.put(plan.label(), reported(game, plan)));
    assertThat(reported).hasSize(13);
    reported.forEach(
        (label, names) -> assertThat(names).as(label).contains("value", "gradient norm"));
    for (Course course : STUDY.courses()) {
      assertThat(reported.get("as published")).contains(course.reported());
    }
  }

  private static Set<String> reported(Game game, MethodPlan plan) {
    MethodPlan brief =
        plan.options().containsKey("starts") ? plan : plan.with(Map.of("iterations", "50"));
    Run run = Run.withSeed(0);
    Solution solution = Firstmover.solve(game, Optional.of(plan.method()), brief.options(), run);
    assertThat(solution.certificate().verified()).as(plan.label()).isTrue();
    return run.reported().stream().map(Reported::name).collect(Collectors.toSet());
  }

  @Test
  void values_are_held_against_uniform_play() {
    Game game = game("garnet");
    Solution start = steps(game, "1", "0");
    assertThat(measured("over uniform", game, start)).isBetween(-1e-9, 1e-9);
    Solution climbed = steps(game, "300", "0.1");
    assertThat(measured("over uniform", game, climbed)).isPositive();
    assertThat(measured("below uniform", game, climbed)).isZero();
    assertThat(measured("leader logits", game, climbed)).isPositive();
  }

  private static Solution steps(Game game, String iterations, String step) {
    Map<String, String> options = Map.of("iterations", iterations, "leader-step", step);
    return Firstmover.solve(game, Optional.of("two-timescale"), options, Run.withSeed(0));
  }
}
