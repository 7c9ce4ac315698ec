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
import org.firstmover.game.Game;
import org.firstmover.solution.Certificate;
import org.firstmover.solution.Check;
import org.firstmover.solution.Provenance;
import org.firstmover.solution.Response;
import org.firstmover.solution.Solution;
import org.firstmover.solution.TieBreak;

/** One self-contained HTML file of a solution: it opens offline, its pictures are interactive. */
public final class Report {
  private static final Pattern SLOT = Pattern.compile("\\{\\{([a-z-]+)}}");
  private static final int MOST_ENTRIES = 40;

  private Report() {}

  public static <G extends Game> String html(G game, Solution solution, Picture<G> picture) {
    List<Figure> figures = new ArrayList<>(picture.figures(game, solution));
    List<Comparison> comparisons = new ArrayList<>();
    comparisons.add(
        new Comparison(
            "this commitment (" + solution.method().name() + ")", solution.leader().value()));
    comparisons.addAll(picture.comparisons(game));
    int own = figures.size();
    figures.add(
        new Figure(
            "The leader's value beside what she would have otherwise.",
            Bars.compared(comparisons)));
    String title = game.name().isEmpty() ? "A " + game.kind() + " game" : game.name();
    Map<String, String> slots =
        Map.ofEntries(
            Map.entry("title", Html.escaped(title)),
            Map.entry("subtitle", Html.escaped(subtitle(game, solution))),
            Map.entry("cards", cards(solution)),
            Map.entry("answer", answer(solution)),
            Map.entry("figures", figures(figures.subList(0, own), 0)),
            Map.entry("comparison", figures(figures.subList(own, own + 1), own)),
            Map.entry("certificate", certificate(solution.certificate())),
            Map.entry("game", game(picture.game(game))),
            Map.entry("footer", Html.escaped(footer(solution))),
            Map.entry("vega", resource("/META-INF/resources/webjars/vega/5.32.0/vega.min.js")),
            Map.entry(
                "vega-lite",
                resource("/META-INF/resources/webjars/vega-lite/5.23.0/vega-lite.min.js")),
            Map.entry("specifications", specifications(figures)));
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

  private static String subtitle(Game game, Solution solution) {
    return game.kind()
        + " game, solved by "
        + solution.method().name()
        + (solution.tieBreak() == TieBreak.WEAK
            ? "; an indifferent follower chooses against the leader"
            : "; an indifferent follower chooses for the leader");
  }

  private static String cards(Solution solution) {
    Certificate certificate = solution.certificate();
    String style = certificate.verified() ? "good" : "bad";
    return card("leader's value", Numbers.text(solution.leader().value()), "")
        + card("status", solution.status().text(), "")
        + card("certificate", certificate.verdict().text(), style);
  }

  private static String card(String label, String value, String style) {
    return "<div class=\"card\"><b class=\""
        + style
        + "\">"
        + Html.escaped(value)
        + "</b><span>"
        + Html.escaped(label)
        + "</span></div>";
  }

  private static String answer(Solution solution) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "leader",
            Numbers.text(solution.leader().value()),
            Numbers.weights(solution.leader().strategy().weights().nonZero(), MOST_ENTRIES)));
    for (Response response : solution.followers()) {
      rows.add(
          List.of(
              response.name(),
              Numbers.text(response.value()),
              Numbers.weights(response.response().weights().nonZero(), MOST_ENTRIES)));
    }
    return Html.table(new Table("", List.of("", "value", "plays"), rows));
  }

  private static String figures(List<Figure> figures, int first) {
    StringBuilder html = new StringBuilder();
    for (int i = 0; i < figures.size(); i++) {
      html.append("<figure><div class=\"wide\" id=\"figure")
          .append(first + i)
          .append("\"></div><figcaption>")
          .append(Html.escaped(figures.get(i).caption()))
          .append("</figcaption></figure>\n");
    }
    return html.toString();
  }

  private static String certificate(Certificate certificate) {
    List<List<String>> rows = new ArrayList<>();
    for (Check check : certificate.checks()) {
      rows.add(
          List.of(
              check.name(),
              check.passed() ? "passed" : "FAILED",
              check.kind().text(),
              Numbers.brief(check.value()),
              Numbers.brief(check.tolerance()),
              check.note()));
    }
    return Html.table(
        new Table(
            "Recomputed from the game by code that shares nothing with the method.",
            List.of("check", "outcome", "kind", "error", "allowed", "note"),
            rows));
  }

  private static String game(List<Table> tables) {
    return tables.isEmpty()
        ? ""
        : "<h2>The game</h2>\n" + tables.stream().map(Html::table).collect(Collectors.joining());
  }

  private static String footer(Solution solution) {
    return "Firstmover "
        + Provenance.VERSION
        + "; method "
        + solution.method().name()
        + " "
        + solution.method().options()
        + ", seed "
        + solution.method().seed()
        + "; work "
        + solution.work()
        + "; game "
        + solution.game().fingerprint();
  }

  /** A {@code <} in a name could end the script. */
  private static String specifications(List<Figure> figures) {
    return figures.stream()
        .map(figure -> TreeWriter.json(figure.specification()).replace("<", "\\u003c"))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String resource(String name) {
    try (InputStream stream = Report.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("the report's part [" + name + "] is missing");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
