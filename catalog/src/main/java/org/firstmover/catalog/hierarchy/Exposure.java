package org.firstmover.catalog.hierarchy;

/**
 * The chance q = 1 / (1 + exp(s)) of an attack at protection s, and what belongs to it, without
 * cancellation at either end.
 */
final class Exposure {
  /** q. */
  double probability;

  /** sqrt(q (1 - q)), the standard deviation of being attacked; its slope in s is -tilt/2 of it. */
  double deviation;

  /** 1 - 2q. */
  double tilt;

  /** (W x)_i - scale L_i. */
  static double protection(
      CyberInsurance.Customers customers, double scale, int customer, double[] point, int from) {
    double[] weights = customers.weights()[customer];
    double sum = -scale * customers.losses()[customer];
    for (int j = 0; j < weights.length; j++) {
      sum += weights[j] * point[from + j];
    }
    return sum;
  }

  void at(double protection) {
    double odds = StrictMath.exp(-Math.abs(protection));
    probability = (protection > 0 ? odds : 1) / (1 + odds);
    deviation = StrictMath.exp(-Math.abs(protection) / 2) / (1 + odds);
    tilt = Math.signum(protection) * (1 - odds) / (1 + odds);
  }

  /** The slope in s of -(uncovered q + r |uncovered| sqrt(q (1 - q))). */
  double benefit(double uncovered, double risk) {
    return deviation * (uncovered * deviation + risk * Math.abs(uncovered) / 2 * tilt);
  }

  /** The slope of {@link #benefit} in s. */
  double benefitSlope(double uncovered, double risk) {
    double square = deviation * deviation;
    return -uncovered * tilt * square
        + risk * Math.abs(uncovered) / 2 * deviation * (2 * square - tilt * tilt / 2);
  }
}
