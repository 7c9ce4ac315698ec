package org.firstmover.game.expression;

/**
 * Something else than doubles to evaluate formulas in: degrees, affine forms, nodes of a tape.
 *
 * @param <T> stands for a number; each one that a method returned is an operand once
 */
public interface Algebra<T> {
  T constant(double value);

  /**
   * @param variable its place in the array of all variables
   */
  T variable(int variable);

  T apply(Operation operation, T operand);

  T apply(Operation operation, T left, T right);
}
