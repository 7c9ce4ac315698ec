package org.firstmover.solvers.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AugmentedLagrangianTest {
  static List<Written> published() {
    return HockSchittkowski.all();
  }

  @ParameterizedTest
  @MethodSource("published")
  void published_minima(Written problem) {
    Outcome outcome =
        AugmentedLagrangian.minimise(
                AdjointProblem.of(problem),
                problem.start,
                Stopping.at(1e-9).withEvaluations(200000))
            .last();
    System.out.println(
        problem.name
            + " "
            + outcome.ending()
            + " "
            + outcome.value()
            + " best "
            + problem.best
            + " res "
            + outcome.residual()
            + " viol "
            + outcome.violation()
            + " ev "
            + outcome.evaluations()
            + " it "
            + outcome.iterations());
    assertThat(outcome.converged()).isTrue();
  }
}
