package org.firstmover.report;

import static org.firstmover.report.Vega.data;
import static org.firstmover.report.Vega.field;
import static org.firstmover.report.Vega.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.firstmover.game.Payoffs;

/**
 * The leader's payoff along the segment of her two actions, with the regions of the responses
 * behind it.
 */
final class Segment {
  private final String second;
  private final TreeSet<Double> breaks = new TreeSet<>(List.of(0.0, 1.0));

  /**
   * @param second the action whose probability runs from 0 to 1
   */
  Segment(String second) {
    this.second = second;
  }

  /** Adds the points at which two columns of a follower's payoffs are equal. */
  Segment breaks(Payoffs follower) {
    for (int j = 0; j < follower.columns(); j++) {
      for (int k = 0; k < j; k++) {
        double left = follower.get(0, j) - follower.get(0, k);
        double right = follower.get(1, j) - follower.get(1, k);
        double p = left / (left - right);
        if (p > 0 && p < 1) {
          breaks.add(p);
        }
      }
    }
    return this;
  }

  /** Where one response is the best. */
  private record Region(double from, double to, String response) {
    Map<String, Object> datum() {
      return map("from", from, "to", to, "response", response);
    }
  }

  /** What is shown of one commitment: the response's name and the leader's value. */
  record Point(String response, double value) {}

  /**
   * @param at what the commitment (1 - p, p) leads to; its response is constant between breaks
   * @param value the leader's value along a region of one response: (p, a point inside) to value
   * @param optimum the committed probability of the second action
   * @param best its value
   */
  Map<String, Object> figure(
      Function<Double, Point> at, RegionValue value, double optimum, double best) {
    List<Region> regions = new ArrayList<>();
    List<Map<String, Object>> lines = new ArrayList<>();
    double[] points = breaks.stream().mapToDouble(Double::doubleValue).toArray();
    for (int s = 0; s + 1 < points.length; s++) {
      double middle = (points[s] + points[s + 1]) / 2;
      String response = at.apply(middle).response();
      int last = regions.size() - 1;
      if (last >= 0 && regions.get(last).response.equals(response)) {
        regions.set(last, new Region(regions.get(last).from, points[s + 1], response));
      } else {
        regions.add(new Region(points[s], points[s + 1], response));
      }
      for (double p : new double[] {points[s], points[s + 1]}) {
        lines.add(map("p", p, "value", value.of(p, middle), "piece", regions.size()));
      }
    }
    List<String> responses = regions.stream().map(Region::response).distinct().toList();
    Map<String, Object> x = field("p", "quantitative", "probability of " + second);
    x.put("scale", map("domain", List.of(0, 1)));
    Map<String, Object> y = field("value", "quantitative", "leader's payoff");
    y.put("scale", map("zero", false, "padding", 12));
    return Vega.layered(
        640,
        340,
        List.of(
            map(
                "data", data(regions.stream().map(Region::datum).toList()),
                "mark", map("type", "rect", "opacity", 0.3),
                "encoding",
                    map(
                        "x", field("from", "quantitative", "probability of " + second),
                        "x2", map("field", "to"),
                        "color", Vega.byResponse(responses),
                        "tooltip", field("response", "nominal", "response"))),
            map(
                "data", data(lines),
                "mark", map("type", "line", "color", Vega.LINE, "strokeWidth", 2.5),
                "encoding", map("x", x, "y", y, "detail", map("field", "piece"))),
            map(
                "data", data(List.of(map("p", optimum, "value", best))),
                "mark",
                    map(
                        "type",
                        "point",
                        "filled",
                        true,
                        "size",
                        130,
                        "color",
                        Vega.OPTIMUM,
                        "opacity",
                        1),
                "encoding",
                    map(
                        "x", x,
                        "y", y,
                        "tooltip", List.of(x, y)))));
  }

  /** The leader's value at p while the response is that of a point inside a region. */
  @FunctionalInterface
  interface RegionValue {
    double of(double p, double inside);
  }
}
