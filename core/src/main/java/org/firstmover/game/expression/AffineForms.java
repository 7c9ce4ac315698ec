package org.firstmover.game.expression;

import java.util.Map;

/** Evaluates formulas of degree at most 1 in own variables. */
final class AffineForms implements Algebra<AffineForm> {
  private final double[] point;
  private final Map<Integer, Integer> positions;

  AffineForms(double[] point, Map<Integer, Integer> positions) {
    this.point = point;
    this.positions = positions;
  }

  @Override
  public AffineForm constant(double value) {
    return AffineForm.constant(value);
  }

  @Override
  public AffineForm variable(int variable) {
    Integer position = positions.get(variable);
    return position == null ? AffineForm.constant(point[variable]) : AffineForm.variable(position);
  }

  @Override
  public AffineForm apply(Operation operation, AffineForm operand) {
    return operation == Operation.NEGATE
        ? operand.times(-1)
        : AffineForm.constant(operation.apply(operand.constant(), 0));
  }

  @Override
  public AffineForm apply(Operation operation, AffineForm left, AffineForm right) {
    if (left.isConstant() && right.isConstant()) {
      return AffineForm.constant(operation.apply(left.constant(), right.constant()));
    }
    return switch (operation) {
      case ADD -> left.plus(1, right);
      case SUBTRACT -> left.plus(-1, right);
      case MULTIPLY ->
          right.isConstant() ? left.times(right.constant()) : right.times(left.constant());
      case DIVIDE -> left.over(right.constant());
      case POWER -> left;
      default -> throw new IllegalStateException(operation + " of an affine form");
    };
  }
}
