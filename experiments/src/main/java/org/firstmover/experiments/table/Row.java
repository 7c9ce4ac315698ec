package org.firstmover.experiments.table;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.firstmover.experiments.Published;
import org.firstmover.report.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * One quantity, or contrast, of one cell of a study.
 *
 * @param method its label; for a contrast "one - other"
 * @param runs finished runs of the cell, however they ended
 * @param statistics over the runs that are verified
 * @param statuses of the runs, with how many have it; empty for a contrast
 * @param note what is to be known of the answers, such as "3 not exhaustive"; may be empty
 * @param published what to compare with; null if nothing is
 */
public record Row(
    String quantity,
    String game,
    String setting,
    String method,
    int runs,
    Statistics statistics,
    Map<String, Integer> statuses,
    String note,
    @Nullable Published published) {

  /** {@code optimal}, or {@code optimal 8, limit 2}. */
  public String status() {
    return statuses.size() == 1
        ? statuses.keySet().iterator().next()
        : statuses.entrySet().stream()
            .map(status -> status.getKey() + " " + status.getValue())
            .collect(Collectors.joining(", "));
  }

  /** How many runs were verified, in words where not all were. */
  public String verified() {
    return statistics.count() == runs ? "" + runs : statistics.count() + " of " + runs;
  }

  /** The mean and its standard error. */
  public String measured() {
    return withError(statistics.mean(), statistics.error());
  }

  /** The published figure and its standard error; empty if there is none. */
  public String figure() {
    return published == null ? "" : withError(published.value(), published.spread());
  }

  private static String withError(double value, double error) {
    if (Double.isNaN(value)) {
      return "";
    }
    return Numbers.six(value) + (error > 0 ? " ± " + Numbers.brief(error) : "");
  }

  /** The difference to the published figure in standard errors of both. */
  public double away() {
    return published == null ? Double.NaN : statistics.away(published.value(), published.spread());
  }

  /** That in words, also where there is no spread to measure it by. */
  public String difference() {
    if (published == null || statistics.count() == 0) {
      return "";
    }
    double away = away();
    if (Double.isNaN(away)) {
      return "differs by " + Numbers.six(statistics.mean() - published.value());
    }
    return away == 0 ? "equal" : String.format(Locale.ROOT, "%+.2f s.e.", away);
  }
}
