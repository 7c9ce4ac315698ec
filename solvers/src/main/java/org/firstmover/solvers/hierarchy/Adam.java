package org.firstmover.solvers.hierarchy;

/**
 * Adam with its usual constants, and projection onto bounds. Where a variable has two bounds, its
 * steps are measured in their distance.
 *
 * <p>Source: D. P. Kingma, J. Ba, "Adam: a method for stochastic optimization", ICLR 2015.
 */
final class Adam {
  private static final double MEAN = 0.9;
  private static final double SQUARE = 0.999;
  private static final double SMALL = 1e-8;

  private final double rate;
  private final double[] mean;
  private final double[] square;
  private double meanLeft = 1;
  private double squareLeft = 1;
  private double step;
  private double small;

  Adam(int size, double rate) {
    this.rate = rate;
    mean = new double[size];
    square = new double[size];
  }

  /** Begins the next step, at this share of the rate. */
  void next(double share) {
    meanLeft *= MEAN;
    squareLeft *= SQUARE;
    double root = Math.sqrt(1 - squareLeft);
    step = share * rate * root / (1 - meanLeft);
    small = SMALL * root;
  }

  /** Moves these variables against the gradient times a factor, within their bounds. */
  void descend(double[] variables, double[] gradient, double factor, double[] low, double[] high) {
    double[] m = mean;
    double[] v = square;
    for (int j = 0; j < variables.length; j++) {
      double g = factor * gradient[j];
      double first = MEAN * m[j] + (1 - MEAN) * g;
      double second = SQUARE * v[j] + (1 - SQUARE) * g * g;
      m[j] = first;
      v[j] = second;
      double range = high[j] - low[j];
      double unit = range < Double.POSITIVE_INFINITY ? range : 1;
      double x = variables[j] - unit * step * first / (Math.sqrt(second) + small);
      variables[j] = Math.max(low[j], Math.min(high[j], x));
    }
  }
}
