package org.firstmover.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.firstmover.formats.tree.TreeWriter;

/**
 * One self-contained HTML file: it opens offline, its pictures are interactive.
 *
 * @param cards what matters most, beside one another
 * @param footer how the page was made
 */
public record Page(
    String title, String subtitle, List<Card> cards, List<Section> sections, String footer) {
  private static final Pattern SLOT = Pattern.compile("\\{\\{([a-z-]+)}}");

  public Page {
    cards = List.copyOf(cards);
    sections = List.copyOf(sections);
  }

  /** A fact in large letters. */
  public record Card(String label, String value, Tone tone) {}

  /** What a fact means to the reader. */
  public enum Tone {
    PLAIN,
    GOOD,
    BAD
  }

  /** What a section shows. */
  public sealed interface Part permits Table, Figure {}

  /**
   * A section of the page.
   *
   * @param text a paragraph; may be empty
   */
  public record Section(String heading, String text, List<Part> parts) {
    public Section {
      parts = List.copyOf(parts);
    }
  }

  public String html() {
    List<Figure> figures = new ArrayList<>();
    Map<String, String> slots =
        Map.of(
            "title", Html.escaped(title),
            "subtitle", Html.escaped(subtitle),
            "cards", cards.stream().map(Page::html).collect(Collectors.joining()),
            "sections",
                sections.stream().map(part -> html(part, figures)).collect(Collectors.joining()),
            "footer", Html.escaped(footer),
            "vega", resource("/META-INF/resources/webjars/vega/5.32.0/vega.min.js"),
            "vega-lite", resource("/META-INF/resources/webjars/vega-lite/5.23.0/vega-lite.min.js"),
            "specifications", specifications(figures));
    String template = resource("report.html");
    Matcher slot = SLOT.matcher(template);
    StringBuilder page = new StringBuilder(1 << 20);
    while (slot.find()) {
      String content = slots.get(slot.group(1));
      if (content == null) {
        throw new IllegalStateException("report.html has an unknown slot " + slot.group());
      }
      slot.appendReplacement(page, "");
      page.append(content);
    }
    return slot.appendTail(page).toString();
  }

  private static String html(Card card) {
    String style =
        switch (card.tone()) {
          case PLAIN -> "";
          case GOOD -> "good";
          case BAD -> "bad";
        };
    return "<div class=\"card\"><b class=\""
        + style
        + "\">"
        + Html.escaped(card.value())
        + "</b><span>"
        + Html.escaped(card.label())
        + "</span></div>";
  }

  /** Appends the section's figures to those of the page: their numbers join place and picture. */
  private static String html(Section section, List<Figure> figures) {
    StringBuilder html = new StringBuilder("<h2>");
    html.append(Html.escaped(section.heading())).append("</h2>\n");
    if (!section.text().isEmpty()) {
      html.append("<p>").append(Html.escaped(section.text())).append("</p>\n");
    }
    for (Part part : section.parts()) {
      if (part instanceof Table table) {
        html.append(Html.table(table));
      } else if (part instanceof Figure figure) {
        html.append("<figure><div class=\"wide\" id=\"figure")
            .append(figures.size())
            .append("\"></div><figcaption>")
            .append(Html.escaped(figure.caption()))
            .append("</figcaption></figure>\n");
        figures.add(figure);
      }
    }
    return html.toString();
  }

  /** A {@code <} in a name could end the script. */
  private static String specifications(List<Figure> figures) {
    return figures.stream()
        .map(figure -> TreeWriter.json(figure.specification()).replace("<", "\\u003c"))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String resource(String name) {
    try (InputStream stream = Page.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("the report's part [" + name + "] is missing");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
