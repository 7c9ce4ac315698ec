package org.firstmover.solvers.nlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.firstmover.solvers.linear.Matrices;
import org.firstmover.solvers.nlp.Outcome.Ending;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AugmentedLagrangianTest {
  private static final Stopping PRECISE = Stopping.at(1e-9).withEvaluations(20_000);

  static List<Written> published() {
    return HockSchittkowski.all();
  }

  @ParameterizedTest
  @MethodSource("published")
  void published_minima(Written problem) {
    AugmentedLagrangian.Answer answer =
        AugmentedLagrangian.minimise(AdjointProblem.of(problem), problem.start, PRECISE);
    Outcome outcome = answer.last();
    assertThat(outcome.converged()).isTrue();
    assertThat(outcome.value())
        .isCloseTo(problem.best, within(1e-8 * (1 + Math.abs(problem.best))));
    OptimalityConditions.hold(problem, outcome, 1e-8 * scale(outcome));
    assertThat(answer.feasible()).isPresent();
    AugmentedLagrangian.Feasible feasible = answer.feasible().orElseThrow();
    assertThat(feasible.violation()).isLessThanOrEqualTo(1e-9);
    assertThat(feasible.value()).isLessThanOrEqualTo(outcome.value());
    assertThat(problem.evaluate(feasible.point(), new double[problem.constraints()]))
        .isEqualTo(feasible.value());
  }

  /** A product of multiplier and distance may be as large as the multiplier times the tolerance. */
  private static double scale(Outcome outcome) {
    return Math.max(1, Matrices.largest(outcome.multipliers()));
  }

  /** Two methods that share nothing but vectors reach the same minimum. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 10, 20, 50, 100})
  void agrees_with_sequential_quadratic_programming(int n) {
    Rosenbrock problem = new Rosenbrock(n, -0.9, 0.8, true);
    double[] start = new double[n];
    Arrays.fill(start, 0.4);
    Outcome outcome =
        AugmentedLagrangian.minimise(AdjointProblem.of(problem), start, PRECISE).last();
    Outcome other = Sqp.minimise(problem, start, PRECISE);
    assertThat(outcome.converged()).isTrue();
    OptimalityConditions.hold(problem, outcome, 1e-8 * scale(outcome));
    assertThat(outcome.value()).isCloseTo(other.value(), within(1e-7 * (1 + other.value())));
  }

  @Test
  void no_feasible_point() {
    Written problem =
        new Written("disjoint", 0, "x[1]", 3, 1).to("x[1] + x[2] = 3", "x[1]^2 + x[2]^2 <= 1");
    AugmentedLagrangian.Answer answer =
        AugmentedLagrangian.minimise(AdjointProblem.of(problem), problem.start, PRECISE);
    assertThat(answer.last().ending()).isEqualTo(Ending.INFEASIBLE);
    assertThat(answer.feasible()).isEmpty();
  }

  /** With a penalty below 2e4 the function falls for ever, as -x^4. */
  @Test
  void objectives_that_outrun_the_penalty_are_overcome() {
    Written problem = new Written("quartic", -1, "-1e4*x[1]^4", 0.5).to("x[1]^2 <= 1");
    Outcome outcome =
        AugmentedLagrangian.minimise(AdjointProblem.of(problem), problem.start, PRECISE).last();
    assertThat(outcome.converged()).isTrue();
    assertThat(outcome.value()).isCloseTo(-1e4, within(1e-3));
  }

  @Test
  void good_multipliers_save_work() {
    Written problem =
        HockSchittkowski.all().stream()
            .filter(p -> p.name.equals("HS71"))
            .findFirst()
            .orElseThrow();
    AdjointProblem adjoint = AdjointProblem.of(problem);
    Outcome cold = AugmentedLagrangian.minimise(adjoint, problem.start, PRECISE).last();
    Outcome warm =
        AugmentedLagrangian.minimise(adjoint, cold.point(), cold.multipliers(), 10, PRECISE).last();
    assertThat(warm.converged()).isTrue();
    assertThat(warm.evaluations()).isLessThan(cold.evaluations() / 4);
  }

  @Test
  void it_stops_when_told() {
    Rosenbrock problem = new Rosenbrock(100, -0.9, 0.8, true);
    Outcome few =
        AugmentedLagrangian.minimise(
                AdjointProblem.of(problem), problem.start(), PRECISE.withEvaluations(20))
            .last();
    assertThat(few.ending()).isEqualTo(Ending.LIMIT);
    assertThat(few.evaluations()).isLessThan(25);
  }
}
