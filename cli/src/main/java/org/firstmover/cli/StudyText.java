package org.firstmover.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.firstmover.experiments.Quantity;
import org.firstmover.experiments.sweep.StudyFolder;
import org.firstmover.experiments.table.Agreement;
import org.firstmover.experiments.table.Results;
import org.firstmover.experiments.table.Row;
import org.firstmover.report.Numbers;

/** Results of studies on a terminal. */
final class StudyText {
  private static final int MOST_TROUBLES = 10;

  /** A standard error of so few runs may be far from what it estimates. */
  private static final int FEW_SEEDS = 5;

  private StudyText() {}

  /** A study: what was published beside what was found, and where the rest is. */
  static void print(PrintWriter out, Results results, StudyFolder folder) {
    out.println(results.study().name() + ": " + results.study().title());
    out.println(
        "  runs finished     "
            + results.finished()
            + " of "
            + results.total()
            + ", "
            + results.troubles().size()
            + " failed or not verified"
            + (results.excused() == 0
                ? ""
                : ", " + results.excused() + " fail only checks that the study measures"));
    troubles(out, results);
    List<Row> rows = results.rows();
    Agreement agreement = Agreement.of(rows);
    if (agreement.figures() > 0) {
      out.println(
          "  published         "
              + agreement.within()
              + " of "
              + agreement.figures()
              + " figures within two standard errors"
              + (results.seeds().size() < FEW_SEEDS
                  ? ", which say little of " + results.seeds().size() + " seeds"
                  : ""));
      List<List<String>> lines = new ArrayList<>();
      lines.add(
          List.of("quantity", "game", "setting", "method", "mean", "published", "difference"));
      for (Row row : rows) {
        if (row.published() != null) {
          lines.add(
              List.of(
                  row.quantity(),
                  row.game(),
                  row.setting(),
                  row.method(),
                  row.measured(),
                  row.figure(),
                  row.difference()));
        }
      }
      table(out, "    ", lines);
    }
    List<String> files =
        List.of(StudyFolder.REPORT, StudyFolder.RESULTS, StudyFolder.RUNS, StudyFolder.TIMINGS);
    files.forEach(file -> out.println("  written           " + folder.path().resolve(file)));
    if (!results.study().courses().isEmpty()) {
      out.println("  written           " + folder.path().resolve(StudyFolder.COURSES));
    }
  }

  /** Methods side by side. */
  static void compared(PrintWriter out, Results results) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(
        List.of("method", "value", "regret", "violation", "status", "verified", "note", "seconds"));
    for (Row value : results.rows(Quantity.VALUE.name())) {
      lines.add(
          List.of(
              value.method(),
              value.measured(),
              of(results.rows(Quantity.REGRET.name()), value),
              of(results.rows(Quantity.VIOLATION.name()), value),
              value.status(),
              value.verified(),
              value.note(),
              of(results.timings(), value)));
    }
    table(out, "", lines);
    troubles(out, results);
  }

  private static String of(List<Row> rows, Row like) {
    return rows.stream()
        .filter(row -> row.method().equals(like.method()) && row.game().equals(like.game()))
        .map(row -> row.statistics().count() == 0 ? "" : Numbers.brief(row.statistics().mean()))
        .findFirst()
        .orElse("");
  }

  private static void troubles(PrintWriter out, Results results) {
    List<Results.Trouble> troubles = results.troubles();
    troubles.stream()
        .limit(MOST_TROUBLES)
        .forEach(
            t ->
                out.println(
                    "    " + SolutionText.visible(t.plan() + ": " + t.what() + ": " + t.reason())));
    if (troubles.size() > MOST_TROUBLES) {
      out.println("    and " + (troubles.size() - MOST_TROUBLES) + " more");
    }
  }

  /** Columns as wide as their widest cell; those without any are left out. */
  private static void table(PrintWriter out, String indent, List<List<String>> lines) {
    int[] widths = new int[lines.get(0).size()];
    for (List<String> line : lines.subList(1, lines.size())) {
      for (int c = 0; c < widths.length; c++) {
        widths[c] = Math.max(widths[c], line.get(c).length());
      }
    }
    for (List<String> line : lines) {
      StringBuilder text = new StringBuilder(indent);
      for (int c = 0; c < widths.length; c++) {
        if (widths[c] > 0) {
          String cell = SolutionText.visible(line.get(c));
          int width = Math.max(widths[c], lines.get(0).get(c).length());
          text.append(cell).append(" ".repeat(width - cell.length() + 2));
        }
      }
      out.println(text.toString().stripTrailing());
    }
  }
}
