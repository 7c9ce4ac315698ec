package org.firstmover.formats;

import static org.assertj.core.api.Assertions.assertThat;

import org.firstmover.formats.tree.Node;
import org.firstmover.formats.tree.Scalar;
import org.firstmover.formats.tree.Trees;
import org.firstmover.game.InputError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTest {
  private static Node read(String text) {
    return Trees.read(Reads.source("game.yaml", text));
  }

  private static InputError rejected(String text) {
    return Reads.rejected(() -> read(text));
  }

  @Test
  void every_node_knows_its_place() {
    Source source = Reads.source("game.yaml", "a: 1\nb:\n  - x\n  - {c: 'y'}\n");
    Node node = Trees.read(source);
    Node list = node.asMapping("root").require("b");
    assertThat(list.place()).isEqualTo(source.at(3, 3));
    Node inner = list.asSequence("b").items().get(1).asMapping("second").require("c");
    assertThat(inner).isEqualTo(new Scalar(source.at(4, 9), "y", Scalar.Kind.QUOTED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "~", ""})
  void nothing_is_told_from_texts(String nothing) {
    Scalar plain = read("a: " + nothing).asMapping("root").require("a").asScalar("a");
    Scalar quoted = read("a: '" + nothing + "'").asMapping("root").require("a").asScalar("a");
    assertThat(plain.kind()).isEqualTo(Scalar.Kind.NULL);
    assertThat(quoted.kind()).isEqualTo(Scalar.Kind.QUOTED);
  }

  /** \n and \t stand for themselves. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a: [1, 2              | 1:9
          a: {b: 1              | 1:9
          a: 'b                 | 1:6
          a: "b                 | 1:6
          a: ]                  | 1:4
          a: b: c               | 1:5
          a:\\n\\tb: c          | 2:1
          a: 1\\n  b: 2         | 2:4
          a: @b                 | 1:4
          a: `%b`               | 1:4
          "a: \\x"              | 1:7
          a: "\\uZZZZ"          | 1:7
          a: "\\U00110000"      | 1:7
          "%YAML"               | 1:6
          """)
  void malformed_files_are_rejected_at_their_place(String row, String place) {
    String text = row.startsWith("\"%") ? "%YAML" : row.replace("\\n", "\n").replace("\\t", "\t");
    InputError error = rejected(text);
    assertThat(error.where()).isEqualTo("game.yaml:" + place);
    assertThat(error.expected()).isEqualTo("well-formed YAML");
    assertThat(error.hint())
        .isEqualTo(
            "Maybe a bracket, a quote, a colon or an indentation is off just before this place.");
  }

  @Test
  void an_escape_beyond_all_characters_is_rejected() {
    assertThat(rejected("a: 1\nb: \"\\UFFFFFFFF\"").where()).startsWith("game.yaml:2:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\n\n", "# only a comment\n", "\uFEFF"})
  void an_empty_file_is_rejected(String text) {
    assertThat(rejected(text))
        .hasMessage(
            """
            game.yaml:1:1: found [nothing], expected a game or a solution
            Maybe the file was not saved.""");
  }

  @Test
  void several_documents_are_rejected() {
    assertThat(rejected("a: 1\n---\na: 2\n"))
        .hasMessage(
            """
            game.yaml:2:1: found [---], expected a single document
            Maybe split the file.""");
  }

  @Test
  void anchors_are_rejected() {
    assertThat(rejected("a: &x [1]\nb: *x\n"))
        .hasMessage(
            """
            game.yaml:1:4: found [&x], expected no anchors
            Maybe take the anchor away.""");
    assertThat(rejected("&x a: 1").found()).isEqualTo("&x");
    assertThat(rejected("a: &x {}").found()).isEqualTo("&x");
    assertThat(rejected("a: &x 1").found()).isEqualTo("&x");
  }

  @Test
  void aliases_are_rejected() {
    assertThat(rejected("a: [1]\nb: *x\n"))
        .hasMessage(
            """
            game.yaml:2:4: found [an alias], expected the value itself
            Maybe copy what the alias stands for.""");
    assertThat(rejected("*x : 1").where()).isEqualTo("game.yaml:1:1");
    assertThat(rejected("[*x]").where()).isEqualTo("game.yaml:1:2");
  }

  @Test
  void merge_keys_are_rejected() {
    assertThat(rejected("a:\n  <<: {b: 1}\n"))
        .hasMessage(
            """
            game.yaml:2:3: found [<<], expected no merge keys
            Maybe copy the keys that it stands for.""");
    assertThat(rejected("<<: *x").found()).isEqualTo("<<");
    assertThat(rejected("{<<: [{}, {}]}").found()).isEqualTo("<<");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"!!str b", "!foo b", "! b", "!!map {}", "!!seq []", "!<tag:x> 1", "!!float 1"})
  void tags_are_rejected(String tagged) {
    assertThat(rejected("a: " + tagged))
        .hasMessage(
            """
            game.yaml:1:4: found [a tag], expected no tags
            Maybe take the word with the exclamation mark away.""");
  }

  @Test
  void tags_of_keys_are_rejected() {
    assertThat(rejected("!!str a: 1").found()).isEqualTo("a tag");
  }

  @Test
  void keys_that_stand_twice_are_rejected() {
    assertThat(rejected("a: 1\nb: 2\na: 3\n"))
        .hasMessage(
            """
            game.yaml:3:1: found [a], expected each key once
            Maybe one of the two was meant to be another key.""");
    assertThat(rejected("{x: {a: 1, 'a': 2}}").where()).isEqualTo("game.yaml:1:12");
  }

  @Test
  void keys_that_are_no_texts_are_rejected() {
    assertThat(rejected("? [a, b]\n: 1\n"))
        .hasMessage(
            """
            game.yaml:1:3: found [a list], expected a key
            Maybe a colon or quotes are missing.""");
    assertThat(rejected("{{a: 1}: 2}").found()).isEqualTo("a mapping");
  }

  @Test
  void nesting_is_allowed_to_100_levels() {
    assertThat(read("[".repeat(100) + "]".repeat(100)).shown()).isEqualTo("a list of 1");
    assertThat(rejected("[".repeat(101) + "]".repeat(101)))
        .hasMessage(
            """
            game.yaml:1:101: found [nesting deeper than 100], expected at most 100 levels
            Maybe a bracket was not closed.""");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- ", "[{a: "})
  void a_hundred_thousand_brackets_are_rejected(String bracket) {
    assertThat(rejected(bracket.repeat(100_000)).expected()).isEqualTo("at most 100 levels");
  }

  @Test
  void control_characters_are_rejected_where_they_stand() {
    assertThat(rejected("a: 1\nb: x\u0001y\n"))
        .hasMessage(
            """
            game.yaml:2:5: found [U+0001], expected only characters that can be printed
            Maybe it is invisible and was pasted along: retype the line.""");
    assertThat(rejected("a: \u0000").where()).isEqualTo("game.yaml:1:4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\uD800", "\\uDC00", "x\\uDBFFy", "\\uDC00\\uD800"})
  void halves_of_characters_are_rejected(String half) {
    InputError error = rejected("kind: a\nname: \"" + half + "\"\n");
    assertThat(error.where()).isEqualTo("game.yaml:2:7");
    assertThat(error.expected()).isEqualTo("whole characters");
  }

  @Test
  void escaped_characters_are_read() {
    assertThat(read("\"\\U0001F600 \\u00fc \\\\ \\\"\"").shown()).isEqualTo("😀 ü \\ \"");
  }
}
