package org.firstmover.solvers.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.BiConsumer;
import org.firstmover.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GmresTest {
  private static BiConsumer<double[], double[]> product(double[][] matrix) {
    return (v, target) -> {
      for (int i = 0; i < target.length; i++) {
        target[i] = 0;
        for (int j = 0; j < v.length; j++) {
          target[i] += matrix[i][j] * v[j];
        }
      }
    };
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 40})
  void itSolvesWhatEliminationSolves(int size) {
    RandomStream random = RandomStream.of(size);
    double[][] matrix = new double[size][size];
    double[] b = new double[size];
    for (int i = 0; i < size; i++) {
      int row = i;
      Arrays.setAll(matrix[i], j -> random.nextDouble(-1, 1) + (j == row ? 3 : 0));
      b[i] = random.nextDouble(-1, 1);
    }
    double[] v = new double[size];
    assertThat(new Gmres(size, 100).solve(product(matrix), b, 1e-12, v)).isLessThan(1e-11);
    DenseLu lu = new DenseLu(size);
    assertThat(lu.factor(matrix)).isTrue();
    double[] expected = b.clone();
    lu.solve(expected);
    for (int i = 0; i < size; i++) {
      assertThat(v[i]).isCloseTo(expected[i], within(1e-9));
    }
  }

  /** Of a singular system it leaves what no vector reaches: (1, 1, 1) less (1, 1, 0). */
  @Test
  void aSingularSystemIsSolvedAsFarAsItGoes() {
    double[][] matrix = {{2, 0, 0}, {0, 4, 0}, {0, 0, 0}};
    double[] v = new double[3];
    double residual = new Gmres(3, 10).solve(product(matrix), new double[] {1, 1, 1}, 1e-12, v);
    assertThat(residual).isCloseTo(1 / Math.sqrt(3), within(1e-6));
    assertThat(v[0]).isCloseTo(0.5, within(1e-6));
    assertThat(v[1]).isCloseTo(0.25, within(1e-6));
  }

  @Test
  void nothingGivesNothing() {
    double[] v = {1, 1};
    new Gmres(2, 10).solve(product(new double[2][2]), new double[2], 1e-12, v);
    assertThat(v).containsExactly(0, 0);
  }
}
