package org.firstmover.solvers.nlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.firstmover.solvers.linear.Matrices;

/** The conditions of Karush, Kuhn and Tucker, from the problem's own values and slopes. */
final class OptimalityConditions {
  private OptimalityConditions() {}

  /**
   * @param tolerance of slopes relative to max(1, largest slope of f), of constraints and of
   *     products of multipliers and distances
   */
  static void hold(JacobianProblem problem, Outcome outcome, double tolerance) {
    int n = problem.variables();
    int m = problem.constraints();
    double[] y = outcome.point();
    double[] values = new double[m];
    double[] gradient = new double[n];
    double[][] jacobian = new double[m][n];
    assertThat(problem.evaluate(y, values)).isEqualTo(outcome.value());
    problem.derivatives(y, gradient, jacobian);
    double scale = Math.max(1, Matrices.largest(gradient));
    for (int k = 0; k < m; k++) {
      double multiplier = outcome.multipliers()[k];
      if (problem.equality(k)) {
        assertThat(values[k]).isCloseTo(0, within(tolerance));
      } else {
        assertThat(values[k]).isLessThanOrEqualTo(tolerance);
        assertThat(multiplier).isNotNegative();
        assertThat(multiplier * values[k]).isCloseTo(0, within(tolerance));
      }
    }
    for (int i = 0; i < n; i++) {
      double multiplier = outcome.boundMultipliers()[i];
      double slope = gradient[i] + multiplier;
      for (int k = 0; k < m; k++) {
        slope += outcome.multipliers()[k] * jacobian[k][i];
      }
      assertThat(slope).isCloseTo(0, within(tolerance * scale));
      assertThat(y[i]).isBetween(problem.lower(i), problem.upper(i));
      if (multiplier > 0) {
        assertThat(multiplier * (problem.upper(i) - y[i])).isLessThanOrEqualTo(tolerance);
      } else if (multiplier < 0) {
        assertThat(-multiplier * (y[i] - problem.lower(i))).isLessThanOrEqualTo(tolerance);
      }
    }
  }
}
