package org.firstmover.exact;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An exact rational number, always in lowest terms with a positive denominator. */
public record Rational(BigInteger numerator, BigInteger denominator)
    implements Comparable<Rational> {

  public static final Rational ZERO = new Rational(BigInteger.ZERO, BigInteger.ONE);
  public static final Rational ONE = new Rational(BigInteger.ONE, BigInteger.ONE);

  /** Longer numbers are refused: no payoff needs them and parsing them costs quadratic time. */
  private static final int LONGEST = 400;

  /** Room for the fraction that any such decimal is: what was read can be written and read. */
  private static final int LONGEST_FRACTION = 3 * LONGEST + 10;

  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE]([+-]?\\d{1,4}))?");
  private static final Pattern FRACTION = Pattern.compile("([+-]?\\d+)/(\\d+)");

  public Rational {
    if (denominator.signum() == 0) {
      throw new ArithmeticException(
          "denominator [0] of " + numerator + "/0, expected a number other than 0");
    }
    BigInteger divisor = numerator.gcd(denominator);
    if (denominator.signum() < 0) {
      divisor = divisor.negate();
    }
    if (!divisor.equals(BigInteger.ONE)) {
      numerator = numerator.divide(divisor);
      denominator = denominator.divide(divisor);
    }
  }

  public static Rational of(long whole) {
    return new Rational(BigInteger.valueOf(whole), BigInteger.ONE);
  }

  public static Rational of(long numerator, long denominator) {
    return new Rational(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
  }

  /**
   * The shortest decimal that denotes this double: {@code 0.1} becomes 1/10, as its writer meant,
   * not the binary fraction nearest to it.
   */
  public static Rational ofDecimal(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1L << 53) {
      return of((long) value);
    }
    return of(shortest(value));
  }

  /**
   * What {@link Double#toString(double)} says from JDK 19 on. Before, it is at times a digit too
   * long, or not the nearest of its length; fingerprints must not depend on the platform.
   */
  private static BigDecimal shortest(double value) {
    BigDecimal shortest = new BigDecimal(Double.toString(value));
    BigDecimal binary = new BigDecimal(value);
    for (int digits = shortest.precision(); digits >= 2; digits--) {
      BigDecimal rounded = binary.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (rounded.doubleValue() != value) {
        // At a power of two more decimals above than below denote it.
        rounded = binary.round(new MathContext(digits, RoundingMode.UP));
      }
      if (rounded.doubleValue() != value) {
        break;
      }
      shortest = rounded;
    }
    return shortest;
  }

  /** The binary fraction that this double is. */
  public static Rational ofBinary(double value) {
    return of(new BigDecimal(value));
  }

  private static Rational of(BigDecimal decimal) {
    return decimal.scale() <= 0
        ? new Rational(decimal.toBigIntegerExact(), BigInteger.ONE)
        : new Rational(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()));
  }

  /**
   * Reads {@code 12}, {@code -0.5}, {@code 1e-3} or {@code 1/3}.
   *
   * @throws NumberFormatException if the text is anything else, is longer than 400 characters (a
   *     fraction: 1210), or has a zero denominator or an exponent beyond 400
   */
  public static Rational parse(String text) {
    if (text.length() <= LONGEST_FRACTION) {
      Matcher fraction = FRACTION.matcher(text);
      if (fraction.matches()) {
        BigInteger denominator = new BigInteger(fraction.group(2));
        if (denominator.signum() != 0) {
          return new Rational(new BigInteger(fraction.group(1)), denominator);
        }
      }
    }
    if (text.length() <= LONGEST) {
      Matcher decimal = DECIMAL.matcher(text);
      if (decimal.matches()) {
        String exponent = decimal.group(1);
        if (exponent == null || Math.abs(Integer.parseInt(exponent)) <= LONGEST) {
          return of(new BigDecimal(text));
        }
      }
    }
    throw new NumberFormatException(text);
  }

  /**
   * Whether the text is a decimal of at most 15 digits without an exponent: then the shortest
   * decimal of its double is the number itself, and no rational is needed to keep it exactly.
   */
  public static boolean isShortDecimal(String text) {
    int start = !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
    int digits = 0;
    int dots = 0;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (c != '.' || ++dots > 1) {
        return false;
      }
    }
    return digits >= 1 && digits <= 15;
  }

  public Rational plus(Rational other) {
    return new Rational(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  public Rational minus(Rational other) {
    return plus(other.negate());
  }

  public Rational times(Rational other) {
    return new Rational(
        numerator.multiply(other.numerator), denominator.multiply(other.denominator));
  }

  public Rational dividedBy(Rational other) {
    return new Rational(
        numerator.multiply(other.denominator), denominator.multiply(other.numerator));
  }

  /** The sum of a_i b_i, brought to lowest terms once and not after every step. */
  public static Rational product(Rational[] a, Rational[] b) {
    BigInteger sum = BigInteger.ZERO;
    BigInteger common = BigInteger.ONE;
    for (int i = 0; i < a.length; i++) {
      if (a[i].signum() != 0 && b[i].signum() != 0) {
        BigInteger term = a[i].numerator.multiply(b[i].numerator);
        BigInteger denominator = a[i].denominator.multiply(b[i].denominator);
        if (!denominator.equals(common)) {
          BigInteger[] times = common.divideAndRemainder(denominator);
          if (times[1].signum() != 0) {
            BigInteger more = denominator.divide(denominator.gcd(common));
            sum = sum.multiply(more);
            common = common.multiply(more);
            times = common.divideAndRemainder(denominator);
          }
          term = term.multiply(times[0]);
        }
        sum = sum.add(term);
      }
    }
    return new Rational(sum, common);
  }

  public Rational negate() {
    return new Rational(numerator.negate(), denominator);
  }

  public int signum() {
    return numerator.signum();
  }

  @Override
  public int compareTo(Rational other) {
    return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
  }

  /** The nearest double (below 2^-1022 perhaps its neighbour); infinite beyond their range. */
  public double doubleValue() {
    if (denominator.equals(BigInteger.ONE)) {
      return numerator.doubleValue();
    }
    // A quotient of at least 65 bits, whose last bit also stands for all that follow.
    int shift = 66 + denominator.bitLength() - numerator.bitLength();
    BigInteger[] quotient =
        numerator
            .abs()
            .shiftLeft(Math.max(shift, 0))
            .divideAndRemainder(denominator.shiftLeft(Math.max(-shift, 0)));
    BigInteger bits = quotient[1].signum() == 0 ? quotient[0] : quotient[0].setBit(0);
    double nearest = Math.scalb(bits.doubleValue(), -shift);
    if (nearest >= Double.MIN_NORMAL) {
      return signum() < 0 ? -nearest : nearest;
    }
    return new BigDecimal(numerator)
        .divide(new BigDecimal(denominator), MathContext.DECIMAL128)
        .doubleValue();
  }

  /** {@code 3}, or {@code 1/3}. */
  @Override
  public String toString() {
    return denominator.equals(BigInteger.ONE)
        ? numerator.toString()
        : numerator + "/" + denominator;
  }
}
