package org.firstmover.report;

import static org.firstmover.report.Vega.map;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Means with their standard errors, published figures in the same axes. */
public final class Means {
  private static final int COLUMNS = 3;
  private static final String MEASURED = "measured";
  private static final String PUBLISHED = "published";

  private Means() {}

  /**
   * A point of a picture.
   *
   * @param panel points of one panel share axes
   * @param setting on the horizontal axis
   * @param series its colour
   * @param error standard error; 0 or not a number if there is none
   */
  public record Point(
      String panel, String setting, String series, double value, double error, boolean published) {}

  /** Settings side by side, series beside one another in each. */
  public static Map<String, Object> beside(List<Point> points, String axis, String title) {
    List<String> series = distinct(points.stream().map(Point::series).toList());
    List<String> settings = distinct(points.stream().map(Point::setting).toList());
    boolean plain = settings.size() == 1 && settings.get(0).isEmpty();
    Map<String, Object> x =
        plain
            ? map("field", "series", "type", "nominal", "title", null, "sort", series)
            : map("field", "setting", "type", "ordinal", "title", axis, "sort", settings);
    x.put("axis", plain ? map("labels", false, "ticks", false) : map("labelAngle", 0));
    Map<String, Object> place = map("x", x);
    if (!plain) {
      place.put("xOffset", map("field", "series", "sort", series));
    }
    return panels(points, series, place, map(), title, List.of());
  }

  /** Settings are numbers, from small to large on a logarithmic axis, as is what is measured. */
  public static Map<String, Object> growth(List<Point> points, String axis, String title) {
    List<String> series = distinct(points.stream().map(Point::series).toList());
    List<Double> ticks =
        distinct(points.stream().map(Point::setting).toList()).stream()
            .map(Double::valueOf)
            .sorted()
            .toList();
    Map<String, Object> x = map("field", "number", "type", "quantitative", "title", axis);
    x.put("scale", map("type", "log", "nice", false, "padding", 12));
    x.put("axis", map("values", ticks, "grid", false));
    Map<String, Object> line =
        map(
            "mark", map("type", "line", "strokeWidth", 1.5, "opacity", 0.7),
            "transform", List.of(map("filter", "datum.kind === '" + MEASURED + "'")));
    return panels(points, series, map("x", x), map("type", "log"), title, List.of(line));
  }

  private static Map<String, Object> panels(
      List<Point> points,
      List<String> series,
      Map<String, Object> place,
      Map<String, Object> scale,
      String title,
      List<Map<String, Object>> below) {
    List<String> panels = distinct(points.stream().map(Point::panel).toList());
    Map<String, Object> shared = new LinkedHashMap<>(place);
    shared.put(
        "y", map("field", "value", "type", "quantitative", "title", title, "scale", scale(scale)));
    shared.put(
        "color",
        map(
            "field", "series", "type", "nominal", "title", null, "sort", series, "legend",
            colours()));
    List<Map<String, Object>> layers = new ArrayList<>(below);
    layers.add(
        map(
            "mark", map("type", "rule", "strokeWidth", 1.5),
            "transform", List.of(map("filter", "datum.high > datum.low")),
            "encoding",
                map("y", map("field", "low", "type", "quantitative"), "y2", map("field", "high"))));
    Map<String, Object> shape =
        map("field", "kind", "type", "nominal", "title", null, "legend", map("orient", "bottom"));
    shape.put(
        "scale",
        map("domain", List.of(MEASURED, PUBLISHED), "range", List.of("circle", "diamond")));
    Map<String, Object> size =
        map(
            "condition",
            map("test", "datum.kind === '" + PUBLISHED + "'", "value", 150),
            "value",
            45);
    Map<String, Object> fill =
        map(
            "condition",
            map("test", "datum.kind === '" + PUBLISHED + "'", "value", 0),
            "value",
            0.9);
    layers.add(
        map(
            "mark",
                map(
                    "type",
                    "point",
                    "filled",
                    false,
                    "strokeWidth",
                    1.8,
                    "tooltip",
                    map("content", "data")),
            "encoding",
                map(
                    "shape", shape,
                    "size", size,
                    "fill",
                        map("field", "series", "type", "nominal", "sort", series, "legend", null),
                    "fillOpacity", fill)));
    Map<String, Object> panel =
        map("width", 220, "height", 150, "encoding", shared, "layer", layers);
    Map<String, Object> whole = map("data", Vega.data(values(points)));
    if (panels.size() == 1) {
      whole.putAll(panel);
      whole.put("width", 420);
      whole.put("height", 220);
      return whole;
    }
    whole.put(
        "facet",
        map(
            "field",
            "panel",
            "type",
            "nominal",
            "title",
            null,
            "sort",
            panels,
            "header",
            map("labelFontSize", 13, "labelFontWeight", "bold")));
    whole.put("columns", COLUMNS);
    whole.put("spec", panel);
    whole.put("resolve", map("scale", map("y", "independent")));
    return whole;
  }

  private static Map<String, Object> scale(Map<String, Object> given) {
    Map<String, Object> scale = map("zero", false, "padding", 6);
    scale.putAll(given);
    return scale;
  }

  private static Map<String, Object> colours() {
    return map("orient", "bottom", "columns", 4, "symbolType", "square");
  }

  private static List<Map<String, Object>> values(List<Point> points) {
    List<Map<String, Object>> values = new ArrayList<>();
    for (Point point : points) {
      double error = point.error() > 0 ? point.error() : 0;
      Map<String, Object> value =
          map(
              "panel", point.panel(),
              "setting", point.setting(),
              "series", point.series(),
              "value", point.value(),
              "low", point.value() - error,
              "high", point.value() + error,
              "kind", point.published() ? PUBLISHED : MEASURED);
      number(point.setting(), value);
      values.add(value);
    }
    return values;
  }

  private static void number(String setting, Map<String, Object> value) {
    if (setting.matches("-?\\d+(\\.\\d+)?")) {
      value.put("number", Double.valueOf(setting));
    }
  }

  private static List<String> distinct(List<String> names) {
    return names.stream().distinct().toList();
  }
}
