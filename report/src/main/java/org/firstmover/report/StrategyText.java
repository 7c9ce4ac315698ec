package org.firstmover.report;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.firstmover.strategy.Point;
import org.firstmover.strategy.Strategy;

/** Strategies for people: what is played of a distribution, every variable of a point. */
public final class StrategyText {
  /** Longer lists are told by their largest entries. */
  private static final int LONG = 12;

  private static final int LARGEST = 5;

  private StrategyText() {}

  /**
   * {@code up 0.5, down 0.5} without what is 0; of points all: {@code x 0, w [0.5, 0.5]}.
   *
   * @param most names; further ones are counted
   */
  public static String of(Strategy strategy, int most) {
    return strategy instanceof Point point
        ? of(point, most)
        : Numbers.weights(strategy.weights().nonZero(), most);
  }

  private static String of(Point point, int most) {
    List<Point.Entry> entries = point.entries();
    String text =
        entries.stream()
            .limit(most)
            .map(entry -> entry.name() + " " + values(entry))
            .collect(Collectors.joining(", "));
    int more = entries.size() - most;
    return more > 0 ? text + " and " + more + " more" : text;
  }

  private static String values(Point.Entry entry) {
    double[] values = entry.values();
    if (!entry.list()) {
      return Numbers.text(values[0]);
    }
    if (values.length <= LONG) {
      return Arrays.stream(values)
          .mapToObj(Numbers::six)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    double least = Arrays.stream(values).min().orElseThrow();
    double greatest = Arrays.stream(values).max().orElseThrow();
    String all = "[" + values.length + " entries";
    if (least == greatest) {
      return all + ", each " + Numbers.six(least) + "]";
    }
    List<Integer> bySize =
        IntStream.range(0, values.length)
            .filter(i -> values[i] != 0)
            .boxed()
            .sorted(Comparator.comparing(i -> -Math.abs(values[i])))
            .toList();
    return bySize.stream()
        .limit(LARGEST)
        .map(i -> "no. " + (i + 1) + ": " + Numbers.six(values[i]))
        .collect(
            Collectors.joining(
                ", ",
                all + " from " + Numbers.six(least) + " to " + Numbers.six(greatest) + "; ",
                bySize.size() > LARGEST ? ", ...]" : "]"));
  }
}
