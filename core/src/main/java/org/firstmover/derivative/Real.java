package org.firstmover.derivative;

import org.firstmover.game.expression.Operation;

/** A number and nothing more: functions over it are evaluated, not differentiated. */
public record Real(double value) implements Scalar {
  @Override
  public Scalar constant(double value) {
    return new Real(value);
  }

  @Override
  public Scalar plus(Scalar other) {
    return apply(Operation.ADD, other);
  }

  @Override
  public Scalar minus(Scalar other) {
    return apply(Operation.SUBTRACT, other);
  }

  @Override
  public Scalar times(Scalar other) {
    return apply(Operation.MULTIPLY, other);
  }

  @Override
  public Scalar over(Scalar other) {
    return apply(Operation.DIVIDE, other);
  }

  @Override
  public Scalar power(Scalar exponent) {
    return apply(Operation.POWER, exponent);
  }

  @Override
  public Scalar min(Scalar other) {
    return apply(Operation.MIN, other);
  }

  @Override
  public Scalar max(Scalar other) {
    return apply(Operation.MAX, other);
  }

  @Override
  public Scalar negate() {
    return new Real(-value);
  }

  @Override
  public Scalar exp() {
    return apply(Operation.EXP);
  }

  @Override
  public Scalar log() {
    return apply(Operation.LOG);
  }

  @Override
  public Scalar sqrt() {
    return apply(Operation.SQRT);
  }

  @Override
  public Scalar sin() {
    return apply(Operation.SIN);
  }

  @Override
  public Scalar cos() {
    return apply(Operation.COS);
  }

  @Override
  public Scalar tanh() {
    return apply(Operation.TANH);
  }

  @Override
  public Scalar sigmoid() {
    return apply(Operation.SIGMOID);
  }

  @Override
  public Scalar abs() {
    return apply(Operation.ABS);
  }

  private Scalar apply(Operation operation) {
    return new Real(operation.apply(value, 0));
  }

  /** A number that meets a variable becomes a constant beside it. */
  private Scalar apply(Operation operation, Scalar other) {
    if (other instanceof Real real) {
      return new Real(operation.apply(value, real.value));
    }
    Scalar constant = other.constant(value);
    return switch (operation) {
      case ADD -> constant.plus(other);
      case SUBTRACT -> constant.minus(other);
      case MULTIPLY -> constant.times(other);
      case DIVIDE -> constant.over(other);
      case POWER -> constant.power(other);
      case MIN -> constant.min(other);
      default -> constant.max(other);
    };
  }
}
