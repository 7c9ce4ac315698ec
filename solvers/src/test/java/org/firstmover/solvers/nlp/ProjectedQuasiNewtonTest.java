package org.firstmover.solvers.nlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.firstmover.random.RandomStream;
import org.firstmover.solvers.linear.Matrices;
import org.firstmover.solvers.linear.Vectors;
import org.firstmover.solvers.nlp.Outcome.Ending;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectedQuasiNewtonTest {
  private static final Stopping PRECISE = Stopping.at(1e-9);

  private static Outcome minimise(JacobianProblem problem, double[] start, int memory) {
    return new ProjectedQuasiNewton(problem.variables(), memory)
        .minimise(AdjointProblem.of(problem), start, PRECISE.withEvaluations(20_000));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 10, 20, 50, 100, 1000})
  void rosenbrock(int n) {
    for (int memory : new int[] {5, 10, 20}) {
      Rosenbrock free = new Rosenbrock(n, -1e3, 1e3, false);
      Outcome outcome = minimise(free, free.start(), memory);
      assertThat(outcome.converged()).isTrue();
      OptimalityConditions.hold(free, outcome, 1e-8);

      Rosenbrock box = new Rosenbrock(n, -0.9, 0.8, false);
      Outcome held = minimise(box, box.start(), memory);
      assertThat(held.converged()).isTrue();
      OptimalityConditions.hold(box, held, 1e-8);
      assertThat(Arrays.stream(held.boundMultipliers()).max().orElseThrow()).isPositive();
    }
  }

  /** The same minima as by the dual method for quadratic programmes. */
  @Test
  void quadratics_in_a_box() {
    for (int seed = 0; seed < 50; seed++) {
      RandomStream random = RandomStream.of(seed);
      int n = random.nextInt(1, 30);
      double[][] hessian = Matrices.positive(random, n, 0.1);
      double[] gradient = Matrices.vector(random, n);
      double[] lower = new double[n];
      double[] upper = new double[n];
      Arrays.fill(lower, -0.5);
      Arrays.fill(upper, 0.2);
      Function problem =
          new Function(
              n,
              -0.5,
              0.2,
              (x, slopes) -> {
                double[] image = Matrices.times(hessian, x);
                double value = 0;
                for (int i = 0; i < n; i++) {
                  slopes[i] = image[i] + gradient[i];
                  value += x[i] * (image[i] / 2 + gradient[i]);
                }
                return value;
              });
      Outcome outcome = minimise(problem, Matrices.vector(random, n), 10);
      double[] expected =
          new QuadraticProgram(n, 0)
              .hessian(hessian)
              .solve(gradient, new double[0][], new double[0], new boolean[0], lower, upper)
              .point();
      assertThat(outcome.converged()).isTrue();
      assertThat(outcome.point()).containsExactly(expected, within(1e-7));
    }
  }

  /**
   * Non-smooth functions with their minima; A. S. Lewis and M. L. Overton, "Nonsmooth optimization
   * via quasi-Newton methods", Mathematical Programming 141 (2013): the norm (section 3), the
   * tilted norm (5.1) and Rosenbrock's function with a kink (5.4).
   */
  @ParameterizedTest
  @CsvSource({"2,5", "2,10", "5,5", "5,20", "10,10", "20,10", "20,20"})
  void kinks(int n, int memory) {
    double[] start = Matrices.vector(RandomStream.of(n), n);
    for (Function function :
        new Function[] {
          Function.free(n, ProjectedQuasiNewtonTest::norm),
          Function.free(n, ProjectedQuasiNewtonTest::tilted),
          Function.free(n, ProjectedQuasiNewtonTest::sum),
          Function.free(n, ProjectedQuasiNewtonTest::largest),
          Function.free(n, ProjectedQuasiNewtonTest::ridge)
        }) {
      assertThat(minimise(function, start, memory).value()).isBetween(-1e-12, 1e-6);
    }
  }

  @Test
  void rosenbrock_with_a_kink() {
    Function function = Function.free(2, ProjectedQuasiNewtonTest::kinkedRosenbrock);
    for (int memory : new int[] {10, 20}) {
      Outcome outcome = minimise(function, new double[] {-1.2, 1}, memory);
      assertThat(outcome.value()).isBetween(0.0, 1e-6);
    }
  }

  private static double norm(double[] x, double[] slopes) {
    double norm = Math.sqrt(Arrays.stream(x).map(v -> v * v).sum());
    Arrays.setAll(slopes, i -> norm == 0 ? 0 : x[i] / norm);
    return norm;
  }

  /** 8 |x| + 7 x_1. */
  private static double tilted(double[] x, double[] slopes) {
    double norm = norm(x, slopes);
    Vectors.scale(8, slopes);
    slopes[0] += 7;
    return 8 * norm + 7 * x[0];
  }

  private static double sum(double[] x, double[] slopes) {
    Arrays.setAll(slopes, i -> Math.signum(x[i]));
    return Arrays.stream(x).map(Math::abs).sum();
  }

  /** max_i |x_i|. */
  private static double largest(double[] x, double[] slopes) {
    int at = 0;
    for (int i = 1; i < x.length; i++) {
      at = Math.abs(x[i]) > Math.abs(x[at]) ? i : at;
    }
    Arrays.fill(slopes, 0);
    slopes[at] = Math.signum(x[at]);
    return Math.abs(x[at]);
  }

  /** |x_1| + the squares of the others. */
  private static double ridge(double[] x, double[] slopes) {
    double value = Math.abs(x[0]);
    slopes[0] = Math.signum(x[0]);
    for (int i = 1; i < x.length; i++) {
      value += x[i] * x[i];
      slopes[i] = 2 * x[i];
    }
    return value;
  }

  /** 8 |x_2 - x_1^2| + (1 - x_1)^2. */
  private static double kinkedRosenbrock(double[] x, double[] slopes) {
    double bend = x[1] - x[0] * x[0];
    double sign = 8 * Math.signum(bend);
    slopes[0] = -2 * (1 - x[0]) - 2 * sign * x[0];
    slopes[1] = sign;
    return 8 * Math.abs(bend) + (1 - x[0]) * (1 - x[0]);
  }

  /** The minimum of x - log x is 1; where there is no logarithm there is no value. */
  @Test
  void steps_back_from_where_there_is_no_value() {
    Function function =
        Function.free(
            3,
            (x, slopes) -> {
              Arrays.setAll(slopes, i -> 1 - 1 / x[i]);
              return Arrays.stream(x).map(v -> v - Math.log(v)).sum();
            });
    Outcome outcome = minimise(function, new double[] {1e-4, 50, 2}, 5);
    assertThat(outcome.converged()).isTrue();
    assertThat(outcome.value()).isCloseTo(3, within(1e-12));
    Outcome nowhere = minimise(function, new double[] {-1, 1, 1}, 5);
    assertThat(nowhere.ending()).isEqualTo(Ending.STALLED);
    assertThat(nowhere.residual()).isNaN();
  }

  /** The corner is the minimum of a linear function. */
  @Test
  void corners_are_found_at_once() {
    Function function =
        new Function(
            4,
            -1,
            2,
            (x, slopes) -> {
              Arrays.setAll(slopes, i -> i % 2 == 0 ? 1 : -3);
              return x[0] - 3 * x[1] + x[2] - 3 * x[3];
            });
    Outcome outcome = minimise(function, new double[4], 5);
    assertThat(outcome.point()).containsExactly(-1, 2, -1, 2);
    assertThat(outcome.boundMultipliers()).containsExactly(-1, 3, -1, 3);
    assertThat(outcome.evaluations()).isLessThan(10);
  }

  @Test
  void it_stops_when_told() {
    Rosenbrock problem = new Rosenbrock(100, -10, 10, false);
    ProjectedQuasiNewton method = new ProjectedQuasiNewton(100, 5);
    Outcome few =
        method.minimise(AdjointProblem.of(problem), problem.start(), PRECISE.withEvaluations(20));
    assertThat(few.ending()).isEqualTo(Ending.LIMIT);
    assertThat(few.evaluations()).isLessThanOrEqualTo(21);
    assertThat(
            method
                .minimise(
                    AdjointProblem.of(problem),
                    problem.start(),
                    new Stopping(1e-9, 1000, () -> true))
                .iterations())
        .isZero();
  }

  @Test
  void it_has_no_place_for_constraints() {
    AdjointProblem problem = AdjointProblem.of(new Rosenbrock(3, -1, 1, true));
    assertThatThrownBy(
            () -> new ProjectedQuasiNewton(3, 5).minimise(problem, new double[3], PRECISE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("problem of [3] variables and [2] constraints");
  }
}
