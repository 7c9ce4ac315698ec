package org.firstmover.report;

import static org.firstmover.report.Vega.map;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Means with their standard errors, published figures in the same axes. */
public final class Means {
  private static final int COLUMNS = 3;

  /** More points than these side by side take a panel as wide as the page. */
  private static final int CROWDED = 20;

  private static final String MEASURED = "measured";
  private static final String PUBLISHED = "published";
  private static final String IS_PUBLISHED = "datum.kind === '" + PUBLISHED + "'";
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

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

  /** Settings side by side, series beside one another in each; or a line a series, if none. */
  public static Map<String, Object> beside(List<Point> points, String axis, String title) {
    return beside(points, axis, title, List.of());
  }

  /**
   * Likewise.
   *
   * @param all series of the page, so that a colour means the same in each of its pictures
   */
  public static Map<String, Object> beside(
      List<Point> points, String axis, String title, List<String> all) {
    List<String> series = distinct(points.stream().map(Point::series).toList());
    List<String> settings = inOrder(distinct(points.stream().map(Point::setting).toList()));
    if (settings.size() == 1 && settings.get(0).isEmpty()) {
      Map<String, Object> y =
          map("field", "series", "type", "nominal", "title", null, "sort", series);
      return panels(points, map("y", y), value(title, map()), List.of(), all);
    }
    Map<String, Object> x =
        map("field", "setting", "type", "ordinal", "title", axis, "sort", settings);
    x.put("axis", map("labelAngle", 0));
    Map<String, Object> place = map("x", x, "xOffset", map("field", "series", "sort", series));
    return panels(points, place, value(title, map()), List.of(), all);
  }

  /** Settings are numbers, from small to large on a logarithmic axis, as is what is measured. */
  public static Map<String, Object> growth(List<Point> points, String axis, String title) {
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
            "mark",
            map("type", "line", "strokeWidth", 1.5, "opacity", 0.7),
            "transform",
            List.of(map("filter", "!(" + IS_PUBLISHED + ")")));
    return panels(points, map("x", x), value(title, map("type", "log")), List.of(line), List.of());
  }

  private static Map<String, Object> value(String title, Map<String, Object> more) {
    Map<String, Object> scale = map("zero", false, "padding", 6);
    scale.putAll(more);
    Map<String, Object> value =
        map("field", "value", "type", "quantitative", "title", title, "scale", scale);
    value.put("axis", map("format", ".4~g", "tickCount", 6));
    return value;
  }

  /**
   * @param place where a point stands, beside its value
   * @param below layers under the points
   * @param all series that colours are shared with
   */
  private static Map<String, Object> panels(
      List<Point> points,
      Map<String, Object> place,
      Map<String, Object> value,
      List<Map<String, Object>> below,
      List<String> all) {
    List<String> panels = distinct(points.stream().map(Point::panel).toList());
    List<String> series = distinct(points.stream().map(Point::series).toList());
    boolean lying = place.containsKey("y");
    String along = lying ? "x" : "y";
    Map<String, Object> colour = colour(series, all);
    if (lying) {
      colour.put("legend", null);
    }
    Map<String, Object> shared = map("color", colour, along, value);
    shared.putAll(place);
    List<Map<String, Object>> layers = new ArrayList<>(below);
    layers.add(
        map(
            "mark",
            map("type", "rule", "strokeWidth", 1.5),
            "transform",
            List.of(map("filter", "datum.high > datum.low")),
            "encoding",
            map(
                along,
                map("field", "low", "type", "quantitative"),
                along + "2",
                map("field", "high"))));
    layers.add(marks(points.stream().anyMatch(Point::published), series, all));
    Map<String, Object> panel = map("encoding", shared, "layer", layers);
    Map<String, Object> whole = map("data", Vega.data(values(points)));
    if (panels.size() == 1) {
      whole.putAll(panel);
      whole.put("width", 420);
      whole.put("height", lying ? map("step", 26) : 220);
      return whole;
    }
    value.put("title", null); // the panels' heading says it
    boolean crowded = place.containsKey("xOffset") && places(points) > CROWDED;
    panel.put("width", crowded ? 760 : 215);
    panel.put("height", lying ? map("step", 26) : crowded ? 180 : 150);
    Map<String, Object> facet =
        map("field", "panel", "type", "nominal", "title", null, "sort", panels);
    facet.put("header", map("labelFontSize", 13, "labelFontWeight", "bold"));
    whole.put("facet", facet);
    whole.put("columns", crowded ? 1 : COLUMNS);
    whole.put("spec", panel);
    Map<String, Object> own = map(along, "independent");
    if (place.containsKey("xOffset")) {
      own.put("x", "independent"); // games may have settings of their own
      own.put("xOffset", "independent");
    }
    whole.put("resolve", map("scale", own));
    return whole;
  }

  /** How many points stand side by side in the panel with the most settings. */
  private static int places(List<Point> points) {
    Map<String, Set<String>> settings = new HashMap<>();
    points.forEach(
        point ->
            settings.computeIfAbsent(point.panel(), panel -> new HashSet<>()).add(point.setting()));
    int most = settings.values().stream().mapToInt(Set::size).max().orElse(0);
    return most * (int) points.stream().map(Point::series).distinct().count();
  }

  /** Dots for what was measured, hollow diamonds for what was published. */
  private static Map<String, Object> marks(
      boolean published, List<String> series, List<String> all) {
    Map<String, Object> shape = map("field", "kind", "type", "nominal", "title", null);
    shape.put(
        "scale",
        map("domain", List.of(MEASURED, PUBLISHED), "range", List.of("circle", "diamond")));
    Map<String, Object> kinds = map("orient", "bottom", "symbolStrokeWidth", 1.5);
    kinds.put("symbolFillColor", "transparent");
    shape.put("legend", published ? kinds : null);
    Map<String, Object> fill = colour(series, all);
    fill.put("legend", null);
    return map(
        "mark",
        map("type", "point", "strokeWidth", 1.8, "tooltip", map("content", "data")),
        "encoding",
        map(
            "shape",
            shape,
            "size",
            map("condition", map("test", IS_PUBLISHED, "value", 150), "value", 45),
            "fill",
            fill,
            "fillOpacity",
            map("condition", map("test", IS_PUBLISHED, "value", 0), "value", 1)));
  }

  /**
   * A colour a series, with a legend.
   *
   * @param all series that colours are shared with, if these are among them
   */
  static Map<String, Object> colour(List<String> series, List<String> all) {
    Map<String, Object> colour =
        map("field", "series", "type", "nominal", "title", null, "sort", series);
    Map<String, Object> legend = legend();
    if (all.containsAll(series)) {
      String scheme = all.size() > 10 ? "tableau20" : "tableau10";
      colour.put("scale", map("domain", all, "scheme", scheme));
      legend.put("values", series);
    }
    colour.put("legend", legend);
    return colour;
  }

  /** Its squares are all stroke: the marks have no other colour that all of them share. */
  private static Map<String, Object> legend() {
    Map<String, Object> legend = map("orient", "bottom", "columns", 4);
    legend.putAll(
        map("symbolType", "square", "symbolSize", 40, "symbolStrokeWidth", 7, "symbolOpacity", 1));
    return legend;
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
              "value", rounded(point.value()),
              "low", point.value() - error,
              "high", point.value() + error,
              "kind", point.published() ? PUBLISHED : MEASURED);
      if (NUMBER.matcher(point.setting()).matches()) {
        value.put("number", Double.valueOf(point.setting()));
      }
      values.add(value);
    }
    return values;
  }

  /** An axis of rounding errors would show differences where there are none. */
  private static double rounded(double value) {
    return Double.parseDouble(Numbers.text(value));
  }

  /** Numbers by size; else as they come. */
  private static List<String> inOrder(List<String> settings) {
    return settings.stream().allMatch(setting -> NUMBER.matcher(setting).matches())
        ? settings.stream().sorted(Comparator.comparingDouble(Double::parseDouble)).toList()
        : settings;
  }

  private static List<String> distinct(List<String> names) {
    return names.stream().distinct().toList();
  }
}
