package org.firstmover.derivative;

/**
 * A number to write functions over, so that they can be evaluated and differentiated. The
 * arithmetic is that of {@link org.firstmover.game.expression.Operation}.
 *
 * <p>A Scalar is only valid during the call that it was handed to.
 */
public interface Scalar {
  /** The number itself. What is computed from it in doubles counts as a constant. */
  double value();

  /** A number that does not depend on any variable. */
  Scalar constant(double value);

  Scalar plus(Scalar other);

  Scalar minus(Scalar other);

  Scalar times(Scalar other);

  Scalar over(Scalar other);

  /** For a base that is not positive only whole exponents that are constants have a derivative. */
  Scalar power(Scalar exponent);

  Scalar min(Scalar other);

  Scalar max(Scalar other);

  Scalar negate();

  Scalar exp();

  /** Natural logarithm. */
  Scalar log();

  Scalar sqrt();

  Scalar sin();

  Scalar cos();

  Scalar tanh();

  /** 1 / (1 + exp(-x)). */
  Scalar sigmoid();

  Scalar abs();

  default Scalar plus(double other) {
    return plus(constant(other));
  }

  default Scalar minus(double other) {
    return minus(constant(other));
  }

  default Scalar times(double other) {
    return times(constant(other));
  }

  default Scalar over(double other) {
    return over(constant(other));
  }

  default Scalar power(double exponent) {
    return power(constant(exponent));
  }

  default Scalar min(double other) {
    return min(constant(other));
  }

  default Scalar max(double other) {
    return max(constant(other));
  }
}
