package org.firstmover.verify.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.firstmover.random.RandomStream;
import org.firstmover.verify.hierarchy.LinearProgramme.Outcome;
import org.firstmover.verify.hierarchy.LinearProgramme.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the best of all corners in the plane, found by intersecting lines in pairs. */
class LinearProgrammeTest {
  private static final double MANY = Double.POSITIVE_INFINITY;

  private static Polyhedron plane(double low, double high, double[]... rows) {
    double[][] coefficients = new double[rows.length][];
    double[] constants = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      coefficients[i] = new double[] {rows[i][0], rows[i][1]};
      constants[i] = rows[i][2];
    }
    return new Polyhedron(
        new double[] {low, low},
        new double[] {high, high},
        coefficients,
        constants,
        new boolean[rows.length]);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void the_best_corner_of_a_polygon(long seed) {
    RandomStream random = RandomStream.of(seed);
    int empty = 0;
    for (int k = 0; k < 200; k++) {
      double[][] rows = new double[random.nextInt(0, 5)][];
      for (int i = 0; i < rows.length; i++) {
        rows[i] =
            new double[] {random.nextInt(-3, 3), random.nextInt(-3, 3), random.nextInt(-4, 2)};
      }
      Polyhedron region = plane(-2, 3, rows);
      double[] slopes = {random.nextInt(-2, 2), random.nextInt(-2, 2)};
      double[] start = {random.nextDouble(-3, 4), random.nextDouble(-3, 4)};
      Result result = LinearProgramme.highest(region, List.of(new Cut(1, slopes)), start);
      double best = bestCorner(region, slopes);
      if (best == Double.NEGATIVE_INFINITY) {
        empty++;
        assertThat(result.outcome()).isEqualTo(Outcome.EMPTY);
        assertThat(LinearProgramme.isEmpty(region)).isTrue();
      } else {
        assertThat(result.outcome()).isEqualTo(Outcome.OPTIMUM);
        assertThat(result.value()).isCloseTo(1 + best, within(1e-9));
        assertThat(region.violation(result.point())).isLessThan(1e-8);
      }
    }
    assertThat(empty).isBetween(1, 150);
  }

  /** Lines a x + b y + c = 0 of rows and bounds; of their intersections those that are inside. */
  private static double bestCorner(Polyhedron region, double[] slopes) {
    List<double[]> lines = new ArrayList<>();
    for (int i = 0; i < region.rows().length; i++) {
      lines.add(new double[] {region.rows()[i][0], region.rows()[i][1], region.constants()[i]});
    }
    for (double bound : new double[] {region.lower()[0], region.upper()[0]}) {
      lines.add(new double[] {1, 0, -bound});
      lines.add(new double[] {0, 1, -bound});
    }
    double best = Double.NEGATIVE_INFINITY;
    for (double[] a : lines) {
      for (double[] b : lines) {
        double determinant = a[0] * b[1] - a[1] * b[0];
        double[] corner = {
          (a[1] * b[2] - b[1] * a[2]) / determinant, (b[0] * a[2] - a[0] * b[2]) / determinant
        };
        if (determinant != 0 && region.violation(corner) < 1e-9) {
          best = Math.max(best, slopes[0] * corner[0] + slopes[1] * corner[1]);
        }
      }
    }
    return best;
  }

  @Test
  void the_least_of_cuts_is_highest_where_they_meet() {
    List<Cut> roof =
        List.of(
            new Cut(0, new double[] {1, 0}),
            new Cut(6, new double[] {-2, 0}),
            new Cut(9, new double[] {0, -1}));
    Result result = LinearProgramme.highest(plane(0, MANY), roof, new double[] {50, 1});
    assertThat(result.value()).isCloseTo(2, within(1e-12));
    assertThat(result.point()[0]).isCloseTo(2, within(1e-12));
  }

  @Test
  void a_ray_leads_up_without_end() {
    Polyhedron wedge = plane(0, MANY, new double[] {1, -2, 0});
    Result result =
        LinearProgramme.highest(
            wedge, List.of(new Cut(0, new double[] {1, 0})), new double[] {0, 0});
    assertThat(result.outcome()).isEqualTo(Outcome.UNBOUNDED);
    assertThat(result.point()[0]).isPositive();
    assertThat(result.point()[0]).isLessThanOrEqualTo(2 * result.point()[1] + 1e-12);
  }

  @Test
  void free_variables_and_equalities() {
    Polyhedron line =
        new Polyhedron(
            new double[] {-MANY, -MANY},
            new double[] {MANY, 4},
            new double[][] {{1, 1}},
            new double[] {-1},
            new boolean[] {true});
    Result result =
        LinearProgramme.highest(
            line, List.of(new Cut(0, new double[] {-1, 1})), new double[] {9, 9});
    assertThat(result.point()).containsExactly(new double[] {-3, 4}, within(1e-12));
    assertThat(result.value()).isCloseTo(7, within(1e-12));
  }
}
