package org.firstmover.derivative;

import org.firstmover.game.expression.Operation;

/** A number and nothing more: functions over it are evaluated, not differentiated. */
public record Real(double value) implements Scalar {
  @Override
  public Scalar constant(double value) {
    return new Real(value);
  }

  @Override
  public Scalar apply(Operation operation) {
    return new Real(operation.apply(value, 0));
  }

  /** A number that meets a variable becomes a constant beside it. */
  @Override
  public Scalar apply(Operation operation, Scalar other) {
    if (other instanceof Real real) {
      return new Real(operation.apply(value, real.value));
    }
    return other.constant(value).apply(operation, other);
  }
}
