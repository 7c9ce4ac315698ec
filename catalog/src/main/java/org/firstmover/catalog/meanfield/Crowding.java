package org.firstmover.catalog.meanfield;

/**
 * Rewards of a table less, or more, by how many others are in the same state.
 *
 * @param table one row of pairs a time, or one for all times
 * @param actions in each state
 * @param density what a share of others in the state is worth
 */
record Crowding(double[][] table, int actions, Density density) implements Rule {

  /** A function of the share in a state. */
  interface Density {
    double at(double share);

    double slope(double share);
  }

  /** {@code factor * share}: below 0 followers keep away from one another. */
  record Linear(double factor) implements Density {
    @Override
    public double at(double share) {
      return factor * share;
    }

    @Override
    public double slope(double share) {
      return factor;
    }
  }

  /**
   * {@code -weight log(share + floor)}.
   *
   * @param floor above 0: empty places have no logarithm
   */
  record Aversion(double weight, double floor) implements Density {
    @Override
    public double at(double share) {
      return -weight * Math.log(share + floor);
    }

    @Override
    public double slope(double share) {
      return -weight / (share + floor);
    }
  }

  @Override
  public void fill(int time, double[] commitment, double[] crowd, double[] filled) {
    double[] row = table[table.length == 1 ? 0 : time];
    for (int from = 0; from < crowd.length; from += actions) {
      double worth = density.at(share(crowd, from));
      for (int k = from; k < from + actions; k++) {
        filled[k] = row[k] + worth;
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
    for (int from = 0; from < crowd.length; from += actions) {
      double slope = density.slope(share(crowd, from)) * share(weights, from);
      for (int k = from; k < from + actions; k++) {
        crowdSlopes[k] += slope;
      }
    }
  }

  private double share(double[] crowd, int from) {
    double sum = 0;
    for (int k = from; k < from + actions; k++) {
      sum += crowd[k];
    }
    return sum;
  }
}
