package org.firstmover.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import org.firstmover.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The exact value of a double is the shortest decimal that denotes it, on every JDK. */
class ShortestDecimalTest {
  /** JDK 17 prints some of these with digits to spare, as JDK-4511638 describes. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2e23",
        "1e23",
        "8.41e21",
        "2e-3",
        "0.1",
        "1.1e21",
        "-1518035057034566e2",
        "4.9e-324",
        "1e150",
        "2.2250738585072014e-308",
        "4.887898181599368e-150",
        "123456.789"
      })
  void short_decimals_are_their_own_exact_value(String text) {
    assertThat(Rational.ofDecimal(Double.parseDouble(text))).isEqualTo(Rational.parse(text));
  }

  @Test
  void no_decimal_with_a_digit_less_denotes_the_same_double() {
    RandomStream random = RandomStream.of(1);
    for (int i = 0; i < 20_000; i++) {
      double value = random.nextDouble() * Math.pow(10, random.nextInt(-150, 150));
      Rational exact = Rational.ofDecimal(value);
      BigDecimal decimal =
          new BigDecimal(exact.numerator())
              .divide(new BigDecimal(exact.denominator()))
              .stripTrailingZeros();
      assertThat(decimal.doubleValue()).isEqualTo(value);
      if (decimal.precision() > 2) {
        BigDecimal shorter = new BigDecimal(value).round(new MathContext(decimal.precision() - 1));
        assertThat(shorter.doubleValue()).isNotEqualTo(value);
      }
    }
  }
}
