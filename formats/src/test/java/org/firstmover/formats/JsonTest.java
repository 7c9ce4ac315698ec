package org.firstmover.formats;

import static org.assertj.core.api.Assertions.assertThat;

import org.firstmover.formats.tree.Mapping;
import org.firstmover.formats.tree.Node;
import org.firstmover.formats.tree.Scalar;
import org.firstmover.formats.tree.Trees;
import org.firstmover.game.InputError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  private static Node read(String text) {
    return Trees.read(Reads.source("game.json", text));
  }

  private static InputError rejected(String text) {
    return Reads.rejected(() -> read(text));
  }

  @Test
  void every_node_knows_its_place() {
    Source source = Reads.source("game.json", "{\"a\": 1,\n \"b\": [\"x\", null]}");
    Mapping root = Trees.read(source).asMapping("root");
    assertThat(root.require("a")).isEqualTo(new Scalar(source.at(1, 7), "1", Scalar.Kind.PLAIN));
    assertThat(root.require("b").asSequence("b").items())
        .containsExactly(
            new Scalar(source.at(2, 8), "x", Scalar.Kind.QUOTED),
            new Scalar(source.at(2, 13), "null", Scalar.Kind.NULL));
  }

  @Test
  void the_json_parser_reads_files_of_any_case_that_end_in_json() {
    Source source = Reads.source("GAME.JSON", "a: 1");
    assertThat(Reads.rejected(() -> Trees.read(source)).expected()).isEqualTo("well-formed JSON");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\": [1, 2",
        "{\"a\": 1,}",
        "{\"a\" 1}",
        "{a: 1}",
        "{'a': 1}",
        "{\"a\": 'b'}",
        "{\"a\": \"b",
        "{\"a\": 1]",
        "[1, 2}",
        "[1 2]",
        "[1, , 2]",
        "[01]",
        "[.5]",
        "[+1]",
        "[1e]",
        "[0x10]",
        "[NaN]",
        "[-Infinity]",
        "[Infinity]",
        "[1/3]",
        "[tru]",
        "[\"\\x\"]",
        "[\"\\u00\"]",
        "[1] // comment",
        "[1] /* comment */"
      })
  void malformed_files_are_rejected_on_their_line(String text) {
    InputError error = rejected("\n" + text);
    assertThat(error.where()).startsWith("game.json:2:");
    assertThat(error.expected()).isEqualTo("well-formed JSON");
    assertThat(error.hint())
        .isEqualTo("Maybe a bracket, a quote or a comma is missing just before this place.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  \n ", "\uFEFF"})
  void an_empty_file_is_rejected(String text) {
    assertThat(rejected(text))
        .hasMessage(
            """
            game.json:1:1: found [nothing], expected a game or a solution
            Maybe the file was not saved.""");
  }

  @Test
  void a_second_document_is_rejected() {
    assertThat(rejected("{}\n{}"))
        .hasMessage(
            """
            game.json:2:1: found [{], expected the end of the file
            Maybe a bracket closes too early.""");
    assertThat(rejected("[] 1").where()).isEqualTo("game.json:1:4");
    assertThat(rejected("1 2").where()).isEqualTo("game.json:1:3");
  }

  @Test
  void keys_that_stand_twice_are_rejected() {
    assertThat(rejected("{\"a\": 1,\n\"a\": 2}"))
        .hasMessage(
            """
            game.json:2:1: found [a], expected each key once
            Maybe one of the two was meant to be another key.""");
    assertThat(rejected("[{\"b\": {}, \"\\u0062\": []}]").where()).isEqualTo("game.json:1:12");
  }

  @Test
  void nesting_is_allowed_to_100_levels() {
    assertThat(read("[".repeat(100) + "]".repeat(100)).shown()).isEqualTo("a list of 1");
    assertThat(rejected("[".repeat(101) + "]".repeat(101)))
        .hasMessage(
            """
            game.json:1:101: found [nesting deeper than 100], expected at most 100 levels
            Maybe a bracket was not closed.""");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\": ", "[{\"a\": "})
  void a_hundred_thousand_brackets_are_rejected(String bracket) {
    assertThat(rejected(bracket.repeat(100_000)).expected()).isEqualTo("at most 100 levels");
  }

  @Test
  void control_characters_are_rejected_where_they_stand() {
    assertThat(rejected("[1,\n\"x\u0001y\"]").where()).startsWith("game.json:2:");
    assertThat(rejected("[1,\n\u0000]").where()).startsWith("game.json:2:");
  }

  @Test
  void numbers_and_keys_beyond_the_parsers_limits_are_rejected_on_their_line() {
    assertThat(rejected("[1,\n" + "9".repeat(5000) + "]").where()).startsWith("game.json:2:");
    assertThat(rejected("{\"a\": 1,\n\"" + "k".repeat(60_000) + "\": 2}").where())
        .startsWith("game.json:");
  }

  @Test
  void many_keys_of_the_same_hash_do_no_harm() {
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < 4096; i++) {
      text.append(i == 0 ? "\"" : ",\"");
      for (int bit = 0; bit < 12; bit++) {
        text.append((i >> bit & 1) == 0 ? "ab" : "bA");
      }
      text.append("\":1");
    }
    assertThat(read(text.append("}").toString()).asMapping("root").entries()).hasSize(4096);
  }

  @Test
  void thousands_of_files_of_other_keys_are_read_one_after_the_other() {
    for (int file = 0; file < 5_000; file++) {
      String key = Integer.toString(file, 36);
      assertThat(read("{\"%s\": 1, \"x%s\": 2}".formatted(key, key)).shown())
          .isEqualTo("a mapping of %s, x%s".formatted(key, key));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\ud800", "\\udc00", "x\\udbffy"})
  void halves_of_characters_are_rejected(String half) {
    InputError error = rejected("{\"name\":\n\"" + half + "\"}");
    assertThat(error.where()).isEqualTo("game.json:2:1");
    assertThat(error.expected()).isEqualTo("whole characters");
    assertThat(rejected("{\"" + half + "\": 1}").where()).startsWith("game.json:1:");
  }

  @Test
  void pairs_of_surrogates_are_characters() {
    assertThat(read("\"\\ud83d\\ude00\"").shown()).isEqualTo("😀");
  }
}
