package org.firstmover.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.firstmover.formats.hierarchy.HierarchyForm;
import org.firstmover.formats.tree.TreeWriter;
import org.firstmover.game.CatalogReference;
import org.firstmover.game.expression.Expression.Constant;
import org.firstmover.game.expression.Expression.Reference;
import org.firstmover.game.expression.Formula;
import org.firstmover.game.expression.Scope;
import org.firstmover.game.hierarchy.FunctionGame;
import org.firstmover.game.hierarchy.FunctionGame.Follower;
import org.firstmover.game.hierarchy.FunctionGame.Leader;
import org.firstmover.game.hierarchy.Goal;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.game.hierarchy.Restriction;
import org.firstmover.game.hierarchy.Variable;
import org.firstmover.game.hierarchy.Variables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HierarchyFormTest {
  private static final HierarchyForm FORM = new HierarchyForm();
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/hierarchy"))) {
      return files.sorted().toList().stream();
    }
  }

  private static FunctionGame game(String file) {
    Source source = Source.file(Path.of("src/test/resources/hierarchy", file));
    return (FunctionGame) Reads.game(source.name(), source.text());
  }

  /** 26 * 50 - 5 * 50 = 1050 and 26 * 24 - 2 * 24 = 576. */
  @Test
  void the_entrant_is_read_as_it_is_written() {
    FunctionGame game = game("entrant.yaml");
    double[] point = {50, 24};
    assertThat(game.name()).isEqualTo("entrant");
    assertThat(game.variables().upper()).containsExactly(100, INFINITE);
    assertThat(game.variables().lower()).containsExactly(0, 0);
    assertThat(game.leaderGoal()).isEqualTo(Goal.MAXIMISE);
    assertThat(game.leaderValue(point)).isEqualTo(1050);
    assertThat(game.followerValue(0, point)).isEqualTo(576);
    assertThat(game.followerName(0)).isEqualTo("entrant");
    assertThat(game.leaderConstraint(0)).isEqualTo("x + y <= 90");
    double[] difference = new double[1];
    game.leaderConstraints(point, difference);
    assertThat(difference).containsExactly(-16);
    assertThat(game.scope().orElseThrow().parameters())
        .isEqualTo(Map.of("A", 100.0, "c1", 5.0, "c2", 2.0));
  }

  @Test
  void the_reference_shows_this_game() throws IOException {
    String page = Files.readString(Path.of("../docs/reference/file-forms.md"));
    int start = page.indexOf("kind: hierarchy");
    assertThat(Reads.yaml(page.substring(start, page.indexOf("```", start))).fingerprint())
        .isEqualTo(game("entrant.yaml").fingerprint());
  }

  /** 0.065 - (0.25 * 0.09 + 2 * 0.25 * 0.02 + 0.25 * 0.04) = 0.0225, the same for both. */
  @Test
  void vectors_matrices_and_nested_sums_are_written_out() {
    FunctionGame game = game("portfolio.yaml");
    double[] point = {1, 0.5, 0.5, 0};
    assertThat(game.leaderValue(point)).isCloseTo(0.0225, within(1e-15));
    assertThat(game.followerValue(0, point)).isCloseTo(0.0225, within(1e-15));
    assertThat(game.variables().start()).containsExactly(1, 1.0 / 3, 1.0 / 3, 1.0 / 3);
    assertThat(game.followerEquality(0, 0)).isTrue();
  }

  /** Roads with 2, 3 and 4 vehicles: 2 * 2 + 3 * 2.75 + 4 * 4 = 28.25. */
  @Test
  void followers_share_the_roads() {
    FunctionGame game = game("tolls.yaml");
    double[] point = {0, 0, 1, 2, 3, 1, 1, 1};
    assertThat(game.leaderGoal()).isEqualTo(Goal.MINIMISE);
    assertThat(game.leaderValue(point)).isEqualTo(28.25);
    assertThat(game.variables().from(1)).isEqualTo(5);
    assertThat(game.variables().upper()).startsWith(3, 2.5, INFINITE);
    assertThat(game.followerConstraint(1, 1)).isEqualTo("vans[1] >= 0.5");
    double[][] coefficients = new double[2][3];
    double[] constants = new double[2];
    game.followerConstraints(1, point, coefficients, constants);
    assertThat(coefficients[0]).containsExactly(1, 1, 1);
    assertThat(coefficients[1]).containsExactly(-1, 0, 0);
    assertThat(constants).containsExactly(-3, 0.5);
  }

  @Test
  void coefficients_and_right_hand_sides_may_depend_on_the_leader() {
    FunctionGame game = game("cap.yaml");
    double[][] coefficients = new double[2][2];
    double[] constants = new double[2];
    game.followerConstraints(0, new double[] {2, 1, 7, 7}, coefficients, constants);
    assertThat(coefficients[0]).containsExactly(0.5, 2);
    assertThat(constants[0]).isEqualTo(-4);
    assertThat(coefficients[1][0]).isCloseTo(-Math.exp(-2), within(1e-15));
    assertThat(coefficients[1][1]).isEqualTo(1, within(1e-15));
    assertThat(constants[1]).isCloseTo(-Math.sin(2), within(1e-15));
  }

  @Test
  void sizes_bounds_and_starts_may_be_made_of_parameters() {
    Variables variables = game("bounds.yaml").variables();
    assertThat(variables.leader()).extracting(Variable::size).containsExactly(2, 1, 5);
    assertThat(variables.lower()).startsWith(-7, -7, -INFINITE, -INFINITE).endsWith(-7);
    assertThat(variables.upper()).containsExactly(1.75, 4, 14, 10, 10, 10, 10, 10, 7);
    assertThat(variables.start()).startsWith(1, 1, 9, 0);
  }

  @Test
  void what_is_left_out_is_infinite_and_starts_next_to_0() {
    Variables wide = game("wide.yaml").variables();
    assertThat(wide.lower()).startsWith(0, -INFINITE, -1, -INFINITE);
    assertThat(wide.upper()).startsWith(INFINITE, INFINITE, 1, 0);
    Variables cap = game("cap.yaml").variables();
    assertThat(cap.start()).containsExactly(0.5, 1, 0.1, 0.2);
    Variables constant = game("constant.yaml").variables();
    assertThat(constant.start()).containsExactly(0, 1.0 / 3);
    assertThat(constant.leader().get(0).list()).isTrue();
    assertThat(constant.follower(0).get(0).list()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("files")
  void games_come_back_from_yaml_and_json(Path file) {
    FunctionGame game = game(file.getFileName().toString());
    for (HierarchyGame back :
        List.of(Reads.throughYaml(FORM, game), Reads.throughJson(FORM, game))) {
      assertThat(back.fingerprint()).isEqualTo(game.fingerprint());
      assertThat(back.name()).isEqualTo(game.name());
      assertThat(TreeWriter.yaml(FORM.write(back))).isEqualTo(TreeWriter.yaml(FORM.write(game)));
      double[] point = game.variables().start();
      assertThat(back.variables().start()).isEqualTo(point);
      assertThat(back.variables().lower()).isEqualTo(game.variables().lower());
      assertThat(back.variables().upper()).isEqualTo(game.variables().upper());
      assertThat(back.leaderValue(point)).isEqualTo(game.leaderValue(point));
      for (int i = 0; i < game.followers(); i++) {
        assertThat(back.followerName(i)).isEqualTo(game.followerName(i));
        assertThat(back.followerValue(i, point)).isEqualTo(game.followerValue(i, point));
        assertThat(back.followerConstraints(i)).isEqualTo(game.followerConstraints(i));
      }
    }
  }

  @Test
  void games_are_written_compactly_and_without_defaults() {
    assertThat(TreeWriter.yaml(FORM.write(game("wide.yaml"))))
        .startsWith(
            """
            kind: hierarchy
            parameters:
              A:
              - [1, 0, 2, 0]
              - [0, 1, 0, 2]
              b: [10, 12]
            leader:
              variables:
                p:
                  size: 4
                  lower: [0, null, -1, null]
                  upper: [null, null, 1, 0]
                  start: [5, -5, 0.5, 0]
              maximise: sum(j in 1..4, p[j] * v[j])
            followers:
            - name: producer
              variables:
                v:
                  size: 4
                  lower: 0
                  upper: [5, 6, 7, 8]
              maximise: sum(j in 1..4, (4 - p[j]) * v[j] - v[j]^2 / 2)
              subject to: ['sum(j in 1..4, A[1, j] * v[j]) <= b[1] - p[1]',\
            """);
  }

  @Test
  void spacing_and_spelling_of_numbers_do_not_change_the_fingerprint() {
    FunctionGame game = game("entrant.yaml");
    String text = Source.file(Path.of("src/test/resources/hierarchy/entrant.yaml")).text();
    String other =
        text.replace("(A - x - y) * x", "((A-x)-y)*x")
            .replace("upper: 100", "upper: A")
            .replace("A: 100", "A: 1e2")
            .replace("name: entrant\nparameters", "parameters");
    assertThat(Reads.yaml(other).fingerprint()).isEqualTo(game.fingerprint());
    assertThat(Reads.yaml(text.replace("c2: 2", "c2: 3")).fingerprint())
        .isNotEqualTo(game.fingerprint());
  }

  private static FunctionGame built(Optional<Scope> scope, Restriction restriction) {
    return new FunctionGame(
        "built",
        scope,
        new Leader(
            List.of(Variable.number("x", 0, 1)),
            Goal.MAXIMISE,
            Formula.of(new Constant(1), Scope.builder().build()),
            List.of(restriction)),
        List.of(
            new Follower(
                "f",
                List.of(Variable.number("y", 0, 1)),
                Goal.MAXIMISE,
                Formula.of(new Constant(2), Scope.builder().build()),
                List.of())));
  }

  @Test
  void a_constraint_described_for_people_is_written_as_it_is_meant() {
    Scope scope = Scope.builder().variable("x").variable("y").build();
    Formula difference = Formula.of(new Reference("y", List.of()), scope);
    for (boolean equality : List.of(false, true)) {
      FunctionGame game =
          built(Optional.of(scope), new Restriction("y <= 1", equality, difference));
      HierarchyGame back = Reads.throughYaml(FORM, game);
      assertThat(back.fingerprint()).isEqualTo(game.fingerprint());
      assertThat(back.leaderConstraint(0)).isEqualTo(equality ? "y = 0" : "y <= 0");
    }
  }

  @Test
  void games_written_in_java_have_no_file_form() {
    Scope scope = Scope.builder().variable("x").variable("y").build();
    Restriction java = new Restriction("a bound", false, point -> point[0]);
    assertThat(Reads.rejected(() -> FORM.write(built(Optional.empty(), java))))
        .hasMessage(
            """
            file form: found [built], expected a game of expressions, or of the catalog: one written in Java has no file form
            Maybe write its objectives and constraints as expressions.""");
    assertThat(Reads.rejected(() -> FORM.write(built(Optional.of(scope), java))).found())
        .isEqualTo("a function written in Java");
  }

  @Test
  void games_of_the_catalog_are_written_by_name() {
    HierarchyGame game =
        new CatalogGame(
            new CatalogReference("subsidies", Map.of("followers", "3"), 4_000_000_000L));
    assertThat(TreeWriter.yaml(FORM.write(game)))
        .isEqualTo(
            """
            kind: catalog
            name: subsidies
            parameters: {followers: 3}
            seed: 4000000000
            """);
    CatalogReference odd = new CatalogReference("n", Map.of("a", "1.50"), 0);
    assertThat(FORM.write(new CatalogGame(odd)).get("parameters")).isEqualTo(Map.of("a", "1.50"));
    CatalogReference none = new CatalogReference("n", Map.of(), 0);
    assertThat(FORM.write(new CatalogGame(none))).containsOnlyKeys("kind", "name", "seed");
  }

  /** A vector of a million entries takes no text and no number an entry. */
  @Test
  void wide_vectors_are_cheap() {
    FunctionGame game =
        (FunctionGame)
            Reads.yaml(
                """
                kind: hierarchy
                leader: {variables: {x: {size: 1000000, upper: 2}}, maximise: "x[1000000]"}
                followers: [{name: f, variables: {y: {size: 1000000}}, maximise: "y[7]",
                  subject to: ["y[1000000] <= x[3]"]}]
                """);
    assertThat(game.scope().orElseThrow().variableName(1_999_999)).isEqualTo("y[1000000]");
    assertThat(TreeWriter.yaml(FORM.write(game))).hasSizeLessThan(400);
  }
}
