package org.firstmover.solvers.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Maxima on a line. */
class LineMaximumTest {
  private final LineMaximum line = new LineMaximum();

  private void finds(double expected, DoubleUnaryOperator f, double low, double high, double near) {
    double value = line.maximise(f, low, high, near);
    assertThat(line.position()).isEqualTo(expected, within(1e-7 * (1 + Math.abs(expected))));
    assertThat(value).isEqualTo(f.applyAsDouble(expected), within(1e-12 * (1 + Math.abs(value))));
  }

  @Test
  void insideAtEndsAndFarAway() {
    finds(3, x -> -(x - 3) * (x - 3), 0, 10, 0);
    finds(10, x -> x, 0, 10, 5);
    finds(0, x -> -x, 0, 10, 5);
    finds(0, x -> -x, 0, Double.POSITIVE_INFINITY, 5);
    finds(
        1e6,
        x -> -Math.pow(x * 1e-6 - 1, 2),
        Double.NEGATIVE_INFINITY,
        Double.POSITIVE_INFINITY,
        0);
    finds(-200, x -> -(x + 200) * (x + 200), Double.NEGATIVE_INFINITY, 5, 0);
    finds(1e-3, x -> -Math.pow(x - 1e-3, 2), 0, Double.POSITIVE_INFINITY, 0);
    finds(7, x -> 1, 7, 7, 0);
  }

  @Test
  void theHigherOfTwoPeaks() {
    finds(2, x -> Math.exp(-(x - 2) * (x - 2)) + 0.9 * Math.exp(-(x - 8) * (x - 8)), 0, 10, 8);
  }

  @Test
  void onlyWhereThereIsAValue() {
    finds(Math.E, x -> Math.log(x) / x, -1, 50, 1);
    assertThat(line.maximise(x -> Math.sqrt(-1 - x * x), 0, 1, 0)).isNaN();
  }

  @Test
  void withoutBound() {
    assertThat(line.maximise(x -> x, 0, Double.POSITIVE_INFINITY, 0))
        .isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(line.maximise(x -> -x, Double.NEGATIVE_INFINITY, 0, 0))
        .isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void ofEqualPeaksTheNearest() {
    DoubleUnaryOperator peaks = x -> -(x * x - 1) * (x * x - 1);
    finds(-1, peaks, -2, 2, -0.3);
    finds(1, peaks, -2, 2, 0.3);
  }
}
