package org.firstmover.verify.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.firstmover.game.hierarchy.FunctionGame;
import org.firstmover.solution.Bounds;
import org.firstmover.solution.Certificate;
import org.firstmover.solution.Certificate.Verdict;
import org.firstmover.solution.Check;
import org.firstmover.solution.Check.Kind;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solution.TieBreak;
import org.firstmover.strategy.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each claim of a solution, changed alone, fails the check that is about it, and no other. */
class HierarchyClaimsTest {
  /**
   * Two followers who share a road of capacity x: each wants 3 from her own part [0, x]; the leader
   * pays for capacity and may not let them have more than 5 together.
   */
  private static final FunctionGame GAME =
      GameText.leader()
          .variable("x", 0, 10)
          .list("w", 2, -1, 1)
          .maximise("y + z - x^2 + w[1] - w[2]")
          .subjectTo("y + z <= 5", "x + w[1] = 2")
          .follower("left")
          .variable("y", 0, 8)
          .maximise("-(y - 3)^2")
          .subjectTo("y <= x")
          .follower("right")
          .variable("z", 0, 8)
          .minimise("(z - 3)^2 + y")
          .subjectTo("2 * z <= 2 * x")
          .build();

  private static Answer right() {
    return Answer.to(GAME, 2, 0, 0.5, 2, 2);
  }

  @Test
  void the_solution_itself_is_verified() {
    Certificate certificate = right().verified();
    assertThat(certificate.verdict()).isEqualTo(Verdict.VERIFIED);
    assertThat(certificate.checks().stream().map(Check::name))
        .containsExactly(
            "fingerprint",
            "leader bounds",
            "leader constraints",
            "follower bounds",
            "follower constraints",
            "follower regret",
            "KKT residual",
            "leader value",
            "follower value");
  }

  @ParameterizedTest
  @CsvSource({
    "10.5 -1 0 3 3, leader bounds",
    "2 0 1.00001 2 2, leader bounds",
    "-0.1 1 0 0 0, leader bounds",
    "3 -1 0.5 3 3, leader constraints",
    "2 0.00001 0 2 2, leader constraints",
    "2 -0.00001 0 2 2, leader constraints",
    "2 0 0 2.00001 2, follower constraints",
    "2 0 0 2 2.00001, follower constraints",
    "0 1 0 -0.1 0, follower bounds",
    "1 1 0 1 0.5, follower regret",
    "1 1 0 0.5 1, KKT residual"
  })
  void where_a_player_may_not_be_or_would_not_stay(String numbers, String check) {
    double[] point =
        List.of(numbers.split(" ")).stream().mapToDouble(Double::parseDouble).toArray();
    assertThat(Answer.to(GAME, point).failed()).contains(check);
  }

  @Test
  void violations_are_measured_in_the_unit_of_the_constraint() {
    Check check = Answer.to(GAME, 3, -1, 0.5, 3, 3).check("leader constraints");
    assertThat(check.value()).isCloseTo(1, within(1e-12));
    assertThat(check.note()).isEqualTo("y + z <= 5");
    assertThat(check.tolerance()).isEqualTo(1e-6);
  }

  @Test
  void what_slopes_leave_is_known_in_closed_form() {
    // At y = 1 her slope is 4, of which nothing is absorbed: 4 / (1 + 4).
    Check check = Answer.to(GAME, 2, 0, 0, 1, 2).check("KKT residual");
    assertThat(check.value()).isCloseTo(0.8, within(1e-9));
    assertThat(check.note()).isEqualTo("left");
    // A gain that curves by 2 may have the slope sqrt(2 * 2 e) at the regret e = 1e-6 * 5.
    assertThat(check.tolerance()).isCloseTo(Math.sqrt(4 * 5e-6) / 5, within(1e-6));
  }

  static List<Map.Entry<String, Consumer<Answer>>> changes() {
    return List.of(
        Map.entry("leader value", answer -> answer.leaderValue += 1e-4),
        Map.entry("leader value", answer -> answer.leaderValue = Double.NaN),
        Map.entry("leader value", answer -> answer.leaderValue = Double.POSITIVE_INFINITY),
        Map.entry("follower value", answer -> answer.followerValues[0] += 1e-4),
        Map.entry("follower value", answer -> answer.followerValues[1] -= 1e-4),
        Map.entry("follower value", answer -> answer.followerValues[1] *= -1),
        Map.entry("followers", answer -> answer.names.set(1, "wrong")),
        Map.entry("followers", answer -> answer.responses.remove(1)),
        Map.entry("leader variables", answer -> answer.leader = variable("y", 2)),
        Map.entry("leader variables", answer -> answer.leader = variable("w[3]", 2)),
        Map.entry("follower variables", answer -> answer.responses.set(0, variable("z", 2))),
        Map.entry("numbers", answer -> answer.responses.set(0, variable("y", Double.NaN))),
        Map.entry("numbers", answer -> answer.leader = variable("x", Double.POSITIVE_INFINITY)),
        Map.entry("optimality", answer -> answer.status = Status.OPTIMAL),
        Map.entry("status", answer -> answer.status = Status.INFEASIBLE),
        Map.entry("status", answer -> answer.status = Status.UNBOUNDED),
        Map.entry("tie-break", answer -> answer.tieBreak = TieBreak.EQUILIBRIUM),
        Map.entry("lower bound", answer -> answer.bounds = new Bounds(answer.leaderValue - 1, 9)),
        Map.entry("lower bound", answer -> answer.bounds = new Bounds(Double.NaN, 9)),
        Map.entry("upper bound", answer -> answer.bounds = new Bounds(answer.leaderValue, -9)),
        Map.entry("upper bound", answer -> answer.bounds = new Bounds(-0.5, Double.NaN)),
        Map.entry("optimistic value", answer -> answer.value(Solution.OPTIMISTIC, -9)),
        Map.entry("optimistic value", answer -> answer.value(Solution.OPTIMISTIC, 1 / 0.0)),
        Map.entry("pessimistic value", answer -> answer.value(Solution.PESSIMISTIC, 9)),
        Map.entry(
            "stochastic value",
            answer ->
                answer
                    .value(Solution.OPTIMISTIC, 1)
                    .value(Solution.PESSIMISTIC, -2)
                    .value(Solution.STOCHASTIC, 2)),
        Map.entry(
            "stochastic value",
            answer -> answer.value(Solution.PESSIMISTIC, -2).value(Solution.STOCHASTIC, -3)),
        Map.entry("stochastic value", answer -> answer.value(Solution.STOCHASTIC, Double.NaN)));
  }

  private static Point variable(String name, double value) {
    return new Point(List.of(new Point.Entry(name, false, new double[] {value})));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void a_changed_claim_fails_its_check(Map.Entry<String, Consumer<Answer>> change) {
    Answer answer = right();
    change.getValue().accept(answer);
    assertThat(answer.failed()).containsExactly(change.getKey());
  }

  @Test
  void claims_that_hold_pass() {
    Answer answer = right();
    answer.value(Solution.OPTIMISTIC, 1).value(Solution.PESSIMISTIC, -2);
    answer.value(Solution.STOCHASTIC, 0);
    answer.bounds = new Bounds(answer.leaderValue, 9);
    answer.tieBreak = TieBreak.STRONG;
    answer.followerValues[0] = Double.NaN;
    assertThat(answer.failed()).isEmpty();
    assertThat(answer.check("optimistic value").note()).contains("not re-derived");
    assertThat(answer.check("upper bound").note()).contains("not re-proved");
    answer.status = Status.OPTIMAL;
    assertThat(answer.solution().certified(answer.verified()).status()).isEqualTo(Status.FEASIBLE);
  }

  @Test
  void missing_variables_are_0() {
    Answer answer = Answer.to(GAME, 2, 0, 0, 2, 2);
    answer.leader = variable("x", 2);
    assertThat(answer.failed()).isEmpty();
  }

  @Test
  void who_minimises_has_an_upper_bound_in_her_commitment() {
    FunctionGame game =
        GameText.leader()
            .variable("x", 0, 10)
            .minimise("y + x^2")
            .follower("f")
            .variable("y", 0, 8)
            .maximise("-(y - x)^2")
            .build();
    Answer answer = Answer.to(game, 1, 1);
    answer.bounds = new Bounds(0, 2);
    assertThat(answer.failed()).isEmpty();
    answer.bounds = new Bounds(2.1, 2);
    assertThat(answer.failed()).containsExactly("lower bound");
    answer.bounds = new Bounds(0, 3);
    assertThat(answer.failed()).containsExactly("upper bound");
    answer = Answer.to(game, 1, 1).value(Solution.OPTIMISTIC, 1).value(Solution.PESSIMISTIC, 3);
    assertThat(answer.failed()).isEmpty();
    answer = Answer.to(game, 1, 1).value(Solution.OPTIMISTIC, 3).value(Solution.PESSIMISTIC, 1);
    assertThat(answer.failed()).containsExactly("optimistic value", "pessimistic value");
  }

  /**
   * Two who want to meet, each gaining -(own - other)^2 on [0, 1]: every y = z is an equilibrium.
   * The leader gains y + z.
   */
  private static final FunctionGame MEETING =
      GameText.leader()
          .variable("x", 0, 1)
          .maximise("y + z")
          .follower("one")
          .variable("y", 0, 1)
          .maximise("-(y - z)^2")
          .follower("two")
          .variable("z", 0, 1)
          .maximise("-(y - z)^2")
          .build();

  private static Answer meeting() {
    return Answer.to(MEETING, 0, 0.5, 0.5)
        .equilibria(new double[] {0, 0, 0}, new double[] {0, 0.5, 0.5}, new double[] {0, 0.7, 0.7})
        .value(Solution.OPTIMISTIC, 1.4)
        .value(Solution.PESSIMISTIC, 0)
        .value(Solution.STOCHASTIC, 0.8);
  }

  @Test
  void values_are_derived_from_the_equilibria() {
    Answer answer = meeting();
    assertThat(answer.verified().verdict()).isEqualTo(Verdict.VERIFIED);
    assertThat(answer.check("equilibria").kind()).isEqualTo(Kind.BOUND);
    assertThat(answer.check("optimistic value").note()).isEqualTo("recomputed 1.4");
    assertThat(answer.value(Solution.OPTIMISTIC, 1.3).failed()).containsExactly("optimistic value");
    assertThat(meeting().value(Solution.PESSIMISTIC, -0.1).failed())
        .containsExactly("pessimistic value");
    assertThat(meeting().value(Solution.STOCHASTIC, 0.7).failed())
        .containsExactly("stochastic value");
  }

  @Test
  void the_tie_break_says_which_equilibrium_is_printed() {
    Answer answer = meeting();
    answer.tieBreak = TieBreak.STRONG;
    assertThat(answer.failed()).containsExactly("tie-break");
    Answer best = Answer.to(MEETING, 0, 0.7, 0.7);
    best.proof = answer.proof;
    best.tieBreak = TieBreak.STRONG;
    assertThat(best.failed()).isEmpty();
    best.tieBreak = TieBreak.WEAK;
    assertThat(best.failed()).containsExactly("tie-break");
  }

  @Test
  void equilibria_have_to_be_such() {
    Answer answer = meeting().equilibria(new double[] {0, 0.5, 0.5}, new double[] {0, 0.9, 0.5});
    answer.values.clear();
    assertThat(answer.failed()).containsExactly("equilibria");
    // Each loses 0.4^2.
    assertThat(answer.check("equilibria").value()).isCloseTo(0.16, within(1e-6));
    assertThat(answer.check("equilibria").note()).startsWith("number 2, follower regret, one");
    answer.equilibria(new double[] {0, 0.5, 0.5}, new double[] {0, 1.1, 1.1});
    assertThat(answer.failed()).containsExactly("equilibria");
  }

  @Test
  void equilibria_hold_the_printed_response_and_each_one_once() {
    Answer answer = meeting().equilibria(new double[] {0, 0.2, 0.2});
    answer.values.clear();
    assertThat(answer.failed()).containsExactly("equilibria");
    answer.equilibria(
        new double[] {0, 0.5, 0.5}, new double[] {0, 0.7, 0.7}, new double[] {0, 0.7, 0.7});
    assertThat(answer.failed()).containsExactly("equilibria");
    assertThat(answer.check("equilibria").note()).isEqualTo("number 2 and 3 are the same");
    double[][] many = new double[201][];
    for (int k = 0; k < many.length; k++) {
      many[k] = new double[] {0, k / 400.0, k / 400.0};
    }
    assertThat(answer.equilibria(many).failed()).containsExactly("equilibria");
  }

  @Test
  void equilibria_of_other_followers_are_not_theirs() {
    Answer answer = meeting();
    answer.names.set(0, "other");
    assertThat(answer.failed()).containsExactly("followers");
    answer = meeting();
    Answer other = Answer.to(GAME, 2, 0, 0.5, 2, 2).equilibria(new double[] {2, 0, 0.5, 2, 2});
    answer.proof = other.proof;
    assertThat(answer.failed()).containsExactly("followers");
  }

  /** Nothing that a solution says makes the certificate throw. */
  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, 1 / 0.0, -1 / 0.0, 1e308, -1e308, 5e-324, -0.0})
  void any_number_anywhere_is_answered(double number) {
    for (int place = 0; place < 5; place++) {
      double[] point = {2, 0, 0.5, 2, 2};
      point[place] = number;
      Answer answer = Answer.to(GAME, point);
      if (Math.abs(number) > 1) {
        assertThat(answer.verified().verified()).isFalse();
      }
      answer.followerValues[0] = number;
      answer.leaderValue = number;
      answer.bounds = new Bounds(number, number);
      answer.value(Solution.OPTIMISTIC, number).value(Solution.STOCHASTIC, number);
      answer.proof = right().equilibria(point, new double[] {2, 0, 0.5, 2, 2}).proof;
      assertThat(answer.verified().verified()).isFalse();
    }
  }

  /** Functions that have no value somewhere, or everywhere. */
  @ParameterizedTest
  @ValueSource(
      strings = {"log(y - 9)", "1 / (y - y)", "exp(1000 + y) - exp(1000 + y)", "exp(1000)"})
  void gains_without_values_fail(String gain) {
    FunctionGame game =
        GameText.leader()
            .variable("x", 0, 1)
            .maximise("y")
            .follower("f")
            .variable("y", 0, 1)
            .maximise(gain)
            .follower("g")
            .variable("z", 0, 1)
            .variable("u", 0, 1)
            .maximise(gain.replace("y", "z") + " - u")
            .build();
    assertThat(Answer.to(game, 0, 0, 0, 0).failed()).contains("follower regret");
  }

  @Test
  void constraints_without_values_fail() {
    FunctionGame game =
        GameText.leader()
            .variable("x", -1, 1)
            .maximise("y")
            .subjectTo("log(x) <= y")
            .follower("f")
            .variable("y", 0, 1)
            .maximise("-y")
            .subjectTo("y <= log(x)")
            .build();
    assertThat(Answer.to(game, -1, 0).failed())
        .contains("leader constraints", "follower constraints", "follower regret");
  }
}
