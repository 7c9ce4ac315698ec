package org.firstmover.solvers.nlp;

/** A function written in Java with its slopes, in a box. */
record Function(int variables, double low, double high, Formula formula)
    implements JacobianProblem {
  /** Answers the value and fills the slopes. */
  interface Formula {
    double at(double[] x, double[] slopes);
  }

  static Function free(int variables, Formula formula) {
    return new Function(variables, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, formula);
  }

  @Override
  public Domain domain() {
    return Domain.box(variables, low, high);
  }

  @Override
  public double evaluate(double[] y, double[] constraints) {
    return formula.at(y, new double[variables]);
  }

  @Override
  public void derivatives(double[] y, double[] gradient, double[][] jacobian) {
    formula.at(y, gradient);
  }
}
