package org.firstmover.catalog.meanfield;

/**
 * A leader who charges followers for what they do: fees, tolls, taxes; subsidies where units are
 * negative. She is after what she takes in from a follower over all times, and so many times what
 * an observer measures.
 *
 * @param units {@code double[number of the leader's][pair]}: how often each pair is charged
 * @param weight of what is measured
 * @param measured without her
 */
record Charges(double[][] units, double weight, Objective measured) implements Objective {

  /** The rewards that are left to followers. */
  Rule on(Rule rewards) {
    return new Charged(rewards, units);
  }

  @Override
  public double value(double[] commitment, double[][][] flow) {
    double sum = weight == 0 ? 0 : weight * measured.value(commitment, flow);
    for (int j = 0; j < units.length; j++) {
      sum += commitment[j] * used(j, flow);
    }
    return sum;
  }

  /** How often something is charged for. */
  private double used(int charge, double[][][] flow) {
    double sum = 0;
    for (double[][] crowd : flow) {
      for (int k = 0; k < crowd[0].length; k++) {
        sum += units[charge][k] * crowd[0][k];
      }
    }
    return sum;
  }

  @Override
  public void slopes(
      double[] commitment, double[][][] flow, double[][][] flowSlopes, double[] commitmentSlopes) {
    if (weight != 0) {
      double[][][] own = new double[flow.length][1][units[0].length];
      measured.slopes(commitment, flow, own, commitmentSlopes);
      for (int t = 0; t < own.length; t++) {
        for (int k = 0; k < own[t][0].length; k++) {
          flowSlopes[t][0][k] += weight * own[t][0][k];
        }
      }
    }
    for (int j = 0; j < units.length; j++) {
      commitmentSlopes[j] += used(j, flow);
      for (double[][] crowd : flowSlopes) {
        for (int k = 0; k < crowd[0].length; k++) {
          crowd[0][k] += commitment[j] * units[j][k];
        }
      }
    }
  }

  private record Charged(Rule rewards, double[][] units) implements Rule {
    @Override
    public void fill(int time, double[] commitment, double[] crowd, double[] filled) {
      rewards.fill(time, commitment, crowd, filled);
      for (int j = 0; j < units.length; j++) {
        for (int k = 0; k < filled.length; k++) {
          filled[k] -= commitment[j] * units[j][k];
        }
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
      rewards.slopes(time, commitment, crowd, weights, crowdSlopes, commitmentSlopes);
      for (int j = 0; j < units.length; j++) {
        for (int k = 0; k < weights.length; k++) {
          commitmentSlopes[j] -= weights[k] * units[j][k];
        }
      }
    }

    @Override
    public boolean smooth() {
      return rewards.smooth();
    }
  }
}
