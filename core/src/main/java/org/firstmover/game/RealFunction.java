package org.firstmover.game;

/** A real function of all variables of a game. Safe for use by many threads. */
@FunctionalInterface
public interface RealFunction {
  /**
   * The value as floating point gives it: NaN or infinite where the function has none.
   *
   * @param point one number for each variable
   */
  double value(double[] point);
}
