package org.firstmover.report;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A table of texts; the first column names the rows.
 *
 * @param folded whether the reader must open it
 */
public record Table(String caption, List<String> head, List<List<String>> rows, boolean folded)
    implements Page.Part {
  public Table(String caption, List<String> head, List<List<String>> rows) {
    this(caption, head, rows, false);
  }

  /** Larger tables do not help a reader. */
  static final int MOST_ROWS = 16;

  /** Without the columns, but the first, that are empty in every row. */
  public Table withoutEmptyColumns() {
    List<Integer> kept =
        IntStream.range(0, head.size())
            .filter(c -> c == 0 || rows.stream().anyMatch(row -> !row.get(c).isEmpty()))
            .boxed()
            .toList();
    return new Table(
        caption,
        kept.stream().map(head::get).toList(),
        rows.stream().map(row -> kept.stream().map(row::get).toList()).toList(),
        folded);
  }
}
