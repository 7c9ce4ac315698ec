package org.firstmover.verify.hierarchy;

import java.util.function.DoubleUnaryOperator;
import org.firstmover.game.expression.Operation;

/**
 * A smooth function of one number over an interval.
 *
 * @param value enclosure of its values
 * @param slope of its first derivative
 * @param bend of its second derivative
 * @param whole whether it is defined and smooth inside the whole interval; else this is about the
 *     part where it is defined
 */
record Curve(Interval value, Interval slope, Interval bend, boolean whole) {
  /** Where the second derivative of tanh is extreme: artanh(1 / sqrt(3)). */
  private static final double TANH_BEND = 0.6584789484624083;

  /** Where that of the sigmoid is: log(2 + sqrt(3)). */
  private static final double SIGMOID_BEND = 1.3169578969248166;

  private static final Curve NOWHERE = new Curve(Interval.ALL, Interval.ALL, Interval.ALL, false);

  /** Whether nothing is known, perhaps because of a pole. */
  boolean isNowhere() {
    return equals(NOWHERE);
  }

  /** One of exp, log, sin, cos, tanh and sigmoid. */
  static Curve of(Operation function, Interval x) {
    return switch (function) {
      case EXP -> {
        Interval exp = Interval.between(Math.exp(x.low()), Math.exp(x.high()));
        yield new Curve(exp, exp, exp, true);
      }
      case LOG -> log(x);
      case SIN -> {
        Interval sin = sine(x);
        yield new Curve(sin, cosine(x), sin.negated(), true);
      }
      case COS -> {
        Interval cos = cosine(x);
        yield new Curve(cos, sine(x).negated(), cos.negated(), true);
      }
      case TANH ->
          new Curve(
              over(x, Math::tanh),
              over(x, Curve::tanhSlope, 0),
              over(x, t -> -2 * Math.tanh(t) * tanhSlope(t), -TANH_BEND, TANH_BEND),
              true);
      case SIGMOID ->
          new Curve(
              over(x, Curve::sigmoid),
              over(x, Curve::sigmoidSlope, 0),
              over(x, t -> -Math.tanh(0.5 * t) * sigmoidSlope(t), -SIGMOID_BEND, SIGMOID_BEND),
              true);
      default -> NOWHERE;
    };
  }

  private static double sigmoid(double t) {
    return 1 / (1 + Math.exp(-t));
  }

  private static double sigmoidSlope(double t) {
    return sigmoid(t) * sigmoid(-t);
  }

  private static double tanhSlope(double t) {
    return 4 * sigmoidSlope(2 * t);
  }

  /** A function that is monotone between the bends, computed without cancellation. */
  private static Interval over(Interval x, DoubleUnaryOperator function, double... bends) {
    double low = function.applyAsDouble(x.low());
    double high = function.applyAsDouble(x.high());
    Interval hull = new Interval(Math.min(low, high), Math.max(low, high));
    for (double bend : bends) {
      if (x.contains(bend)) {
        hull = hull.hull(Interval.of(function.applyAsDouble(bend)));
      }
    }
    double slack = 4e-15;
    return new Interval(
        hull.low() - slack * Math.abs(hull.low()), hull.high() + slack * Math.abs(hull.high()));
  }

  private static Curve log(Interval x) {
    if (!(x.high() > 0)) {
      return NOWHERE;
    }
    Interval positive = new Interval(Math.max(0, x.low()), x.high());
    Interval slope = realPower(positive, -1);
    Interval bend = realPower(positive, -2).negated();
    Interval value = Interval.between(Math.log(positive.low()), Math.log(positive.high()));
    return new Curve(value, slope, bend, x.low() >= 0);
  }

  /** x^exponent for a fixed exponent. */
  static Curve power(Interval x, double exponent) {
    if (exponent == Math.rint(exponent) && Math.abs(exponent) <= 1 << 20) {
      if (exponent < 0 && x.low() < 0 && x.high() > 0) {
        return NOWHERE;
      }
      return new Curve(
          wholePower(x, exponent),
          wholePower(x, exponent - 1).times(exponent),
          wholePower(x, exponent - 2).times(exponent * (exponent - 1)),
          true);
    }
    if (!(x.high() >= 0)) {
      return NOWHERE;
    }
    Interval positive = new Interval(Math.max(0, x.low()), x.high());
    return new Curve(
        realPower(positive, exponent),
        realPower(positive, exponent - 1).times(exponent),
        realPower(positive, exponent - 2).times(exponent).times(exponent - 1),
        x.low() >= 0);
  }

  /** For an interval that does not have 0 inside if the exponent is negative. */
  private static Interval wholePower(Interval x, double exponent) {
    boolean even = exponent % 2 == 0;
    if (x.low() >= 0) {
      return realPower(x, exponent);
    } else if (x.high() <= 0) {
      Interval turned = realPower(x.negated(), exponent);
      return even ? turned : turned.negated();
    } else if (exponent < 0) {
      return Interval.ALL; // of a derivative, with the factor 0
    }
    Interval hull = Interval.between(Math.pow(x.low(), exponent), Math.pow(x.high(), exponent));
    return even ? new Interval(exponent == 0 ? 1 : 0, hull.high()) : hull;
  }

  private static Interval realPower(Interval nonNegative, double exponent) {
    return Interval.between(
        Math.pow(nonNegative.low(), exponent), Math.pow(nonNegative.high(), exponent));
  }

  /** t * log(t): its slope rises from minus infinity, and 1 / t is its second derivative. */
  static Curve timesItsLog(Interval x) {
    if (!(x.high() > 0)) {
      return NOWHERE;
    }
    Interval positive = new Interval(Math.max(0, x.low()), x.high());
    Curve log = log(positive);
    double least = Math.exp(-1);
    double a = positive.low() == 0 ? 0 : positive.low() * Math.log(positive.low());
    Interval value = Interval.between(a, positive.high() * Math.log(positive.high()));
    if (positive.contains(least)) {
      value = value.hull(Interval.between(-least, -least));
    }
    return new Curve(value, log.value.plus(Interval.of(1)), log.slope, x.low() >= 0);
  }

  /** Between two angles all that sin takes. */
  private static Interval sine(Interval x) {
    return cosine(x.minus(Interval.between(Math.PI / 2, Math.PI / 2)));
  }

  private static Interval cosine(Interval x) {
    double largest = Math.max(Math.abs(x.low()), Math.abs(x.high()));
    if (!(largest < 1e6) || x.width() >= 2 * Math.PI) {
      return new Interval(-1, 1);
    }
    double slack = 4e-16 * (1 + largest);
    Interval hull = Interval.between(Math.cos(x.low()), Math.cos(x.high()));
    hull = new Interval(Math.max(-1, hull.low() - slack), Math.min(1, hull.high() + slack));
    for (double k = Math.ceil((x.low() - slack) / Math.PI); k * Math.PI <= x.high() + slack; k++) {
      hull = hull.hull(Interval.of(k % 2 == 0 ? 1 : -1));
    }
    return hull;
  }
}
