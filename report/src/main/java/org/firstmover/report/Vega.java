package org.firstmover.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Vega-Lite specifications as trees; the look that all pictures share. */
final class Vega {
  static final String OPTIMUM = "#b3123f";
  static final String LINE = "#1f2a44";

  /** Where something is not allowed. */
  static final String FORBIDDEN = "#c9ced8";

  private Vega() {}

  /** A map from keys and values in turn. */
  static Map<String, Object> map(@Nullable Object... entries) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < entries.length; i += 2) {
      map.put((String) entries[i], entries[i + 1]);
    }
    return map;
  }

  static Map<String, Object> data(List<Map<String, Object>> values) {
    return map("values", values);
  }

  static Map<String, Object> field(String field, String type, String title) {
    return map("field", field, "type", type, "title", title);
  }

  /** The mark of the commitment. */
  static Map<String, Object> dot(int size) {
    return map("type", "point", "filled", true, "size", size, "color", OPTIMUM, "opacity", 1);
  }

  /** Layers over one another. */
  static Map<String, Object> layered(int width, int height, List<Map<String, Object>> layers) {
    return map("width", width, "height", height, "layer", layers);
  }

  /** Colours by response, in the order of the actions, with a legend. */
  static Map<String, Object> byResponse(List<String> responses) {
    Map<String, Object> colour =
        map("field", "response", "type", "nominal", "title", "response", "sort", responses);
    colour.put(
        "scale",
        map("domain", responses, "scheme", responses.size() > 10 ? "tableau20" : "tableau10"));
    return colour;
  }
}
