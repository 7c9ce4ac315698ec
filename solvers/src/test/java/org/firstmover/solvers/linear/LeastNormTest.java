package org.firstmover.solvers.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.firstmover.random.RandomStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeastNormTest {
  /** The pseudo-inverse by singular values, from Hipparchus. */
  @ParameterizedTest
  @CsvSource({"1,1,1", "5,5,5", "5,5,3", "8,4,4", "8,4,2", "4,8,4", "4,8,1", "30,30,20", "17,40,9"})
  void is_the_pseudo_inverse(int rows, int columns, int rank) {
    for (int seed = 0; seed < 10; seed++) {
      RandomStream random = RandomStream.of(seed);
      double[] values = new double[rank];
      for (int i = 0; i < rank; i++) {
        values[i] = Math.pow(10, random.nextDouble(-2, 1));
      }
      double[][] matrix = Matrices.withSingularValues(random, rows, columns, values);
      LeastNorm decomposition = LeastNorm.of(matrix);
      double[][] inverse =
          new SingularValueDecomposition(new Array2DRowRealMatrix(matrix))
              .getSolver()
              .getInverse()
              .getData();
      assertThat(decomposition.rank()).isEqualTo(rank);
      double[] b = Matrices.vector(random, rows);
      assertThat(decomposition.solve(b)).containsExactly(Matrices.times(inverse, b), within(1e-9));
      double[] c = Matrices.vector(random, columns);
      assertThat(decomposition.solveTransposed(c))
          .containsExactly(Matrices.times(Matrices.transpose(inverse), c), within(1e-9));
      double exact =
          Arrays.stream(values).max().getAsDouble() / Arrays.stream(values).min().getAsDouble();
      assertThat(decomposition.condition()).isBetween(0.9 * exact, exact * (1 + 1e-9));
    }
  }

  @Test
  void ranks_of_nearly_singular_matrices_depend_on_the_tolerance() {
    double[][] matrix =
        Matrices.withSingularValues(
            RandomStream.of(1), 6, 6, new double[] {1, 1, 1e-3, 1e-7, 1e-10});
    assertThat(LeastNorm.of(matrix).rank()).isEqualTo(5);
    assertThat(LeastNorm.of(matrix).condition()).isCloseTo(1e10, within(1e5));
    assertThat(LeastNorm.of(matrix, 1e-8).rank()).isEqualTo(4);
    assertThat(LeastNorm.of(matrix, 1e-5).rank()).isEqualTo(3);
    assertThat(LeastNorm.of(matrix, 1e-5).condition()).isCloseTo(1e3, within(1e-2));
  }

  @Test
  void nothing_and_zeros() {
    LeastNorm zeros = LeastNorm.of(new double[2][3]);
    assertThat(zeros.rank()).isZero();
    assertThat(zeros.condition()).isEqualTo(1);
    assertThat(zeros.solve(new double[] {1, 2})).containsExactly(0, 0, 0);
    assertThat(zeros.solveTransposed(new double[] {1, 2, 3})).containsExactly(0, 0);
    assertThat(LeastNorm.of(new double[0][0]).solve(new double[0])).isEmpty();
  }

  /** x + y = 2 has the shortest solution (1, 1). */
  @Test
  void by_hand() {
    LeastNorm twice = LeastNorm.of(new double[][] {{1, 1}, {1, 1}});
    assertThat(twice.solve(new double[] {2, 2}))
        .containsExactly(new double[] {1, 1}, within(1e-15));
    assertThat(twice.solve(new double[] {1, 3}))
        .containsExactly(new double[] {1, 1}, within(1e-15));
    assertThat(twice.condition()).isEqualTo(1);
  }
}
