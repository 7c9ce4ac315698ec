package org.firstmover.experiments.store;

import java.util.LinkedHashMap;
import java.util.Map;
import org.firstmover.formats.Source;
import org.firstmover.formats.tree.TreeWriter;
import org.firstmover.formats.tree.Trees;

/** Options of a method as a JSON object, which SQLite's functions can read. */
final class OptionsText {
  private OptionsText() {}

  static String of(Map<String, String> options) {
    return TreeWriter.json(new LinkedHashMap<>(options)).strip();
  }

  static Map<String, String> parse(String text) {
    Map<String, String> options = new LinkedHashMap<>();
    Trees.read(new Source("options.json", text))
        .asMapping("options")
        .entries()
        .forEach((name, value) -> options.put(name, value.asScalar(name).text()));
    return options;
  }
}
