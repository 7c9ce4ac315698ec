package org.firstmover.solvers.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.firstmover.random.RandomStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.LUDecomposition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DenseLuTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 15, 16, 17, 30, 33, 64, 100, 150})
  void solves_with_the_matrix_and_its_transpose(int size) {
    RandomStream random = RandomStream.of(size);
    DenseLu lu = new DenseLu(size);
    for (int repeat = 0; repeat < 3; repeat++) {
      double[][] matrix = Matrices.gaussian(random, size, size);
      double[] expected = Matrices.vector(random, size);
      assertThat(lu.factor(matrix)).isTrue();
      double tolerance = 1e-15 * size / lu.reciprocalCondition();

      double[] b = Matrices.times(matrix, expected);
      lu.solve(b);
      assertThat(b).containsExactly(expected, within(tolerance));

      double[] c = Matrices.times(Matrices.transpose(matrix), expected);
      lu.solveTransposed(c);
      assertThat(c).containsExactly(expected, within(tolerance));
    }
  }

  @Test
  void residuals_are_small_however_bad_the_condition() {
    for (int seed = 0; seed < 30; seed++) {
      RandomStream random = RandomStream.of(seed);
      double[] values = new double[20];
      for (int i = 0; i < values.length; i++) {
        values[i] = Math.pow(10, -0.7 * i);
      }
      double[][] matrix = Matrices.withSingularValues(random, 20, 20, values);
      double[] b = Matrices.vector(random, 20);
      DenseLu lu = new DenseLu(20);
      assertThat(lu.factor(matrix)).isTrue();
      double[] u = b.clone();
      lu.solve(u);
      assertThat(Matrices.distance(Matrices.times(matrix, u), b))
          .isLessThan(1e-13 * Matrices.largest(u));
      double[] v = b.clone();
      lu.solveTransposed(v);
      assertThat(Matrices.distance(Matrices.times(Matrices.transpose(matrix), v), b))
          .isLessThan(1e-13 * Matrices.largest(v));
    }
  }

  /** The inverse by Hipparchus. An estimate of the inverse's norm is never too large. */
  @Test
  void the_condition_number_is_estimated_mostly_within_a_factor_of_three() {
    int far = 0;
    for (int seed = 0; seed < 200; seed++) {
      RandomStream random = RandomStream.of(seed);
      int size = random.nextInt(1, 12);
      double[][] matrix = Matrices.gaussian(random, size, size);
      matrix[0][0] *= Math.pow(10, random.nextInt(-6, 6));
      double[][] inverse =
          new LUDecomposition(new Array2DRowRealMatrix(matrix), 0)
              .getSolver()
              .getInverse()
              .getData();
      DenseLu lu = new DenseLu(size);
      assertThat(lu.factor(matrix)).isTrue();
      double exact = 1 / (columnNorm(matrix) * columnNorm(inverse));
      assertThat(lu.reciprocalCondition()).isBetween(exact * (1 - 1e-6), 10 * exact);
      far += lu.reciprocalCondition() > 3 * exact ? 1 : 0;
    }
    assertThat(far).isLessThan(4);
  }

  private static double columnNorm(double[][] matrix) {
    return new Array2DRowRealMatrix(matrix).getNorm1();
  }

  /**
   * The Hilbert matrix of order 8 has condition number 3.387e10 (Higham 2002, table 28.2, in the
   * 2-norm 1.526e10; 33 872 791 095 in the 1-norm, known in closed form).
   */
  @Test
  void hilbert() {
    DenseLu lu = new DenseLu(8);
    for (int i = 0; i < 8; i++) {
      for (int j = 0; j < 8; j++) {
        lu.rows()[i][j] = 1.0 / (i + j + 1);
      }
    }
    assertThat(lu.factor()).isTrue();
    assertThat(1 / lu.reciprocalCondition()).isCloseTo(33_872_791_095.0, within(1e5));
  }

  @Test
  void singular_matrices_are_told() {
    DenseLu lu = new DenseLu(3);
    assertThat(lu.factor(new double[][] {{1, 2, 3}, {2, 4, 6}, {1, 0, 1}})).isFalse();
    assertThat(lu.reciprocalCondition()).isZero();
    assertThatThrownBy(() -> lu.solve(new double[3]))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no regular matrix");
    assertThat(lu.factor(new double[][] {{1, 2, 3}, {2, Double.NaN, 6}, {1, 0, 1}})).isFalse();
    assertThat(lu.factor(new double[][] {{0, 0, 2}, {0, 4, 0}, {8, 0, 0}})).isTrue();
    double[] b = {2, 4, 8};
    lu.solve(b);
    assertThat(b).containsExactly(1, 1, 1);
    assertThat(lu.factor(new double[][] {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}})).isIn(true, false);
    assertThat(lu.reciprocalCondition()).isLessThan(1e-16);
  }

  @Test
  void no_equations() {
    DenseLu lu = new DenseLu(0);
    assertThat(lu.factor()).isTrue();
    lu.solve(new double[0]);
    assertThat(lu.reciprocalCondition()).isEqualTo(1);
  }
}
