package org.firstmover.verify.hierarchy;

/** All numbers from low to high; bounds are rounded outwards. */
record Interval(double low, double high) {
  static final Interval ZERO = new Interval(0, 0);
  static final Interval ALL = new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  Interval {
    if (Double.isNaN(low) || Double.isNaN(high)) {
      low = Double.NEGATIVE_INFINITY;
      high = Double.POSITIVE_INFINITY;
    }
  }

  static Interval of(double value) {
    return new Interval(value, value);
  }

  /** Between two results of elementary functions, which may be off by a unit in the last place. */
  static Interval between(double a, double b) {
    double low = Math.min(a, b);
    double high = Math.max(a, b);
    return new Interval(low - 4e-16 * Math.abs(low), high + 4e-16 * Math.abs(high));
  }

  boolean isPoint() {
    return low == high;
  }

  boolean contains(double value) {
    return low <= value && value <= high;
  }

  Interval plus(Interval other) {
    return new Interval(Rounding.sumDown(low, other.low), Rounding.sumUp(high, other.high));
  }

  Interval minus(Interval other) {
    return plus(other.negated());
  }

  Interval negated() {
    return new Interval(-high, -low);
  }

  Interval times(Interval other) {
    return new Interval(
        Rounding.least(low, high, other.low, other.high),
        Rounding.greatest(low, high, other.low, other.high));
  }

  Interval times(double factor) {
    return times(of(factor));
  }

  /** Both and all between. */
  Interval hull(Interval other) {
    return new Interval(Math.min(low, other.low), Math.max(high, other.high));
  }

  /** What both contain; this one if they have nothing in common but for rounding. */
  Interval meet(Interval other) {
    double from = Math.max(low, other.low);
    double to = Math.min(high, other.high);
    return from <= to ? new Interval(from, to) : this;
  }

  double width() {
    return high - low;
  }
}
