package org.firstmover.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.firstmover.formats.Source;
import org.firstmover.formats.hierarchy.HierarchyForm;
import org.firstmover.formats.tree.TreeWriter;
import org.firstmover.formats.tree.Trees;
import org.firstmover.game.RealFunction;
import org.firstmover.game.hierarchy.FunctionGame;
import org.firstmover.game.hierarchy.Goal;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.game.hierarchy.Variable;
import org.firstmover.solution.Bounds;
import org.firstmover.solution.Certificate;
import org.firstmover.solution.Commitment;
import org.firstmover.solution.GameReference;
import org.firstmover.solution.Proof;
import org.firstmover.solution.Provenance;
import org.firstmover.solution.Response;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.strategy.Point;
import org.junit.jupiter.api.Test;

/** Pictures of games whose responses are known in closed form, at commitments set by hand. */
class HierarchyPictureTest {
  private static final HierarchyPicture PICTURE = new HierarchyPicture();

  /** The entrant answers x by (98 - x) / 2, so that x + y <= 90 says x <= 82. */
  private static final HierarchyGame DUOPOLY =
      game(
          """
          kind: hierarchy
          parameters: {A: 100}
          leader:
            variables: {x: {lower: 0, upper: 100}}
            maximise: (A - x - y) * x - 5 * x
            subject to: ["x + y <= 90"]
          followers:
            - {name: entrant, variables: {y: {lower: 0}}, maximise: (A - x - y) * y - 2 * y}
          """);

  private static HierarchyGame game(String text) {
    return new HierarchyForm().read(Trees.read(new Source("game.yaml", text)).asMapping("a game"));
  }

  private static Point.Entry number(String name, double value) {
    return new Point.Entry(name, false, new double[] {value});
  }

  private static Response response(String name, Point.Entry entry) {
    return new Response(name, 0, new Point(List.of(entry)));
  }

  private static Solution solution(
      HierarchyGame game, double value, List<Point.Entry> leader, List<List<Response>> equilibria) {
    return new Solution(
        GameReference.to(game),
        new Provenance("by-hand", Map.of(), 0, Provenance.VERSION),
        Status.FEASIBLE,
        null,
        new Commitment(value, new Point(leader)),
        equilibria.get(0),
        Map.of(),
        new Bounds(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
        new Proof.Equilibria(equilibria),
        Certificate.NONE,
        Map.of(),
        Map.of());
  }

  private static Solution duopoly() {
    return solution(
        DUOPOLY,
        1058,
        List.of(number("x", 46)),
        List.of(List.of(response("entrant", number("y", 26)))));
  }

  /** All objects of a specification, at any depth. */
  private static Stream<Map<?, ?>> objects(Object node) {
    if (node instanceof Map<?, ?> map) {
      return Stream.concat(
          Stream.of(map), map.values().stream().flatMap(HierarchyPictureTest::objects));
    }
    return node instanceof List<?> list
        ? list.stream().flatMap(HierarchyPictureTest::objects)
        : Stream.of();
  }

  private static double number(Map<?, ?> object, String key) {
    return ((Number) object.get(key)).doubleValue();
  }

  @Test
  void a_slice_follows_the_response_and_shades_what_is_forbidden() {
    List<Figure> figures = PICTURE.figures(DUOPOLY, duopoly());
    assertThat(figures).hasSize(1);
    List<Map<?, ?>> objects = objects(figures.get(0).specification()).toList();
    List<Map<?, ?>> responses =
        objects.stream()
            .filter(o -> "y".equals(o.get("response")) && o.containsKey("run"))
            .toList();
    assertThat(responses).hasSizeGreaterThan(60);
    for (Map<?, ?> at : responses) {
      double expected = Math.max(0, (98 - number(at, "x")) / 2);
      assertThat(number(at, "y")).isCloseTo(expected, within(1e-6));
    }
    Map<?, ?> shade =
        objects.stream().filter(o -> o.get("from") instanceof Double).findFirst().orElseThrow();
    assertThat(number(shade, "from")).isCloseTo(82, within(1e-6));
    assertThat(number(shade, "to")).isEqualTo(100);
  }

  /** Cournot's equilibrium: x = 92 / 3, worth x^2; nothing is sold at x = 0. */
  @Test
  void commitment_is_compared_with_its_start_and_with_simultaneous_play() {
    List<Comparison> comparisons = PICTURE.comparisons(DUOPOLY);
    assertThat(comparisons).hasSize(2);
    assertThat(comparisons.get(0).value()).isZero();
    assertThat(comparisons.get(1).value()).isCloseTo(92.0 * 92 / 9, within(1e-4));
  }

  /** The follower copies the sum, so that the value is -(x - 1)^2 - (y - 2)^2 where x + y <= 4. */
  @Test
  void two_variables_have_a_map_in_which_the_forbidden_part_is_told() {
    HierarchyGame game =
        game(
            """
            kind: hierarchy
            leader:
              variables: {x: {lower: 0, upper: 4}, y: {lower: 0, upper: 4}}
              maximise: -(x - 1)^2 - (y - 2)^2
              subject to: ["z <= 4"]
            followers: [{name: f, variables: {z: {}}, minimise: (z - x - y)^2}]
            """);
    Solution solution =
        solution(
            game,
            0,
            List.of(number("x", 1), number("y", 2)),
            List.of(List.of(response("f", number("z", 3)))));
    List<Figure> figures = PICTURE.figures(game, solution);
    assertThat(figures).hasSize(3);
    List<Map<?, ?>> cells =
        objects(figures.get(0).specification()).filter(o -> o.containsKey("kept")).toList();
    assertThat(cells).hasSize(33 * 33);
    double side = 4.0 / 33;
    for (Map<?, ?> cell : cells) {
      double x = number(cell, "x") + side / 2;
      double y = number(cell, "y") + side / 2;
      double expected = -(x - 1) * (x - 1) - (y - 2) * (y - 2);
      assertThat(number(cell, "value")).isCloseTo(expected, within(1e-9));
      if (Math.abs(x + y - 4) > 1e-6) {
        assertThat(cell.get("kept")).isEqualTo(x + y < 4);
      }
    }
  }

  @Test
  void several_equilibria_stand_beside_one_another_best_first() {
    HierarchyGame game =
        game(
            """
            kind: hierarchy
            leader: {variables: {x: {lower: 0, upper: 0.1}}, minimise: a + b}
            followers:
              - {name: f, variables: {a: {lower: 0, upper: 1}}, maximise: a * (b - 0.5)}
              - {name: g, variables: {b: {lower: 0, upper: 1}}, maximise: b * (a - 0.5)}
            """);
    List<List<Response>> equilibria = new ArrayList<>();
    for (double both : new double[] {1, 0}) {
      equilibria.add(List.of(response("f", number("a", both)), response("g", number("b", both))));
    }
    Solution solution = solution(game, 2, List.of(number("x", 0)), equilibria);
    List<Map<?, ?>> bars =
        PICTURE.figures(game, solution).stream()
            .flatMap(figure -> objects(figure.specification()))
            .filter(o -> o.containsKey("own"))
            .toList();
    assertThat(bars.stream().map(bar -> number(bar, "weight"))).containsExactly(0.0, 2.0);
    assertThat(bars.get(1).get("own")).isEqualTo(true);
  }

  @Test
  void what_fails_or_overflows_leaves_a_gap_and_no_number_that_is_none() {
    RealFunction leader =
        v -> {
          if (v[0] > 0.8) {
            throw new IllegalStateException("a model that breaks down");
          }
          return v[0] < 0.2 ? Double.NaN : v[0] < 0.3 ? 1e300 : v[1];
        };
    RealFunction follower = v -> -(v[1] - v[0]) * (v[1] - v[0]);
    HierarchyGame game =
        new FunctionGame(
            "",
            new FunctionGame.Leader(
                List.of(Variable.number("x", 0, 1)), Goal.MAXIMISE, leader, List.of()),
            List.of(
                new FunctionGame.Follower(
                    "f",
                    List.of(Variable.number("y", -1, 2)),
                    Goal.MAXIMISE,
                    follower,
                    List.of())));
    Solution solution =
        solution(
            game,
            0.5,
            List.of(number("x", 0.5)),
            List.of(List.of(response("f", number("y", 0.5)))));
    List<Figure> figures = PICTURE.figures(game, solution);
    assertThat(figures).hasSize(1);
    List<Double> places =
        objects(figures.get(0).specification())
            .filter(o -> o.get("x") instanceof Double)
            .map(o -> number(o, "x"))
            .sorted(Comparator.naturalOrder())
            .toList();
    assertThat(places.get(0)).isBetween(0.29, 0.34);
    assertThat(places.get(places.size() - 1)).isBetween(0.76, 0.81);
    assertThat(TreeWriter.json(figures.get(0).specification())).doesNotContain("NaN", "Infinity");
    assertThat(PICTURE.comparisons(game)).isEmpty();
    assertThat(Report.html(game, solution, PICTURE)).contains("a function written in Java");
  }

  @Test
  void a_large_commitment_is_shown_by_its_largest_entries() {
    HierarchyGame game =
        game(
            """
            kind: hierarchy
            leader:
              variables: {p: {size: 200, lower: 0, upper: 1}}
              maximise: y
            followers: [{name: f, variables: {y: {lower: 0, upper: 1}}, maximise: "y * p[7]"}]
            """);
    double[] p = new double[200];
    p[6] = 1;
    p[99] = 0.5;
    Solution solution =
        solution(
            game,
            1,
            List.of(new Point.Entry("p", true, p)),
            List.of(List.of(response("f", number("y", 1)))));
    List<Figure> figures = PICTURE.figures(game, solution);
    assertThat(figures).hasSize(1);
    assertThat(figures.get(0).caption()).contains("The 2 largest of 200 entries");
    assertThat(TreeWriter.json(figures.get(0).specification())).contains("p[7]", "p[100]");
    assertThat(StrategyText.of(solution.leader().strategy(), 20))
        .isEqualTo("p [200 entries from 0 to 1; no. 7: 1, no. 100: 0.5]");
  }

  @Test
  void the_game_is_told_as_it_is_written() {
    List<Table> tables = PICTURE.game(DUOPOLY);
    assertThat(tables.get(0).rows())
        .containsExactly(
            List.of("leader", "maximise (A - x - y) * x - 5 * x", "x + y <= 90"),
            List.of("entrant", "maximise (A - x - y) * y - 2 * y", ""));
    assertThat(tables.get(1).rows())
        .containsExactly(
            List.of("x", "leader", "", "0", "100", "0"), List.of("y", "entrant", "", "0", "", "0"));
    assertThat(tables.get(2).rows()).containsExactly(List.of("A", "100"));
  }

  @Test
  void points_are_told_whole() {
    Point point =
        new Point(
            List.of(
                number("x", 0),
                number("z", 1),
                new Point.Entry("w", true, new double[] {0, 0.25})));
    assertThat(StrategyText.of(point, 20)).isEqualTo("x 0, z 1, w [0, 0.25]");
    assertThat(StrategyText.of(point, 1)).isEqualTo("x 0 and 2 more");
  }
}
