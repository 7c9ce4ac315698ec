package org.firstmover;

import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Option;
import org.firstmover.solve.Solver;

/** All methods by family, as text for a terminal and as the page of the documentation. */
public final class MethodReference {
  private MethodReference() {}

  /** One family's methods, the default first. */
  public static String text(Family<?> family) {
    StringBuilder text = new StringBuilder(family.kind()).append('\n');
    boolean first = true;
    for (Solver<?> method : family.methods()) {
      MethodInfo info = method.info();
      text.append("  ").append(info.name()).append(first ? " (default)\n" : "\n");
      text.append("      computes   ").append(info.computes()).append('\n');
      text.append("      guarantee  ").append(info.guarantee()).append('\n');
      text.append("      source     ").append(info.citation()).append('\n');
      for (Option<?> option : info.options()) {
        text.append("      option     ").append(described(option)).append('\n');
      }
      first = false;
    }
    return text.toString();
  }

  /** docs/reference/methods.md. */
  public static String markdown() {
    StringBuilder text =
        new StringBuilder(
            """
            # Methods

            What `firstmover methods` lists; this page is generated from the same data. The first
            method of a kind is its default; where that refuses a game, the next one that does not
            is taken.
            """);
    for (Family<?> family : Families.ALL) {
      text.append("\n## ").append(family.kind()).append("\n\n");
      text.append("| method | computes | guarantee | source | options |\n");
      text.append("|---|---|---|---|---|\n");
      for (Solver<?> method : family.methods()) {
        MethodInfo info = method.info();
        text.append("| `").append(info.name()).append("` | ").append(info.computes());
        text.append(" | ").append(info.guarantee()).append(" | ").append(info.citation());
        text.append(" | ");
        text.append(
            String.join("; ", info.options().stream().map(MethodReference::described).toList()));
        text.append(" |\n");
      }
    }
    return text.toString();
  }

  private static String described(Option<?> option) {
    return option.name()
        + " ("
        + option.type()
        + ": "
        + option.range()
        + "; default "
        + option.fallback()
        + "): "
        + option.text();
  }
}
