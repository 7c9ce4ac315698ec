package org.firstmover.catalog.hierarchy;

import org.firstmover.game.hierarchy.BestResponse;

/**
 * A customer's best effort: the global maximum in closed form.
 *
 * <p>With the uncovered loss D, protection s and tanh(s/2) = sin(f), f in (-pi/2, pi/2), the slope
 * of her gain in her effort is w/4 (D/2 + R cos(2f - d)) - c, where R and d are half the length and
 * the angle of the vector (D, r |D|). It is -c at both ends, hence positive on one interval at
 * most, whose upper end 2f = d + arccos((4c/w - D/2) / R) is the only local maximum inside. The
 * other candidate is no effort. Newton steps remove what rounding does where f is near its ends.
 */
final class InsuranceResponse implements BestResponse {
  private final CyberInsurance.Customers customers;
  private final double risk;
  private final double scale;
  private final Exposure exposure = new Exposure();

  InsuranceResponse(CyberInsurance.Customers customers, double risk, double scale) {
    this.customers = customers;
    this.risk = risk;
    this.scale = scale;
  }

  @Override
  public void respond(int follower, double[] point, double[] response) {
    double weight = customers.weights()[follower][follower];
    double price = customers.costs()[follower] / weight;
    double uncovered = customers.losses()[follower] - point[follower];
    double idle = idle(follower, point);
    double deviations = risk * Math.abs(uncovered);
    double radius = Math.hypot(uncovered, deviations) / 2;
    double rest = 4 * price - uncovered / 2;
    response[0] = 0;
    if (rest >= radius) {
      return; // effort never pays
    }
    double angle =
        (StrictMath.atan2(deviations, uncovered) + StrictMath.acos(Math.max(-1, rest / radius)))
            / 2;
    double protection = polished(2 * asinh(StrictMath.tan(angle)), uncovered, price);
    if (protection > idle && gain(protection, uncovered, price) > gain(idle, uncovered, price)) {
      response[0] = (protection - idle) / weight;
    }
  }

  /** Her protection without any effort of hers. */
  private double idle(int customer, double[] point) {
    double[] weights = customers.weights()[customer];
    double sum = -scale * customers.losses()[customer];
    for (int j = 0; j < weights.length; j++) {
      sum += j == customer ? 0 : weights[j] * point[2 * weights.length + j];
    }
    return sum;
  }

  /** What she gains at a protection that costs so much a unit, but for a constant. */
  private double gain(double protection, double uncovered, double price) {
    exposure.at(protection);
    return -uncovered * exposure.probability
        - risk * Math.abs(uncovered) * exposure.deviation
        - price * protection;
  }

  /** Newton's method on the slope, as long as it helps. */
  private double polished(double start, double uncovered, double price) {
    double best = start;
    exposure.at(best);
    double slope = exposure.benefit(uncovered, risk) - price;
    for (int step = 0; step < 5 && slope != 0; step++) {
      double next = best - slope / exposure.benefitSlope(uncovered, risk);
      exposure.at(next);
      double reached = exposure.benefit(uncovered, risk) - price;
      if (!(Math.abs(reached) < Math.abs(slope))) {
        break;
      }
      best = next;
      slope = reached;
    }
    return best;
  }

  private static double asinh(double x) {
    double size = Math.abs(x);
    return Math.copySign(StrictMath.log(size + StrictMath.sqrt(size * size + 1)), x);
  }
}
