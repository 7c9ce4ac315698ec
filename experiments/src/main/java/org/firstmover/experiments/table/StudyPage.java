package org.firstmover.experiments.table;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.firstmover.experiments.Contrast;
import org.firstmover.experiments.Course;
import org.firstmover.experiments.Published;
import org.firstmover.experiments.Quantity;
import org.firstmover.experiments.Study;
import org.firstmover.experiments.View;
import org.firstmover.experiments.run.Host;
import org.firstmover.report.Curves;
import org.firstmover.report.Figure;
import org.firstmover.report.Means;
import org.firstmover.report.Numbers;
import org.firstmover.report.Page;
import org.firstmover.report.Page.Card;
import org.firstmover.report.Page.Section;
import org.firstmover.report.Page.Tone;
import org.firstmover.report.Table;
import org.firstmover.solution.Provenance;
import org.firstmover.solution.Tolerances;

/** The page of a study: pictures and tables of its results beside the published figures. */
public final class StudyPage {
  /** More rows than these stand in the CSV file only. */
  private static final int MOST_TROUBLES = 200;

  /** Tables up to this length are not folded. */
  private static final int SHORT = 12;

  private static final List<String> HEAD =
      List.of(
          "game",
          "setting",
          "method",
          "runs",
          "status",
          "measured",
          "published",
          "difference",
          "note");

  private final Results results;
  private final Study study;

  private StudyPage(Results results) {
    this.results = results;
    this.study = results.study();
  }

  public static String html(Results results) {
    return new StudyPage(results).page().html();
  }

  private Page page() {
    List<Section> sections = new ArrayList<>();
    if (!study.text().isEmpty()) {
      sections.add(new Section("What this shows", study.text(), List.of()));
    }
    study.views().forEach(view -> sections.add(Views.section(view, results)));
    for (Quantity quantity : study.quantities()) {
      sections.add(section(quantity.name(), quantity.title()));
    }
    for (Contrast contrast : study.contrasts()) {
      sections.add(section(contrast.name(), contrast.title()));
    }
    for (Course course : study.courses()) {
      if (!viewed(course)) {
        sections.add(section(course));
      }
    }
    sections.removeIf(section -> section.parts().isEmpty() && section.text().isEmpty());
    sections.add(time());
    sections.add(troubles());
    sections.add(made());
    return new Page(title(), study.title(), cards(), sections, footer());
  }

  /** The study, or the game that a comparison is of. */
  private String title() {
    return study.cells().isEmpty() ? String.join(", ", results.games()) : study.name();
  }

  private List<Card> cards() {
    List<Card> cards = new ArrayList<>();
    cards.add(
        new Card(
            "runs finished",
            results.finished() + " of " + results.total(),
            results.finished() == results.total() ? Tone.PLAIN : Tone.BAD));
    int troubles = results.troubles().size();
    cards.add(
        new Card(
            "failed or not verified",
            troubles == 0 ? "none" : Integer.toString(troubles),
            troubles == 0 ? Tone.GOOD : Tone.BAD));
    Agreement agreement = Agreement.of(results.rows());
    if (agreement.figures() > 0) {
      cards.add(
          new Card(
              "published figures within two standard errors",
              agreement.within() + " of " + agreement.figures(),
              agreement.within() == agreement.figures() ? Tone.GOOD : Tone.PLAIN));
    }
    return cards;
  }

  private Section section(String name, String title) {
    List<Row> rows = results.rows(name);
    List<Row> compared = rows.stream().filter(row -> row.published() != null).toList();
    List<Means.Point> points = new ArrayList<>();
    rows.stream().filter(row -> shown(row, compared)).forEach(row -> add(points, row));
    List<Page.Part> parts = new ArrayList<>();
    if (!alike(points)) {
      parts.add(
          new Figure(
              "Means over seeds with one standard error"
                  + (compared.isEmpty() ? "." : "; published figures are hollow diamonds."),
              Means.beside(points, study.axis(), title, labels())));
    }
    if (!compared.isEmpty() && compared.size() < rows.size()) {
      parts.add(table("Beside the published figures", compared));
    }
    if (!rows.isEmpty()) {
      parts.add(table("All rows", rows));
    }
    if (!compared.isEmpty()) {
      parts.add(sources(compared));
    }
    return new Section(capital(title), "", parts);
  }

  /** A study with pictures of its own has no others but those of games with figures. */
  private boolean shown(Row row, List<Row> compared) {
    return study.views().isEmpty()
        || compared.stream().anyMatch(other -> other.game().equals(row.game()));
  }

  private boolean viewed(Course course) {
    return study.views().stream()
        .filter(View.Series.class::isInstance)
        .flatMap(view -> ((View.Series) view).courses().stream())
        .anyMatch(item -> item.name().equals(course.name()));
  }

  private Section section(Course course) {
    List<Courses.Line> lines = results.lines(course);
    List<Curves.Point> points = new ArrayList<>();
    for (Courses.Line line : lines) {
      String panel = (line.game() + " " + line.setting()).strip();
      for (Courses.Point point : line.points()) {
        points.add(
            new Curves.Point(
                panel, line.method(), point.step(), point.lower(), point.median(), point.upper()));
      }
    }
    List<Page.Part> parts = new ArrayList<>();
    if (!lines.isEmpty()) {
      String low =
          course.floor() > 0 ? " Below " + Numbers.brief(course.floor()) + " it stands there." : "";
      parts.add(
          new Figure(
              "Medians over seeds against the steps of the method, with the quartiles." + low,
              Curves.of(points, course.title(), course.floor(), labels())));
      parts.add(
          new Table(
              "The last steps (" + lines.size() + ")",
              List.of(
                  "game",
                  "setting",
                  "method",
                  "runs",
                  "last step",
                  "lower quartile",
                  "median",
                  "upper quartile",
                  "largest on the way"),
              lines.stream().map(StudyPage::cells).toList(),
              lines.size() > SHORT));
    }
    return new Section(capital(course.title()), "", parts);
  }

  private static List<String> cells(Courses.Line line) {
    Courses.Point last = line.last();
    return List.of(
        line.game(),
        line.setting(),
        line.method(),
        Integer.toString(last.runs()),
        Long.toString(last.step()),
        Numbers.six(last.lower()),
        Numbers.six(last.median()),
        Numbers.six(last.upper()),
        Numbers.six(last.largest()));
  }

  private List<String> labels() {
    return study.cells().stream().map(cell -> cell.method().label()).distinct().toList();
  }

  /** Whether a picture would show nothing: rounding errors at most. */
  private static boolean alike(List<Means.Point> points) {
    double low = points.stream().mapToDouble(Means.Point::value).min().orElse(0);
    double high = points.stream().mapToDouble(Means.Point::value).max().orElse(0);
    return high - low <= Tolerances.SOLVER * (1 + Math.abs(high))
        && points.stream().noneMatch(Means.Point::published);
  }

  private static void add(List<Means.Point> points, Row row) {
    if (Double.isFinite(row.statistics().mean())) {
      points.add(
          new Means.Point(
              row.game(),
              row.setting(),
              row.method(),
              row.statistics().mean(),
              row.statistics().error(),
              false));
    }
    Published published = row.published();
    if (published != null) {
      points.add(
          new Means.Point(
              row.game(),
              row.setting(),
              row.method(),
              published.value(),
              published.spread(),
              true));
    }
  }

  private static Table table(String caption, List<Row> rows) {
    return new Table(
            caption + " (" + rows.size() + ")",
            HEAD,
            rows.stream().map(StudyPage::cells).toList(),
            rows.size() > SHORT)
        .withoutEmptyColumns();
  }

  private static List<String> cells(Row row) {
    return List.of(
        row.game(),
        row.setting(),
        row.method(),
        row.verified(),
        row.status(),
        row.measured(),
        row.figure(),
        row.difference(),
        row.note());
  }

  private static Table sources(List<Row> compared) {
    Set<List<String>> rows =
        compared.stream()
            .map(
                row ->
                    List.of(
                        row.game(),
                        row.method(),
                        row.published() == null ? "" : row.published().source()))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return new Table(
        "Where the published figures come from",
        List.of("game", "method", "source"),
        List.copyOf(rows),
        true);
  }

  private Section time() {
    List<Row> rows = results.timings();
    List<Means.Point> points = new ArrayList<>();
    rows.stream().filter(row -> row.statistics().mean() > 0).forEach(row -> add(points, row));
    Table table =
        new Table(
                "All rows (" + rows.size() + ")",
                List.of("game", "setting", "method", "runs", "status", "seconds"),
                rows.stream().map(row -> cells(row).subList(0, 6)).toList(),
                rows.size() > SHORT)
            .withoutEmptyColumns();
    boolean numbers =
        points.stream().map(Means.Point::setting).allMatch(text -> text.matches("\\d+"))
            && points.stream().map(Means.Point::setting).distinct().count() > 1;
    List<Page.Part> parts = new ArrayList<>();
    if (!points.isEmpty()) {
      parts.add(
          new Figure(
              "Seconds of a run, its certificate included, on the machines below; runs at the same"
                  + " time disturb one another.",
              numbers
                  ? Means.growth(points, study.axis(), "seconds")
                  : Means.beside(points, study.axis(), "seconds", labels())));
    }
    parts.add(table);
    return new Section("Time", "", parts);
  }

  private Section troubles() {
    List<Results.Trouble> troubles = results.troubles();
    String heading = "Failed and unverified runs";
    int missing = results.total() - results.finished();
    String unfinished =
        missing == 0 ? "" : " Not finished: " + missing + " of " + results.total() + ".";
    if (troubles.isEmpty()) {
      return new Section(
          heading,
          "None: each of the "
              + results.finished()
              + " finished runs is verified"
              + (results.excused() == 0
                  ? "."
                  : ", or fails only what is measured above: "
                      + results.excused()
                      + " of them do, and the notes say what.")
              + unfinished,
          List.of());
    }
    String more =
        troubles.size() > MOST_TROUBLES
            ? " The first " + MOST_TROUBLES + " are shown; all stand in runs.csv."
            : "";
    Table table =
        new Table(
            "",
            List.of("run", "what", "why"),
            troubles.stream()
                .limit(MOST_TROUBLES)
                .map(t -> List.of(t.plan().toString(), t.what(), t.reason()))
                .toList());
    return new Section(
        heading,
        troubles.size() + " runs do not count in the means above." + more + unfinished,
        List.of(table));
  }

  private Section made() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("version", "Firstmover " + Provenance.VERSION));
    rows.add(List.of("seeds", seeds()));
    for (Results.Setup setup : results.setups()) {
      rows.add(List.of(setup.method(), setup.solver() + " " + setup.options()));
    }
    for (Host host : results.hosts()) {
      rows.add(
          List.of(
              "machine",
              host.os()
                  + ", "
                  + host.architecture()
                  + ", "
                  + host.cpu()
                  + ", "
                  + host.processors()
                  + " processors, "
                  + host.java()
                  + ", "
                  + host.memory()
                  + " MiB"));
    }
    rows.add(List.of("time", Numbers.brief(results.seconds()) + " s of all runs together"));
    if (!study.source().isEmpty()) {
      rows.add(List.of("source", study.source()));
    }
    List<Page.Part> parts = new ArrayList<>(List.of(new Table("", List.of("", ""), rows)));
    List<List<String>> games =
        study.cells().stream()
            .map(Study.Cell::game)
            .distinct()
            .map(g -> List.of(g.label(), g.setting(), g.catalog(), g.parameters().toString()))
            .toList();
    if (!games.isEmpty()) {
      parts.add(
          new Table(
              "The games, by their names in the catalog (" + games.size() + ")",
              List.of("game", study.axis(), "name", "parameters"),
              games,
              true));
    }
    return new Section("How it was made", "", parts);
  }

  private String seeds() {
    List<Long> seeds = List.copyOf(results.seeds());
    long first = seeds.get(0);
    long last = seeds.get(seeds.size() - 1);
    return last - first + 1 == seeds.size()
        ? first + " to " + last
        : seeds.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private static String capital(String title) {
    return title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1);
  }

  private static String footer() {
    return "Firstmover "
        + Provenance.VERSION
        + "; every answer was checked by code that shares nothing with the method that found it";
  }
}
