package org.firstmover.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import java.util.stream.Collectors;

/** Numbers for people. */
public final class Numbers {
  private static final MathContext TEN_DIGITS = new MathContext(10, RoundingMode.HALF_EVEN);
  private static final MathContext SIX_DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);
  private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_EVEN);

  private Numbers() {}

  /** At most ten digits, without trailing zeros, the same in every locale. */
  public static String text(double value) {
    return text(value, TEN_DIGITS);
  }

  /** {@code up 0.5, down 0.5}; the number is left out where it is 1. */
  public static String weights(Map<String, Double> weights, int most) {
    if (weights.isEmpty()) {
      return "nothing";
    }
    String text =
        weights.entrySet().stream()
            .limit(most)
            .map(
                entry ->
                    entry.getValue() == 1
                        ? entry.getKey()
                        : entry.getKey() + " " + text(entry.getValue()))
            .collect(Collectors.joining(", "));
    int more = weights.size() - most;
    return more > 0 ? text + " and " + more + " more" : text;
  }

  /** At most six digits: for means. */
  public static String six(double value) {
    return text(value, SIX_DIGITS);
  }

  /** At most three digits: for errors and tolerances. */
  public static String brief(double value) {
    return text(value, THREE_DIGITS);
  }

  private static String text(double value, MathContext digits) {
    if (value == 0 || !Double.isFinite(value)) {
      return value == 0 ? "0" : Double.toString(value);
    }
    BigDecimal rounded = new BigDecimal(value).round(digits).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    return exponent >= -4 && exponent < 15
        ? rounded.toPlainString()
        : rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
  }
}
