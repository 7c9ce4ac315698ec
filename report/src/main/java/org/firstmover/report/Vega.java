package org.firstmover.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Vega-Lite specifications as trees; the look that all pictures share. */
final class Vega {
  static final String OPTIMUM = "#b3123f";
  static final String LINE = "#1f2a44";

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

  /** Layers over one another. */
  static Map<String, Object> layered(int width, int height, List<Map<String, Object>> layers) {
    return map("width", width, "height", height, "layer", layers);
  }

  /** Colours by response, with a legend. */
  static Map<String, Object> byResponse(String title) {
    return map(
        "field",
        "response",
        "type",
        "nominal",
        "title",
        title,
        "scale",
        map("scheme", "tableau20"));
  }
}
