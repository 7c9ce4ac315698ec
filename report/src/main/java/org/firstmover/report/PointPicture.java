package org.firstmover.report;

import static org.firstmover.report.Vega.data;
import static org.firstmover.report.Vega.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.firstmover.strategy.Point;

/**
 * Points with many entries: lists of equal length side by side or, where they are many, as rows of
 * coloured cells; else, and where most is 0, the largest entries as bars.
 */
final class PointPicture {
  private static final int MOST_BARS = 24;
  private static final int MOST_ROWS = 40;
  private static final int MOST_COLUMNS = 100;

  /** Lists side by side: how many, and how long. */
  private static final int BESIDE = 3;

  private static final int SHORT = 20;

  /** Entries that are so much less than the largest one are rounding. */
  private static final double NOTHING = 1e-7;

  private PointPicture() {}

  /** The entries of one variable. */
  record Row(Point.Entry entry) {
    DoubleStream sizes() {
      return Arrays.stream(entry.values()).map(Math::abs);
    }
  }

  /**
   * @param caption what is shown
   * @param axis what the numbers are
   */
  static Figure of(List<Row> rows, String caption, String axis) {
    int columns = rows.get(0).entry().values().length;
    boolean equal =
        rows.size() > 1
            && columns > 1
            && columns <= MOST_COLUMNS
            && rows.stream().allMatch(row -> row.entry().values().length == columns);
    if (equal && rows.size() <= BESIDE && columns <= SHORT) {
      return new Figure(caption, beside(rows));
    }
    double largest = rows.stream().flatMapToDouble(Row::sizes).max().orElse(0);
    long visible =
        rows.stream().flatMapToDouble(Row::sizes).filter(x -> x > NOTHING * largest).count();
    return equal && visible > MOST_BARS
        ? new Figure(caption + shown(rows.size(), MOST_ROWS, " rows"), cells(rows, axis))
        : bars(rows, caption, axis);
  }

  private static Map<String, Object> beside(List<Row> rows) {
    List<Map<String, Object>> panels = new ArrayList<>();
    for (Row row : rows) {
      List<Map<String, Object>> bars = new ArrayList<>();
      double[] values = row.entry().values();
      for (int e = 0; e < values.length; e++) {
        bars.add(map("entry", e + 1, "value", values[e]));
      }
      Map<String, Object> y = map("field", "entry", "type", "ordinal");
      y.put("title", panels.isEmpty() ? "entry" : null);
      Map<String, Object> x = map("field", "value", "type", "quantitative");
      x.put("title", row.entry().name());
      x.put("axis", map("tickCount", 5, "format", ".4~g"));
      panels.add(
          map(
              "width", 540 / rows.size(),
              "height", map("step", 20),
              "data", data(bars),
              "mark", map("type", "bar", "color", "#4c78a8", "tooltip", map("content", "data")),
              "encoding", map("y", y, "x", x)));
    }
    return map("hconcat", panels);
  }

  private static String shown(int all, int most, String what) {
    return all > most ? " The first " + most + " of " + all + what + "." : "";
  }

  private static Map<String, Object> cells(List<Row> rows, String axis) {
    List<Map<String, Object>> cells = new ArrayList<>();
    for (Row row : rows.subList(0, Math.min(rows.size(), MOST_ROWS))) {
      double[] values = row.entry().values();
      for (int c = 0; c < values.length; c++) {
        cells.add(map("row", row.entry().name(), "entry", c + 1, "value", values[c]));
      }
    }
    int columns = rows.get(0).entry().values().length;
    int step = Math.max(6, Math.min(30, 560 / columns));
    Map<String, Object> x = map("field", "entry", "type", "ordinal", "title", "entry");
    x.put("axis", map("labelAngle", 0, "labelOverlap", true, "grid", false));
    Map<String, Object> y = map("field", "row", "type", "nominal", "title", null, "sort", null);
    y.put("axis", map("grid", false));
    Map<String, Object> colour = map("field", "value", "type", "quantitative", "title", axis);
    colour.put("scale", map("range", List.of("#f2f5f9", "#08306b")));
    colour.put("legend", map("format", ".3~g"));
    return map(
        "width", map("step", step),
        "height", map("step", 22),
        "data", data(cells),
        "mark", map("type", "rect", "tooltip", map("content", "data")),
        "encoding",
            map(
                "x", x,
                "y", y,
                "color", colour));
  }

  private record Bar(String name, double value) {}

  private static Figure bars(List<Row> rows, String caption, String axis) {
    List<Bar> all = new ArrayList<>();
    for (Row row : rows) {
      double[] values = row.entry().values();
      for (int e = 0; e < values.length; e++) {
        all.add(new Bar(row.entry().name(e), values[e]));
      }
    }
    double largest = all.stream().mapToDouble(bar -> Math.abs(bar.value())).max().orElse(0);
    int[] shown =
        IntStream.range(0, all.size())
            .filter(
                i -> all.size() <= MOST_BARS || Math.abs(all.get(i).value()) > NOTHING * largest)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -Math.abs(all.get(i).value())))
            .limit(MOST_BARS)
            .sorted()
            .mapToInt(Integer::intValue)
            .toArray();
    List<Map<String, Object>> data = new ArrayList<>();
    for (int i : shown) {
      data.add(map("name", all.get(i).name(), "weight", all.get(i).value()));
    }
    String most =
        shown.length < all.size()
            ? " The " + shown.length + " largest of " + all.size() + " entries."
            : "";
    return new Figure(caption + most, Bars.plain(data, axis));
  }
}
