package org.firstmover.formats.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.firstmover.formats.tree.Scalar;
import org.firstmover.game.expression.Comparison;
import org.firstmover.game.expression.Constraint;
import org.firstmover.game.expression.Relation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionReaderTest {
  /** By hand, at x = 2, y = 3, z = (5, 7, 11, 13). */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1/3                                          | 0.3333333333333333
          2e-3                                         | 0.002
          .5 + 5. + 1E2                                | 105.5
          x - y - 1                                    | -2
          x - (y - 1)                                  | 0
          24 / x / y                                   | 4
          24 / x * y                                   | 36
          24 / (x * y)                                 | 4
          2 + x * y                                    | 8
          (2 + x) * y                                  | 12
          -x^2                                         | -4
          (-x)^2                                       | 4
          -2^2                                         | -4
          2^-1                                         | 0.5
          x^-2                                         | 0.25
          2^3^2                                        | 512
          (2^3)^2                                      | 64
          2^-x^2                                       | 0.0625
          --x                                          | 2
          -+-+x                                        | 2
          x--y                                         | 5
          x*-y                                         | -6
          -x*y                                         | -6
          exp(0) + log(1) + sqrt(9)                    | 4
          sin(0) + cos(0) + tanh(0) + sigmoid(0)       | 1.5
          abs(x - y)                                   | 1
          min(x, y, 1) + max(x, y, 4, 1)               | 5
          z[1] + z[2 * 2]                              | 18
          Q[2, 1] * 10 + Q[1, 2]                       | 32
          sum(i in 1..4, w[i] * z[i])                  | 104
          sum(i in 1..3, z[i+1] - z[i])                | 8
          sum(i in 1..2, sum(j in 1..2, Q[i, j]*z[j])) | 62
          sum(i in 1..4, sum(j in i..4, 1))            | 10
          sum(i in 1..w[3], i^2)                       | 14
          sum(i in 5..4, x)                            | 0
          sum ( i in -1 .. 1 , i * x ) + 1             | 1
          (A - x - y) * x - 5 * x                      | 180
          """)
  void values_are_those_worked_out_by_hand(String text, double expected) {
    assertThat(Texts.value(text)).isCloseTo(expected, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ((x))+(y)          | x + y
          (x+y)-z[ 1 ]       | x + y - z[1]
          x+(y-z[(1)])       | x + (y - z[1])
          (x*y)/2.50         | x * y / 2.5
          x*(y/2)            | x * (y / 2)
          -(2)               | -2
          (-(2))^2           | (-2)^2
          -(x^2)             | -x^2
          +x                 | x
          (x^y)^2            | (x^y)^2
          x^(y^2)            | x^y^2
          1e3+0.10E1         | 1000 + 1
          1e-7               | 1e-7
          123456789012345678 | 1.2345678901234568e17
          -0                 | 0
          max( x,y )         | max(x, y)
          sum(i in(1)..(3),(z[i])) | sum(i in 1..3, z[i])
          """)
  void the_canonical_text_knows_no_spacing_and_no_needless_parentheses(
      String text, String canonical) {
    assertThat(Texts.canonical(text)).isEqualTo(canonical);
    assertThat(Texts.canonical(canonical)).isEqualTo(canonical);
  }

  @Test
  void relations_have_one_comparison() {
    Scalar scalar = Texts.scalar("x + y <= 2*A");
    Located<Relation> read = ExpressionReader.relation(scalar, "subject to");
    assertThat(read.value().comparison()).isEqualTo(Comparison.AT_MOST);
    assertThat(read.value().text()).isEqualTo("x + y <= 2 * A");
    Constraint constraint = Constraint.of(read.value(), Texts.SCOPE, read.places());
    assertThat(constraint.difference().value(Texts.POINT)).isEqualTo(-195);
    assertThat(ExpressionReader.relation(Texts.scalar("x>=y"), "").value().comparison())
        .isEqualTo(Comparison.AT_LEAST);
    assertThat(ExpressionReader.relation(Texts.scalar("x = 0"), "").value().difference().text())
        .isEqualTo("x");
  }

  @Test
  void plain_numbers_of_yaml_and_json_are_expressions() {
    for (String name : new String[] {"game.yaml", "game.json"}) {
      Scalar scalar = Texts.inFile(name, "{\"maximise\": 5.5}");
      assertThat(ExpressionReader.expression(scalar, "maximise").value().text()).isEqualTo("5.5");
    }
  }

  @Test
  void a_hundred_thousand_terms_are_read() {
    String text = "1+x-1*x" + "+x".repeat(100_000);
    assertThat(Texts.value(text)).isEqualTo(200_001);
    assertThat(Texts.canonical(text)).hasSizeGreaterThan(400_000);
    assertThat(Texts.value("x" + "*1".repeat(100_000))).isEqualTo(2);
  }

  @Test
  void a_hundred_levels_are_read() {
    assertThat(Texts.value("(".repeat(99) + "x" + ")".repeat(99))).isEqualTo(2);
    assertThat(Texts.value("-".repeat(98) + "x")).isEqualTo(2);
    assertThat(Texts.value("x" + "^1".repeat(99))).isEqualTo(2);
  }
}
