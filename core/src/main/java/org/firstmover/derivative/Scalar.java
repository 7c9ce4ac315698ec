package org.firstmover.derivative;

import org.firstmover.game.expression.Operation;

/**
 * A number to write functions over, so that they can be evaluated and differentiated. The
 * arithmetic is that of {@link Operation}.
 *
 * <p>A Scalar is only valid during the call that it was handed to.
 */
public interface Scalar {
  /** The number itself. What is computed from it in doubles counts as a constant. */
  double value();

  /** A number that does not depend on any variable. */
  Scalar constant(double value);

  /** The result of an operation on one number. */
  Scalar apply(Operation operation);

  /** The result of an operation on this number, its left operand, and another. */
  Scalar apply(Operation operation, Scalar other);

  default Scalar plus(Scalar other) {
    return apply(Operation.ADD, other);
  }

  default Scalar minus(Scalar other) {
    return apply(Operation.SUBTRACT, other);
  }

  default Scalar times(Scalar other) {
    return apply(Operation.MULTIPLY, other);
  }

  default Scalar over(Scalar other) {
    return apply(Operation.DIVIDE, other);
  }

  /** For a base that is not positive only whole exponents that are constants have a derivative. */
  default Scalar power(Scalar exponent) {
    return apply(Operation.POWER, exponent);
  }

  default Scalar min(Scalar other) {
    return apply(Operation.MIN, other);
  }

  default Scalar max(Scalar other) {
    return apply(Operation.MAX, other);
  }

  default Scalar negate() {
    return apply(Operation.NEGATE);
  }

  default Scalar exp() {
    return apply(Operation.EXP);
  }

  /** Natural logarithm. */
  default Scalar log() {
    return apply(Operation.LOG);
  }

  default Scalar sqrt() {
    return apply(Operation.SQRT);
  }

  default Scalar sin() {
    return apply(Operation.SIN);
  }

  default Scalar cos() {
    return apply(Operation.COS);
  }

  default Scalar tanh() {
    return apply(Operation.TANH);
  }

  /** 1 / (1 + exp(-x)). */
  default Scalar sigmoid() {
    return apply(Operation.SIGMOID);
  }

  default Scalar abs() {
    return apply(Operation.ABS);
  }

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
