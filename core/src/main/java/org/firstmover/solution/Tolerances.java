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

  /**
   * What a follower may lose, and how near actions tie: 1e-9 x (1 + range), with the range in place
   * of 1 where it is less, so that a change of unit changes no verdict.
   *
   * @param range of the follower's payoffs
   */
  public static double regret(double range) {
    return SOLVER * (Math.min(1, range) + range);
  }

  /**
   * How far a value or a bound may be off: 1e-6 x (1 + |value|), with the range in place of 1 where
   * it is less, and never less than rounding makes of payoffs of this range.
   *
   * @param range of the payoffs that the value is made of
   */
  public static double value(double value, double range) {
    return ITERATIVE * (Math.min(1, range) + Math.abs(value)) + CLOSED_FORM * range;
  }
}
