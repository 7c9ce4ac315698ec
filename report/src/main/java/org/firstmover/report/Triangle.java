package org.firstmover.report;

import static org.firstmover.report.Vega.data;
import static org.firstmover.report.Vega.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.firstmover.game.Payoffs;
import org.firstmover.strategy.Weights;

/** The regions of the responses on the triangle of the leader's three actions. */
final class Triangle {
  private static final double HEIGHT = Math.sqrt(3) / 2;
  private static final double SMALLEST_AREA = 1e-9;

  private final List<String> leaderActions;
  private final List<Payoffs> followers;

  /**
   * @param followers payoffs of the follower, or of each of her types
   */
  Triangle(List<String> leaderActions, List<Payoffs> followers) {
    this.leaderActions = leaderActions;
    this.followers = followers;
  }

  /** Where these are the best responses of the followers: corners in order. */
  private record Region(List<Integer> responses, List<double[]> corners) {}

  /** What the leader gets from a commitment under these responses. */
  @FunctionalInterface
  interface Value {
    double of(double[] x, List<Integer> responses);
  }

  Map<String, Object> figure(Function<List<Integer>, String> name, Value value, double[] optimum) {
    List<Map<String, Object>> outlines = new ArrayList<>();
    List<Map<String, Object>> labels = new ArrayList<>();
    List<String> responses = new ArrayList<>();
    for (Region region : regions()) {
      String response = name.apply(region.responses);
      responses.add(response);
      double[] centre = new double[3];
      double best = Double.NEGATIVE_INFINITY;
      int size = region.corners.size();
      for (int v = 0; v <= size; v++) {
        double[] corner = region.corners.get(v % size);
        outlines.add(point(corner, "response", response, "order", v));
        best = Math.max(best, value.of(corner, region.responses));
        for (int i = 0; i < 3; i++) {
          centre[i] += v < size ? corner[i] / size : 0;
        }
      }
      labels.add(point(centre, "label", response, "best", best));
    }
    List<Map<String, Object>> corners = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      double[] corner = new double[3];
      corner[i] = 1;
      corners.add(point(corner, "label", leaderActions.get(i)));
    }
    Map<String, Object> x = axis("x", -0.12, 1.12);
    Map<String, Object> y = axis("y", -0.1, 1.0);
    Map<String, Object> tooltip =
        map("field", "best", "type", "quantitative", "title", "leader's best here");
    return Vega.layered(
        560,
        490,
        List.of(
            map(
                "data", data(outlines),
                "mark",
                    map(
                        "type",
                        "line",
                        "filled",
                        true,
                        "fillOpacity",
                        0.35,
                        "strokeWidth",
                        1.5,
                        "interpolate",
                        "linear-closed"),
                "encoding",
                    map(
                        "x", x,
                        "y", y,
                        "order", map("field", "order", "type", "quantitative"),
                        "fill", Vega.byResponse(responses),
                        "detail", map("field", "response"))),
            map(
                "data", data(labels),
                "mark", map("type", "text", "fontSize", 12, "color", Vega.LINE),
                "encoding", map("x", x, "y", y, "text", map("field", "label"), "tooltip", tooltip)),
            map(
                "data", data(corners.subList(0, 2)),
                "mark", map("type", "text", "fontSize", 13, "fontWeight", "bold", "dy", 16),
                "encoding", map("x", x, "y", y, "text", map("field", "label"))),
            map(
                "data", data(corners.subList(2, 3)),
                "mark", map("type", "text", "fontSize", 13, "fontWeight", "bold", "dy", -12),
                "encoding", map("x", x, "y", y, "text", map("field", "label"))),
            map(
                "data",
                    data(
                        List.of(
                            point(
                                optimum, "label", Weights.of(leaderActions, optimum).toString()))),
                "mark",
                    map(
                        "type",
                        "point",
                        "filled",
                        true,
                        "size",
                        150,
                        "color",
                        Vega.OPTIMUM,
                        "opacity",
                        1),
                "encoding",
                    map(
                        "x", x,
                        "y", y,
                        "tooltip", map("field", "label", "title", "commitment")))));
  }

  private static Map<String, Object> axis(String name, double low, double high) {
    return map(
        "field",
        name,
        "type",
        "quantitative",
        "axis",
        null,
        "scale",
        map("domain", List.of(low, high), "nice", false, "zero", false));
  }

  private static Map<String, Object> point(double[] x, Object... more) {
    Map<String, Object> point = map("x", x[1] + x[2] / 2, "y", x[2] * HEIGHT);
    point.putAll(map(more));
    return point;
  }

  /** The triangle, cut by one follower after the other. */
  private List<Region> regions() {
    List<double[]> triangle = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      double[] corner = new double[3];
      corner[i] = 1;
      triangle.add(corner);
    }
    List<Region> regions = List.of(new Region(List.of(), triangle));
    for (Payoffs follower : followers) {
      List<Region> finer = new ArrayList<>();
      for (Region region : regions) {
        for (int j = 0; j < follower.columns(); j++) {
          List<double[]> corners = region.corners;
          for (int k = 0; k < follower.columns() && !corners.isEmpty(); k++) {
            if (k != j) {
              corners = clipped(corners, follower, j, k);
            }
          }
          if (area(corners) >= SMALLEST_AREA) {
            List<Integer> responses = new ArrayList<>(region.responses);
            responses.add(j);
            finer.add(new Region(responses, corners));
          }
        }
      }
      regions = finer;
    }
    return regions;
  }

  /** The part of a region in which j is at least as good as k. */
  private static List<double[]> clipped(List<double[]> corners, Payoffs follower, int j, int k) {
    List<double[]> kept = new ArrayList<>();
    for (int v = 0; v < corners.size(); v++) {
      double[] from = corners.get(v);
      double[] to = corners.get((v + 1) % corners.size());
      double start = advantage(from, follower, j, k);
      double end = advantage(to, follower, j, k);
      if (start >= 0) {
        kept.add(from);
      }
      if ((start > 0 && end < 0) || (start < 0 && end > 0)) {
        double share = start / (start - end);
        double[] crossing = new double[3];
        for (int i = 0; i < 3; i++) {
          crossing[i] = from[i] + share * (to[i] - from[i]);
        }
        kept.add(crossing);
      }
    }
    return kept;
  }

  private static double advantage(double[] x, Payoffs follower, int j, int k) {
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      sum += x[i] * (follower.get(i, j) - follower.get(i, k));
    }
    return sum;
  }

  private static double area(List<double[]> corners) {
    double twice = 0;
    for (int v = 0; v < corners.size(); v++) {
      double[] p = corners.get(v);
      double[] q = corners.get((v + 1) % corners.size());
      twice += p[1] * q[2] - q[1] * p[2];
    }
    return Math.abs(twice) / 2;
  }
}
