package org.firstmover.formats.power;

import java.util.ArrayList;
import java.util.List;
import org.firstmover.formats.Place;
import org.firstmover.game.power.Cost;

/** A row of mpc.gencost. */
final class MatpowerCost {
  private static final int PIECEWISE_LINEAR = 1;
  private static final int POLYNOMIAL = 2;

  /** Before the numbers: model, cost of starting, cost of stopping, how many. */
  private static final int HEAD = 4;

  /** Part of a slope that points with few decimals leave open. */
  private static final double LAST_DIGITS = 1e-4;

  private MatpowerCost() {}

  /**
   * @param notices where points are left out that make a cost not convex by their last digits
   */
  static Cost read(MatpowerRow row, List<String> notices) {
    int model = row.whole(0, "a cost model, 1 or 2");
    if (model != PIECEWISE_LINEAR && model != POLYNOMIAL) {
      throw row.error(
          0, "1 for a piecewise linear or 2 for a polynomial cost", "Maybe a column is missing.");
    }
    int count = row.whole(3, "how many coefficients or points");
    int room = row.values().length - HEAD;
    boolean piecewise = model == PIECEWISE_LINEAR;
    if (count < (piecewise ? 2 : 1) || count > (piecewise ? room / 2 : room)) {
      throw row.error(
          3,
          "as many coefficients or points as the row has",
          "Maybe the number counts something else.");
    }
    if (model == POLYNOMIAL) {
      requireQuadratic(row, count);
    }
    Place place = row.place(HEAD);
    return place.locate(
        () -> model == POLYNOMIAL ? polynomial(row, count) : piecewise(row, count, notices));
  }

  private static void requireQuadratic(MatpowerRow row, int count) {
    for (int k = 0; k < count - 3; k++) {
      if (row.get(HEAD + k) != 0) {
        throw row.error(
            HEAD + k,
            "a cost that is at most quadratic",
            "Maybe fit a piecewise linear cost to it.");
      }
    }
  }

  /** The highest power comes first. */
  private static Cost polynomial(MatpowerRow row, int count) {
    int last = HEAD + count - 1;
    return new Cost.Polynomial(
        count > 2 ? row.get(last - 2) : 0, count > 1 ? row.get(last - 1) : 0, row.get(last));
  }

  private static Cost piecewise(MatpowerRow row, int count, List<String> notices) {
    List<Cost.Point> points = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      points.add(new Cost.Point(row.get(HEAD + 2 * i), row.get(HEAD + 2 * i + 1)));
    }
    int k = 1;
    while (k + 1 < points.size()) {
      double before = slope(points.get(k - 1), points.get(k));
      double behind = slope(points.get(k), points.get(k + 1));
      if (behind < before && before - behind <= LAST_DIGITS * Math.abs(before)) {
        notices.add(
            row.place(HEAD)
                + ": of the cost the point at "
                + points.get(k).output()
                + " MW is left out, at which slopes descend from "
                + before
                + " to "
                + behind);
        points.remove(k);
        k = 1; // the slopes beside it are others now
      } else {
        k++;
      }
    }
    return new Cost.PiecewiseLinear(points);
  }

  private static double slope(Cost.Point from, Cost.Point to) {
    return (to.cost() - from.cost()) / (to.output() - from.output());
  }
}
