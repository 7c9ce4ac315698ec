package org.firstmover.game.expression;

/**
 * A constraint on variables.
 *
 * @param relation as it is written
 * @param difference its left side less its right side
 */
public record Constraint(Relation relation, Formula difference) {
  /**
   * @throws org.firstmover.game.InputError as {@link Formula#of(Expression, Scope, Places)}
   */
  public static Constraint of(Relation relation, Scope scope, Places places) {
    return new Constraint(relation, Formula.of(relation.difference(), scope, places));
  }

  /** By how much it is broken, in the unit of its sides; 0 if it holds; NaN if it has no value. */
  public double violation(double[] variables) {
    return relation.comparison().violation(difference.value(variables));
  }
}
