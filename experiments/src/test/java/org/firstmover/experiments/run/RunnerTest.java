package org.firstmover.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.OptionalDouble;
import org.firstmover.experiments.Made;
import org.firstmover.experiments.Quantity;
import org.firstmover.solve.CancelledException;
import org.firstmover.solve.Run;
import org.junit.jupiter.api.Test;

/** One run, and what comes of it. */
class RunnerTest {
  private static final RunPlan PLAN = Made.plans(1).get(0);

  private static Outcome run(RunPlan plan, Quantity... quantities) {
    return Runner.run(plan, List.of(quantities), Run.withSeed(plan.seed()));
  }

  private static Quantity quantity(Quantity.Measure measure) {
    return new Quantity("own", "", measure);
  }

  @Test
  void a_solved_game() {
    Outcome outcome = run(PLAN, Quantity.VALUE, Quantity.REGRET, Quantity.VIOLATION);
    assertThat(outcome.failed()).isFalse();
    assertThat(outcome.verified()).isTrue();
    assertThat(outcome.status()).isEqualTo("optimal");
    // the known value, Conitzer and Sandholm 2006
    assertThat(outcome.quantities().get("value")).isEqualTo(3.5);
    assertThat(outcome.quantities()).containsOnlyKeys("value", "regret", "violation");
    assertThat(outcome.solution()).contains("\"value\" : 3.5").doesNotContain("\"seconds\"");
    assertThat(outcome.seconds()).isPositive();
    assertThat(outcome.finished()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
  }

  @Test
  void a_second_run_differs_in_time_alone() {
    Outcome one = run(PLAN, Quantity.VALUE);
    Outcome two = run(PLAN, Quantity.VALUE);
    assertThat(two.solution()).isEqualTo(one.solution());
    assertThat(two.quantities()).isEqualTo(one.quantities());
    assertThat(two.work()).isEqualTo(one.work());
    assertThat(two.gameFingerprint()).isEqualTo(one.gameFingerprint());
  }

  @Test
  void what_cannot_be_measured_is_left_out() {
    assertThat(run(PLAN, quantity((game, solution) -> OptionalDouble.empty())).quantities())
        .isEmpty();
    assertThat(run(PLAN, quantity((g, solution) -> OptionalDouble.of(Double.NaN))).quantities())
        .isEmpty();
    assertThat(run(PLAN, Quantity.counted("own", "", "nothing")).quantities()).isEmpty();
  }

  @Test
  void an_exception_is_a_failed_run_in_one_line() {
    Outcome outcome =
        run(
            PLAN,
            quantity(
                (game, solution) -> {
                  throw new IllegalStateException("broken\nin two lines");
                }));
    assertThat(outcome.failed()).isTrue();
    assertThat(outcome.verified()).isFalse();
    assertThat(outcome.error()).isEqualTo("java.lang.IllegalStateException: broken");
    assertThat(outcome.quantities()).isEmpty();
  }

  @Test
  void a_game_that_cannot_be_read_is_a_failed_run() {
    RunPlan plan =
        new RunPlan("s", "g", "", "m", "{\"kind\": \"chess\"}", "best-pure", PLAN.options(), 0);
    Outcome outcome = run(plan, Quantity.VALUE);
    assertThat(outcome.failed()).isTrue();
    assertThat(outcome.error()).startsWith("game.json:1").contains("found [chess]");
    assertThat(outcome.gameFingerprint()).isEmpty();
  }

  @Test
  void a_cancelled_run_has_no_outcome() {
    Run run = Run.withSeed(0);
    run.cancel();
    assertThatThrownBy(() -> Runner.run(PLAN, List.of(), run))
        .isInstanceOf(CancelledException.class);
  }

  @Test
  void plans_and_outcomes_travel_to_other_machines() throws Exception {
    for (Object sent : List.of(PLAN, run(PLAN, Quantity.VALUE), Host.here())) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
        out.writeObject(sent);
      }
      assertThat(new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject())
          .isEqualTo(sent);
    }
  }
}
