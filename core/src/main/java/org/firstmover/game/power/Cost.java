package org.firstmover.game.power;

import java.util.List;
import org.firstmover.game.InputError;

/** What an output costs an hour, convex. */
public sealed interface Cost {
  /**
   * The cost of an output.
   *
   * @param output MW
   * @return $/h
   */
  double at(double output);

  /**
   * quadratic p² + linear p + constant.
   *
   * @param quadratic $/MW²h, at least 0
   * @param linear $/MWh
   * @param constant $/h
   */
  record Polynomial(double quadratic, double linear, double constant) implements Cost {
    public Polynomial {
      Limits.finite(quadratic, "quadratic cost");
      Limits.finite(linear, "linear cost");
      Limits.finite(constant, "constant cost");
      if (quadratic < 0) {
        throw new InputError(
            Double.toString(quadratic),
            "quadratic cost",
            "at least 0, so that the cost is convex",
            "Maybe the coefficients are in the wrong order: the highest power comes first.");
      }
    }

    @Override
    public double at(double output) {
      return (quadratic * output + linear) * output + constant;
    }
  }

  /**
   * Straight between points, and beyond the first and the last as on the segment next to it.
   *
   * @param points at least two, outputs ascending, slopes not descending
   */
  record PiecewiseLinear(List<Point> points) implements Cost {
    /** Slopes that differ by rounding are the same. */
    private static final double ROUNDING = 1e-9;

    public PiecewiseLinear {
      points = List.copyOf(points);
      if (points.size() < 2) {
        throw new InputError(
            points.size() + " points",
            "piecewise linear cost",
            "at least two points",
            "Maybe a point is missing.");
      }
      for (int k = 1; k < points.size(); k++) {
        if (!(points.get(k - 1).output() < points.get(k).output())) {
          throw new InputError(
              Double.toString(points.get(k).output()),
              "piecewise linear cost",
              "outputs in ascending order",
              "Maybe output and cost are swapped.");
        }
        double before = k == 1 ? Double.NEGATIVE_INFINITY : slope(points, k - 2);
        double slope = slope(points, k - 1);
        if (slope < before - ROUNDING * (1 + Math.abs(before))) {
          throw new InputError(
              before + " then " + slope,
              "piecewise linear cost",
              "slopes that do not descend, so that the cost is convex",
              "Maybe a point is mistyped: other costs need a mixed-integer programme.");
        }
      }
    }

    private static double slope(List<Point> points, int segment) {
      Point from = points.get(segment);
      Point to = points.get(segment + 1);
      return (to.cost() - from.cost()) / (to.output() - from.output());
    }

    public int segments() {
      return points.size() - 1;
    }

    /** $/MWh between points k and k + 1. */
    public double slope(int segment) {
      return slope(points, segment);
    }

    @Override
    public double at(double output) {
      int segment = 0;
      while (segment + 1 < segments() && output > points.get(segment + 1).output()) {
        segment++;
      }
      Point from = points.get(segment);
      return from.cost() + slope(segment) * (output - from.output());
    }
  }

  /**
   * A point of a piecewise linear cost.
   *
   * @param output MW
   * @param cost $/h
   */
  record Point(double output, double cost) {
    public Point {
      Limits.finite(output, "output in a piecewise linear cost");
      Limits.finite(cost, "cost in a piecewise linear cost");
    }
  }
}
