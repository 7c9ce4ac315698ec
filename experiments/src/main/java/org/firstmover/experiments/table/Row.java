package org.firstmover.experiments.table;

import org.firstmover.experiments.Published;
import org.jspecify.annotations.Nullable;

/**
 * One quantity, or contrast, of one cell of a study.
 *
 * @param method its label; for a contrast "one - other"
 * @param runs finished runs of the cell, however they ended
 * @param statistics over the runs that are verified
 * @param atLimit how many of those stopped at a limit
 * @param note what that means, such as "not exhaustive"; empty if none stopped
 * @param published what to compare with; null if nothing is
 */
public record Row(
    String quantity,
    String game,
    String setting,
    String method,
    int runs,
    Statistics statistics,
    int atLimit,
    String note,
    @Nullable Published published) {

  /** The difference to the published figure in standard errors of both. */
  public double away() {
    return published == null ? Double.NaN : statistics.away(published.value(), published.spread());
  }
}
