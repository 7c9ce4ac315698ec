package org.firstmover.solvers.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.ToDoubleFunction;
import org.firstmover.solvers.nlp.Domain;
import org.firstmover.solvers.nlp.Problem;
import org.junit.jupiter.api.Test;

class BoundedTrustRegionTest {
  /** Bounds alone. */
  private record Box(double[] lower, double[] upper) implements Problem {

    @Override
    public Domain domain() {
      return new Domain(lower, upper, new boolean[0]);
    }

    @Override
    public double evaluate(double[] y, double[] constraints) {
      return 0;
    }
  }

  private static final double INFINITY = Double.POSITIVE_INFINITY;

  private static double[] minimise(Box box, ToDoubleFunction<double[]> function, double... start) {
    return new BoundedTrustRegion(box, BoundedTrustRegion.movable(box), start, () -> false)
        .minimise(function, start, 1, 1e-8, 10_000);
  }

  /** Free, with one bound on either side that holds or not, with two, and with no room. */
  @Test
  void anyBoundsWillDo() {
    Box box =
        new Box(
            new double[] {-INFINITY, 2, -INFINITY, 0, 7},
            new double[] {INFINITY, INFINITY, -1, 1000, 7});
    double[] found =
        minimise(
            box,
            x ->
                Math.pow(x[0] - 30, 2)
                    + Math.pow(x[1] - 1, 2)
                    + Math.pow(x[2] + 4, 2)
                    + Math.pow(x[3] - 900, 2) / 1e4
                    + x[0] * x[2]
                    + x[4],
            0,
            5,
            -1,
            0,
            7);
    // 2 (x0 - 30) + x2 = 0 and 2 (x2 + 4) + x0 = 0: x0 = 128 / 3, x2 = -76 / 3
    assertThat(found[0]).isCloseTo(128 / 3.0, within(1e-4));
    assertThat(found[1]).isCloseTo(2, within(1e-6));
    assertThat(found[2]).isCloseTo(-76 / 3.0, within(1e-4));
    assertThat(found[3]).isCloseTo(900, within(1e-2));
    assertThat(found[4]).isEqualTo(7);
  }

  @Test
  void oneVariableIsEnough() {
    Box box = new Box(new double[] {-INFINITY}, new double[] {INFINITY});
    double[] found = minimise(box, x -> Math.cosh(x[0] - 3), 0);
    assertThat(found[0]).isCloseTo(3, within(1e-4));
  }

  @Test
  void noVariableToMoveIsTheStart() {
    Box box = new Box(new double[] {1}, new double[] {1});
    assertThat(minimise(box, x -> x[0], 1)).containsExactly(1);
  }

  /** Least where x0 = x1 = 1 is left out: no value beyond the circle of radius 1. */
  @Test
  void pointsWithoutAValueAreAvoided() {
    Box box = new Box(new double[] {-2, -2}, new double[] {2, 2});
    double[] found =
        minimise(
            box,
            x -> Math.hypot(x[0], x[1]) > 1 ? Double.NaN : Math.hypot(x[0] - 0.5, x[1] - 0.25),
            -0.5,
            0);
    assertThat(found[0]).isCloseTo(0.5, within(1e-3));
    assertThat(found[1]).isCloseTo(0.25, within(1e-3));
  }
}
