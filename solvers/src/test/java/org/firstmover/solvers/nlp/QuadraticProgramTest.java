package org.firstmover.solvers.nlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.firstmover.random.RandomStream;
import org.firstmover.solvers.linear.Matrices;
import org.firstmover.solvers.linear.Vectors;
import org.firstmover.solvers.nlp.QuadraticProgram.Answer;
import org.firstmover.solvers.nlp.QuadraticProgram.State;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuadraticProgramTest {
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  record Instance(
      double[][] hessian,
      double[] gradient,
      double[][] rows,
      double[] right,
      boolean[] equality,
      double[] lower,
      double[] upper) {
    Answer solve(int... warm) {
      return new QuadraticProgram(gradient.length, rows.length)
          .hessian(hessian)
          .solve(gradient, rows, right, equality, lower, upper, warm);
    }

    double value(double[] d) {
      double[] image = Matrices.times(hessian, d);
      double value = 0;
      for (int i = 0; i < d.length; i++) {
        value += d[i] * (image[i] / 2 + gradient[i]);
      }
      return value;
    }

    /** All constraints as a'd <= b or a'd = b, bounds included. */
    List<double[]> constraints() {
      int n = gradient.length;
      List<double[]> all = new ArrayList<>();
      for (int k = 0; k < rows.length; k++) {
        double[] row = Arrays.copyOf(rows[k], n + 2);
        row[n] = right[k];
        row[n + 1] = equality[k] ? 1 : 0;
        all.add(row);
      }
      for (int i = 0; i < n; i++) {
        double[] above = new double[n + 2];
        above[i] = 1;
        above[n] = upper[i];
        double[] below = new double[n + 2];
        below[i] = -1;
        below[n] = -lower[i];
        all.add(above);
        all.add(below);
      }
      all.removeIf(row -> row[n] == INFINITE);
      return all;
    }
  }

  /** Small whole numbers: ties, redundant and inconsistent constraints are common. */
  private static Instance random(long seed) {
    RandomStream random = RandomStream.of(seed);
    int n = random.nextInt(1, 4);
    int m = random.nextInt(0, 5);
    double[][] factor = new double[n][n];
    double[][] rows = new double[m][n];
    double[] right = new double[m];
    boolean[] equality = new boolean[m];
    double[] gradient = new double[n];
    double[] lower = new double[n];
    double[] upper = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        factor[i][j] = random.nextInt(-2, 2);
      }
      gradient[i] = random.nextInt(-9, 9);
      lower[i] = random.nextInt(0, 2) == 0 ? -INFINITE : random.nextInt(-3, 1);
      upper[i] = random.nextInt(0, 2) == 0 ? INFINITE : random.nextInt(1, 3);
      if (random.nextInt(0, 9) == 0) {
        lower[i] = 1;
        upper[i] = 1;
      }
    }
    for (int k = 0; k < m; k++) {
      for (int i = 0; i < n; i++) {
        rows[k][i] = random.nextInt(-2, 2);
      }
      right[k] = random.nextInt(-2, 4);
      equality[k] = random.nextInt(0, 5) == 0;
    }
    double[][] hessian = Matrices.times(factor, Matrices.transpose(factor));
    for (int i = 0; i < n; i++) {
      hessian[i][i] += seed % 2 == 0 ? 1 : 1e-2;
    }
    return new Instance(hessian, gradient, rows, right, equality, lower, upper);
  }

  /** All sets of active constraints: the minimum is the best feasible solution of any of them. */
  private static Optional<double[]> enumerate(Instance instance) {
    List<double[]> constraints = instance.constraints();
    double[] best = null;
    for (int set = 0; set < 1 << constraints.size(); set++) {
      if (Integer.bitCount(set) > instance.gradient.length) {
        continue;
      }
      double[] found = stationary(instance, constraints, set);
      if (found != null
          && feasible(constraints, found)
          && (best == null || instance.value(found) < instance.value(best))) {
        best = found;
      }
    }
    return Optional.ofNullable(best);
  }

  private static boolean feasible(List<double[]> constraints, double[] d) {
    for (double[] row : constraints) {
      double excess = -row[d.length];
      for (int i = 0; i < d.length; i++) {
        excess += row[i] * d[i];
      }
      if (excess > 1e-7 || (row[d.length + 1] == 1 && excess < -1e-7)) {
        return false;
      }
    }
    return true;
  }

  private static double[] stationary(Instance instance, List<double[]> constraints, int set) {
    int n = instance.gradient.length;
    int size = n + Integer.bitCount(set);
    Array2DRowRealMatrix system = new Array2DRowRealMatrix(size, size);
    ArrayRealVector right = new ArrayRealVector(size);
    for (int i = 0; i < n; i++) {
      right.setEntry(i, -instance.gradient[i]);
      for (int j = 0; j < n; j++) {
        system.setEntry(i, j, instance.hessian[i][j]);
      }
    }
    int at = n;
    for (int k = 0; k < constraints.size(); k++) {
      if ((set >> k & 1) == 1) {
        double[] row = constraints.get(k);
        for (int i = 0; i < n; i++) {
          system.setEntry(at, i, row[i]);
          system.setEntry(i, at, row[i]);
        }
        right.setEntry(at++, row[n]);
      }
    }
    try {
      return Arrays.copyOf(new LUDecomposition(system).getSolver().solve(right).toArray(), n);
    } catch (MathIllegalArgumentException singular) {
      return null;
    }
  }

  private static void optimal(Instance instance, Answer answer, double tolerance) {
    assertThat(answer.state()).isEqualTo(State.OPTIMAL);
    double[] d = answer.point();
    double[] slope = Matrices.times(instance.hessian, d);
    for (int i = 0; i < d.length; i++) {
      slope[i] += instance.gradient[i] + answer.boundMultipliers()[i];
      for (int k = 0; k < instance.rows.length; k++) {
        slope[i] += answer.multipliers()[k] * instance.rows[k][i];
      }
      assertThat(d[i]).isBetween(instance.lower[i], instance.upper[i]);
      double mu = answer.boundMultipliers()[i];
      if (mu > 0) {
        assertThat(d[i]).isCloseTo(instance.upper[i], within(tolerance));
      } else if (mu < 0) {
        assertThat(d[i]).isCloseTo(instance.lower[i], within(tolerance));
      }
    }
    assertThat(Matrices.largest(slope)).isLessThan(tolerance);
    double[] values = Matrices.times(instance.rows, d);
    for (int k = 0; k < values.length; k++) {
      if (instance.equality[k]) {
        assertThat(values[k]).isCloseTo(instance.right[k], within(tolerance));
      } else {
        assertThat(values[k]).isLessThan(instance.right[k] + tolerance);
        double multiplier = answer.multipliers()[k];
        assertThat(multiplier).isNotNegative();
        assertThat(multiplier * (instance.right[k] - values[k])).isLessThan(tolerance);
      }
    }
  }

  @Test
  void agrees_with_all_active_sets() {
    int infeasible = 0;
    for (long seed = 0; seed < 1000; seed++) {
      Instance instance = random(seed);
      Answer answer = instance.solve();
      Optional<double[]> best = enumerate(instance);
      assertThat(answer.state())
          .as("seed " + seed)
          .isEqualTo(best.isPresent() ? State.OPTIMAL : State.INFEASIBLE);
      if (best.isPresent()) {
        optimal(instance, answer, 1e-9);
        assertThat(answer.point()).as("seed " + seed).containsExactly(best.get(), within(1e-7));
      } else {
        infeasible++;
      }
    }
    assertThat(infeasible).isBetween(100, 500);
  }

  @Test
  void starts_from_any_active_set() {
    for (long seed = 0; seed < 500; seed++) {
      Instance instance = random(seed);
      Answer cold = instance.solve();
      Answer warm = instance.solve(cold.active());
      int all = instance.rows.length + 2 * instance.gradient.length;
      int[] everything = new int[all];
      Arrays.setAll(everything, k -> all - 1 - k);
      Answer odd = instance.solve(everything);
      assertThat(warm.state()).isEqualTo(cold.state());
      assertThat(odd.state()).isEqualTo(cold.state());
      if (cold.optimal()) {
        assertThat(warm.point()).containsExactly(cold.point(), within(1e-10));
        assertThat(odd.point()).containsExactly(cold.point(), within(1e-10));
        assertThat(warm.steps()).isLessThanOrEqualTo(cold.active().length);
      }
    }
  }

  private static Instance large(long seed, int n, int m) {
    RandomStream random = RandomStream.of(seed);
    double[][] rows = Matrices.gaussian(random, m, n);
    double[] inner = new double[n];
    double[] lower = new double[n];
    double[] upper = new double[n];
    for (int i = 0; i < n; i++) {
      inner[i] = random.nextDouble(-1, 1);
      lower[i] = -1;
      upper[i] = 1;
    }
    double[] right = Matrices.times(rows, inner);
    boolean[] equality = new boolean[m];
    for (int k = 0; k < m; k++) {
      equality[k] = k % 20 == 0;
      right[k] += equality[k] ? 0 : random.nextDouble();
    }
    double[] gradient = Matrices.vector(random, n);
    Vectors.scale(10.0 * n, gradient);
    return new Instance(
        Matrices.positive(random, n, 1e-3), gradient, rows, right, equality, lower, upper);
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 20, 60, 120})
  void larger_ones_satisfy_the_optimality_conditions(int n) {
    for (int seed = 0; seed < 5; seed++) {
      Instance instance = large(seed, n, n);
      optimal(instance, instance.solve(), 1e-9 * n);
    }
  }

  /** Every row twice, scaled, and sums of rows: nothing changes. */
  @Test
  void redundant_rows_change_nothing() {
    for (int seed = 0; seed < 20; seed++) {
      Instance one = large(seed, 15, 12);
      int m = one.rows.length;
      double[][] rows = new double[3 * m][];
      double[] right = new double[3 * m];
      boolean[] equality = new boolean[3 * m];
      for (int k = 0; k < m; k++) {
        rows[k] = one.rows[k];
        right[k] = one.right[k];
        rows[m + k] = one.rows[k].clone();
        Vectors.scale(1e3, rows[m + k]);
        right[m + k] = 1e3 * one.right[k];
        int next = (k + 1) % m;
        rows[2 * m + k] = one.rows[k].clone();
        Vectors.add(1, one.rows[next], rows[2 * m + k]);
        right[2 * m + k] = one.right[k] + one.right[next];
        equality[k] = one.equality[k];
        equality[m + k] = one.equality[k];
        equality[2 * m + k] = one.equality[k] && one.equality[next];
      }
      Instance more =
          new Instance(one.hessian, one.gradient, rows, right, equality, one.lower, one.upper);
      Answer answer = more.solve();
      optimal(more, answer, 1e-6);
      assertThat(answer.point()).containsExactly(one.solve().point(), within(1e-9));
    }
  }

  /** Onto the simplex: sort and cut (Held, Wolfe, Crowder 1974), here (2, 1, 0) to (1, 0, 0). */
  @Test
  void nearest_points() {
    double[] zero = new double[3];
    double[] none = {INFINITE, INFINITE, INFINITE};
    double[][] sum = {{1, 1, 1}};
    double[] one = {1};
    boolean[] equal = {true};
    assertThat(
            QuadraticProgram.nearest(new double[] {2, 1, 0}, sum, one, equal, zero, none).point())
        .containsExactly(new double[] {1, 0, 0}, within(1e-15));
    assertThat(
            QuadraticProgram.nearest(new double[] {1, 0.5, -3}, sum, one, equal, zero, none)
                .point())
        .containsExactly(new double[] {0.75, 0.25, 0}, within(1e-15));
  }

  @Test
  void inconsistent_constraints_are_told() {
    double[] lower = {-1, -1};
    double[] upper = {1, 1};
    boolean[] less = {false, false};
    double[][] rows = {{1, 1}, {-1, -1}};
    QuadraticProgram programme = new QuadraticProgram(2, 2);
    double[] gradient = {1, 2};
    assertThat(programme.solve(gradient, rows, new double[] {1, -1.5}, less, lower, upper).state())
        .isEqualTo(State.INFEASIBLE);
    assertThat(
            programme
                .solve(
                    gradient, rows, new double[] {1, 2}, new boolean[] {true, true}, lower, upper)
                .state())
        .isEqualTo(State.INFEASIBLE);
    assertThat(
            programme
                .solve(gradient, new double[2][2], new double[] {0, -1}, less, lower, upper)
                .state())
        .isEqualTo(State.INFEASIBLE);
    assertThat(programme.solve(gradient, rows, new double[] {1, -1}, less, lower, upper).state())
        .isEqualTo(State.OPTIMAL);
  }

  @Test
  void a_hessian_must_be_positive_definite() {
    assertThatThrownBy(() -> new QuadraticProgram(2, 0).hessian(new double[][] {{1, 2}, {2, 1}}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("in row 1, expected positive definite");
  }
}
