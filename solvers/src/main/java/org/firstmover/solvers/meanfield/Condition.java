package org.firstmover.solvers.meanfield;

/**
 * An equilibrium's conditions as equations near a policy, G(x) = 0 for displacements x, 0 being the
 * policy itself.
 */
interface Condition {
  /** Takes a policy as the place to start from; answers how many unknowns there are. */
  int at(double[][][] policy);

  /** Fills what is not yet 0 at the displacement. */
  void evaluate(double[] displacement, double[] filled);

  /** How far to go for a difference along a direction. */
  double reach(double[] direction);

  /** Writes the displaced policy, brought back to what is a policy. */
  void move(double[] displacement, double length, double[][][] policy);
}
