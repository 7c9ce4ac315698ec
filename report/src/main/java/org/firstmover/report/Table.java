package org.firstmover.report;

import java.util.List;

/**
 * A table of texts; the first column names the rows.
 *
 * @param folded whether the reader must open it
 */
public record Table(String caption, List<String> head, List<List<String>> rows, boolean folded) {
  public Table(String caption, List<String> head, List<List<String>> rows) {
    this(caption, head, rows, false);
  }

  /** Larger tables do not help a reader. */
  static final int MOST_ROWS = 16;
}
