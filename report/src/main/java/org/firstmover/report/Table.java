package org.firstmover.report;

import java.util.List;

/** A table of texts; the first column names the rows. */
public record Table(String caption, List<String> head, List<List<String>> rows) {
  /** Larger tables do not help a reader. */
  static final int MOST_ROWS = 16;
}
