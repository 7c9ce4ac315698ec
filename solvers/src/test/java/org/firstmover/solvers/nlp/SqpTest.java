package org.firstmover.solvers.nlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.firstmover.random.RandomStream;
import org.firstmover.solvers.nlp.Outcome.Ending;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqpTest {
  private static final Stopping PRECISE = Stopping.at(1e-9);

  static List<Written> published() {
    return HockSchittkowski.all();
  }

  @ParameterizedTest
  @MethodSource("published")
  void published_minima(Written problem) {
    Outcome outcome = Sqp.minimise(problem, problem.start, PRECISE);
    assertThat(outcome.converged()).isTrue();
    assertThat(outcome.value())
        .isCloseTo(problem.best, within(2e-9 * (1 + Math.abs(problem.best))));
    assertThat(outcome.evaluations()).isLessThan(80);
    OptimalityConditions.hold(problem, outcome, 1e-8);
  }

  /** Some starts are near points where the violation is least without being 0. */
  @Test
  void stationary_points_from_elsewhere() {
    int infeasible = 0;
    for (Written problem : published()) {
      for (long seed = 0; seed < 20; seed++) {
        RandomStream random = RandomStream.of(seed);
        double[] start = problem.start.clone();
        for (int i = 0; i < start.length; i++) {
          start[i] += random.nextGaussian() * (1 + Math.abs(start[i]));
        }
        Outcome outcome = Sqp.minimise(problem, start, PRECISE);
        if (outcome.ending() == Ending.INFEASIBLE) {
          assertThat(outcome.violation()).isGreaterThan(1e-3);
          infeasible++;
        } else {
          assertThat(outcome.converged()).as(problem.name + " from seed " + seed).isTrue();
          OptimalityConditions.hold(problem, outcome, 1e-7);
        }
      }
    }
    assertThat(infeasible).isLessThan(11);
  }

  /** The minimum is 0 at (1, ..., 1). */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 10, 20, 50, 100})
  void rosenbrock_in_a_box_that_holds_the_minimum(int n) {
    Rosenbrock problem = new Rosenbrock(n, -1.5, 1, false);
    double[] start = problem.start();
    start[0] = 0.5;
    Outcome outcome = Sqp.minimise(problem, start, PRECISE);
    assertThat(outcome.converged()).isTrue();
    OptimalityConditions.hold(problem, outcome, 1e-9);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 10, 20, 50, 100})
  void rosenbrock_with_active_bounds_and_constraints(int n) {
    for (boolean constrained : new boolean[] {false, true}) {
      Rosenbrock problem = new Rosenbrock(n, -0.9, 0.8, constrained);
      Outcome outcome = Sqp.minimise(problem, problem.start(), PRECISE);
      assertThat(outcome.converged()).isTrue();
      OptimalityConditions.hold(problem, outcome, 1e-8);
    }
  }

  /** x^2 + y^2 is at least 4 where x + y = 3, and at most 1: nearest at (1.5, 1.5). */
  @Test
  void no_feasible_point() {
    Written problem =
        new Written("disjoint", 0, "x[1]", 3, 1).to("x[1] + x[2] = 3", "x[1]^2 + x[2]^2 <= 1");
    Outcome outcome = Sqp.minimise(problem, problem.start, PRECISE);
    assertThat(outcome.ending()).isEqualTo(Ending.INFEASIBLE);
    assertThat(outcome.violation()).isGreaterThan(0.5);
    Written plain = new Written("sign", 0, "x[1]", 3).to("x[1]^2 + 1 <= 0");
    Outcome other = Sqp.minimise(plain, plain.start, PRECISE);
    assertThat(other.ending()).isEqualTo(Ending.INFEASIBLE);
    assertThat(other.violation()).isCloseTo(1, within(1e-6));
    Written linear = new Written("lines", 0, "x[1]^2", 3).to("x[1] >= 2", "x[1] <= 1");
    assertThat(Sqp.minimise(linear, linear.start, PRECISE).ending()).isEqualTo(Ending.INFEASIBLE);
  }

  /** The linearisation at the start contradicts itself: -2 (x - 0) - 0 >= 3 with x >= 0 at 0. */
  @Test
  void contradictions_of_the_linearised_constraints_are_overcome() {
    Written problem =
        new Written("bent", 1, "x[1]", 0.1).bounds(0, 10).to("x[1]^2 >= 1", "x[1] <= 3");
    Outcome outcome = Sqp.minimise(problem, problem.start, PRECISE);
    assertThat(outcome.converged()).isTrue();
    assertThat(outcome.value()).isCloseTo(1, within(1e-9));
    Written ring =
        new Written("ring", -3, "x[1]", -0.01, 0.02)
            .bounds(-3, 3)
            .to("x[1]^2 + x[2]^2 = 9", "x[1] + x[2] <= 0");
    Outcome other = Sqp.minimise(ring, ring.start, PRECISE);
    assertThat(other.converged()).isTrue();
    assertThat(other.value()).isCloseTo(-3, within(1e-9));
  }

  /**
   * Complementarity: no point satisfies the usual constraint qualification. The minimum of (x-1)^2
   * + (y-2)^2 with x y = 0 is 1 at (0, 2), where multipliers exist.
   */
  @Test
  void complementarity() {
    Written problem =
        new Written("either", 1, "(x[1]-1)^2 + (x[2]-2)^2", 0.5, 1)
            .bounds(0, 10)
            .to("x[1]*x[2] <= 0");
    Outcome outcome = Sqp.minimise(problem, problem.start, PRECISE);
    assertThat(outcome.violation()).isLessThan(1e-9);
    assertThat(outcome.value()).isCloseTo(1, within(1e-6));
  }

  /** No multipliers exist at the minimum 0 of x with x^2 <= 0. */
  @Test
  void without_multipliers_it_comes_near() {
    Written problem = new Written("point", 0, "x[1]", 1).to("x[1]^2 <= 0");
    Outcome outcome = Sqp.minimise(problem, problem.start, PRECISE);
    assertThat(outcome.violation()).isLessThan(1e-8);
    assertThat(outcome.value()).isCloseTo(0, within(1e-4));
  }

  /** The logarithm has no value where the first steps lead; the minimum of x - log x is 1. */
  @Test
  void steps_back_from_where_there_is_no_value() {
    Written problem = new Written("log", 1, "x[1] - log(x[1])", 1e-3);
    Outcome outcome = Sqp.minimise(problem, problem.start, PRECISE);
    assertThat(outcome.converged()).isTrue();
    assertThat(outcome.value()).isCloseTo(1, within(1e-12));
    Written root =
        new Written("root", -1, "-sqrt(1 - x[1]^2) - 0*x[2]", 0.99, 0).to("x[1] = x[2]^3");
    Outcome other = Sqp.minimise(root, root.start, PRECISE);
    assertThat(other.value()).isCloseTo(-1, within(1e-9));
  }

  @Test
  void a_start_without_value_is_no_start() {
    Written problem = new Written("log", 1, "x[1] - log(x[1])", -1);
    Outcome outcome = Sqp.minimise(problem, problem.start, PRECISE);
    assertThat(outcome.ending()).isEqualTo(Ending.STALLED);
    assertThat(outcome.residual()).isNaN();
  }

  /** |x| + (y - 1)^2 with a kink at its minimum, where the slope has no limit. */
  @Test
  void at_kinks_it_stalls_near_the_minimum() {
    Written problem = new Written("kink", 0, "abs(x[1]) + (x[2]-1)^2", 0.7, 3);
    Outcome outcome = Sqp.minimise(problem, problem.start, PRECISE.withEvaluations(500));
    assertThat(outcome.converged()).isFalse();
    assertThat(outcome.value()).isLessThan(1e-6);
  }

  @Test
  void it_stops_when_told() {
    Rosenbrock problem = new Rosenbrock(30, -10, 10, false);
    Outcome few = Sqp.minimise(problem, problem.start(), PRECISE.withEvaluations(10));
    assertThat(few.ending()).isEqualTo(Ending.LIMIT);
    assertThat(few.evaluations()).isLessThanOrEqualTo(11);
    Outcome none = Sqp.minimise(problem, problem.start(), new Stopping(1e-9, 1000, () -> true));
    assertThat(none.ending()).isEqualTo(Ending.LIMIT);
    assertThat(none.iterations()).isZero();
  }

  @Test
  void equal_input_gives_equal_bits() {
    Rosenbrock problem = new Rosenbrock(40, -0.9, 0.8, true);
    Outcome one = Sqp.minimise(problem, problem.start(), PRECISE);
    Outcome two = Sqp.minimise(problem, problem.start(), PRECISE);
    assertThat(Arrays.equals(one.point(), two.point())).isTrue();
    assertThat(one.evaluations()).isEqualTo(two.evaluations());
  }
}
