package org.firstmover.catalog.meanfield;

/**
 * Numbers of one population at one time that may depend on its crowd and on the leader: rewards,
 * one a pair of a state and an action, or probabilities, one a successor of a pair. Immutable.
 */
interface Rule {
  /**
   * @param commitment one number for each of the leader's
   * @param crowd share of the population in each pair
   */
  void fill(int time, double[] commitment, double[] crowd, double[] filled);

  /** Adds the slopes of the sum of weight times filled number to what the arrays hold. */
  void slopes(
      int time,
      double[] commitment,
      double[] crowd,
      double[] weights,
      double[] crowdSlopes,
      double[] commitmentSlopes);

  /** Whether there are slopes. */
  default boolean smooth() {
    return true;
  }

  /**
   * Numbers that depend on nothing but time.
   *
   * @param rows one a time, or one for all times
   */
  record Table(double[][] rows) implements Rule {
    /** The same at all times. */
    Table(double[] row) {
      this(new double[][] {row});
    }

    @Override
    public void fill(int time, double[] commitment, double[] crowd, double[] filled) {
      System.arraycopy(rows[rows.length == 1 ? 0 : time], 0, filled, 0, filled.length);
    }

    @Override
    public void slopes(
        int time,
        double[] commitment,
        double[] crowd,
        double[] weights,
        double[] crowdSlopes,
        double[] commitmentSlopes) {}
  }
}
