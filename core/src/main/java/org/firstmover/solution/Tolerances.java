package org.firstmover.solution;

/** The four tolerances; every other number of this kind is made of one of them and a scale. */
public final class Tolerances {
  /** Rational arithmetic. */
  public static final double EXACT = 0;

  /** Closed forms in doubles. */
  public static final double CLOSED_FORM = 1e-12;

  /** What a linear programme promises. */
  public static final double SOLVER = 1e-9;

  /** What an iteration promises; values, gaps and constraints. */
  public static final double ITERATIVE = 1e-6;

  private Tolerances() {}
}
