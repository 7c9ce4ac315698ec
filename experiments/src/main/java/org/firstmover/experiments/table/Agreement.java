package org.firstmover.experiments.table;

import java.util.List;
import org.firstmover.experiments.Published;
import org.jspecify.annotations.Nullable;

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
            .filter(row -> isComparable(row.published()) && row.statistics().count() > 0)
            .toList();
    // a difference that cannot be measured is not small
    long within = compared.stream().filter(row -> Math.abs(row.away()) <= CLOSE).count();
    return new Agreement(compared.size(), (int) within);
  }

  /** A figure whose spread nobody knows is shown, and held against nothing. */
  private static boolean isComparable(@Nullable Published figure) {
    return figure != null && !Double.isNaN(figure.spread());
  }
}
