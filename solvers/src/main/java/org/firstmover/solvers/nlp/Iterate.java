package org.firstmover.solvers.nlp;

import org.firstmover.solvers.linear.Vectors;

/** A point with all that a problem says there. */
final class Iterate {
  final double[] point;
  final double[] values;
  final double[] violations;
  final double[] gradient;
  final double[][] jacobian;
  double value;

  /** The largest violation. */
  double violation;

  private final JacobianProblem problem;

  Iterate(JacobianProblem problem) {
    int variables = problem.variables();
    int constraints = problem.constraints();
    this.problem = problem;
    this.point = new double[variables];
    this.values = new double[constraints];
    this.violations = new double[constraints];
    this.gradient = new double[variables];
    this.jacobian = new double[constraints][variables];
  }

  /** Whether all values are finite. */
  boolean evaluate() {
    value = problem.evaluate(point, values);
    violation = 0;
    for (int k = 0; k < values.length; k++) {
      violations[k] = problem.violation(k, values[k]);
      violation = Math.max(violation, violations[k]);
    }
    return Math.abs(value) < Double.POSITIVE_INFINITY && Vectors.finite(values);
  }

  /** Whether all slopes are finite. */
  boolean differentiate() {
    problem.derivatives(point, gradient, jacobian);
    boolean finite = Vectors.finite(gradient);
    for (double[] row : jacobian) {
      finite &= Vectors.finite(row);
    }
    return finite;
  }

  /** Fills the slopes of f + sum_k multipliers_k c_k. */
  void lagrangianSlopes(double[] multipliers, double[] target) {
    System.arraycopy(gradient, 0, target, 0, target.length);
    for (int k = 0; k < multipliers.length; k++) {
      if (multipliers[k] != 0) {
        Vectors.add(multipliers[k], jacobian[k], target);
      }
    }
  }
}
