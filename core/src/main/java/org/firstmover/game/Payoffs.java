package org.firstmover.game;

import java.util.Arrays;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import org.firstmover.exact.Rational;

/**
 * An immutable table of payoffs, rows by columns, as doubles for solving with exact rationals
 * beside them for proofs.
 *
 * <p>The exact value of an entry is the shortest decimal that denotes its double (0.1 is 1/10),
 * unless the entry was given as a rational that differs from it, such as 1/3.
 */
public final class Payoffs {
  /** Beyond this a sum or a difference of payoffs could overflow. */
  private static final double LARGEST = 1e150;

  private final int rows;
  private final int columns;
  private final double[] values;
  private final SortedMap<Integer, Rational> exceptions;

  private Payoffs(int rows, int columns, double[] values, SortedMap<Integer, Rational> exceptions) {
    this.rows = rows;
    this.columns = columns;
    this.values = values;
    this.exceptions = Collections.unmodifiableSortedMap(exceptions);
  }

  /**
   * A table from {@code double[rows][columns]}, copied.
   *
   * @throws InputError if the rows differ in length, there are none, or a payoff is not finite
   */
  public static Payoffs of(double[][] table) {
    Builder builder = new Builder(table.length, table.length == 0 ? 0 : table[0].length);
    for (int row = 0; row < table.length; row++) {
      if (table[row].length != builder.columns) {
        throw new InputError(
            table[row].length + " payoffs",
            "payoffs, row " + (row + 1),
            builder.columns + " as in row 1",
            "Maybe a payoff is missing or doubled in this row.");
      }
      for (int column = 0; column < builder.columns; column++) {
        builder.set(row, column, table[row][column]);
      }
    }
    return builder.build();
  }

  public int rows() {
    return rows;
  }

  public int columns() {
    return columns;
  }

  public double get(int row, int column) {
    return values[row * columns + column];
  }

  public Rational exact(int row, int column) {
    Rational exact = exceptions.get(row * columns + column);
    return exact != null ? exact : Rational.ofDecimal(get(row, column));
  }

  /** Index (row x columns + column) to exact value, where that is not the double's own decimal. */
  public SortedMap<Integer, Rational> exceptions() {
    return exceptions;
  }

  public double min() {
    double min = Double.POSITIVE_INFINITY;
    for (double value : values) {
      min = Math.min(min, value);
    }
    return min;
  }

  public double max() {
    double max = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      max = Math.max(max, value);
    }
    return max;
  }

  /** Largest minus smallest payoff. */
  public double range() {
    return max() - min();
  }

  public Payoffs transposed() {
    Builder builder = new Builder(columns, rows);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        builder.copy(column, row, this, row, column);
      }
    }
    return builder.build();
  }

  /** A new table of the given shape whose entry (i, j) is this one's (row of i, column of j). */
  public Payoffs select(
      int newRows, IntUnaryOperator row, int newColumns, IntUnaryOperator column) {
    Builder builder = new Builder(newRows, newColumns);
    for (int i = 0; i < newRows; i++) {
      for (int j = 0; j < newColumns; j++) {
        builder.copy(i, j, this, row.applyAsInt(i), column.applyAsInt(j));
      }
    }
    return builder.build();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Payoffs that
        && rows == that.rows
        && columns == that.columns
        && Arrays.equals(values, that.values)
        && exceptions.equals(that.exceptions);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(values) + columns;
  }

  @Override
  public String toString() {
    return rows + " x " + columns + " payoffs";
  }

  /** Fills a table entry by entry; entries not set are 0. */
  public static final class Builder {
    private final int rows;
    private final int columns;
    private final double[] values;
    private final SortedMap<Integer, Rational> exceptions = new TreeMap<>();

    /**
     * @throws InputError if there are no rows or no columns, or more than 2^31 - 1 entries
     */
    public Builder(int rows, int columns) {
      if (rows < 1 || columns < 1 || (long) rows * columns > Integer.MAX_VALUE - 8) {
        throw new InputError(
            rows + " x " + columns,
            "size of the payoff table",
            "at least 1 x 1 and fewer than 2^31 entries",
            "Maybe a list of actions or payoffs is empty.");
      }
      this.rows = rows;
      this.columns = columns;
      this.values = new double[rows * columns];
    }

    public Builder set(int row, int column, double value) {
      checkFinite(row, column, value, Double.toString(value));
      int index = row * columns + column;
      values[index] = value + 0.0;
      forget(index);
      return this;
    }

    public Builder set(int row, int column, Rational value) {
      double nearest = value.doubleValue();
      checkFinite(row, column, nearest, Double.toString(nearest));
      int index = row * columns + column;
      values[index] = nearest + 0.0;
      forget(index);
      if (!Rational.ofDecimal(nearest).equals(value)) {
        exceptions.put(index, value);
      }
      return this;
    }

    /**
     * Sets an entry from its text, exactly.
     *
     * @throws NumberFormatException if it is not a number, see {@link Rational#parse}
     */
    public Builder set(int row, int column, String text) {
      return Rational.isShortDecimal(text)
          ? set(row, column, Double.parseDouble(text))
          : set(row, column, Rational.parse(text));
    }

    /** Sets an entry to one of another table, exactly. */
    public Builder copy(int row, int column, Payoffs from, int fromRow, int fromColumn) {
      int index = row * columns + column;
      values[index] = from.get(fromRow, fromColumn);
      forget(index);
      Rational exact = from.exceptions.get(fromRow * from.columns + fromColumn);
      if (exact != null) {
        exceptions.put(index, exact);
      }
      return this;
    }

    /** The exact value of an entry that is set again. */
    private void forget(int index) {
      if (!exceptions.isEmpty()) {
        exceptions.remove(index);
      }
    }

    private static void checkFinite(int row, int column, double value, String shown) {
      if (!(Math.abs(value) <= LARGEST)) {
        throw new InputError(
            shown,
            "payoffs, row " + (row + 1) + ", column " + (column + 1),
            "a finite number of size at most 1e150",
            "Maybe scale the payoffs: the commitment does not change.");
      }
    }

    public Payoffs build() {
      return new Payoffs(rows, columns, values.clone(), new TreeMap<>(exceptions));
    }
  }
}
