package org.firstmover.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.firstmover.formats.solution.SolutionReader;
import org.firstmover.formats.solution.SolutionWriter;
import org.firstmover.game.InputError;
import org.firstmover.solution.Certificate;
import org.firstmover.solution.Proof;
import org.firstmover.solution.Provenance;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solution.TieBreak;
import org.firstmover.strategy.Coverage;
import org.firstmover.strategy.Distribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SolutionReaderTest {
  private static final String MINIMAL =
      """
      {"leader": {"value": 3.5, "strategy": {"up": 0.5, "down": "1/2"}},
       "followers": [{"response": {"right": 1}}]}
      """;

  private static final String COMPLETE =
      """
      {"schema": "firstmover/solution/1",
       "game": {"kind": "normal-form", "name": "conitzer-sandholm", "fingerprint": "sha256:00"},
       "method": {"name": "multiple-lps", "options": {"deep": [1]}, "seed": 7, "version": "9.9"},
       "status": "optimal", "tieBreak": "strong",
       "leader": {"value": 3.5, "strategy": {"up": 0.5, "down": 0.5}},
       "followers": [{"name": "follower", "value": 0.5, "response": {"right": 1.0}}],
       "values": {"strong": 3.5, "weak": 1.5}, "bounds": {"lower": 3.5, "upper": 3.5},
       "proof": {"kind": "multipliers", "incentives": {"right": {"left": 1.0}}},
       "certificate": {"verified": true}, "work": {"programs": 2}, "timing": {"solve": 0.1}}
      """;

  private static final String LEAVES =
      MINIMAL.replace(
          "\"followers\"",
          """
          "proof": {"kind": "leaves", "leaves": [
            {"responses": {"casual": "x"}, "incentives": {"serious": {"y": {"x": 0.25}}}},
            {"responses": {}}]},
          "followers\"""");

  private static Solution read(String text) {
    return SolutionReader.read(Reads.source("solution.json", text), "normal-form");
  }

  private static InputError rejected(String text) {
    return Reads.rejected(() -> read(text));
  }

  @Test
  void a_solution_from_elsewhere_needs_no_more_than_strategy_value_and_response() {
    Solution solution = read(MINIMAL);
    assertThat(solution.leader().value()).isEqualTo(3.5);
    assertThat(solution.leader().strategy()).isInstanceOf(Distribution.class);
    assertThat(solution.leader().strategy().weights().nonZero())
        .isEqualTo(Map.of("up", 0.5, "down", 0.5));
    assertThat(solution.followers()).hasSize(1);
    assertThat(solution.followers().get(0).name()).isEmpty();
    assertThat(solution.followers().get(0).value()).isNaN();
    assertThat(solution.followers().get(0).response().weights().get("right")).isEqualTo(1);
    assertThat(solution.status()).isEqualTo(Status.FEASIBLE);
    assertThat(solution.tieBreak()).isNull();
    assertThat(solution.values()).isEmpty();
    assertThat(solution.bounds().lower()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(solution.bounds().upper()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(solution.proof()).isEqualTo(new Proof.None());
    assertThat(solution.method()).isEqualTo(Provenance.UNKNOWN);
    assertThat(solution.game().fingerprint()).isEmpty();
  }

  @Test
  void everything_else_is_read_where_it_stands_but_the_certificate() {
    Solution solution = read(COMPLETE);
    assertThat(solution.game().kind()).isEqualTo("normal-form");
    assertThat(solution.game().name()).isEqualTo("conitzer-sandholm");
    assertThat(solution.game().fingerprint()).isEqualTo("sha256:00");
    assertThat(solution.method().name()).isEqualTo("multiple-lps");
    assertThat(solution.method().version()).isEqualTo("9.9");
    assertThat(solution.status()).isEqualTo(Status.OPTIMAL);
    assertThat(solution.tieBreak()).isEqualTo(TieBreak.STRONG);
    assertThat(solution.followers().get(0).value()).isEqualTo(0.5);
    assertThat(solution.values()).isEqualTo(Map.of("strong", 3.5, "weak", 1.5));
    assertThat(solution.bounds().upper()).isEqualTo(3.5);
    assertThat(solution.proof())
        .isEqualTo(Proof.Multipliers.strong(Map.of("right", Map.of("left", 1.0))));
    assertThat(solution.certificate()).isEqualTo(Certificate.NONE);
  }

  @Test
  void proofs_by_leaves_are_read() {
    Proof.Leaves proof = (Proof.Leaves) read(LEAVES).proof();
    assertThat(proof.leaves())
        .containsExactly(
            new Proof.Leaf(
                Map.of("casual", "x"), Map.of("serious", Map.of("y", Map.of("x", 0.25)))),
            new Proof.Leaf(Map.of(), Map.of()));
  }

  @Test
  void the_kind_of_game_says_whether_the_strategy_is_a_coverage() {
    Source source = Reads.source("solution.json", MINIMAL);
    assertThat(SolutionReader.read(source, "security").leader().strategy())
        .isInstanceOf(Coverage.class);
  }

  @Test
  void unknown_keys_and_any_certificate_are_ignored() {
    String text =
        MINIMAL
            .replace("{\"leader\": {", "{\"x\": [], \"certificate\": 7, \"leader\": {\"y\": null, ")
            .replace("{\"response\"", "{\"z\": {}, \"response\"");
    assertThat(SolutionWriter.json(read(text))).isEqualTo(SolutionWriter.json(read(MINIMAL)));
  }

  @ParameterizedTest
  @ValueSource(strings = {MINIMAL, COMPLETE})
  void what_is_written_can_be_read(String text) {
    String written = SolutionWriter.json(read(text));
    assertThat(SolutionWriter.json(read(written))).isEqualTo(written);
    assertThat(written).doesNotContain("NaN").doesNotContain("Infinity");
  }

  @Test
  void an_empty_proof_is_none() {
    assertThat(read(MINIMAL.replace("{\"leader\"", "{\"proof\": {}, \"leader\"")).proof())
        .isEqualTo(new Proof.None());
  }

  /** What stands in the complete solution, what instead, and on which line that is answered. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "firstmover/solution/1"  | "firstmover/solution/2"   | 1
          "firstmover/solution/1"  | []                        | 1
          "firstmover/solution/1"  | null                      | 1
          {"kind": "normal-form"   | ["kind", "normal-form"    | 2
          "sha256:00"              | null                      | 2
          "sha256:00"              | []                        | 2
          "multiple-lps"           | {}                        | 3
          "optimal"                | "best"                    | 4
          "optimal"                | "OPTIMAL"                 | 4
          "optimal"                | null                      | 4
          "optimal"                | {}                        | 4
          "tieBreak": "strong"     | "tieBreak": 1             | 4
          "leader"                 | "leaders"                 | 1
          "value": 3.5             | "val": 3.5                | 5
          "value": 3.5             | "value": null             | 5
          "value": 3.5             | "value": "3.5"            | 5
          "value": 3.5             | "value": NaN              | 5
          "value": 3.5             | "value": "NaN"            | 5
          "value": 3.5             | "value": Infinity         | 5
          "value": 3.5             | "value": 1e309            | 5
          "value": 3.5             | "value": 1e999999999      | 5
          "value": 3.5             | "value": 1e-999999999     | 5
          "value": 3.5             | "value": "1/0"            | 5
          "value": 3.5             | "value": [3.5]            | 5
          "strategy": {            | "plan": {                 | 5
          {"up": 0.5, "down": 0.5} | [0.5, 0.5]                | 5
          {"up": 0.5, "down": 0.5} | null                      | 5
          {"up": 0.5, "down": 0.5} | "up"                      | 5
          {"up": 0.5, "down": 0.5} | {"up": {}}                | 5
          {"up": 0.5, "down": 0.5} | {"up": 1, "up": 0}        | 5
          "followers"              | "follower"                | 1
          [{"name": "follower"     | [7, {"name": "follower"   | 6
          "value": 0.5, "response" | "value": [], "response"   | 6
          "response"               | "answer"                  | 6
          {"right": 1.0}           | "right"                   | 6
          {"right": 1.0}           | {"right": true}           | 6
          {"strong": 3.5           | {"strong": "high"         | 7
          {"lower": 3.5            | {"lower": {}              | 7
          "multipliers"            | "trust me"                | 8
          "multipliers"            | null                      | 8
          "multipliers"            | "leaves"                  | 8
          {"left": 1.0}            | 1.0                       | 8
          {"left": 1.0}            | {"left": "x"}             | 8
          """)
  void malformed_solutions_are_rejected_on_their_line(String old, String replacement, int line) {
    assertThat(COMPLETE).contains(old);
    String text = COMPLETE.replaceFirst(Pattern.quote(old), Matcher.quoteReplacement(replacement));
    assertThat(rejected(text).where()).startsWith("solution.json:" + line + ":");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"kind\": \"leaves\", \"leaves\": {}",
        "\"kind\": \"leaves\", \"leaves\": [7]",
        "\"kind\": \"leaves\", \"leaves\": [{}]",
        "\"kind\": \"leaves\", \"leaves\": [{\"responses\": []}]",
        "\"kind\": \"leaves\", \"leaves\": [{\"responses\": {\"casual\": null}}]",
        "\"kind\": \"leaves\", \"leaves\": [{\"responses\": {\"casual\": {}}}]",
        "\"kind\": \"leaves\", \"leaves\": [{\"responses\": {}, \"incentives\": []}]",
        "\"kind\": \"leaves\", \"leaves\": [{\"responses\": {}, \"incentives\": {\"a\": 1}}]"
      })
  void malformed_leaves_are_rejected(String proof) {
    String text = MINIMAL.replace("{\"leader\"", "{\"proof\": {" + proof + "},\n\"leader\"");
    assertThat(rejected(text).where()).startsWith("solution.json:1:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "7", "[]", "null", "{}", "{\"leader\": {}}", "kind: normal-form"})
  void what_is_no_solution_is_rejected(String text) {
    assertThat(rejected(text).where()).startsWith("solution.json:1:");
  }

  @Test
  void a_newer_schema_is_explained() {
    assertThat(rejected("{\"schema\": \"firstmover/solution/2\"}"))
        .hasMessage(
            """
            solution.json:1:12: found [firstmover/solution/2], expected the schema firstmover/solution/1
            Maybe the file was written by a newer version, or is not a solution.""");
  }

  @Test
  void an_unknown_status_is_explained() {
    assertThat(rejected(MINIMAL.replace("{\"leader\"", "{\"status\": \"best\",\n\"leader\"")))
        .hasMessage(
            """
            solution.json:1:12: found [best], expected status: one of optimal, stationary, feasible, infeasible, unbounded, limit
            Maybe it is mistyped, or written by a newer version.""");
  }

  @Test
  void an_unknown_proof_is_explained() {
    String text = "{\"proof\": {\"kind\": \"trust me\"},\n\"leader\"";
    assertThat(rejected(MINIMAL.replace("{\"leader\"", text)))
        .hasMessage(
            """
            solution.json:1:20: found [trust me], expected a kind of proof: from-game, multipliers, leaves or equilibria
            Maybe leave the proof out: all but optimality can be checked without it.""");
  }
}
