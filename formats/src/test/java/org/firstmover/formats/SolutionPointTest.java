package org.firstmover.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.firstmover.formats.solution.SolutionReader;
import org.firstmover.formats.solution.SolutionWriter;
import org.firstmover.game.InputError;
import org.firstmover.solution.Proof;
import org.firstmover.solution.Response;
import org.firstmover.solution.Solution;
import org.firstmover.strategy.Coverage;
import org.firstmover.strategy.Distribution;
import org.firstmover.strategy.Point;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Strategies that are points, and the equilibria found at one. */
class SolutionPointTest {
  private static final String TEXT =
      """
      {"leader": {"value": 1050, "strategy": {"x": 27.5, "w": [1, 0, "1/3"], "z": 0}},
       "followers": [{"name": "first", "value": 3, "response": {"y": [0.5]}},
                     {"name": "second", "response": {"u": -2, "v": 0}}],
       "proof": {"kind": "equilibria", "equilibria": [
         [{"name": "first", "value": 3, "response": {"y": [0.5]}}, {"name": "second", "response": {"u": -2}}],
         [{"name": "first", "response": {"y": [1]}}, {"name": "second", "value": 7, "response": {}}]]}}
      """;

  private static Point.Entry number(String name, double value) {
    return new Point.Entry(name, false, new double[] {value});
  }

  private static Point.Entry list(String name, double... values) {
    return new Point.Entry(name, true, values);
  }

  private static Solution read(String text, String kind) {
    return SolutionReader.read(Reads.source("solution.json", text), kind);
  }

  private static InputError rejected(String text) {
    return Reads.rejected(() -> read(text, "hierarchy"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"hierarchy", "normal-form"})
  void numbers_and_lists_by_variable_are_points(String kind) {
    Solution solution = read(TEXT, kind);
    assertThat(solution.leader().strategy())
        .isEqualTo(new Point(List.of(number("x", 27.5), list("w", 1, 0, 1.0 / 3), number("z", 0))));
    assertThat(solution.followers().get(0).response())
        .isEqualTo(new Point(List.of(list("y", 0.5))));
  }

  @Test
  void hierarchy_games_have_points_without_lists_too() {
    assertThat(read(TEXT, "hierarchy").followers().get(1).response())
        .isEqualTo(new Point(List.of(number("u", -2), number("v", 0))));
    assertThat(read(TEXT, "normal-form").followers().get(1).response())
        .isInstanceOf(Distribution.class);
    String empty = "{\"leader\": {\"value\": 0, \"strategy\": {}}, \"followers\": []}";
    assertThat(read(empty, "hierarchy").leader().strategy()).isEqualTo(new Point(List.of()));
    assertThat(read(empty, "security").leader().strategy()).isInstanceOf(Coverage.class);
  }

  @Test
  void entries_that_are_missing_count_as_0() {
    Solution solution = read(TEXT, "hierarchy");
    assertThat(
            solution
                .leader()
                .strategy()
                .weights()
                .inOrderOf(List.of("x", "w[1]", "w[2]", "w[3]", "w[4]", "z")))
        .hasValueSatisfying(
            values -> assertThat(values).containsExactly(27.5, 1, 0, 1.0 / 3, 0, 0));
  }

  @Test
  void equilibria_are_read_as_one_response_a_follower() {
    Proof.Equilibria proof = (Proof.Equilibria) read(TEXT, "hierarchy").proof();
    assertThat(proof.equilibria()).hasSize(2);
    assertThat(proof.equilibria().get(0))
        .extracting(Response::name)
        .containsExactly("first", "second");
    assertThat(proof.equilibria().get(1).get(0).response())
        .isEqualTo(new Point(List.of(list("y", 1))));
    assertThat(proof.equilibria().get(1).get(1))
        .isEqualTo(new Response("second", 7, new Point(List.of())));
    assertThat(proof.equilibria().get(1).get(0).value()).isNaN();
  }

  @Test
  void zeros_and_lists_are_written() {
    assertThat(SolutionWriter.json(read(TEXT, "hierarchy")))
        .contains("\"x\" : 27.5,", "\"w\" : [ 1.0, 0.0, 0.3333333333333333 ],", "\"z\" : 0.0")
        .contains("\"kind\" : \"equilibria\"", "\"y\" : [ 0.5 ]", "\"u\" : -2.0");
  }

  @Test
  void what_is_written_comes_back() {
    Solution solution = read(TEXT, "hierarchy");
    String written = SolutionWriter.json(solution);
    Solution back = read(written, "hierarchy");
    assertThat(back.leader()).isEqualTo(solution.leader());
    assertThat(back.followers()).isEqualTo(solution.followers());
    assertThat(back.proof()).isEqualTo(solution.proof());
    assertThat(SolutionWriter.json(back)).isEqualTo(written);
    assertThat(
            read(
                    TEXT.replace("\"equilibria\": [\n", "\"equilibria\": [], \"more\": [\n"),
                    "hierarchy")
                .proof())
        .isEqualTo(new Proof.Equilibria(List.of()));
  }

  /** Every double comes back bit for bit, whichever way its digits are read. */
  @ParameterizedTest
  @ValueSource(
      doubles = {
        0.1,
        -0.30000000000000004,
        1.0 / 3,
        Double.MIN_VALUE,
        Double.MIN_NORMAL,
        Double.MAX_VALUE,
        -9007199254740993.0,
        2e23,
        1.7976931348623155E308,
        4.9406564584124654E-320
      })
  void doubles_come_back(double value) {
    Solution solution = read(TEXT.replace("27.5", Double.toString(value)), "hierarchy");
    Point point = (Point) solution.leader().strategy();
    assertThat(point.entries().get(0).values()).containsExactly(value);
    assertThat(read(SolutionWriter.json(solution), "hierarchy").leader())
        .isEqualTo(solution.leader());
  }

  @Test
  @Tag("slow")
  void a_million_entries_come_back() {
    double[] values = new double[1_000_000];
    Arrays.setAll(values, i -> Math.sqrt(i) - 500);
    StringBuilder text = new StringBuilder("{\"leader\": {\"value\": 0, \"strategy\": {\"x\": [");
    for (int i = 0; i < values.length; i++) {
      text.append(i == 0 ? "" : ",").append(values[i]);
    }
    Solution solution = read(text.append("]}}, \"followers\": []}").toString(), "hierarchy");
    assertThat(solution.leader().strategy()).isEqualTo(new Point(List.of(list("x", values))));
    Solution back = read(SolutionWriter.json(solution), "hierarchy");
    assertThat(back.leader()).isEqualTo(solution.leader());
  }

  /** What stands in the text, and what instead; § marks the place of the error. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "x": 27.5     | "x": §null
          "x": 27.5     | "x": §{}
          "x": 27.5     | "x": §{"a": 1}
          "x": 27.5     | "x": §true
          "x": 27.5     | "x": §"27.5"
          "x": 27.5     | "x": §[]
          "x": 27.5     | "x": [§[1]]
          "x": 27.5     | "x": [1, §null]
          "x": 27.5     | "x": [1, §{}]
          "x": 27.5     | "x": §1e309
          "x": 27.5     | "x": §1e999
          "x": 27.5     | "x": §1e-500
          {"y": [0.5]}  | §[0.5]
          {"y": [0.5]}  | §"y"
          {"kind": "equilibria", "equilibria" | §{"kind": "equilibria", "equilibrium"
          "equilibria": [ | "equilibria": §{}, "x": [
          "equilibria": [ | "equilibria": [§7,
          "equilibria": [ | "equilibria": [§{},
          "equilibria": [ | "equilibria": [[§7],
          "equilibria": [ | "equilibria": [[§{}],
          "equilibria": [ | "equilibria": [[{"response": §[]}],
          "equilibria": [ | "equilibria": [[{"response": {"y": §""}}],
          "equilibria": [ | "equilibria": [[{"value": §[], "response": {}}],
          """)
  void what_is_no_point_is_rejected_at_its_place(String old, String replacement) {
    Marked text = Marked.with(TEXT, old, replacement);
    assertThat(rejected(text.text()).where()).isEqualTo("solution.json:" + text.place());
  }

  @Test
  void an_empty_list_is_explained() {
    assertThat(rejected(TEXT.replace("[1, 0, \"1/3\"]", "[]")))
        .hasMessage(
            """
            solution.json:1:57: found [an empty list], expected strategy: at least one number
            Maybe leave the variable out: what is missing is 0.""");
  }

  @Test
  void distributions_are_written_as_before() {
    String text =
        "{\"leader\": {\"value\": 1, \"strategy\": {\"a\": 0, \"b\": 1}}, \"followers\": []}";
    assertThat(SolutionWriter.json(read(text, "normal-form")))
        .contains("{\n      \"b\" : 1.0\n    }");
    assertThat(read(text, "normal-form").leader().strategy().weights().nonZero())
        .isEqualTo(Map.of("b", 1.0));
  }
}
