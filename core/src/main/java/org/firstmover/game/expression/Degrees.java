package org.firstmover.game.expression;

import java.util.Arrays;
import org.firstmover.game.expression.Degrees.Degree;

/** The degree of a formula in its own variables: 0, 1, or 2 for all that is more. */
final class Degrees implements Algebra<Degree> {
  private static final Degree OTHER = new Degree(0, true, Double.NaN);
  private static final Degree CURVED = new Degree(2, false, Double.NaN);

  private final int[] own;

  Degrees(int[] own) {
    this.own = own.clone();
    Arrays.sort(this.own);
  }

  /**
   * What is known of a part.
   *
   * @param fixed whether the coefficients of own variables are numbers
   * @param number its value if it is a constant, else NaN
   */
  record Degree(int degree, boolean fixed, double number) {
    boolean isNumber() {
      return !Double.isNaN(number);
    }
  }

  @Override
  public Degree constant(double value) {
    return new Degree(0, true, value);
  }

  @Override
  public Degree variable(int variable) {
    return Arrays.binarySearch(own, variable) >= 0 ? new Degree(1, true, Double.NaN) : OTHER;
  }

  @Override
  public Degree apply(Operation operation, Degree operand) {
    if (operation == Operation.NEGATE) {
      return new Degree(operand.degree(), operand.fixed(), Double.NaN);
    }
    return operand.degree() == 0 ? OTHER : CURVED;
  }

  @Override
  public Degree apply(Operation operation, Degree left, Degree right) {
    int sum = left.degree() + right.degree();
    if (sum == 0) {
      return OTHER;
    }
    return switch (operation) {
      case ADD, SUBTRACT ->
          new Degree(
              Math.max(left.degree(), right.degree()), left.fixed() && right.fixed(), Double.NaN);
      case MULTIPLY ->
          sum > 1 ? CURVED : left.degree() == 1 ? scaled(left, right) : scaled(right, left);
      case DIVIDE -> right.degree() > 0 || sum > 1 ? CURVED : scaled(left, right);
      case POWER -> right.number() == 1 && sum == 1 ? left : CURVED;
      default -> CURVED;
    };
  }

  private static Degree scaled(Degree form, Degree factor) {
    return new Degree(1, form.fixed() && factor.isNumber(), Double.NaN);
  }
}
