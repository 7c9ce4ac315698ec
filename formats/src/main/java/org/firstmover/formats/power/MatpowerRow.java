package org.firstmover.formats.power;

import org.firstmover.formats.Place;
import org.firstmover.formats.Source;
import org.firstmover.game.InputError;

/**
 * A row of a matrix.
 *
 * @param values its entries
 * @param line where it starts, from 1
 * @param columns where each entry starts in its line, from 1
 */
record MatpowerRow(Source source, double[] values, int line, int[] columns) {
  double get(int column) {
    return values[column];
  }

  /** An entry, or 0 where the row is shorter. */
  double orZero(int column) {
    return column < values.length ? values[column] : 0;
  }

  Place place(int column) {
    return source.at(line, columns[column]);
  }

  InputError error(int column, String expected, String hint) {
    return place(column).error(number(values[column]), expected, hint);
  }

  int whole(int column, String expected) {
    double value = values[column];
    if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
      throw error(column, expected, "Maybe an entry is missing before it.");
    }
    return (int) value;
  }

  static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
