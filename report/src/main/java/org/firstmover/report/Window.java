package org.firstmover.report;

/** The part of a variable's range that a picture shows. */
record Window(double from, double to) {
  /** Wider ranges than so many times the commitment's size hide what happens around it. */
  private static final double WIDE = 100;

  /** The bounds if both are there and not too far apart, else some room around the commitment. */
  static Window around(double x, double lower, double upper) {
    double size = Math.max(1, Math.abs(x));
    if (upper - lower <= WIDE * size) {
      return new Window(lower, upper);
    }
    return new Window(Math.max(lower, x - 2 * size), Math.min(upper, x + 2 * size));
  }

  /** The i-th of count places from end to end. */
  double place(int i, int count) {
    return i == count - 1 ? to : from + (to - from) * i / (count - 1);
  }

  boolean isPoint() {
    return !(to > from);
  }
}
