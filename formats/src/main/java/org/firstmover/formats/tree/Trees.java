package org.firstmover.formats.tree;

import java.util.Locale;
import org.firstmover.formats.Source;
import org.firstmover.game.InputError;

/** Reads YAML, or JSON where the name of the file says so. */
public final class Trees {
  private Trees() {}

  /**
   * @throws InputError if the text is not well-formed, or uses what the forms do without
   */
  public static Node read(Source source) {
    return source.name().toLowerCase(Locale.ROOT).endsWith(".json")
        ? JsonTree.read(source)
        : YamlTree.read(source);
  }
}
