package org.firstmover.verify.hierarchy;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A part of a formula over a box of own variables: enclosures of its value, of its slopes, and of
 * the second derivatives of a smooth part of it; what is left beside that part has a known shape or
 * none. Only the variables that occur take room. Mutable: sums are collected in place.
 */
final class Enclosure {
  /** Enclosure of the value. */
  Interval range;

  /** Of the value where all own variables are 0; means something while the shape is affine. */
  Interval atZero;

  /** The shape of the whole. */
  Shape shape;

  /** The shape of what is not in the second derivatives; affine if nothing is left. */
  Shape rest = Shape.AFFINE;

  /** Own variables that occur. */
  int[] own;

  int count;
  double[] slopeLow;
  double[] slopeHigh;

  /** Lower triangle of second derivatives, row by row; empty while all are 0. */
  double[] bendLow = {};

  double[] bendHigh = {};

  /** The affine argument, where this is its logarithm. */
  @Nullable Enclosure logarithmOf;

  /** The base, where this is a power of it. */
  @Nullable Enclosure powerOf;

  double exponent;

  Enclosure(Interval range, int[] own, double[] slopeLow, double[] slopeHigh) {
    this.range = range;
    this.atZero = range;
    this.shape = Shape.AFFINE;
    this.own = own;
    this.count = own.length;
    this.slopeLow = slopeLow;
    this.slopeHigh = slopeHigh;
  }

  static Enclosure constant(Interval value) {
    return new Enclosure(value, new int[0], new double[0], new double[0]);
  }

  static Enclosure variable(int variable, Interval range) {
    Enclosure made = new Enclosure(range, new int[] {variable}, new double[] {1}, new double[] {1});
    made.atZero = Interval.ZERO;
    return made;
  }

  /** One with room for the variables of these two, nothing known of its derivatives but 0. */
  static Enclosure over(Interval range, Enclosure a, Enclosure b) {
    int[] own = Arrays.copyOf(a.own, a.count + b.count);
    int count = a.count;
    for (int i = 0; i < b.count; i++) {
      if (a.indexOf(b.own[i]) < 0) {
        own[count++] = b.own[i];
      }
    }
    return new Enclosure(range, Arrays.copyOf(own, count), new double[count], new double[count]);
  }

  boolean isConstant() {
    return count == 0;
  }

  boolean isFlat() {
    return bendLow.length == 0;
  }

  int indexOf(int variable) {
    for (int i = 0; i < count; i++) {
      if (own[i] == variable) {
        return i;
      }
    }
    return -1;
  }

  static int place(int i, int j) {
    return i >= j ? i * (i + 1) / 2 + j : j * (j + 1) / 2 + i;
  }

  /** Makes room for second derivatives. */
  void bends() {
    int entries = own.length * (own.length + 1) / 2;
    if (bendLow.length < entries) {
      bendLow = Arrays.copyOf(bendLow, entries);
      bendHigh = Arrays.copyOf(bendHigh, entries);
    }
  }

  /** The place of a variable, made if it is new. */
  private int with(int variable) {
    int found = indexOf(variable);
    if (found >= 0) {
      return found;
    }
    if (count == own.length) {
      int room = Math.max(4, 2 * count);
      own = Arrays.copyOf(own, room);
      slopeLow = Arrays.copyOf(slopeLow, room);
      slopeHigh = Arrays.copyOf(slopeHigh, room);
      if (!isFlat()) {
        bends();
      }
    }
    own[count] = variable;
    return count++;
  }

  /** Adds the other one to this. */
  void add(Enclosure other) {
    range = range.plus(other.range);
    atZero = atZero.plus(other.atZero);
    shape = shape.plus(other.shape);
    rest = rest.plus(other.rest);
    logarithmOf = null;
    powerOf = null;
    int[] places = new int[other.count];
    for (int i = 0; i < other.count; i++) {
      int place = with(other.own[i]);
      places[i] = place;
      slopeLow[place] = Rounding.sumDown(slopeLow[place], other.slopeLow[i]);
      slopeHigh[place] = Rounding.sumUp(slopeHigh[place], other.slopeHigh[i]);
    }
    if (other.isFlat()) {
      return;
    }
    bends();
    for (int i = 0; i < other.count; i++) {
      for (int j = 0; j <= i; j++) {
        int from = place(i, j);
        int to = place(places[i], places[j]);
        bendLow[to] = Rounding.sumDown(bendLow[to], other.bendLow[from]);
        bendHigh[to] = Rounding.sumUp(bendHigh[to], other.bendHigh[from]);
      }
    }
  }

  void negate() {
    range = range.negated();
    atZero = atZero.negated();
    shape = shape.negated();
    rest = rest.negated();
    logarithmOf = null;
    powerOf = null;
    exchange(slopeLow, slopeHigh);
    exchange(bendLow, bendHigh);
  }

  private static void exchange(double[] low, double[] high) {
    for (int i = 0; i < low.length; i++) {
      double kept = low[i];
      low[i] = -high[i];
      high[i] = -kept;
    }
  }

  /** Times a number from this interval. */
  void scale(Interval factor) {
    range = range.times(factor);
    atZero = atZero.times(factor);
    shape = shape.times(factor);
    rest = rest.times(factor);
    logarithmOf = null;
    powerOf = null;
    scale(slopeLow, slopeHigh, factor);
    scale(bendLow, bendHigh, factor);
  }

  private static void scale(double[] low, double[] high, Interval factor) {
    for (int i = 0; i < low.length; i++) {
      double least = Rounding.least(low[i], high[i], factor.low(), factor.high());
      high[i] = Rounding.greatest(low[i], high[i], factor.low(), factor.high());
      low[i] = least;
    }
  }

  /** Whether it is known to be concave over the box. */
  boolean isConcave() {
    return shape.isConcave() || (rest.isConcave() && Definiteness.isNegative(this));
  }

  boolean isConvex() {
    if (shape.isConvex()) {
      return true;
    }
    negate();
    boolean convex = isConcave();
    negate();
    return convex;
  }

  /** The shape, also by the second derivatives. */
  Shape established() {
    if (shape != Shape.UNKNOWN) {
      return shape;
    }
    return isConcave() ? Shape.CONCAVE : isConvex() ? Shape.CONVEX : Shape.UNKNOWN;
  }
}
