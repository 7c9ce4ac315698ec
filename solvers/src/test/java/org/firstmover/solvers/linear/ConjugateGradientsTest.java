package org.firstmover.solvers.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.BiConsumer;
import org.firstmover.random.RandomStream;
import org.junit.jupiter.api.Test;

class ConjugateGradientsTest {
  /** B B' or its negative, where B has as many columns as the rank. */
  private static double[][] matrix(int size, int rank, double sign) {
    RandomStream random = RandomStream.of(size).child("matrix");
    double[][] factor = new double[size][rank];
    for (double[] row : factor) {
      Arrays.setAll(row, k -> random.nextGaussian());
    }
    double[][] matrix = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        matrix[i][j] = sign * Vectors.dot(factor[i], factor[j]);
      }
    }
    return matrix;
  }

  private static BiConsumer<double[], double[]> product(double[][] matrix) {
    return (v, out) -> Arrays.setAll(out, i -> Vectors.dot(matrix[i], v));
  }

  @Test
  void definite_systems_of_either_sign_and_consistent_singular_ones_are_solved() {
    for (double sign : new double[] {1, -1}) {
      for (int rank : new int[] {4, 8}) {
        double[][] matrix = matrix(8, rank, sign);
        double[] b = new double[8];
        product(matrix).accept(new double[] {1, -2, 3, 0, 0, 1, 5, -1}, b);
        double[] v = new double[8];
        double residual = new ConjugateGradients(8, 100).solve(product(matrix), b, 1e-12, v);
        assertThat(residual).isLessThanOrEqualTo(1e-12);
        double[] back = new double[8];
        product(matrix).accept(v, back);
        assertThat(back).containsExactly(b, within(1e-9));
        // of all solutions the shortest one, which is in the range
        assertThat(v).containsExactly(LeastNorm.of(matrix, 1e-9).solve(b), within(1e-7));
      }
    }
  }

  @Test
  void what_it_has_answers_where_it_breaks_down() {
    double[][] indefinite = {{0, 1}, {1, 0}};
    double[] v = {7, 7};
    double residual =
        new ConjugateGradients(2, 10).solve(product(indefinite), new double[] {1, 0}, 1e-12, v);
    assertThat(v).containsExactly(0, 0);
    assertThat(residual).isEqualTo(1);
  }

  @Test
  void few_products_are_all_that_are_made() {
    int[] made = {0};
    double[][] matrix = matrix(8, 8, 1);
    BiConsumer<double[], double[]> counted =
        (v, out) -> {
          made[0]++;
          product(matrix).accept(v, out);
        };
    double[] b = {1, 0, 0, 0, 0, 0, 0, 0};
    double residual = new ConjugateGradients(8, 3).solve(counted, b, 1e-12, new double[8]);
    assertThat(made[0]).isEqualTo(3);
    assertThat(residual).isGreaterThan(1e-12);
    assertThat(new ConjugateGradients(8, 3).solve(counted, new double[8], 1e-12, new double[8]))
        .isZero();
    assertThat(made[0]).isEqualTo(3);
  }
}
