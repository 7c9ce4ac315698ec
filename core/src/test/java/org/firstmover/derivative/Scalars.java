package org.firstmover.derivative;

import org.firstmover.game.expression.Algebra;
import org.firstmover.game.expression.Formula;
import org.firstmover.game.expression.Operation;

/** Formulas as functions over scalars. */
record Scalars(Scalar[] variables) implements Algebra<Scalar> {
  static ScalarFunction of(Formula formula) {
    return variables -> formula.evaluate(new Scalars(variables));
  }

  @Override
  public Scalar constant(double value) {
    return new Real(value);
  }

  @Override
  public Scalar variable(int variable) {
    return variables[variable];
  }

  @Override
  public Scalar apply(Operation operation, Scalar x) {
    return switch (operation) {
      case NEGATE -> x.negate();
      case EXP -> x.exp();
      case LOG -> x.log();
      case SQRT -> x.sqrt();
      case SIN -> x.sin();
      case COS -> x.cos();
      case TANH -> x.tanh();
      case SIGMOID -> x.sigmoid();
      case ABS -> x.abs();
      default -> throw new IllegalArgumentException(operation.toString());
    };
  }

  @Override
  public Scalar apply(Operation operation, Scalar left, Scalar right) {
    // Where the right operand is a number, by the version for doubles.
    boolean number = right instanceof Real;
    double value = right.value();
    return switch (operation) {
      case ADD -> number ? left.plus(value) : left.plus(right);
      case SUBTRACT -> number ? left.minus(value) : left.minus(right);
      case MULTIPLY -> number ? left.times(value) : left.times(right);
      case DIVIDE -> number ? left.over(value) : left.over(right);
      case POWER -> number ? left.power(value) : left.power(right);
      case MIN -> number ? left.min(value) : left.min(right);
      case MAX -> number ? left.max(value) : left.max(right);
      default -> throw new IllegalArgumentException(operation.toString());
    };
  }
}
