package org.firstmover.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.firstmover.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RationalTest {
  @ParameterizedTest
  @CsvSource({
    "12, 12",
    "-0.5, -1/2",
    "+3, 3",
    "+1/3, 1/3",
    "-2/6, -1/3",
    "0/7, 0",
    "1e-3, 1/1000",
    "2.5E2, 250",
    ".5, 1/2",
    "5., 5",
    "-0, 0",
    "0.1, 1/10",
    "007, 7"
  })
  void reads_whole_numbers_decimals_and_fractions(String text, String expected) {
    assertThat(Rational.parse(text)).hasToString(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "1 ",
        "1/0",
        "1/-2",
        "1/2/3",
        "1.5/2",
        "1,5",
        "1_000",
        "0x10",
        "NaN",
        "Infinity",
        "-Infinity",
        "1e401",
        "1e-401",
        "1e99999",
        "1e",
        ".",
        "+",
        "-",
        "--1",
        "1f",
        "1d",
        "\u0661",
        "e5",
        "/3",
        "3/"
      })
  void refuses_everything_else(String text) {
    assertThatThrownBy(() -> Rational.parse(text)).isInstanceOf(NumberFormatException.class);
  }

  @Test
  void reads_400_characters_and_refuses_401() {
    assertThat(Rational.parse("9".repeat(400)).numerator())
        .isEqualTo(BigInteger.TEN.pow(400).subtract(BigInteger.ONE));
    assertThatThrownBy(() -> Rational.parse("9".repeat(401)))
        .isInstanceOf(NumberFormatException.class);
    assertThat(Rational.parse("1e400").numerator()).isEqualTo(BigInteger.TEN.pow(400));
  }

  @Test
  void is_in_lowest_terms_with_a_positive_denominator() {
    assertThat(Rational.of(6, -4)).isEqualTo(Rational.of(-3, 2)).hasToString("-3/2");
    assertThat(Rational.of(0, -5)).isEqualTo(Rational.ZERO);
    assertThat(Rational.of(0, -5).denominator()).isEqualTo(BigInteger.ONE);
    assertThat(Rational.of(Long.MIN_VALUE, Long.MIN_VALUE)).isEqualTo(Rational.ONE);
  }

  @Test
  void refuses_a_denominator_of_0() {
    assertThatThrownBy(() -> Rational.of(3, 0))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("denominator [0] of 3/0, expected a number other than 0");
    assertThatThrownBy(() -> Rational.ONE.dividedBy(Rational.ZERO))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void sums_products_as_one_by_one() {
    RandomStream random = RandomStream.of(4);
    for (int n = 0; n < 200; n++) {
      Rational[] a = new Rational[n % 7];
      Rational[] b = new Rational[n % 7];
      Rational sum = Rational.ZERO;
      for (int i = 0; i < a.length; i++) {
        a[i] = Rational.of(random.nextInt(-9, 9), random.nextInt(1, n % 2 == 0 ? 2 : 30));
        b[i] = Rational.of(random.nextInt(-9, 9), random.nextInt(1, 30));
        sum = sum.plus(a[i].times(b[i]));
      }
      assertThat(Rational.product(a, b)).isEqualTo(sum);
    }
  }

  @Test
  void adds_subtracts_multiplies_divides_and_compares() {
    Rational third = Rational.of(1, 3);
    Rational half = Rational.of(1, 2);
    assertThat(third.plus(half)).isEqualTo(Rational.of(5, 6));
    assertThat(third.minus(half)).isEqualTo(Rational.of(-1, 6));
    assertThat(third.times(half)).isEqualTo(Rational.of(1, 6));
    assertThat(third.dividedBy(half.negate())).isEqualTo(Rational.of(-2, 3));
    assertThat(third).isLessThan(half);
    assertThat(third.negate()).isGreaterThan(half.negate());
    assertThat(third.minus(third).signum()).isZero();
    assertThat(third.negate().signum()).isEqualTo(-1);
  }

  @ParameterizedTest
  @CsvSource({"0.1, 1/10", "-2.5, -5/2", "1e20, 100000000000000000000", "-0.0, 0", "1e-3, 1/1000"})
  void takes_a_double_for_its_shortest_decimal(double value, String expected) {
    assertThat(Rational.ofDecimal(value)).hasToString(expected);
  }

  @Test
  void takes_a_double_for_the_binary_fraction_that_it_is() {
    // 0.1 as an IEEE double is 3602879701896397 / 2^55.
    assertThat(Rational.ofBinary(0.1)).hasToString("3602879701896397/36028797018963968");
    assertThat(Rational.ofBinary(Double.MIN_VALUE).denominator())
        .isEqualTo(BigInteger.TWO.pow(1074));
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {
        0.1,
        -1e-300,
        1e300,
        Double.MIN_VALUE,
        Double.MAX_VALUE,
        Double.MIN_NORMAL,
        0x1.fffffffffffffp-1,
        1.0 / 3,
        123456789.123456789
      })
  void a_double_comes_back_unchanged(double value) {
    assertThat(Rational.ofBinary(value).doubleValue()).isEqualTo(value);
    assertThat(Rational.ofDecimal(value).doubleValue()).isEqualTo(value);
  }

  @Test
  void is_rounded_to_the_nearest_double() {
    assertThat(Rational.of(1, 3).doubleValue()).isEqualTo(1.0 / 3);
    assertThat(Rational.of(-2, 3).doubleValue()).isEqualTo(-2.0 / 3);
    assertThat(Rational.parse("1e400").doubleValue()).isInfinite();
    // Just above the middle of 1 and the next double, by less than 34 digits can tell.
    Rational middle =
        new Rational(BigInteger.TWO.pow(53).add(BigInteger.ONE), BigInteger.TWO.pow(53));
    assertThat(middle.doubleValue()).isEqualTo(1.0);
    Rational above = middle.plus(new Rational(BigInteger.ONE, BigInteger.TWO.pow(140)));
    assertThat(above.doubleValue()).isEqualTo(Math.nextUp(1.0));
  }

  @Test
  void a_short_decimal_is_exactly_the_decimal_of_its_double() {
    for (String text : new String[] {"0", "-1", "0.1", "+2.50", "123456789012345", "1.", ".5"}) {
      assertThat(Rational.isShortDecimal(text)).as(text).isTrue();
      assertThat(Rational.ofDecimal(Double.parseDouble(text))).isEqualTo(Rational.parse(text));
    }
    for (String text :
        new String[] {"", "-", ".", "1e3", "1/3", "1234567890123456", "1.2.3", "x"}) {
      assertThat(Rational.isShortDecimal(text)).as(text).isFalse();
    }
  }
}
