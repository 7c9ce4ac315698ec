package org.firstmover.verify.power;

import org.firstmover.game.power.Cost;
import org.firstmover.game.power.Generator;

/** What a generator would do at a price of its own. */
final class Offer {
  private Offer() {}

  /** $/MWh that a little more output costs. */
  static double dearer(Cost cost, double output) {
    return marginal(cost, output, true);
  }

  /** $/MWh that a little less output saves. */
  static double cheaper(Cost cost, double output) {
    return marginal(cost, output, false);
  }

  private static double marginal(Cost cost, double output, boolean above) {
    if (cost instanceof Cost.Polynomial polynomial) {
      return 2 * polynomial.quadratic() * output + polynomial.linear();
    }
    Cost.PiecewiseLinear line = (Cost.PiecewiseLinear) cost;
    int segment = 0;
    while (segment + 1 < line.segments()
        && passed(output, line.points().get(segment + 1).output(), above)) {
      segment++;
    }
    return line.slope(segment);
  }

  private static boolean passed(double output, double point, boolean above) {
    double rounding = 1e-7 * (1 + Math.abs(point));
    return above ? output >= point - rounding : output > point + rounding;
  }

  /** The least of cost less revenue, $/h, over the outputs that the generator may have. */
  static double least(Generator generator, double price) {
    double least =
        Math.min(
            loss(generator.cost(), generator.least(), price),
            loss(generator.cost(), generator.most(), price));
    if (generator.cost() instanceof Cost.Polynomial cost) {
      double best = (price - cost.linear()) / (2 * cost.quadratic());
      return best > generator.least() && best < generator.most()
          ? Math.min(least, loss(cost, best, price))
          : least;
    }
    for (Cost.Point point : ((Cost.PiecewiseLinear) generator.cost()).points()) {
      if (point.output() > generator.least() && point.output() < generator.most()) {
        least = Math.min(least, point.cost() - price * point.output());
      }
    }
    return least;
  }

  private static double loss(Cost cost, double output, double price) {
    return cost.at(output) - price * output;
  }
}
