package org.firstmover.report;

import static org.firstmover.report.Vega.map;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lines over the steps of a method, with bands around them. */
public final class Curves {
  private static final int COLUMNS = 2;
  private static final int DIGITS = 9;

  private Curves() {}

  /**
   * A point of a line.
   *
   * @param panel points of one panel share axes
   * @param series its line and colour
   * @param step at least 0
   * @param low lower end of the band
   * @param high upper end of the band
   */
  public record Point(
      String panel, String series, long step, double low, double middle, double high) {}

  /**
   * Panels beside one another. Steps are on a logarithmic axis that begins at 0; points that are
   * not finite are left out.
   *
   * @param points each line's in the order of its steps
   * @param floor smaller numbers are drawn there, on a logarithmic axis; 0 for a plain one
   * @param all series of the page, so that a colour means the same in each of its pictures
   */
  public static Map<String, Object> of(
      List<Point> points, String title, double floor, List<String> all) {
    return of(points, title, floor, "", all);
  }

  /**
   * Likewise.
   *
   * @param axis what a step is, on an axis as it is; empty for the logarithmic one
   */
  public static Map<String, Object> of(
      List<Point> points, String title, double floor, String axis, List<String> all) {
    List<Point> finite =
        points.stream().filter(p -> Double.isFinite(p.low() + p.middle() + p.high())).toList();
    List<String> panels = finite.stream().map(Point::panel).distinct().toList();
    List<String> series = finite.stream().map(Point::series).distinct().toList();
    Map<String, Object> colour = Means.colour(series, all);
    Map<String, Object> fill = Means.colour(series, all); // with the same legend, or there is none
    if (series.size() == 1) {
      colour.put("legend", null);
      fill.put("legend", null);
    }
    Map<String, Object> shared =
        map("x", axis.isEmpty() ? steps(finite) : plain(axis), "color", colour);
    Map<String, Object> band =
        map(
            "mark",
            map("type", "area", "opacity", 0.15, "strokeWidth", 0),
            "encoding",
            map("y", number("low", title, floor), "y2", map("field", "high"), "fill", fill));
    Map<String, Object> line =
        map(
            "mark",
            map("type", "line", "strokeWidth", 1.6),
            "encoding",
            map("y", number("middle", title, floor)));
    Map<String, Object> panel = map("encoding", shared, "layer", List.of(band, line));
    boolean single = panels.size() == 1;
    panel.put("width", single ? 640 : 340);
    panel.put("height", single ? 300 : 220);
    Map<String, Object> whole = map("data", Vega.data(values(finite, floor)));
    if (single) {
      whole.putAll(panel);
      return whole;
    }
    Map<String, Object> facet =
        map("field", "panel", "type", "nominal", "title", null, "sort", panels);
    facet.put("header", map("labelFontSize", 13, "labelFontWeight", "bold"));
    whole.put("facet", facet);
    whole.put("columns", COLUMNS);
    whole.put("spec", panel);
    whole.put("resolve", map("scale", map("x", "independent", "y", "independent")));
    return whole;
  }

  private static Map<String, Object> number(String field, String title, double floor) {
    Map<String, Object> number = Vega.field(field, "quantitative", title);
    boolean plain = floor == 0;
    number.put("scale", plain ? map("zero", false) : map("type", "log", "nice", false));
    number.put("axis", map("format", plain ? ".4~g" : ".1~e", "tickCount", 6));
    return number;
  }

  private static Map<String, Object> plain(String axis) {
    Map<String, Object> x = Vega.field("step", "quantitative", axis);
    x.put("scale", map("zero", false, "nice", false));
    x.put("axis", map("format", "d", "grid", false));
    return x;
  }

  private static Map<String, Object> steps(List<Point> points) {
    long last = points.stream().mapToLong(Point::step).max().orElse(0);
    List<Object> ticks = new ArrayList<>(List.of(0));
    for (long tick = 1; tick <= last; tick *= 10) {
      ticks.add(tick);
    }
    Map<String, Object> x =
        map("field", "step", "type", "quantitative", "title", "step, logarithmic");
    x.put("scale", map("type", "symlog", "nice", false));
    String label = "datum.value < 1000 ? datum.value : format(datum.value, '~s')";
    x.put("axis", map("values", ticks, "labelExpr", label, "grid", false));
    return x;
  }

  private static List<Map<String, Object>> values(List<Point> points, double floor) {
    List<Map<String, Object>> values = new ArrayList<>();
    double least = floor > 0 ? floor : Double.NEGATIVE_INFINITY;
    for (Point point : points) {
      values.add(
          map(
              "panel", point.panel(),
              "series", point.series(),
              "step", point.step(),
              "low", drawn(point.low(), least),
              "middle", drawn(point.middle(), least),
              "high", drawn(point.high(), least)));
    }
    return values;
  }

  /** Rounded, so that an axis does not spread what differs by rounding. */
  private static double drawn(double number, double least) {
    return new BigDecimal(Math.max(least, number)).round(new MathContext(DIGITS)).doubleValue();
  }
}
