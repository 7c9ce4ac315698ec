package org.firstmover.catalog.markov;

import java.util.List;
import java.util.stream.IntStream;
import org.firstmover.exact.Rational;

/** Equally spaced numbers, 0 the first. */
final class Grid {
  private Grid() {}

  /** From 0 to 1; a single one is 0. */
  static List<Rational> unit(int count) {
    return IntStream.range(0, count).mapToObj(k -> Rational.of(k, Math.max(1, count - 1))).toList();
  }

  /** The k-th of so many from 0 to a whole number. */
  static String name(int k, int count, int last) {
    return Rational.of((long) k * last, count - 1).toString();
  }
}
