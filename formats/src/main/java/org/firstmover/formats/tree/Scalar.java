package org.firstmover.formats.tree;

import java.util.Optional;
import java.util.OptionalDouble;
import org.firstmover.exact.Rational;
import org.firstmover.formats.Place;
import org.firstmover.game.InputError;
import org.firstmover.game.Payoffs;

/**
 * A text, a number, or nothing.
 *
 * @param text as it stands in the file, without quotes
 * @param kind what the file's syntax makes of it
 */
public record Scalar(Place place, String text, Kind kind) implements Node {
  /** Doubles are written so short. */
  private static final int LONGEST_DECIMAL = 25;

  /** What a scalar is by the syntax of its file. */
  public enum Kind {
    /** Without quotes: a number, a word, a truth value. */
    PLAIN,
    /** In quotes. */
    QUOTED,
    /** {@code null}, {@code ~} or nothing at all. */
    NULL
  }

  @Override
  public String shown() {
    return kind == Kind.NULL && text.isEmpty() ? "nothing" : text;
  }

  /**
   * The place of a character of the text in the file; nothing where escapes hide it.
   *
   * @param offset of the character; the length of the text for the place behind it
   */
  public Optional<Place> at(int offset) {
    return CharacterPlace.of(this, offset);
  }

  /**
   * Any text, numbers as they are written.
   *
   * @throws InputError if there is nothing
   */
  public String text(String what) {
    if (kind == Kind.NULL) {
      throw place.error(shown(), what, "Maybe put quotes around it if it is meant as a name.");
    }
    return text;
  }

  /**
   * A number, exactly: 12, -0.5, 1e-3 or 1/3.
   *
   * @throws InputError if it is none, is not finite, or is longer than any payoff needs
   */
  public Rational number(String what) {
    try {
      if (kind == Kind.PLAIN || (kind == Kind.QUOTED && text.indexOf('/') > 0)) {
        return Rational.parse(text);
      }
    } catch (NumberFormatException e) {
      throw notANumber(what);
    }
    throw notANumber(what);
  }

  /**
   * A number as a double.
   *
   * @throws InputError if it is none, or too large
   */
  public double decimal(String what) {
    return number(what, -Double.MAX_VALUE, Double.MAX_VALUE);
  }

  /** What a usual decimal such as -12, 0.25 or 1e-3 says; empty for numbers of other kinds. */
  public OptionalDouble asDecimal() {
    if (kind != Kind.PLAIN || !hasDigitsOnly()) {
      return OptionalDouble.empty();
    }
    try {
      double value = Double.parseDouble(text);
      // What is too large or too small is for the exact reading to judge.
      boolean underflow = value == 0 && (text.indexOf('e') >= 0 || text.indexOf('E') >= 0);
      return Double.isInfinite(value) || underflow
          ? OptionalDouble.empty()
          : OptionalDouble.of(value + 0.0);
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  private boolean hasDigitsOnly() {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean digit = (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+' || c == 'e';
      if (!digit && c != 'E') {
        return false;
      }
    }
    return text.length() <= LONGEST_DECIMAL;
  }

  /**
   * Puts the number into a table, exactly.
   *
   * @throws InputError if it is none, or too large
   */
  public void into(Payoffs.Builder table, int row, int column, String what) {
    if (kind == Kind.PLAIN && Rational.isShortDecimal(text)) {
      place.locate(() -> table.set(row, column, text));
    } else {
      Rational exact = number(what);
      place.locate(() -> table.set(row, column, exact));
    }
  }

  /**
   * A number from low to high, as a double.
   *
   * @throws InputError if it is none, or outside
   */
  public double number(String what, double low, double high) {
    double value = asDecimal().orElseGet(() -> number(what).doubleValue());
    if (!(value >= low && value <= high)) {
      throw place.error(
          text, what + ": a number from " + low + " to " + high, "Maybe the unit is another.");
    }
    return value;
  }

  /**
   * A whole number from low to high.
   *
   * @throws InputError if it is none, or outside
   */
  public long whole(String what, long low, long high) {
    Rational value = number(what);
    if (!value.denominator().equals(Rational.ONE.numerator())
        || value.compareTo(Rational.of(low)) < 0
        || value.compareTo(Rational.of(high)) > 0) {
      throw place.error(
          text,
          what + ": a whole number from " + low + " to " + high,
          "Maybe round it, or check the sign.");
    }
    return value.numerator().longValueExact();
  }

  private InputError notANumber(String what) {
    return place.error(
        shown(),
        what + ": a finite number such as 12, -0.5, 1e-3 or 1/3",
        kind == Kind.QUOTED
            ? "Maybe take the quotes away."
            : "Maybe it has a unit, a comma or an underscore that has to go.");
  }
}
