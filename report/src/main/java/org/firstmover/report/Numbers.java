package org.firstmover.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers for people. */
public final class Numbers {
  private static final MathContext DIGITS = new MathContext(10, RoundingMode.HALF_EVEN);

  private Numbers() {}

  /** At most ten digits, without trailing zeros, the same in every locale. */
  public static String text(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    double size = Math.abs(value);
    return value == 0
        ? "0"
        : size >= 1e-5 && size < 1e15 ? rounded.toPlainString() : rounded.toString();
  }
}
