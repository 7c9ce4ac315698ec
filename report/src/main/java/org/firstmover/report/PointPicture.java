package org.firstmover.report;

import static org.firstmover.report.Vega.data;
import static org.firstmover.report.Vega.map;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.firstmover.strategy.Point;

/** Points with many entries: lists of equal length as rows of coloured cells, else bars. */
final class PointPicture {
  private static final int MOST_BARS = 40;
  private static final int MOST_ROWS = 40;
  private static final int MOST_COLUMNS = 100;

  /** Entries that are so much less than the largest one are rounding. */
  private static final double NOTHING = 1e-7;

  private PointPicture() {}

  /** The entries of one variable, and who chooses them. */
  record Row(String owner, Point.Entry entry) {}

  /**
   * @param caption what is shown
   * @param axis what the numbers are
   */
  static Figure of(List<Row> rows, String caption, String axis) {
    int columns = rows.get(0).entry().values().length;
    boolean table =
        rows.size() > 1
            && columns > 1
            && columns <= MOST_COLUMNS
            && rows.stream().allMatch(row -> row.entry().values().length == columns);
    return table
        ? new Figure(caption + shown(rows.size(), MOST_ROWS, " rows"), cells(rows, axis))
        : bars(rows, caption, axis);
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
    x.put("axis", map("labelAngle", 0, "labelOverlap", true));
    Map<String, Object> colour = map("field", "value", "type", "quantitative", "title", axis);
    colour.put("scale", map("scheme", "blues"));
    colour.put("legend", map("format", ".3~g"));
    return map(
        "width", map("step", step),
        "height", map("step", 22),
        "data", data(cells),
        "mark", map("type", "rect", "tooltip", map("content", "data")),
        "encoding",
            map(
                "x", x,
                "y", map("field", "row", "type", "nominal", "title", null, "sort", null),
                "color", colour));
  }

  private record Bar(String owner, String name, double value) {}

  private static Figure bars(List<Row> rows, String caption, String axis) {
    List<Bar> all = new ArrayList<>();
    for (Row row : rows) {
      double[] values = row.entry().values();
      for (int e = 0; e < values.length; e++) {
        all.add(new Bar(row.owner(), row.entry().name(e), values[e]));
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
