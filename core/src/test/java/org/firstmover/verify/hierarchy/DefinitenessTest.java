package org.firstmover.verify.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Matrices [[a, b], [b, a]] have the eigenvalues a + b and a - b. */
class DefinitenessTest {
  @ParameterizedTest
  @CsvSource({
    "-2, -2, -1.9, 1.9, true",
    "-2, -2, -2.1, 2.1, false",
    "-2, -2, 2.1, 2.1, false",
    "-2, -2, 2, 2, true",
    "-2, -2, -2.1, -1, false",
    "-9, -2, 1, 1.9, true",
    "-9, 0.1, 0, 0, false",
    "-Infinity, -2, -1, 1, true",
    "-2, Infinity, 0, 0, false",
    "-2, -2, -Infinity, Infinity, false",
    "0, 0, 0, 0, true"
  })
  void with_entries_in_intervals(
      double low, double high, double besideLow, double besideHigh, boolean negative) {
    Enclosure enclosure =
        new Enclosure(Interval.ALL, new int[] {0, 1}, new double[2], new double[2]);
    enclosure.bends();
    for (int i = 0; i < 2; i++) {
      enclosure.bendLow[Enclosure.place(i, i)] = low;
      enclosure.bendHigh[Enclosure.place(i, i)] = high;
    }
    enclosure.bendLow[Enclosure.place(1, 0)] = besideLow;
    enclosure.bendHigh[Enclosure.place(1, 0)] = besideHigh;
    assertThat(Definiteness.isNegative(enclosure)).isEqualTo(negative);
  }
}
