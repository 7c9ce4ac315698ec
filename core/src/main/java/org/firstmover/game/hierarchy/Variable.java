package org.firstmover.game.hierarchy;

import org.firstmover.game.InputError;

/**
 * A number or a list of numbers that a player chooses, with its bounds.
 *
 * @param name unique in its game
 * @param size how many numbers
 * @param list whether it is a list, perhaps of one number
 * @param lower lower bounds: one number for all entries, or one an entry; may be minus infinity
 * @param upper upper bounds likewise
 * @param start where searches begin, within the bounds, likewise
 */
public record Variable(
    String name, int size, boolean list, double[] lower, double[] upper, double[] start) {

  public Variable {
    String where = "variable " + name;
    if (size < 1 || (!list && size != 1)) {
      throw new InputError(
          Integer.toString(size), where, "at least one entry", "Maybe leave the size out.");
    }
    lower = entries(lower, size, where + ": lower");
    upper = entries(upper, size, where + ": upper");
    start = entries(start, size, where + ": start");
    for (int i = 0; i < Math.max(Math.max(lower.length, upper.length), start.length); i++) {
      double low = at(lower, i);
      double high = at(upper, i);
      double begin = at(start, i);
      if (!(low <= high) || low == Double.POSITIVE_INFINITY || high == Double.NEGATIVE_INFINITY) {
        throw new InputError(
            low + " to " + high,
            where,
            "a lower bound that is at most the upper one",
            "Maybe they are exchanged.");
      }
      if (!(begin >= low && begin <= high) || Double.isInfinite(begin)) {
        throw new InputError(
            Double.toString(begin),
            where + ": start",
            "a number from " + low + " to " + high,
            "Maybe leave the start out.");
      }
    }
  }

  /** A number; it starts at 0, or at the bound nearest to it. */
  public static Variable number(String name, double lower, double upper) {
    return number(name, lower, upper, nearestToZero(lower, upper));
  }

  public static Variable number(String name, double lower, double upper, double start) {
    return new Variable(
        name, 1, false, new double[] {lower}, new double[] {upper}, new double[] {start});
  }

  /** A list of numbers with the same bounds. */
  public static Variable list(String name, int size, double lower, double upper) {
    return list(name, size, lower, upper, nearestToZero(lower, upper));
  }

  public static Variable list(String name, int size, double lower, double upper, double start) {
    return new Variable(
        name, size, true, new double[] {lower}, new double[] {upper}, new double[] {start});
  }

  /** The number between the bounds that is nearest to 0. */
  public static double nearestToZero(double lower, double upper) {
    return Math.max(lower, Math.min(upper, 0));
  }

  /** {@code x}, or {@code x[2]} for an entry of a list. */
  public String entryName(int entry) {
    return list ? name + '[' + (entry + 1) + ']' : name;
  }

  public double lowerAt(int entry) {
    return at(lower, entry);
  }

  public double upperAt(int entry) {
    return at(upper, entry);
  }

  public double startAt(int entry) {
    return at(start, entry);
  }

  private static double at(double[] entries, int entry) {
    return entries[entries.length == 1 ? 0 : entry];
  }

  private static double[] entries(double[] given, int size, String where) {
    if (given.length != 1 && given.length != size) {
      throw new InputError(
          given.length + " numbers",
          where,
          "one number, or " + size,
          "Maybe one is missing or doubled.");
    }
    return given.clone();
  }
}
