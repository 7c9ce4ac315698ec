package org.firstmover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.firstmover.formats.Source;
import org.firstmover.game.Game;
import org.firstmover.game.InputError;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solvers.hierarchy.Hypergradient;
import org.firstmover.solvers.hierarchy.TotalDerivative;
import org.firstmover.strategy.Point;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hierarchy games that are wrong or awkward: a clear error or a status, never a NaN. */
class HierarchyBadInputTest {
  private static final String TWO =
      "- {name: f, variables: {y: {lower: 0, upper: 9}}, maximise: x * y - y^2, subject to: [%s]}\n"
          + "- {name: g, variables: {z: {size: 2, lower: 0, upper: 9}}, maximise: 'z[1] - z[1]^2 - z[2]^2'}";

  private static Game game(String leader, String followers) {
    String text =
        "kind: hierarchy\nparameters: {Q: [[1, 2], [3, 4]], w: [1, 2, 3]}\nleader: {"
            + leader
            + "}\nfollowers:\n"
            + followers.indent(2);
    return Games.read(Source.of("game.yaml", text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String leader(String objective) {
    return "variables: {x: {lower: 0, upper: 1}}, maximise: \"" + objective + "\"";
  }

  private static String follower(String bounds, String gain) {
    return "- {name: f, variables: {y: {" + bounds + "}}, maximise: \"" + gain + "\"}";
  }

  private static void finite(Solution solution) {
    assertThat(solution.leader().value()).isFinite();
    assertThat(solution.values().values()).allMatch(Double::isFinite);
    assertThat(numbers((Point) solution.leader().strategy())).doesNotContain(Double.NaN);
    solution
        .followers()
        .forEach(
            response -> {
              assertThat(response.value()).isFinite();
              assertThat(numbers((Point) response.response())).doesNotContain(Double.NaN);
            });
  }

  private static DoubleStream entries(Point point) {
    return point.entries().stream().flatMapToDouble(entry -> Arrays.stream(entry.values()));
  }

  private static double[] numbers(Point point) {
    return entries(point).toArray();
  }

  /** Refused when the file is read, with the name or the size that is wrong. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "z[1] + y <= 3; z[1]",
        "y * y <= 3; linear",
        "y * x + y^2 <= 3; linear",
        "q <= 3; q",
        "z[3] + x <= 3; 3",
        "w[4] * y <= 3; 4",
        "Q[3, 1] * y <= 3; 3",
        "Q[1] * y <= 3; Q",
        "y[1] <= 3; y",
        "w * y <= 3; w",
        "z <= 3; z",
        "foo(y) <= 3; foo",
        "y <= 3 <= 4; <=",
        "y + <= 3; <=",
        "y; <=",
      })
  void constraints_that_make_no_sense_are_refused_with_the_culprit(
      String constraint, String named) {
    assertThatThrownBy(() -> game(leader("x + y"), TWO.formatted('"' + constraint + '"')))
        .isInstanceOf(InputError.class)
        .hasMessageContaining(named)
        .hasMessageContaining("expected")
        .hasMessageContaining("\nMaybe ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "lower: 5, upper: 1; lower",
        "lower: 0, upper: 1, start: 7; start",
        "size: 2, lower: [0, 0, 0]; 3",
        "size: 0; size",
        "lower: .inf; found [.]",
        "upper: .nan; found [.]",
      })
  void variables_that_make_no_sense_are_refused(String bounds, String named) {
    assertThatThrownBy(() -> game(leader("x"), follower(bounds, "1")))
        .isInstanceOf(InputError.class)
        .hasMessageContaining(named)
        .hasMessageContaining("\nMaybe ");
  }

  /** Followers without a best response: found when it is solved, by every method. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "lower: 0; y; can gain without bound",
        "upper: 0; -y; can gain without bound",
        "lower: 0; y^2 - x * y; can gain without bound",
        "size: 2, lower: 0; y[1] - y[2]^2; can gain without bound",
        "size: 2, lower: 0; y[1] + y[2]; can gain without bound",
        "lower: 0, upper: 1; log(y - 2); no value",
        "lower: 0, upper: 1; sqrt(-1 - y); no value",
        "size: 2, lower: 0, upper: 1; log(y[1] - 2) - y[2]; no value",
        "lower: 0, upper: 1; y / 0; can gain without bound",
        "lower: 0, upper: 1; exp(800 + y) - exp(800 + x); no value",
      })
  void followers_without_a_response_are_named(String bounds, String gain, String found) {
    Game game = game(leader("x"), follower(bounds, gain));
    for (String method : new String[] {"hypergradient", "implicit-gradient"}) {
      assertThatThrownBy(
              () -> Firstmover.solve(game, Optional.of(method), Map.of(), Run.withSeed(0)))
          .as(method)
          .isInstanceOf(InputError.class)
          .hasMessageContaining("follower f")
          .hasMessageContaining(found)
          .hasMessageContaining("\nMaybe ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"y >= 20", "y >= 7, y <= 6", "y = 3, y = 4", "0 * y >= 1 + x"})
  void followers_without_a_strategy_are_named(String constraints) {
    Game game = game(leader("x"), TWO.formatted('"' + constraints.replace(", ", "\", \"") + '"'));
    assertThatThrownBy(() -> Firstmover.solve(game))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("follower f has no strategy that keeps her constraints")
        .hasMessageContaining("\nMaybe ");
  }

  /** The objective of the leader has no value at the start, or nowhere, or too large a one. */
  @ParameterizedTest
  @ValueSource(strings = {"1 / 0 + x", "log(-1 - x)", "exp(1000 + x)", "sqrt(x - 2)", "0 / 0 * y"})
  void a_leader_without_a_value_is_told_so(String objective) {
    Game game = game(leader(objective), follower("lower: 0, upper: 1", "x * y - y^2"));
    assertThatThrownBy(() -> Firstmover.solve(game))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("finite")
        .hasMessageContaining("\nMaybe ");
  }

  /** Bad at the start only: other starts are taken, and the answer is right. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        // -1/x - x at x = 1
        "-1 / x - x; (y - 1) * (1 - y); -2",
        // log(x) - x at x = 1
        "log(x) - x; x * y - y^2; -1",
        // y = x/2: log(y) at x = 1
        "log(y); x * y - y^2; -0.6931471805599453",
      })
  void a_start_without_a_value_is_left(String objective, String gain, double value) {
    Solution solution =
        Firstmover.solve(game(leader(objective), follower("lower: 0, upper: 9", gain)));
    finite(solution);
    assertThat(solution.certificate().verified()).isTrue();
    assertThat(solution.leader().value()).isCloseTo(value, within(1e-6));
  }

  /** Kinks of objectives and of the response: an answer that says so. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0 - abs(x - 0.5); x * y - y^2; 0",
        "min(x, 1 - x); x * y - y^2; 0.5",
        "y - max(0, 2 * y - 0.5); x * y - y^2; 0.25",
        "x - 3 * abs(y - 0.25); x * y - y^2; 0.5",
        "x - y; 0 - abs(y - max(x, 0.25)); 0",
      })
  void kinks_are_no_error(String objective, String gain, double value) {
    HierarchyGame game =
        (HierarchyGame) game(leader(objective), follower("lower: 0, upper: 9", gain));
    Solution solution = Firstmover.solve(game);
    finite(solution);
    assertThat(solution.certificate().verified()).isTrue();
    assertThat(solution.leader().value()).isCloseTo(value, within(1e-6));
    assertThat(TotalDerivative.at(game, numbers((Point) solution.leader().strategy())).gradient())
        .doesNotContain(Double.NaN);
  }

  /** The leader's constraints cannot be kept: the answer does not pass. */
  @ParameterizedTest
  @ValueSource(strings = {"y >= 5", "x + y >= 9", "x = 2", "x^2 + y^2 <= -1"})
  void a_leader_without_a_feasible_commitment_has_no_verified_answer(String constraint) {
    HierarchyGame game =
        (HierarchyGame)
            game(
                leader("x") + ", subject to: [\"" + constraint + "\"]",
                follower("lower: 0, upper: 1", "x * y - y^2"));
    Solution solution = search(game);
    assertThat(solution.status()).isEqualTo(Status.INFEASIBLE);
    finite(solution);
    assertThat(Firstmover.verify(game, solution).failed())
        .anyMatch(check -> check.name().equals("leader constraints"));
  }

  /** A leader who can gain without bound: the status says so, and no number is infinite. */
  @ParameterizedTest
  @ValueSource(strings = {"x", "x + y", "x^2"})
  void a_leader_without_a_bound_is_said_to_have_none(String objective) {
    HierarchyGame game =
        (HierarchyGame)
            game(
                "variables: {x: {lower: 0}}, maximise: " + objective,
                follower("lower: 0, upper: 1", "x * y - y^2"));
    Solution solution = search(game);
    assertThat(solution.status()).isEqualTo(Status.UNBOUNDED);
    finite(solution);
  }

  /** Not certified: what is not verified fails a test. */
  private static Solution search(HierarchyGame game) {
    Hypergradient method = new Hypergradient();
    Options defaults = Options.parse(method.info().options(), Map.of(), "options");
    return method.search(game, defaults, Run.withSeed(0));
  }
}
