package org.firstmover.formats;

import java.util.LinkedHashMap;
import java.util.Map;
import org.firstmover.formats.tree.TreeWriter;
import org.firstmover.game.CatalogReference;

/** {@code kind: catalog}: name, parameters and seed of a game that the catalog can make again. */
public final class CatalogForm {
  private static final String KIND = "catalog";

  private CatalogForm() {}

  public static Map<String, Object> write(CatalogReference reference) {
    Map<String, Object> map = TreeWriter.form(KIND, reference.name());
    if (!reference.parameters().isEmpty()) {
      Map<String, Object> parameters = new LinkedHashMap<>();
      reference.parameters().forEach((name, text) -> parameters.put(name, value(text)));
      map.put("parameters", parameters);
    }
    map.put("seed", reference.seed());
    return map;
  }

  /** A number where it reads back as the same text. */
  private static Object value(String text) {
    try {
      Object number = TreeWriter.number(Double.parseDouble(text));
      return number.toString().equals(text) ? number : text;
    } catch (NumberFormatException e) {
      return text;
    }
  }
}
