package org.firstmover.report;

import static org.firstmover.report.Vega.data;
import static org.firstmover.report.Vega.map;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One bar a state, made of the probabilities of what is done there. */
final class StateBars {
  /** Actions that are played less are not drawn. */
  private static final double VISIBLE = 1e-6;

  /** With more names colours come again, and a legend helps nobody. */
  private static final int MOST_COLOURS = 20;

  private static final int STEP = 20;

  private final List<Map<String, Object>> parts = new ArrayList<>();
  private final Set<String> known = new LinkedHashSet<>();
  private final Set<String> played = new HashSet<>();

  /**
   * @param actions names of what can be done in the state
   * @param probabilities of all states
   * @param from where this state's begin
   */
  void add(String state, List<String> actions, double[] probabilities, int from) {
    known.addAll(actions);
    for (int a = 0; a < actions.size(); a++) {
      if (probabilities[from + a] >= VISIBLE) {
        played.add(actions.get(a));
        parts.add(
            map(
                "state",
                state,
                "action",
                actions.get(a),
                "probability",
                probabilities[from + a],
                "place",
                a));
      }
    }
  }

  /**
   * @param labelled whether the states are named, or stand in the same order beside it
   */
  Map<String, Object> panel(String title, boolean labelled) {
    List<String> names = known.stream().filter(played::contains).toList();
    Map<String, Object> colour = map("field", "action", "type", "nominal", "sort", names);
    colour.put("scale", map("domain", names, "scheme", scheme(names.size())));
    colour.put(
        "legend",
        names.size() > MOST_COLOURS
            ? null
            : map("orient", "top", "columns", 3, "symbolOpacity", 1, "title", null));
    return map(
        "width", 270,
        "height", map("step", STEP),
        "data", data(parts),
        "mark", map("type", "bar", "tooltip", map("content", "data")),
        "encoding",
            map(
                "y", states(labelled),
                "x",
                    map(
                        "field",
                        "probability",
                        "type",
                        "quantitative",
                        "title",
                        title,
                        "scale",
                        map("domain", List.of(0, 1)),
                        "axis",
                        map("tickCount", 5)),
                "color", colour,
                "order", map("field", "place", "type", "quantitative")));
  }

  private static String scheme(int colours) {
    return colours > 10 ? "tableau20" : "tableau10";
  }

  /** One number a state. */
  static Map<String, Object> numbers(List<Map<String, Object>> bars, String title) {
    return map(
        "width", 110,
        "height", map("step", STEP),
        "data", data(bars),
        "mark", map("type", "bar", "tooltip", map("content", "data"), "color", "#9aa5b8"),
        "encoding",
            map(
                "y", states(false),
                "x",
                    map(
                        "field",
                        "weight",
                        "type",
                        "quantitative",
                        "title",
                        title,
                        "axis",
                        map("tickCount", 3))));
  }

  private static Map<String, Object> states(boolean labelled) {
    Map<String, Object> y = map("field", "state", "type", "nominal", "sort", null, "title", null);
    y.put("axis", labelled ? map("labelLimit", 220) : null);
    return y;
  }

  /** Panels side by side, each with its own colours. */
  static Map<String, Object> beside(List<Map<String, Object>> panels) {
    return map(
        "hconcat", panels, "spacing", 14, "resolve", map("scale", map("color", "independent")));
  }
}
