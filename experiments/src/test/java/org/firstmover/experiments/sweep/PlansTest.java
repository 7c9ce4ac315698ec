package org.firstmover.experiments.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.firstmover.Games;
import org.firstmover.experiments.GamePlan;
import org.firstmover.experiments.Made;
import org.firstmover.experiments.MethodPlan;
import org.firstmover.experiments.Quantity;
import org.firstmover.experiments.Study;
import org.firstmover.experiments.run.RunPlan;
import org.firstmover.experiments.studies.Studies;
import org.firstmover.formats.Source;
import org.firstmover.game.Game;
import org.firstmover.game.InputError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A plan holds everything that its run needs. */
class PlansTest {
  private static final GamePlan RANDOM = new GamePlan("random", "4", "random", Map.of("rows", "4"));

  private static Study study(GamePlan game, MethodPlan method) {
    return new Study(
        "own",
        "title",
        "",
        "",
        "",
        Study.crossed(List.of(game), List.of(method, MethodPlan.of("pure", "best-pure")), 1),
        List.of(Quantity.VALUE),
        List.of(),
        List.of());
  }

  private static List<RunPlan> plans(Study study, Seeds seeds) {
    return Plans.of(study.name(), study.cells(), seeds);
  }

  private static MethodPlan method(String name, Map<String, String> options) {
    return new MethodPlan("label", name, options, MethodPlan.STOPPED);
  }

  @Test
  void parameters_and_options_are_complete() {
    MethodPlan weak = method("weak-commitment", Map.of("epsilon", "1e-5"));
    List<RunPlan> plans = plans(study(RANDOM, weak), new Seeds(3, 4));
    assertThat(plans).hasSize(4);
    RunPlan plan = plans.get(0);
    assertThat(plan.study()).isEqualTo("own");
    assertThat(plan).hasToString("random 4, label, seed 3");
    assertThat(plan.options()).isEqualTo(Map.of("epsilon", "1.0E-5"));
    assertThat(plan.input()).contains("\"rows\"", "\"columns\"", "\"seed\" : 3");
    Game game = Games.read(new Source("game.json", plan.input()));
    assertThat(game.fingerprint())
        .isEqualTo(Games.of(entry("random"), Map.of("rows", "4"), 3).fingerprint());
    RunPlan defaults =
        plans(study(RANDOM, MethodPlan.of("label", "weak-commitment")), Seeds.of(1)).get(0);
    assertThat(defaults.options()).containsOnlyKeys("epsilon");
    assertThat(plans.stream().map(RunPlan::toString))
        .containsExactly(
            "random 4, label, seed 3",
            "random 4, pure, seed 3",
            "random 4, label, seed 4",
            "random 4, pure, seed 4");
  }

  private static org.firstmover.catalog.CatalogEntry entry(String name) {
    return org.firstmover.catalog.Catalog.find(name).orElseThrow();
  }

  @Test
  void a_cell_has_its_own_number_of_seeds_unless_others_are_given() {
    MethodPlan pure = MethodPlan.of("pure", "best-pure");
    MethodPlan mixed = MethodPlan.of("mixed", "multiple-lps");
    List<Study.Cell> cells =
        List.of(new Study.Cell(RANDOM, pure, 1), new Study.Cell(RANDOM, mixed, 3));
    List<RunPlan> own = Plans.of("own", cells);
    assertThat(own.stream().map(RunPlan::toString))
        .containsExactly(
            "random 4, pure, seed 0",
            "random 4, mixed, seed 0",
            "random 4, mixed, seed 1",
            "random 4, mixed, seed 2");
    List<RunPlan> given = Plans.of("own", cells, new Seeds(2, 3));
    assertThat(given.stream().map(RunPlan::toString))
        .containsExactly(
            "random 4, pure, seed 2",
            "random 4, mixed, seed 2",
            "random 4, pure, seed 3",
            "random 4, mixed, seed 3");
    assertThat(given.get(1).fingerprint()).isEqualTo(own.get(3).fingerprint());
  }

  @Test
  void some_methods_of_a_study_by_their_labels() {
    Study study = study(RANDOM, method("multiple-lps", Map.of()));
    assertThat(study.cellsOf(List.of("pure")).stream().map(cell -> cell.method().label()))
        .containsExactly("pure");
    assertThat(study.cellsOf(List.of("pure", "label"))).isEqualTo(study.cells());
    assertThatThrownBy(() -> study.cellsOf(List.of("pure", "best-pure")))
        .isInstanceOf(InputError.class)
        .hasMessage(
            "methods of study own: found [best-pure], expected one of label, pure\n"
                + "Maybe it is mistyped: these are the labels that its tables have.");
  }

  @Test
  void a_single_game_has_no_seed_and_is_read_as_it_stands() {
    GamePlan published = new GamePlan("cs", "", "conitzer-sandholm", Map.of());
    RunPlan plan = plans(study(published, MethodPlan.of("m", "multiple-lps")), Seeds.of(2)).get(2);
    assertThat(plan).hasToString("cs, m, seed 1");
    assertThat(plan.input()).doesNotContain("seed");
    Game game = Games.find("conitzer-sandholm");
    assertThat(Games.read(new Source("game.json", plan.input())).fingerprint())
        .isEqualTo(game.fingerprint());
    RunPlan compared =
        Plans.of("compare", game, List.of(MethodPlan.of("m", "multiple-lps")), Seeds.of(1)).get(0);
    assertThat(compared).hasToString("conitzer-sandholm, m, seed 0");
    assertThat(Games.read(new Source("game.json", compared.input())).fingerprint())
        .isEqualTo(game.fingerprint());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nowhere | game of the study | a name in the catalog",
        "NOWHERE | game of the study | a name in the catalog"
      })
  void an_unknown_game(String name, String where, String expected) {
    GamePlan game = new GamePlan("g", "", name, Map.of());
    assertThatThrownBy(() -> plans(study(game, MethodPlan.of("m", "best-pure")), Seeds.of(1)))
        .isInstanceOf(InputError.class)
        .hasMessageStartingWith(where + ": found [" + name + "], expected " + expected);
  }

  @Test
  void what_does_not_exist_is_an_error_before_anything_runs() {
    Map<String, String> nonsense = Map.of("nonsense", "1");
    assertThatThrownBy(() -> plans(study(RANDOM, method("origami", Map.of())), Seeds.of(1)))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("method for normal-form games: found [origami]");
    assertThatThrownBy(() -> plans(study(RANDOM, method("best-pure", nonsense)), Seeds.of(1)))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("options of best-pure: found [nonsense]");
    assertThatThrownBy(
            () ->
                plans(
                    study(RANDOM, method("weak-commitment", Map.of("epsilon", "much"))),
                    Seeds.of(1)))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("found [much]");
    for (String catalog : List.of("random", "conitzer-sandholm")) {
      GamePlan game = new GamePlan("g", "", catalog, nonsense);
      assertThatThrownBy(() -> plans(study(game, MethodPlan.of("m", "best-pure")), Seeds.of(1)))
          .isInstanceOf(InputError.class)
          .hasMessageContaining("parameters of " + catalog + ": found [nonsense]");
    }
  }

  @Test
  void the_studies_that_come_with_firstmover_can_be_planned() {
    for (Study study : Studies.ALL) {
      List<RunPlan> plans = plans(study, Seeds.of(2));
      assertThat(plans).hasSize(2 * study.cells().size());
      assertThat(plans.stream().map(RunPlan::fingerprint)).doesNotHaveDuplicates();
      assertThat(Studies.named(study.name())).isSameAs(study);
    }
  }

  @Test
  void every_part_of_a_plan_is_in_its_fingerprint() {
    RunPlan plan = new RunPlan("study", "g", "10", "m", "{}", "solver", Map.of("a", "b"), 1);
    List<UnaryOperator<RunPlan>> changes =
        List.of(
            p -> new RunPlan("x", "g", "10", "m", "{}", "solver", Map.of("a", "b"), 1),
            p -> new RunPlan("study", "x", "10", "m", "{}", "solver", Map.of("a", "b"), 1),
            p -> new RunPlan("study", "g1", "0", "m", "{}", "solver", Map.of("a", "b"), 1),
            p -> new RunPlan("study", "g", "10", "x", "{}", "solver", Map.of("a", "b"), 1),
            p -> new RunPlan("study", "g", "10", "m", "{ }", "solver", Map.of("a", "b"), 1),
            p -> new RunPlan("study", "g", "10", "m", "{}", "x", Map.of("a", "b"), 1),
            p -> new RunPlan("study", "g", "10", "m", "{}", "solver", Map.of("a", "x"), 1),
            p -> new RunPlan("study", "g", "10", "m", "{}", "solver", Map.of(), 1),
            p -> new RunPlan("study", "g", "10", "m", "{}", "solver", Map.of("a", "b"), 2));
    Set<String> fingerprints = new HashSet<>(Set.of(plan.fingerprint()));
    changes.forEach(change -> fingerprints.add(change.apply(plan).fingerprint()));
    assertThat(fingerprints).hasSize(changes.size() + 1);
    assertThat(Made.plans(1).get(0).fingerprint())
        .isEqualTo(Made.plans(3).get(0).fingerprint())
        .matches("sha256:[0-9a-f]{64}");
  }
}
