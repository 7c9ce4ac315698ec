package org.firstmover.formats.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.firstmover.formats.tree.Scalar;
import org.firstmover.game.InputError;
import org.firstmover.game.expression.Constraint;
import org.firstmover.game.expression.Formula;
import org.firstmover.game.expression.Relation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionErrorsTest {
  private static InputError rejected(ThrowingCallable reading) {
    InputError error = catchThrowableOfType(InputError.class, reading);
    assertThat(error).as("an input error").isNotNull();
    assertThat(error.hint()).startsWith("Maybe ");
    return error;
  }

  /** Text, column, what was found, what the hint says. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                   | 1  | the end of the expression | the rest is missing
          x +                  | 4  | the end of the expression | the rest is missing
          (x + y               | 7  | the end of the expression | not closed
          x + y)               | 6  | )                         | closes nothing
          2x                   | 2  | x                         | a * is missing
          2 x                  | 3  | x                         | a * is missing
          x(y)                 | 1  | x                         | subscripts belong in brackets
          (x)(y)               | 4  | (                         | a * is missing
          x ** 2               | 4  | *                         | ^ was meant
          x * / y              | 5  | /                         | an operand is missing
          1,5 * x              | 2  | ,                         | a decimal point
          x == y               | 3  | =                         | a constraint in place
          x < y                | 3  | <                         | <= was meant
          x <= y               | 3  | <=                        | two constraints
          x − y                | 3  | −                         | - was meant
          x² + 1               | 2  | ²                         | ^2 was meant
          x ≤ 3                | 3  | ≤                         | <= was meant
          x · y                | 3  | ·                         | * was meant
          x $ y                | 3  | $                         | does not belong here
          lg(x)                | 1  | lg                        | log was meant
          sqr(x)               | 1  | sqr                       | sqrt was meant
          exp x                | 5  | x                         | should stand in parentheses
          exp(x, y)            | 1  | exp                       | comma stands for
          max(x)               | 1  | max                       | one is missing
          max()                | 5  | )                         | an operand is missing
          exp(x                | 6  | the end of the expression | not closed
          z[1                  | 4  | the end of the expression | not closed
          z[]                  | 3  | ]                         | an operand is missing
          z[1)                 | 4  | )                         | closes nothing
          1..2                 | 2  | ..                        | sum(i in 1..3
          1e999 * x            | 1  | 1e999                     | an exponent
          x + 1e               | 6  | e                         | a * is missing
          x + cost             | 5  | cost                      | declared elsewhere
          x + W[1]             | 5  | W                         | w was meant
          z + 1                | 1  | z                         | z[1] was meant
          z[5] + x             | 3  | z[5]                      | off by one
          x + z[1, 2]          | 5  | z[1, 2]                   | z[1] was meant
          x[1]                 | 1  | x[1]                      | brackets away
          Q[1]                 | 1  | Q[1]                      | Q[1, 1] was meant
          z[1.5]               | 3  | 1.5                       | rounded
          z[x]                 | 3  | x                         | of a variable
          sum x                | 5  | x                         | a * is missing
          sum(2 in 1..2, x)    | 5  | 2                         | a * is missing
          sum(exp in 1..2, x)  | 5  | exp                       | a * is missing
          sum(i = 1..2, x)     | 7  | =                         | a range is missing
          sum(i in 1:2, x)     | 11 | :                         | .. was meant
          sum(i in 1.2, x)     | 13 | ,                         | a decimal point
          sum(i in 1..2; x)    | 14 | ;                         | , was meant
          sum(i in 1..2)       | 14 | )                         | closes nothing
          sum(i in 1..5, z[i]) | 18 | z[i] with i = 5           | off by one
          sum(i in 1..x, 1)    | 13 | x                         | of a variable
          sum(x in 1..2, x)    | 1  | x                         | another letter
          sum(i in 1..3e9, 1)  | 13 | 3000000000                | rounded
          in + 1               | 1  | in                        | a sum was meant
          """)
  void errors_name_the_place_and_a_remedy(String text, int column, String found, String hint) {
    InputError error = rejected(() -> Texts.formula(text));
    assertThat(error.found()).isEqualTo(found);
    assertThat(error.where()).isEqualTo("game.yaml:1:" + column);
    assertThat(error.hint()).contains(hint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x + y         | 6  | the end of the expression
          0 <= x <= 1   | 8  | <=
          x < 1         | 3  | <
          x == 1        | 4  | =
          x <= 1 2      | 8  | 2
          x =< 1        | 4  | <
          x + cost <= 1 | 5  | cost
          x <= 1 + cost | 10 | cost
          """)
  void relations_likewise(String text, int column, String found) {
    InputError error =
        rejected(
            () -> {
              Located<Relation> read = ExpressionReader.relation(Texts.scalar(text), "subject to");
              Constraint.of(read.value(), Texts.SCOPE, read.places());
            });
    assertThat(error.found()).isEqualTo(found);
    assertThat(error.where()).isEqualTo("game.yaml:1:" + column);
  }

  @Test
  void the_whole_message_reads_well() {
    assertThat(rejected(() -> Texts.formula("3 * (x + y")).getMessage())
        .isEqualTo(
            """
            game.yaml:1:11: found [the end of the expression], expected maximise: an operator, or ) to match the one before
            Maybe a bracket was not closed, or the rest is missing.""");
  }

  @Test
  void depth_and_size_have_limits() {
    String deep = "(".repeat(100_000) + "x" + ")".repeat(100_000);
    assertThat(rejected(() -> Texts.read(deep)).expected()).contains("at most 100 levels");
    assertThat(rejected(() -> Texts.read(deep)).where()).isEqualTo("game.yaml:1:101");
    assertThat(rejected(() -> Texts.read("-".repeat(100_000) + "x")).expected()).contains("100");
    assertThat(rejected(() -> Texts.read("x" + "^x".repeat(100_000))).expected()).contains("100");
    assertThat(rejected(() -> Texts.read("z[".repeat(100_000))).expected()).contains("100");
    assertThat(rejected(() -> Texts.read("1".repeat(401))).expected()).contains("400 characters");
    String long_ = "x+".repeat(500_000) + "x";
    assertThat(rejected(() -> Texts.read(long_)).found()).isEqualTo("1000001 characters");
    assertThat(rejected(() -> Texts.formula("sum(i in 1..1e9, x)")).found())
        .isEqualTo("more than 10000000 operations");
  }

  /** The x at fault is that of 2x. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      textBlock =
          """
          maximise: x + 2x                         => 1:16
          maximise: 'x + 2x'                       => 1:17
          maximise: "x + 2x"                       => 1:17
          maximise:   x +\\n    2x                 => 2:6
          maximise: |\\n  x +\\n  2x + y           => 3:4
          maximise: >-\\n  x\\n\\n  + 2x           => 4:6
          a: 1\\nmaximise: >2  # note\\n    x + 2x => 3:10
          maximise: "x +\\n  2x"                   => 2:4
          maximise: 'x +\\r\\n  2x'                => 2:4
          é: [é, 1]\\nmaximise: 2x                 => 2:12
          maximise: "\\x78 + 2x"                   => 1:11: character 6
          """)
  void places_are_found_in_scalars_of_every_style(String file, String place) {
    Scalar scalar = Texts.inFile("game.yaml", file.replace("\\n", "\n").replace("\\r", "\r"));
    InputError error = rejected(() -> ExpressionReader.expression(scalar, "maximise"));
    assertThat(error.found()).isEqualTo("x");
    assertThat(error.where()).isEqualTo("game.yaml:" + place);
  }

  @Test
  void places_are_found_in_json() {
    Scalar scalar = Texts.inFile("game.json", "{\n \"maximise\": \"x + 2x\"}");
    assertThat(rejected(() -> ExpressionReader.expression(scalar, "maximise")).where())
        .isEqualTo("game.json:2:20");
    Scalar escaped = Texts.inFile("game.json", "{\"maximise\": \"\\u0078 + 2x\"}");
    assertThat(rejected(() -> ExpressionReader.expression(escaped, "maximise")).where())
        .isEqualTo("game.json:1:14: character 6");
    Scalar late = Texts.inFile("game.json", "{\"maximise\": \"x + 2x + \\u0078\"}");
    assertThat(rejected(() -> ExpressionReader.expression(late, "maximise")).where())
        .isEqualTo("game.json:1:20");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "~", "[1]", "{a: 1}", ""})
  void what_is_no_text_is_no_expression(String value) {
    assertThat(
            rejected(
                () -> {
                  Scalar scalar = Texts.inFile("game.yaml", "maximise: " + value);
                  Formula.of(ExpressionReader.expression(scalar, "m").value(), Texts.SCOPE);
                }))
        .isNotNull();
  }
}
