package org.firstmover.catalog.meanfield;

/**
 * What a leader is after, or an observer measures, in a game of one population; flows are {@code
 * double[time][0][pair]}.
 */
interface Objective {
  double value(double[] commitment, double[][][] flow);

  /** Adds its slopes to what the arrays hold. */
  void slopes(
      double[] commitment, double[][][] flow, double[][][] flowSlopes, double[] commitmentSlopes);

  /**
   * The mean over all times of what followers do, weighted.
   *
   * @param units one weight a pair
   */
  record Mean(double[] units) implements Objective {
    @Override
    public double value(double[] commitment, double[][][] flow) {
      double sum = 0;
      for (double[][] crowd : flow) {
        for (int k = 0; k < units.length; k++) {
          sum += units[k] * crowd[0][k];
        }
      }
      return sum / flow.length;
    }

    @Override
    public void slopes(
        double[] commitment,
        double[][][] flow,
        double[][][] flowSlopes,
        double[] commitmentSlopes) {
      for (double[][] crowd : flowSlopes) {
        for (int k = 0; k < units.length; k++) {
          crowd[0][k] += units[k] / flow.length;
        }
      }
    }
  }
}
