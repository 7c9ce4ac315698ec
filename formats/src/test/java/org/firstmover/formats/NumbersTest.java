package org.firstmover.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.firstmover.exact.Rational;
import org.firstmover.formats.normalform.NormalFormForm;
import org.firstmover.game.Game;
import org.firstmover.game.InputError;
import org.firstmover.game.normalform.NormalFormGame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Payoffs as they may and may not be written. */
class NumbersTest {
  private static String yaml(String number) {
    return Reads.NORMAL_FORM.replace("[2, 4]", "[" + number + ", 4]");
  }

  private static String json(String number) {
    return """
    {"kind": "normal-form",
     "leader": {"actions": ["up"], "payoffs": [[%s]]},
     "follower": {"actions": ["left"], "payoffs": [[0]]}}
    """
        .formatted(number);
  }

  private static Rational first(Game game) {
    return ((NormalFormGame) game).leader().exact(0, 0);
  }

  @ParameterizedTest
  @CsvSource({
    "1/3, 1, 3",
    "'-2/4', -1, 2",
    "+3, 3, 1",
    "0.1, 1, 10",
    ".5, 1, 2",
    "5., 5, 1",
    "1e-3, 1, 1000",
    "1E+2, 100, 1",
    "-0, 0, 1",
    "0.10000000000000000000, 1, 10",
    "007, 7, 1",
    "'\"1/3\"', 1, 3"
  })
  void yaml_numbers_are_read_exactly(String text, long numerator, long denominator) {
    assertThat(first(Reads.yaml(yaml(text)))).isEqualTo(Rational.of(numerator, denominator));
  }

  @ParameterizedTest
  @CsvSource({"'\"1/3\"', 1, 3", "0.1, 1, 10", "1e-3, 1, 1000", "-0.0, 0, 1", "1E2, 100, 1"})
  void json_numbers_are_read_exactly(String text, long numerator, long denominator) {
    assertThat(first(Reads.json(json(text)))).isEqualTo(Rational.of(numerator, denominator));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1/3",
        "-22/7",
        "0.1",
        "1e150",
        "-1e150",
        "1e-400",
        "12345678901234567890",
        "0.3333333333333333333333333333333333",
        "2e23",
        "5e-324",
        "1e-320",
        "9007199254740993",
        "123456789.123456789123456789"
      })
  void exact_numbers_survive_writing_and_reading(String text) {
    NormalFormGame game = (NormalFormGame) Reads.yaml(yaml(text));
    NormalFormForm form = new NormalFormForm();
    for (NormalFormGame back :
        List.of(Reads.throughYaml(form, game), Reads.throughJson(form, game))) {
      assertThat(back.fingerprint()).isEqualTo(game.fingerprint());
      assertThat(first(back)).isEqualTo(Rational.parse(text));
    }
  }

  @Test
  void a_decimal_of_400_characters_survives_writing_and_reading() {
    NormalFormGame game = (NormalFormGame) Reads.yaml(yaml("0." + "7".repeat(393) + "e-99"));
    assertThat(Reads.throughYaml(new NormalFormForm(), game).fingerprint())
        .isEqualTo(game.fingerprint());
  }

  @Test
  void the_same_number_has_the_same_fingerprint_however_it_is_written() {
    String expected = Reads.yaml(yaml("0.5")).fingerprint();
    for (String text : List.of("1/2", "2/4", ".5", "5e-1", "0.50", "+0.5")) {
      assertThat(Reads.yaml(yaml(text)).fingerprint()).isEqualTo(expected);
    }
    assertThat(Reads.yaml(yaml("1/3")).fingerprint())
        .isNotEqualTo(Reads.yaml(yaml("0.3333333333333333")).fingerprint());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NaN",
        ".nan",
        ".NaN",
        "Infinity",
        "-Infinity",
        ".inf",
        "-.inf",
        "inf",
        "1/0",
        "0/0",
        "1/-2",
        "1/2/3",
        "1/0.5",
        "/2",
        "1/",
        "1 / 2",
        "0x10",
        "0o7",
        "1_000",
        "12kg",
        "1d",
        "1f",
        "e5",
        "1e",
        "1e+",
        "--1",
        "+-1",
        ".",
        "1..2",
        "1e5.5",
        "true",
        "x",
        "null",
        "~",
        "''",
        "'5'",
        "'0.5'",
        "\"x/y\"",
        "1e999",
        "1e999999999",
        "-1e999999999",
        "1e-999999999",
        "1e401",
        "1e-401",
        "1e10000",
        "١",
        "½",
        "∞"
      })
  void what_is_no_finite_number_is_rejected_at_its_place(String text) {
    InputError error = Reads.rejectedYaml(yaml(text));
    assertThat(error.where()).isEqualTo("game.yaml:2:42");
    assertThat(error.expected())
        .isEqualTo("leader payoffs: a finite number such as 12, -0.5, 1e-3 or 1/3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e151", "-1e151", "1e309", "1e400", "1000000e150"})
  void numbers_beyond_1e150_are_rejected(String text) {
    InputError error = Reads.rejectedYaml(yaml(text));
    assertThat(error.where()).isEqualTo("game.yaml:2:42: payoffs, row 1, column 1");
    assertThat(error.expected()).isEqualTo("a finite number of size at most 1e150");
    assertThat(error.hint()).isEqualTo("Maybe scale the payoffs: the commitment does not change.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NaN",
        "Infinity",
        "-Infinity",
        "\"NaN\"",
        "\"Infinity\"",
        "\"5\"",
        "\"1/0\"",
        "\"1e5/2\"",
        "1e999",
        "1e151",
        "1e999999999",
        "1e-999999999",
        "true",
        "null",
        "[]",
        "{}",
        "\"\""
      })
  void json_is_as_strict(String text) {
    assertThat(Reads.rejectedJson(json(text)).where()).startsWith("game.json:2:");
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 5_000, 100_000})
  void digit_strings_longer_than_any_payoff_are_rejected(int length) {
    assertThat(Reads.rejectedYaml(yaml("9".repeat(length))).where()).isEqualTo("game.yaml:2:42");
    assertThat(Reads.rejectedYaml(yaml("0." + "9".repeat(length))).where())
        .isEqualTo("game.yaml:2:42");
    assertThat(Reads.rejectedYaml(yaml("1/" + "9".repeat(4 * length))).where())
        .isEqualTo("game.yaml:2:42");
    assertThat(Reads.rejectedJson(json("9".repeat(length))).where()).startsWith("game.json:2:");
    assertThat(Reads.rejectedJson(json("\"1/" + "9".repeat(4 * length) + "\"")).where())
        .startsWith("game.json:2:");
  }

  @Test
  void a_number_that_is_none_is_explained() {
    assertThat(Reads.rejectedYaml(yaml(".nan")))
        .hasMessage(
            """
            game.yaml:2:42: found [.nan], expected leader payoffs: a finite number such as 12, -0.5, 1e-3 or 1/3
            Maybe it has a unit, a comma or an underscore that has to go.""");
  }

  @Test
  void a_number_in_quotes_is_explained() {
    assertThat(Reads.rejectedYaml(yaml("'5'")))
        .hasMessage(
            """
            game.yaml:2:42: found [5], expected leader payoffs: a finite number such as 12, -0.5, 1e-3 or 1/3
            Maybe take the quotes away.""");
  }

  @Test
  void a_long_value_is_shortened_in_the_message() {
    assertThat(Reads.rejectedYaml(yaml("9".repeat(1000))).getMessage())
        .startsWith("game.yaml:2:42: found [" + "9".repeat(80) + "…], expected");
  }
}
