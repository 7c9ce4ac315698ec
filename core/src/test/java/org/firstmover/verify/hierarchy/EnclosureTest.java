package org.firstmover.verify.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.firstmover.derivative.Differentiator;
import org.firstmover.game.expression.Formula;
import org.firstmover.game.expression.RandomExpressions;
import org.firstmover.game.hierarchy.Goal;
import org.firstmover.random.RandomStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Enclosures hold what derivatives by the tape, other code by another method, find inside. */
class EnclosureTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void values_slopes_and_second_derivatives_are_inside(long seed) {
    RandomStream random = RandomStream.of(seed).child("box");
    for (int k = 0; k < 40; k++) {
      Formula formula = Formula.of(RandomExpressions.of(100 * seed + k), RandomExpressions.SCOPE);
      int n = RandomExpressions.SCOPE.size();
      double[] point = RandomExpressions.point(100 * seed + k);
      double width = Math.pow(10, -random.nextInt(0, 4));
      int from = random.nextInt(0, n - 1);
      double[] lower = new double[n - from];
      double[] upper = new double[n - from];
      for (int j = 0; j < lower.length; j++) {
        lower[j] = Math.max(0, point[from + j] - width * random.nextDouble());
        upper[j] = Math.min(2, point[from + j] + width * random.nextDouble());
      }
      EnclosureAlgebra algebra =
          new EnclosureAlgebra(point, from, lower, upper, true, Long.MAX_VALUE);
      Enclosure enclosure = formula.evaluate(algebra);
      for (int draw = 0; draw < 5; draw++) {
        contains(enclosure, formula, point, from, random, lower, upper);
      }
    }
  }

  private static void contains(
      Enclosure enclosure,
      Formula formula,
      double[] at,
      int from,
      RandomStream random,
      double[] lower,
      double[] upper) {
    double[] point = at.clone();
    for (int j = 0; j < lower.length; j++) {
      point[from + j] = random.nextDouble(lower[j], Math.nextUp(upper[j]));
    }
    Differentiator tape = Differentiator.of(formula);
    double[] gradient = new double[point.length];
    double[][] hessian = new double[point.length][point.length];
    assertInside(tape.at(point), enclosure.range.low(), enclosure.range.high());
    tape.gradient(gradient);
    tape.hessian(hessian);
    for (int j = 0; j < lower.length; j++) {
      int i = enclosure.indexOf(j);
      if (i < 0) {
        assertThat(gradient[from + j]).isZero();
        continue;
      }
      assertInside(gradient[from + j], enclosure.slopeLow[i], enclosure.slopeHigh[i]);
      for (int k = 0; k < enclosure.count && enclosure.rest == Shape.AFFINE; k++) {
        int place = Enclosure.place(i, k);
        double entry = hessian[from + j][from + enclosure.own[k]];
        boolean flat = enclosure.isFlat();
        assertInside(
            entry, flat ? 0 : enclosure.bendLow[place], flat ? 0 : enclosure.bendHigh[place]);
      }
    }
  }

  /** A function that is called concave is, at the middle, no lower than the mean of two values. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void nothing_is_called_concave_that_is_not(long seed) {
    RandomStream random = RandomStream.of(seed).child("chords");
    int called = 0;
    for (int k = 0; k < 100; k++) {
      Formula formula = Formula.of(RandomExpressions.of(100 * seed + k), RandomExpressions.SCOPE);
      double[] point = RandomExpressions.point(100 * seed + k);
      int from = random.nextInt(0, point.length - 1);
      double[] lower = new double[point.length - from];
      double[] upper = new double[lower.length];
      Arrays.fill(lower, random.nextDouble(0.1, 1));
      Arrays.fill(upper, random.nextDouble(1, 1.9));
      if (!new Concavity(formula, Goal.MAXIMISE, point, from, 1_000_000).holds(lower, upper)) {
        continue;
      }
      called++;
      for (int draw = 0; draw < 100; draw++) {
        double[] a = drawn(point, from, lower, upper, random);
        double[] b = drawn(point, from, lower, upper, random);
        double[] middle = point.clone();
        for (int j = from; j < point.length; j++) {
          middle[j] = 0.5 * (a[j] + b[j]);
        }
        double mean = 0.5 * (formula.value(a) + formula.value(b));
        assertThat(formula.value(middle))
            .as(formula.toString())
            .isGreaterThanOrEqualTo(mean - 1e-12 * (1 + Math.abs(mean)));
      }
    }
    assertThat(called).isGreaterThan(10);
  }

  private static double[] drawn(
      double[] point, int from, double[] lower, double[] upper, RandomStream random) {
    double[] drawn = point.clone();
    for (int j = 0; j < lower.length; j++) {
      drawn[from + j] = random.nextDouble(lower[j], upper[j]);
    }
    return drawn;
  }

  private static void assertInside(double value, double low, double high) {
    double slack = 1e-9 * (1 + Math.abs(value));
    assertThat(value).isBetween(low - slack, high + slack);
  }
}
