package org.firstmover.report;

import java.util.List;
import java.util.regex.Pattern;

/** Pieces of HTML. */
final class Html {
  private static final Pattern NUMBER = Pattern.compile("-?[\\d./e-]+(, -?[\\d./e-]+)?");

  private Html() {}

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  static String table(Table table) {
    StringBuilder html = new StringBuilder();
    if (table.folded()) {
      html.append("<details><summary>").append(escaped(table.caption())).append("</summary>");
    }
    html.append("<div class=\"wide\"><table>");
    if (!table.folded() && !table.caption().isEmpty()) {
      html.append("<caption>").append(escaped(table.caption())).append("</caption>");
    }
    html.append("<thead>");
    row(html, "th", table.head());
    html.append("</thead><tbody>");
    table.rows().forEach(row -> row(html, "td", row));
    html.append("</tbody></table></div>");
    return html.append(table.folded() ? "</details>\n" : "\n").toString();
  }

  /** Numbers stand on the right of their cells, texts on the left. */
  private static void row(StringBuilder html, String tag, List<String> cells) {
    html.append("<tr>");
    for (String cell : cells) {
      html.append('<').append(tag);
      if (NUMBER.matcher(cell).matches()) {
        html.append(" class=\"number\"");
      }
      html.append('>').append(escaped(cell)).append("</").append(tag).append('>');
    }
    html.append("</tr>");
  }
}
