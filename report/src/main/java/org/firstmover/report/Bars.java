package org.firstmover.report;

import static org.firstmover.report.Vega.data;
import static org.firstmover.report.Vega.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Bars by name. */
final class Bars {
  /** More bars than these do not help a reader. */
  static final int MOST = 60;

  private static final int WIDTH = 480;

  private static final Map<String, Object> OWN =
      map("condition", map("test", "datum.own", "value", Vega.OPTIMUM), "value", "#9aa5b8");

  private Bars() {}

  /** The probabilities of a strategy that are not 0. */
  static Map<String, Object> of(Map<String, Double> weights, String what, String title) {
    List<Map<String, Object>> bars = new ArrayList<>();
    weights.forEach(
        (name, weight) -> {
          if (bars.size() < MOST) {
            bars.add(map("name", name, "weight", weight));
          }
        });
    return labelled(
        bars,
        map("field", "name", "type", "nominal", "title", what, "sort", null),
        map("field", "weight", "type", "quantitative", "title", title),
        map("value", "#4c78a8"));
  }

  /** Bars of {@code name} and {@code weight}, as they are. */
  static Map<String, Object> plain(List<Map<String, Object>> bars, String title) {
    return labelled(bars, names(), weights(title), map("value", "#4c78a8"));
  }

  /** As {@link #plain}; those that are {@code own} are marked. */
  static Map<String, Object> marked(List<Map<String, Object>> bars, String title) {
    return labelled(bars, names(), weights(title), OWN);
  }

  private static Map<String, Object> names() {
    return map("field", "name", "type", "nominal", "title", null, "sort", null);
  }

  private static Map<String, Object> weights(String title) {
    return map("field", "weight", "type", "quantitative", "title", title);
  }

  /** Bars with their numbers at their ends. */
  private static Map<String, Object> labelled(
      List<Map<String, Object>> bars,
      Map<String, Object> y,
      Map<String, Object> x,
      Map<String, Object> colour) {
    x.put("axis", map("tickCount", 6));
    Map<String, Object> text =
        map("field", x.get("field"), "type", "quantitative", "format", ".4~g");
    return map(
        "width", WIDTH,
        "height", map("step", 26),
        "data", data(bars),
        "encoding", map("y", y, "x", x),
        "layer",
            List.of(
                map(
                    "mark", map("type", "bar", "tooltip", true),
                    "encoding", map("color", colour)),
                map(
                    "mark", map("type", "text", "align", "left", "color", Vega.LINE),
                    "encoding", map("x", map("value", WIDTH + 10), "text", text))));
  }

  /** Values of the leader beside one another, the first one marked. */
  static Map<String, Object> compared(List<Comparison> comparisons) {
    List<Map<String, Object>> bars = new ArrayList<>();
    for (int i = 0; i < comparisons.size(); i++) {
      Comparison comparison = comparisons.get(i);
      bars.add(map("name", comparison.name(), "value", comparison.value(), "own", i == 0));
    }
    Map<String, Object> y = map("field", "name", "type", "nominal", "title", null, "sort", null);
    y.put("axis", map("labelLimit", 260));
    return labelled(
        bars, y, map("field", "value", "type", "quantitative", "title", "leader's value"), OWN);
  }
}
