package org.firstmover.experiments.table;

import java.util.List;
import java.util.stream.Collectors;

/** Lines of comma-separated values: RFC 4180, without the CR at their ends. */
public final class Csv {
  private Csv() {}

  /** One line, without its end. */
  public static String line(List<String> cells) {
    return cells.stream().map(Csv::quoted).collect(Collectors.joining(","));
  }

  private static String quoted(String cell) {
    return cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
        ? '"' + cell.replace("\"", "\"\"") + '"'
        : cell;
  }
}
