package org.firstmover.experiments.studies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.firstmover.Games;
import org.firstmover.catalog.Catalog;
import org.firstmover.catalog.hierarchy.CyberInsurance;
import org.firstmover.experiments.Published;
import org.firstmover.experiments.Quantity;
import org.firstmover.experiments.Study;
import org.firstmover.experiments.run.RunPlan;
import org.firstmover.experiments.sweep.Plans;
import org.firstmover.game.Game;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.solution.Solution;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solvers.hierarchy.ImplicitGradient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The study has the cells and the figures of the paper, and measures what it says. */
class Wang2022Test {
  private static final Study STUDY = Wang2022.STUDY;

  private static final CyberInsurance TWO =
      new CyberInsurance(
          "two",
          0.5,
          0.01,
          new CyberInsurance.Customers(
              new double[][] {{1.5, 0.5}, {0.25, 1}}, new double[] {60, 90}, new double[] {5, 8}));

  private static Quantity quantity(String name) {
    return STUDY.quantities().stream().filter(q -> q.name().equals(name)).findFirst().orElseThrow();
  }

  private static double measured(String name, Game game, Solution solution) {
    return quantity(name).measure().of(game, solution).orElseThrow();
  }

  @Test
  void thirty_seeds_and_a_hundred_for_security() {
    Map<String, Set<Integer>> seeds =
        STUDY.cells().stream()
            .collect(
                Collectors.groupingBy(
                    cell -> cell.game().label(),
                    Collectors.mapping(Study.Cell::seeds, Collectors.toSet())));
    assertThat(seeds)
        .isEqualTo(
            Map.of("subsidies", Set.of(30), "security", Set.of(100), "insurance", Set.of(30)));
    // 9 methods on 5 settings of each
    List<RunPlan> plans = Plans.of(STUDY);
    assertThat(plans).hasSize(9 * 5 * (30 + 100 + 30));
    assertThat(plans.stream().filter(plan -> plan.seed() >= 30).map(RunPlan::game).distinct())
        .containsExactly("security");
  }

  @Test
  void every_figure_belongs_to_a_cell_and_stands_once() {
    Set<String> cells =
        STUDY.cells().stream()
            .map(c -> c.game().label() + c.game().setting() + c.method().label())
            .collect(Collectors.toSet());
    Set<String> names = new HashSet<>();
    STUDY.quantities().forEach(quantity -> names.add(quantity.name()));
    Set<String> contrasts =
        STUDY.contrasts().stream().map(contrast -> contrast.name()).collect(Collectors.toSet());
    Set<List<String>> keys = new HashSet<>();
    for (Published figure : STUDY.published()) {
      if (figure.method().isEmpty()) {
        assertThat(contrasts).contains(figure.quantity());
      } else {
        assertThat(names).contains(figure.quantity());
        assertThat(cells).contains(figure.game() + figure.setting() + figure.method());
      }
      assertThat(
              keys.add(
                  List.of(figure.quantity(), figure.game(), figure.setting(), figure.method())))
          .isTrue();
    }
  }

  /** Differences of the published means to the published paired gains, up to rounding. */
  @ParameterizedTest
  @CsvSource({"1, 0.845", "2, 1.896", "3, 2.880", "4, 3.920", "5, 5.235"})
  void published_gains_are_those_of_the_published_means(String budget, double gain) {
    assertThat(figure("as published", budget) - figure("initial", budget))
        .isCloseTo(gain, within(2e-3));
  }

  private static double figure(String method, String budget) {
    return STUDY.published().stream()
        .filter(figure -> figure.quantity().equals("value"))
        .filter(figure -> figure.game().equals("subsidies") && figure.setting().equals(budget))
        .filter(figure -> figure.method().equals(method))
        .findFirst()
        .orElseThrow()
        .value();
  }

  /** r sum L sqrt(q (1 - q)), q = sigmoid(L / 100), by hand: q = 0.6456563 and 0.7109495. */
  @Test
  void full_insurance_and_the_bound_are_closed_forms() {
    assertThat(Wang2022Quantities.fullInsurance(TWO))
        .isCloseTo(0.5 * (60 * 0.478313956 + 90 * 0.453321417), within(1e-6));
    assertThat(Wang2022Quantities.bound(TWO)).isEqualTo(0.5 * (60 + 90) / 2);
  }

  @Test
  void full_insurance_is_what_its_policy_earns_when_nobody_makes_an_effort() {
    double[] point = new double[TWO.variables().size()];
    double[] policy = TWO.leaderStarts().get(0);
    System.arraycopy(policy, 0, point, 0, policy.length);
    assertThat(TWO.leaderValue(point))
        .isCloseTo(Wang2022Quantities.fullInsurance(TWO), within(1e-12));
    double[] differences = new double[2];
    TWO.leaderConstraints(point, differences);
    assertThat(differences).containsExactly(new double[] {0, 0}, within(1e-12));
  }

  @Test
  void violations_are_added_up_at_the_answer() {
    HierarchyGame game =
        (HierarchyGame)
            Games.of(
                Catalog.find("cyber-insurance").orElseThrow(),
                Map.of("customers", "3", "risk", "0.3"),
                1);
    ImplicitGradient method = new ImplicitGradient();
    Map<String, String> rough =
        Map.of("steps", "30", "profile", "paper-code", "rate", "1", "normalise", "no");
    Solution found =
        method.search(
            game, Options.parse(method.info().options(), rough, "options"), Run.withSeed(1));
    Solution solution = found.certified(method.verifier().verify(game, found));
    Quantity certified = Quantity.VIOLATION;
    double largest = certified.measure().of(game, solution).orElseThrow();
    double sum = measured("violation", game, solution);
    assertThat(largest).isPositive();
    assertThat(sum).isBetween(largest, 3 * largest);
    assertThat(measured("last violation", game, solution)).isCloseTo(largest, within(1e-9));
    assertThat(measured("sweeps", game, solution)).isPositive();
    assertThat(measured("over full insurance", game, solution))
        .isEqualTo(
            solution.leader().value() - Wang2022Quantities.fullInsurance((CyberInsurance) game));
    assertThat(quantity("full insurance").measure().of(game, solution)).isEmpty();
  }
}
