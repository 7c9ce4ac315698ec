package org.firstmover.catalog.meanfield;

/**
 * Rewards that are affine in the crowd: {@code constant + matrix * crowd}.
 *
 * @param constant one a pair
 * @param matrix {@code double[pair][pair of others]}
 */
record Affine(double[] constant, double[][] matrix) implements Rule {

  /**
   * Where it is others' states that count, by {@code constant + factor * (matrix * shares)}.
   *
   * @param factor one a pair
   * @param matrix {@code double[state][state of others]}
   */
  static Affine ofStates(double[] constant, double[] factor, double[][] matrix) {
    int actions = constant.length / matrix.length;
    double[][] pairs = new double[constant.length][constant.length];
    for (int k = 0; k < pairs.length; k++) {
      for (int j = 0; j < pairs.length; j++) {
        pairs[k][j] = factor[k] * matrix[k / actions][j / actions];
      }
    }
    return new Affine(constant, pairs);
  }

  @Override
  public void fill(int time, double[] commitment, double[] crowd, double[] filled) {
    for (int k = 0; k < matrix.length; k++) {
      double sum = constant[k];
      for (int j = 0; j < crowd.length; j++) {
        sum += matrix[k][j] * crowd[j];
      }
      filled[k] = sum;
    }
  }

  @Override
  public void slopes(
      int time,
      double[] commitment,
      double[] crowd,
      double[] weights,
      double[] crowdSlopes,
      double[] commitmentSlopes) {
    for (int k = 0; k < matrix.length; k++) {
      for (int j = 0; j < crowd.length; j++) {
        crowdSlopes[j] += weights[k] * matrix[k][j];
      }
    }
  }
}
