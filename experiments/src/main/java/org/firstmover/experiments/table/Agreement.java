package org.firstmover.experiments.table;

import java.util.List;

/**
 * How results stand beside published figures.
 *
 * @param figures how many there are
 * @param within how many are met within two standard errors
 */
public record Agreement(int figures, int within) {
  private static final double CLOSE = 2;

  public static Agreement of(List<Row> rows) {
    List<Row> compared =
        rows.stream()
            .filter(row -> row.published() != null && row.statistics().count() > 0)
            .toList();
    // a difference that cannot be measured is not small
    long within = compared.stream().filter(row -> Math.abs(row.away()) <= CLOSE).count();
    return new Agreement(compared.size(), (int) within);
  }
}
