package org.firstmover.experiments.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.firstmover.experiments.Course;
import org.firstmover.experiments.Published;
import org.firstmover.experiments.Quantity;
import org.firstmover.experiments.run.Host;
import org.firstmover.experiments.run.Outcome;
import org.firstmover.experiments.run.RunPlan;
import org.firstmover.experiments.store.StoredRun;
import org.jspecify.annotations.Nullable;

/**
 * Exports as CSV (RFC 4180 with LF). Runs and results are the same, byte for byte, however often
 * and wherever a study was interrupted and gone on with; what is not stands in the timings.
 */
public final class CsvFiles {
  private CsvFiles() {}

  /** The head of a file of runs. */
  public static void runsHead(List<Quantity> quantities, Writer out) {
    List<String> head =
        new ArrayList<>(
            List.of(
                "fingerprint",
                "game",
                "setting",
                "method",
                "solver",
                "options",
                "seed",
                "status",
                "verdict",
                "error",
                "game_fingerprint"));
    quantities.forEach(quantity -> head.add(quantity.name()));
    head.add("work");
    line(out, head);
  }

  /** A line a run. */
  public static void run(List<Quantity> quantities, StoredRun run, Writer out) {
    RunPlan plan = run.plan();
    List<String> cells =
        new ArrayList<>(
            List.of(
                run.fingerprint(),
                plan.game(),
                plan.setting(),
                plan.method(),
                plan.solver(),
                pairs(plan.options()),
                Long.toString(plan.seed())));
    Outcome outcome = run.outcome();
    if (outcome == null) {
      cells.addAll(List.of("unfinished", "", "", ""));
      quantities.forEach(quantity -> cells.add(""));
      cells.add("");
    } else {
      cells.addAll(
          List.of(outcome.status(), outcome.verdict(), outcome.error(), outcome.gameFingerprint()));
      quantities.forEach(quantity -> cells.add(text(outcome.quantities().get(quantity.name()))));
      cells.add(pairs(outcome.work()));
    }
    line(out, cells);
  }

  /** The head of a file of timings. */
  public static void timingsHead(Writer out) {
    line(
        out,
        List.of(
            "fingerprint",
            "seconds",
            "finished",
            "os",
            "architecture",
            "cpu",
            "processors",
            "java",
            "memory"));
  }

  /** When, where and how long; no line for a run that is not finished. */
  public static void timing(StoredRun run, Writer out) {
    Outcome outcome = run.outcome();
    if (outcome != null) {
      Host host = outcome.host();
      line(
          out,
          List.of(
              run.fingerprint(),
              Double.toString(outcome.seconds()),
              outcome.finished(),
              host.os(),
              host.architecture(),
              host.cpu(),
              Integer.toString(host.processors()),
              host.java(),
              Long.toString(host.memory())));
    }
  }

  /** A line a quantity of a cell, over its seeds, beside the published figure. */
  public static void results(Results results, Writer out) {
    line(
        out,
        List.of(
            "quantity",
            "game",
            "setting",
            "method",
            "runs",
            "measured",
            "status",
            "mean",
            "standard_error",
            "published",
            "spread",
            "difference_in_standard_errors",
            "source"));
    for (Row row : results.rows()) {
      Published published = row.published();
      line(
          out,
          List.of(
              row.quantity(),
              row.game(),
              row.setting(),
              row.method(),
              Integer.toString(row.runs()),
              Integer.toString(row.statistics().count()),
              row.status(),
              text(row.statistics().mean()),
              text(row.statistics().error()),
              published == null ? "" : text(published.value()),
              published == null ? "" : text(published.spread()),
              text(row.away()),
              published == null ? "" : published.source()));
    }
  }

  /** A line a point of a course: a cell's runs at a step. */
  public static void courses(Results results, Writer out) {
    line(
        out,
        List.of(
            "course",
            "game",
            "setting",
            "method",
            "step",
            "runs",
            "lower_quartile",
            "median",
            "upper_quartile",
            "largest_so_far"));
    for (Course course : results.study().courses()) {
      for (Courses.Line line : results.lines(course)) {
        for (Courses.Point point : line.points()) {
          line(
              out,
              List.of(
                  course.name(),
                  line.game(),
                  line.setting(),
                  line.method(),
                  Long.toString(point.step()),
                  Integer.toString(point.runs()),
                  text(point.lower()),
                  text(point.median()),
                  text(point.upper()),
                  text(point.largest())));
        }
      }
    }
  }

  /** Shortest decimals that read back as the same double; empty where there is no number. */
  private static String text(@Nullable Double value) {
    return value == null || value.isNaN() ? "" : value.toString();
  }

  private static String pairs(Map<String, ?> map) {
    return map.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining("; "));
  }

  private static void line(Writer out, List<String> cells) {
    try {
      out.write(Csv.line(cells));
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
