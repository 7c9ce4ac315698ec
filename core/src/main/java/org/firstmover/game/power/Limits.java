package org.firstmover.game.power;

import org.firstmover.game.InputError;

/** What the numbers of a network must be. */
final class Limits {
  private Limits() {}

  static void finite(double value, String where) {
    if (!Double.isFinite(value)) {
      throw new InputError(
          Double.toString(value), where, "a finite number", "Maybe a large number was meant.");
    }
  }

  static void ordered(double lower, double upper, String where) {
    if (!(lower <= upper)) {
      throw new InputError(
          lower + " to " + upper,
          where,
          "a lower limit that is at most the upper one",
          "Maybe the two are swapped.");
    }
  }
}
