package org.firstmover.solvers.nlp;

import java.util.Arrays;

/**
 * The chained Rosenbrock function sum_i 100 (x_i+1 - x_i^2)^2 + (1 - x_i)^2 in a box; perhaps with
 * x in a ball and a given sum.
 */
record Rosenbrock(int variables, double low, double high, boolean constrained)
    implements JacobianProblem {
  double[] start() {
    double[] start = new double[variables];
    for (int i = 0; i < variables; i++) {
      start[i] = i % 2 == 0 ? -1.2 : 1;
    }
    return start;
  }

  @Override
  public Domain domain() {
    return constrained
        ? Domain.box(variables, low, high, false, true)
        : Domain.box(variables, low, high);
  }

  @Override
  public double evaluate(double[] y, double[] values) {
    double value = 0;
    double square = 0;
    double sum = 0;
    for (int i = 0; i < variables; i++) {
      if (i + 1 < variables) {
        double bend = y[i + 1] - y[i] * y[i];
        value += 100 * bend * bend + (1 - y[i]) * (1 - y[i]);
      }
      square += y[i] * y[i];
      sum += y[i];
    }
    if (constrained) {
      values[0] = square - 0.5 * variables;
      values[1] = sum - 0.25 * variables;
    }
    return value;
  }

  @Override
  public void derivatives(double[] y, double[] gradient, double[][] jacobian) {
    Arrays.fill(gradient, 0);
    for (int i = 0; i + 1 < variables; i++) {
      double bend = y[i + 1] - y[i] * y[i];
      gradient[i] += -400 * bend * y[i] - 2 * (1 - y[i]);
      gradient[i + 1] += 200 * bend;
    }
    if (constrained) {
      for (int i = 0; i < variables; i++) {
        jacobian[0][i] = 2 * y[i];
        jacobian[1][i] = 1;
      }
    }
  }
}
