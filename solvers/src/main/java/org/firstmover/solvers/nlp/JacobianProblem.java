package org.firstmover.solvers.nlp;

/** A problem that knows all its slopes. */
public interface JacobianProblem extends Problem {
  /**
   * The slopes at the point that was evaluated last.
   *
   * @param y that point
   * @param gradient filled with the slopes of f
   * @param jacobian filled with those of the constraints: [constraint][variable]
   */
  void derivatives(double[] y, double[] gradient, double[][] jacobian);
}
