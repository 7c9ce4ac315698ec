package org.firstmover.formats;

import static org.assertj.core.api.Assertions.assertThat;

import org.firstmover.formats.normalform.NfgReader;
import org.firstmover.game.InputError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NfgBadInputTest {
  private static InputError rejected(String text) {
    InputError error = Reads.rejected(() -> NfgReader.read(Reads.source("game.nfg", text)));
    assertThat(error.where()).matches("game\\.nfg:\\d+:\\d+(: .+)?");
    return error;
  }

  /** Quotes in these texts are written as '. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                                                 | 1:1
          not a game                                         | 1:1
          EFG 2 R 'tree' { 'a' }                             | 1:1
          NFG                                                | 1:4
          NFG 2 R '' { 'a' } { 1 } 1                         | 1:5
          NFG 1 X '' { 'a' } { 1 } 1                         | 1:7
          NFG 1 R                                            | 1:8
          NFG 1 R title { 'a' } { 1 } 1                      | 1:9
          NFG 1 R '                                          | 1:9
          NFG 1 R 'title { a } { 1 } 1                       | 1:9
          NFG 1 R '' 'a' { 1 } 1                             | 1:12
          NFG 1 R '' { a } { 1 } 1                           | 1:14
          NFG 1 R '' { 'a'                                   | 1:17
          NFG 1 R '' { } { } 1                               | 1:16
          NFG 1 R '' { 'a' }                                 | 1:19
          NFG 1 R '' { 'a' } { }                             | 1:20
          NFG 1 R '' { 'a' } { 1 1 } 1                       | 1:20
          NFG 1 R '' { 'a' 'b' } { 2 } 1 2 3 4               | 1:24
          NFG 1 R '' { 'a' } { 0 }                           | 1:22
          NFG 1 R '' { 'a' } { -1 } 1                        | 1:22
          NFG 1 R '' { 'a' } { 1.5 } 1                       | 1:22
          NFG 1 R '' { 'a' } { x } 1                         | 1:22
          NFG 1 R '' { 'a' } { 99999999999999999999 } 1      | 1:22
          NFG 1 R '' { 'a' } { 1e400 } 1                     | 1:22
          NFG 1 R '' { 'a' } { 1e999999999 } 1               | 1:22
          NFG 1 R '' { 'a' } { { } } 1                       | 1:22
          NFG 1 R '' { 'a' } { { 'x' 'x' } } 1 2             | 1:22
          NFG 1 R '' { 'a' } { { 'x' '' } } 1 2              | 1:22
          NFG 1 R '' { 'a' } { { x } } 1                     | 1:24
          NFG 1 R '' { 'a' } { { 'x' } 2 } 1                 | 1:30
          NFG 1 R '' { 'a' } { 1 { 'x' } } 1                 | 1:24
          NFG 1 R '' { 'a' } { { 'x'                         | 1:27
          NFG 1 R '' { 'a' } { 1 }                           | 1:25
          NFG 1 R '' { 'a' } { 2 } 1                         | 1:27
          NFG 1 R '' { 'a' } { 1 } 1 2                       | 1:28
          NFG 1 R '' { 'a' } { 1 } 1 }                       | 1:28
          NFG 1 R '' { 'a' } { 1 } x                         | 1:26
          NFG 1 R '' { 'a' } { 1 } 1/0                       | 1:26
          NFG 1 R '' { 'a' } { 1 } 1/-2                      | 1:26
          NFG 1 R '' { 'a' } { 1 } 0x10                      | 1:26
          NFG 1 R '' { 'a' } { 1 } NaN                       | 1:26
          NFG 1 R '' { 'a' } { 1 } -Infinity                 | 1:26
          NFG 1 R '' { 'a' } { 1 } 1e151                     | 1:26
          NFG 1 R '' { 'a' } { 1 } 1e999                     | 1:26
          NFG 1 R '' { 'a' } { 1 } 1e-999999999              | 1:26
          NFG 1 R '' { 'a' } { 1 } 1e999999999               | 1:26
          NFG 1 R '' { 'a' } { 1 } { { 'o' 1 }               | 1:37
          NFG 1 R '' { 'a' } { 1 } { { 'o' } } 1             | 1:34
          NFG 1 R '' { 'a' } { 1 } { { 'o' 1 2 } } 1         | 1:36
          NFG 1 R '' { 'a' } { 1 } { { 1 } } 1               | 1:30
          NFG 1 R '' { 'a' } { 1 } { 'o' 1 } 1               | 1:28
          NFG 1 R '' { 'a' } { 1 } { { 'o' 1 } } 2           | 1:40
          NFG 1 R '' { 'a' } { 1 } { { 'o' 1 } } -1          | 1:40
          NFG 1 R '' { 'a' } { 1 } { { 'o' 1 } } 1/2         | 1:40
          NFG 1 R '' { 'a' } { 1 } { { 'o' 1 } }             | 1:39
          NFG 1 R '' { 'a' } { 1 } { { 'o' 1 } } 1 1         | 1:42
          NFG 1 R '' { 'a' } { 1 } { }                       | 1:29
          """)
  void malformed_files_are_rejected_at_their_place(String text, String place) {
    assertThat(rejected(text.replace('\'', '"')).where()).startsWith("game.nfg:" + place);
  }

  @Test
  void the_place_counts_lines_also_inside_names() {
    assertThat(rejected("NFG 1 R \"two\nlines\"\n{ \"a\" }\n{ 2 }\n1\n\n  two").where())
        .isEqualTo("game.nfg:7:3");
  }

  @Test
  void a_digit_string_longer_than_any_payoff_is_rejected() {
    assertThat(rejected("NFG 1 R \"\" { \"a\" } { 1 } " + "9".repeat(5000)).where())
        .isEqualTo("game.nfg:1:26");
    assertThat(rejected("NFG 1 R \"\" { \"a\" } { " + "9".repeat(5000) + " } 1").where())
        .isEqualTo("game.nfg:1:22");
  }

  @Test
  void a_short_file_cannot_ask_for_many_strategies() {
    String players = "\"\" ".repeat(40_000);
    rejected("NFG 1 R \"\" { " + players + "} { " + "160000 ".repeat(40_000) + "} 1");
  }

  @Test
  void a_short_file_cannot_ask_for_a_large_table() {
    String players = "\"\" ".repeat(40_000);
    rejected("NFG 1 R \"\" { " + players + "} { 40000 " + "1 ".repeat(39_999) + "} 1");
    rejected(
        ("NFG 1 R \"\" { " + players + "} { 40000 " + "1 ".repeat(39_999) + "} { { \"o\" ")
            + "1 ".repeat(40_000)
            + "} } 1");
  }

  @Test
  void a_wrong_first_word_is_explained() {
    assertThat(rejected("kind: normal-form"))
        .hasMessage(
            """
            game.nfg:1:1: found [kind:], expected NFG as in "NFG 1 R"
            Maybe this is not a .nfg file.""");
  }

  @Test
  void a_payoff_that_is_no_number_is_explained() {
    assertThat(rejected("NFG 1 R \"\" { \"a\" } { 2 }\n1 1/0"))
        .hasMessage(
            """
            game.nfg:2:3: found [1/0], expected a payoff such as 12, -0.5, 1e-3 or 1/3
            Maybe a separator is missing before it.""");
  }

  @Test
  void a_missing_outcome_is_explained() {
    assertThat(rejected("NFG 1 R \"\" { \"a\" } { 2 }\n{ { \"o\" 1 } }\n1 2"))
        .hasMessage(
            """
            game.nfg:3:3: found [2], expected the number of an outcome, 0 to 1
            Maybe an outcome is missing.""");
  }

  @Test
  void a_strategy_named_twice_is_explained() {
    assertThat(rejected("NFG 1 R \"\" { \"a\" } {\n{ \"x\" \"x\" } } 1 2"))
        .hasMessage(
            """
            game.nfg:2:1: strategies: found [x], expected each name once
            Maybe two of them mean the same, or one is mistyped.""");
  }

  @Test
  void a_file_that_is_cut_off_is_explained() {
    assertThat(rejected("NFG 1 R \"\" { \"a\" } { 2 }\n1\n"))
        .hasMessage(
            """
            game.nfg:3:1: found [the end of the file], expected a payoff of profile 2
            Maybe a brace, a quote or a number is missing before it.""");
  }
}
