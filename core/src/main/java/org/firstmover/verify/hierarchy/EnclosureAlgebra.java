package org.firstmover.verify.hierarchy;

import org.firstmover.game.expression.Algebra;
import org.firstmover.game.expression.Operation;

/**
 * Interval arithmetic with first and second derivatives in some variables, its own, over a box of
 * them; all others are numbers. Kinks have no second derivatives: beside them the rules of
 * disciplined convex programming say how a part is curved.
 *
 * <p>Sources: R. Moore, R. Kearfott, M. Cloud, "Introduction to interval analysis", SIAM 2009
 * (natural extensions); M. Grant, S. Boyd, Y. Ye, "Disciplined convex programming", 2006.
 */
final class EnclosureAlgebra implements Algebra<Enclosure> {
  private final double[] point;
  private final int from;
  private final double[] lower;
  private final double[] upper;
  private final boolean curved;
  private long work;

  /**
   * @param point all variables
   * @param from the place of the first own variable
   * @param lower of the box of own variables
   * @param curved whether second derivatives are wanted
   * @param work how many entries of derivatives it may touch
   */
  EnclosureAlgebra(
      double[] point, int from, double[] lower, double[] upper, boolean curved, long work) {
    this.point = point;
    this.from = from;
    this.lower = lower;
    this.upper = upper;
    this.curved = curved;
    this.work = work;
  }

  /** Whether it gave up: then enclosures mean nothing. */
  boolean isExhausted() {
    return work < 0;
  }

  @Override
  public Enclosure constant(double value) {
    return Enclosure.constant(Interval.of(value));
  }

  @Override
  public Enclosure variable(int variable) {
    int own = variable - from;
    return own >= 0 && own < lower.length
        ? Enclosure.variable(own, new Interval(lower[own], upper[own]))
        : constant(point[variable]);
  }

  @Override
  public Enclosure apply(Operation operation, Enclosure a) {
    if (operation == Operation.NEGATE) {
      a.negate();
      return a;
    }
    tighten(a);
    if (operation == Operation.ABS) {
      return abs(a);
    }
    if (operation == Operation.SQRT) {
      return power(a, 0.5);
    }
    Enclosure made = after(Curve.of(operation, a.range), a);
    if (operation == Operation.LOG && a.shape == Shape.AFFINE) {
      made.logarithmOf = a;
    }
    return made;
  }

  @Override
  public Enclosure apply(Operation operation, Enclosure a, Enclosure b) {
    if (isExhausted()) {
      return Enclosure.constant(Interval.ALL);
    }
    return switch (operation) {
      case ADD -> sum(a, b);
      case SUBTRACT -> {
        b.negate();
        yield sum(a, b);
      }
      case MULTIPLY -> product(a, b);
      case DIVIDE -> quotient(a, b);
      case POWER -> power(a, b);
      case MIN -> {
        a.negate();
        b.negate();
        Enclosure greater = greater(a, b);
        greater.negate();
        yield greater;
      }
      case MAX -> greater(a, b);
      default -> throw new IllegalArgumentException("operation " + operation);
    };
  }

  private Enclosure sum(Enclosure a, Enclosure b) {
    Enclosure large = a.count >= b.count ? a : b;
    Enclosure small = large == a ? b : a;
    work -= 1 + (long) small.count * (small.isFlat() ? 1 : small.count);
    large.add(small);
    return large;
  }

  private Enclosure product(Enclosure a, Enclosure b) {
    if (a.isConstant() || b.isConstant()) {
      Enclosure scaled = a.isConstant() ? b : a;
      work -= 1 + scaled.slopeLow.length + scaled.bendLow.length;
      scaled.scale(a.isConstant() ? a.range : b.range);
      return scaled;
    }
    tighten(a);
    tighten(b);
    if (b.logarithmOf != null && a.shape == Shape.AFFINE) {
      return timesLog(a, b.logarithmOf, b);
    }
    if (a.logarithmOf != null && b.shape == Shape.AFFINE) {
      return timesLog(b, a.logarithmOf, a);
    }
    return plainProduct(a, b);
  }

  private Enclosure plainProduct(Enclosure a, Enclosure b) {
    Enclosure made = Enclosure.over(a.range.times(b.range), a, b);
    made.shape = Shape.UNKNOWN;
    made.rest = a.rest == Shape.AFFINE && b.rest == Shape.AFFINE ? Shape.AFFINE : Shape.UNKNOWN;
    addScaled(made, a, b.range);
    addScaled(made, b, a.range);
    addOuter(made, a, b);
    return made;
  }

  /** (q t + r) log t, t affine and q the ratio of slopes: as a product, 1/t would stay too wide. */
  private Enclosure timesLog(Enclosure factor, Enclosure t, Enclosure log) {
    double ratio = ratio(factor, t);
    if (Double.isNaN(ratio)) {
      return plainProduct(factor, log);
    }
    Interval remainder = factor.atZero.minus(t.atZero.times(ratio));
    Enclosure made = after(Curve.timesItsLog(t.range), t);
    made.scale(Interval.of(ratio));
    log.scale(remainder);
    return sum(made, log);
  }

  private Enclosure quotient(Enclosure a, Enclosure b) {
    tighten(b);
    if (a.isConstant() || b.isConstant() || a.shape != Shape.AFFINE || b.shape != Shape.AFFINE) {
      return product(a, reciprocal(b));
    }
    double ratio = ratio(a, b);
    if (Double.isNaN(ratio)) {
      return product(a, reciprocal(b));
    }
    // a / b = q + r / b where the slopes of a are q times those of b.
    Interval remainder = a.atZero.minus(b.atZero.times(ratio));
    Enclosure made = reciprocal(b);
    made.scale(remainder);
    made.add(constant(ratio));
    return made;
  }

  /** That of a power is a power: through the value of the power it would stay too wide. */
  private Enclosure reciprocal(Enclosure b) {
    return b.powerOf == null ? power(b, -1) : power(b.powerOf, -b.exponent);
  }

  /** q with slopes of a = q * slopes of b but for rounding, both affine; NaN if there is none. */
  private static double ratio(Enclosure a, Enclosure b) {
    int steepest = 0;
    for (int i = 1; i < b.count; i++) {
      if (Math.abs(b.slopeLow[i]) > Math.abs(b.slopeLow[steepest])) {
        steepest = i;
      }
    }
    int same = a.indexOf(b.own[steepest]);
    if (same < 0) {
      return Double.NaN;
    }
    double q = a.slopeLow[same] / b.slopeLow[steepest];
    for (int i = 0; i < a.count; i++) {
      int other = b.indexOf(a.own[i]);
      double scaled = other < 0 ? 0 : q * b.slopeLow[other];
      if (!(Math.abs(a.slopeLow[i] - scaled) <= 1e-14 * Math.abs(scaled))) {
        return Double.NaN;
      }
    }
    for (int i = 0; i < b.count; i++) {
      if (b.slopeLow[i] != 0 && a.indexOf(b.own[i]) < 0) {
        return Double.NaN;
      }
    }
    return q;
  }

  private Enclosure power(Enclosure base, Enclosure exponent) {
    if (exponent.isConstant() && exponent.range.isPoint()) {
      return power(base, exponent.range.low());
    }
    Enclosure log = apply(Operation.LOG, base);
    return apply(Operation.EXP, product(exponent, log));
  }

  private Enclosure power(Enclosure base, double exponent) {
    if (exponent == 0 || exponent == 1) {
      return exponent == 0 ? constant(1) : base;
    }
    tighten(base);
    Enclosure made = after(Curve.power(base.range, exponent), base);
    made.powerOf = base;
    made.exponent = exponent;
    return made;
  }

  /** A function of one number after a. */
  private Enclosure after(Curve curve, Enclosure a) {
    if (a.isConstant()) {
      return Enclosure.constant(curve.value());
    }
    Enclosure made = Enclosure.over(curve.value(), a, Enclosure.constant(Interval.ZERO));
    boolean smooth = a.rest == Shape.AFFINE;
    // Where it is not defined everywhere, its domain has to be convex: here, where a is >= 0.
    boolean defined = curve.whole() || (!curve.isNowhere() && established(a).isConcave());
    made.shape = Shape.UNKNOWN;
    if (defined) {
      Shape inner = smooth ? a.shape : established(a);
      made.shape = inner.then(curve.slope(), curve.bend());
    }
    made.rest = !defined ? Shape.UNKNOWN : smooth ? Shape.AFFINE : made.shape;
    for (int i = 0; i < a.count; i++) {
      Interval slope = new Interval(a.slopeLow[i], a.slopeHigh[i]).times(curve.slope());
      made.slopeLow[i] = slope.low();
      made.slopeHigh[i] = slope.high();
    }
    if (!curved || !smooth) {
      return made;
    }
    work -= (long) a.count * a.count;
    if (isExhausted()) {
      return made;
    }
    made.bends();
    Interval slope = curve.slope();
    for (int i = 0; i < a.count; i++) {
      Interval first = curve.bend().times(new Interval(a.slopeLow[i], a.slopeHigh[i]));
      for (int j = 0; j <= i; j++) {
        int place = Enclosure.place(i, j);
        Interval bend =
            i == j
                ? curve.bend().times(square(a.slopeLow[i], a.slopeHigh[i]))
                : first.times(new Interval(a.slopeLow[j], a.slopeHigh[j]));
        if (!a.isFlat()) {
          bend = bend.plus(slope.times(new Interval(a.bendLow[place], a.bendHigh[place])));
        }
        made.bendLow[place] = bend.low();
        made.bendHigh[place] = bend.high();
      }
    }
    return made;
  }

  private static Interval square(double low, double high) {
    return Curve.power(new Interval(low, high), 2).value();
  }

  private Enclosure abs(Enclosure a) {
    if (isBelow(a.range.high(), 0)) {
      a.negate();
      return a;
    }
    if (isBelow(0, a.range.low())) {
      return a;
    }
    double largest = Math.max(-a.range.low(), a.range.high());
    Shape shape = established(a) == Shape.AFFINE ? Shape.CONVEX : Shape.UNKNOWN;
    Enclosure made = kinked(new Interval(0, largest), shape, a, a);
    for (int i = 0; i < made.count; i++) {
      double steepest = Math.max(Math.abs(a.slopeLow[i]), Math.abs(a.slopeHigh[i]));
      made.slopeLow[i] = -steepest;
      made.slopeHigh[i] = steepest;
    }
    return made;
  }

  /** At an end of a box a kink does not count; at a single point it does. */
  private boolean isBelow(double a, double b) {
    return curved ? a <= b : a < b;
  }

  private Enclosure greater(Enclosure a, Enclosure b) {
    tighten(a);
    tighten(b);
    if (isBelow(b.range.high(), a.range.low())) {
      return a;
    }
    if (isBelow(a.range.high(), b.range.low())) {
      return b;
    }
    Interval range =
        new Interval(
            Math.max(a.range.low(), b.range.low()), Math.max(a.range.high(), b.range.high()));
    boolean convex = established(a).isConvex() && established(b).isConvex();
    Enclosure made = kinked(range, convex ? Shape.CONVEX : Shape.UNKNOWN, a, b);
    for (int i = 0; i < made.count; i++) {
      int left = a.indexOf(made.own[i]);
      int right = b.indexOf(made.own[i]);
      made.slopeLow[i] =
          Math.min(left < 0 ? 0 : a.slopeLow[left], right < 0 ? 0 : b.slopeLow[right]);
      made.slopeHigh[i] =
          Math.max(left < 0 ? 0 : a.slopeHigh[left], right < 0 ? 0 : b.slopeHigh[right]);
    }
    return made;
  }

  private static Enclosure kinked(Interval range, Shape shape, Enclosure a, Enclosure b) {
    Enclosure made = Enclosure.over(range, a, b);
    made.shape = shape;
    made.rest = shape;
    return made;
  }

  /** An affine part is no wider than its slopes make it, however it was put together. */
  private void tighten(Enclosure a) {
    if (a.shape == Shape.AFFINE && !a.isConstant()) {
      Interval range = a.atZero;
      for (int i = 0; i < a.count; i++) {
        Interval own = new Interval(lower[a.own[i]], upper[a.own[i]]);
        range = range.plus(own.times(new Interval(a.slopeLow[i], a.slopeHigh[i])));
      }
      a.range = a.range.meet(range);
    }
  }

  /** The shape, also by second derivatives. */
  private Shape established(Enclosure a) {
    if (a.shape != Shape.UNKNOWN || !curved) {
      return a.shape;
    }
    work -= (long) a.count * a.count * a.count / 6;
    return isExhausted() ? Shape.UNKNOWN : a.established();
  }

  /** Adds a, times numbers from this interval, to the derivatives of a sum. */
  private void addScaled(Enclosure sum, Enclosure a, Interval factor) {
    int[] places = new int[a.count];
    for (int i = 0; i < a.count; i++) {
      places[i] = sum.indexOf(a.own[i]);
      Interval slope = new Interval(a.slopeLow[i], a.slopeHigh[i]).times(factor);
      sum.slopeLow[places[i]] = Rounding.sumDown(sum.slopeLow[places[i]], slope.low());
      sum.slopeHigh[places[i]] = Rounding.sumUp(sum.slopeHigh[places[i]], slope.high());
    }
    if (!curved || a.isFlat()) {
      return;
    }
    work -= (long) a.count * a.count;
    if (isExhausted()) {
      return;
    }
    sum.bends();
    for (int i = 0; i < a.count; i++) {
      for (int j = 0; j <= i; j++) {
        int place = Enclosure.place(i, j);
        Interval bend = new Interval(a.bendLow[place], a.bendHigh[place]).times(factor);
        addBend(sum, places[i], places[j], bend);
      }
    }
  }

  /** Adds the products of slopes, both ways round, to the second derivatives. */
  private void addOuter(Enclosure sum, Enclosure a, Enclosure b) {
    work -= (long) a.count * b.count;
    if (!curved || isExhausted()) {
      return;
    }
    sum.bends();
    for (int i = 0; i < a.count; i++) {
      int row = sum.indexOf(a.own[i]);
      Interval left = new Interval(a.slopeLow[i], a.slopeHigh[i]);
      for (int j = 0; j < b.count; j++) {
        int column = sum.indexOf(b.own[j]);
        Interval product = left.times(new Interval(b.slopeLow[j], b.slopeHigh[j]));
        addBend(sum, row, column, row == column ? product.times(2) : product);
      }
    }
  }

  private static void addBend(Enclosure sum, int i, int j, Interval bend) {
    int place = Enclosure.place(i, j);
    sum.bendLow[place] = Rounding.sumDown(sum.bendLow[place], bend.low());
    sum.bendHigh[place] = Rounding.sumUp(sum.bendHigh[place], bend.high());
  }
}
