package org.firstmover.catalog.meanfield;

/**
 * Transitions where susceptible followers fall ill by meeting infectious ones: with probability
 * {@code p = intensity of the own action * infectious mass of the crowd}, or one less {@code
 * exp(-p)}; all else is as in a table.
 *
 * @param base one a successor
 * @param well successor that an action of the susceptible leads to if she stays well, one an action
 * @param ill if she falls ill
 * @param intensity of each action of the susceptible
 * @param infectious how much each pair infects others
 * @param saturating whether intensities are rates of one step, which is as long as 1
 */
record Contagion(
    double[] base,
    int[] well,
    int[] ill,
    double[] intensity,
    double[] infectious,
    boolean saturating)
    implements Rule {
  @Override
  public void fill(int time, double[] commitment, double[] crowd, double[] filled) {
    System.arraycopy(base, 0, filled, 0, filled.length);
    double mass = mass(crowd);
    for (int a = 0; a < intensity.length; a++) {
      double odds = intensity[a] * mass;
      odds = saturating ? -Math.expm1(-odds) : odds;
      filled[well[a]] = 1 - odds;
      filled[ill[a]] = odds;
    }
  }

  private double mass(double[] crowd) {
    double mass = 0;
    for (int k = 0; k < crowd.length; k++) {
      mass += infectious[k] * crowd[k];
    }
    return mass;
  }

  @Override
  public void slopes(
      int time,
      double[] commitment,
      double[] crowd,
      double[] weights,
      double[] crowdSlopes,
      double[] commitmentSlopes) {
    double mass = mass(crowd);
    double slope = 0;
    for (int a = 0; a < intensity.length; a++) {
      double odds = intensity[a] * (saturating ? Math.exp(-intensity[a] * mass) : 1);
      slope += odds * (weights[ill[a]] - weights[well[a]]);
    }
    for (int k = 0; k < crowd.length; k++) {
      crowdSlopes[k] += slope * infectious[k];
    }
  }
}
