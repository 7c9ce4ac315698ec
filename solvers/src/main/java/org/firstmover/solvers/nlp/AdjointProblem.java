package org.firstmover.solvers.nlp;

import org.firstmover.solvers.linear.Vectors;

/**
 * A problem that knows the slopes of weighted sums of its functions, as where one adjoint system
 * gives all of a sum's.
 */
public interface AdjointProblem extends Problem {
  /**
   * The slopes of f + sum_k weights_k c_k at the point that was evaluated last.
   *
   * @param weights one number a constraint
   * @param gradient filled, one number a variable
   */
  void lagrangianGradient(double[] weights, double[] gradient);

  /** Of a problem that knows all slopes. */
  static AdjointProblem of(JacobianProblem problem) {
    return new Weighted(problem);
  }

  /** Weighted sums of known slopes. */
  final class Weighted implements AdjointProblem {
    private final JacobianProblem problem;
    private final double[] point;
    private final double[][] jacobian;

    private Weighted(JacobianProblem problem) {
      this.problem = problem;
      this.point = new double[problem.variables()];
      this.jacobian = new double[problem.constraints()][problem.variables()];
    }

    @Override
    public Domain domain() {
      return problem.domain();
    }

    @Override
    public double evaluate(double[] y, double[] constraints) {
      System.arraycopy(y, 0, point, 0, point.length);
      return problem.evaluate(y, constraints);
    }

    @Override
    public void lagrangianGradient(double[] weights, double[] gradient) {
      problem.derivatives(point, gradient, jacobian);
      for (int k = 0; k < jacobian.length; k++) {
        Vectors.add(weights[k], jacobian[k], gradient);
      }
    }
  }
}
