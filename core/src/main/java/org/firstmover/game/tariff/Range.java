package org.firstmover.game.tariff;

import org.firstmover.game.InputError;

/** What the leader may set a number to; one that she cannot change has equal bounds. */
public record Range(double lower, double upper) {
  /** Met so nearly, a bound is met. */
  private static final double SLACK = 1e-9;

  public Range {
    if (!(lower <= upper && Math.abs(lower) < 1e12 && Math.abs(upper) < 1e12)) {
      throw new InputError(
          lower + " to " + upper,
          "bounds of a tariff's number",
          "finite bounds, the lower at most the upper",
          "Maybe they are exchanged.");
    }
  }

  public static Range fixed(double value) {
    return new Range(value, value);
  }

  public boolean isFree() {
    return upper > lower;
  }

  public boolean contains(double value) {
    return value >= lower - SLACK && value <= upper + SLACK;
  }

  public double clamp(double value) {
    return Math.max(lower, Math.min(upper, value));
  }
}
