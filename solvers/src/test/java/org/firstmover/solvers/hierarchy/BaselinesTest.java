package org.firstmover.solvers.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.firstmover.derivative.ScalarFunction;
import org.firstmover.game.InputError;
import org.firstmover.game.hierarchy.FunctionGame;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solve.CancelledException;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solve.Solver;
import org.firstmover.strategy.Point;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Baselines find what is known, say what they need, and stop where they are told to. */
@Tag("slow")
class BaselinesTest {
  private static final Solver<HierarchyGame> INITIAL = new Initial();
  private static final Solver<HierarchyGame> DIFFERENCES = new SqpDifferences();
  private static final Solver<HierarchyGame> TRUST_REGION = new TrustRegion();
  private static final Solver<HierarchyGame> COMPLEMENTARITY = new Complementarity();
  private static final Solver<HierarchyGame> FIRST_ORDER = new FirstOrder();

  static final List<Solver<HierarchyGame>> METHODS =
      List.of(DIFFERENCES, TRUST_REGION, COMPLEMENTARITY, FIRST_ORDER);

  static Stream<Solver<HierarchyGame>> all() {
    return Stream.concat(Stream.of(INITIAL), METHODS.stream());
  }

  private static Solution solve(
      Solver<HierarchyGame> method, HierarchyGame game, Map<String, String> options) {
    return method.solve(
        game,
        Options.parse(method.info().options(), options, method.info().name()),
        Run.withSeed(0));
  }

  private static double first(Solution solution) {
    return ((Point) solution.leader().strategy()).entries().get(0).values()[0];
  }

  private static long calls(Solution solution) {
    return solution.work().getOrDefault("equilibria", 0L);
  }

  /** x = (100 - 2 * 5 + 2) / 2 = 46 earns 46^2 / 2 = 1058: von Stackelberg's duopoly. */
  @ParameterizedTest
  @FieldSource("METHODS")
  void aDuopolyIsSolved(Solver<HierarchyGame> method) {
    Solution solution = method.solve(SmallGames.cournot(100, 5, 2));
    assertThat(solution.leader().value()).isCloseTo(1058, within(1e-4));
    assertThat(first(solution)).isCloseTo(46, within(1e-3));
  }

  /** x = (120 + 24 - 4 * 10) / 2 = 52 earns 52^2 / 4 = 676 (Sherali, Soyster, Murphy 1983). */
  @ParameterizedTest
  @FieldSource("METHODS")
  void aLeaderOfThreeCournotFirmsIsSolved(Solver<HierarchyGame> method) {
    Solution solution = method.solve(SmallGames.cournot(120, 10, 5, 8, 11));
    assertThat(solution.leader().value()).isCloseTo(676, within(1e-4));
    assertThat(first(solution)).isCloseTo(52, within(1e-3));
  }

  /** x + (98 - x) / 2 <= 60 holds up to x = 22, which earns 22 (80 / 2 - 5) = 770. */
  @ParameterizedTest
  @FieldSource("METHODS")
  void aConstraintOnTheResponseIsKept(Solver<HierarchyGame> method) {
    FunctionGame game =
        BaselineGames.constrained(
            SmallGames.cournot(100, 5, 2),
            SmallGames.atMost("x + y <= 60", v -> v[0].plus(v[1]).minus(60)));
    Solution solution = method.solve(game);
    assertThat(solution.leader().value()).isCloseTo(770, within(1e-3));
    assertThat(first(solution)).isCloseTo(22, within(1e-4));
  }

  @ParameterizedTest
  @FieldSource("METHODS")
  void theOptimumOfBardsExampleIsFoundAtItsKink(Solver<HierarchyGame> method) {
    Solution solution = method.solve(BaselineGames.bard(1.5));
    assertThat(solution.leader().value()).isCloseTo(17, within(1e-4));
  }

  @ParameterizedTest
  @FieldSource("METHODS")
  void severalStartsFindIt(Solver<HierarchyGame> method) {
    Solution solution = solve(method, BaselineGames.bard(6), Map.of("starts", "12"));
    assertThat(solution.leader().value()).isCloseTo(17, within(1e-4));
  }

  static Stream<FunctionGame> random() {
    return Stream.of(0, 1, 2, 3, 4, 5).map(seed -> BaselineGames.random(seed, 4, 9));
  }

  /** Where followers stay inside their sets, the game has one local optimum. */
  @ParameterizedTest
  @MethodSource("random")
  void allAgreeWithExactGradients(FunctionGame game) {
    double value = new Hypergradient().solve(game).leader().value();
    for (Solver<HierarchyGame> method : METHODS) {
      assertThat(method.solve(game).leader().value())
          .as(method.info().name())
          .isCloseTo(value, within(1e-4 * (1 + Math.abs(value))));
    }
  }

  @Test
  void theInitialCommitmentIsTheStart() {
    Solution solution = INITIAL.solve(BaselineGames.bard(2));
    // y <= 3 x - 3 holds her down: her own optimum is 1 + 0.75 x = 2.5
    assertThat(first(solution)).isEqualTo(2);
    assertThat(solution.leader().value()).isCloseTo(9 + 36, within(1e-9));
    assertThat(solution.status()).isEqualTo(Status.FEASIBLE);
    assertThat(calls(solution)).isEqualTo(1);
  }

  @ParameterizedTest
  @FieldSource("METHODS")
  void theLimitOnOracleCallsEndsTheSearch(Solver<HierarchyGame> method) {
    FunctionGame game = BaselineGames.random(7, 4, 9);
    Solution solution = solve(method, game, Map.of("oracle-calls", "3"));
    assertThat(solution.status()).isEqualTo(Status.LIMIT);
    assertThat(solution.statusNote()).contains("equilibria " + calls(solution));
    // the rest moves what was found onto the constraints
    assertThat(calls(solution)).isBetween(3L, 40L);
    assertThat(solution.leader().value())
        .isGreaterThanOrEqualTo(INITIAL.solve(game).leader().value() - 1e-6);
  }

  @ParameterizedTest
  @FieldSource("METHODS")
  void withoutTimeTheStartIsAnswered(Solver<HierarchyGame> method) {
    Solution solution = solve(method, SmallGames.cournot(100, 5, 2), Map.of("seconds", "0"));
    assertThat(solution.status()).isEqualTo(Status.LIMIT);
    assertThat(first(solution)).isZero();
  }

  @ParameterizedTest
  @MethodSource("all")
  void theSameRunGivesTheSameAnswer(Solver<HierarchyGame> method) {
    FunctionGame game = BaselineGames.random(8, 1, 1.2);
    Solution one = method.solve(game);
    Solution other = method.solve(game);
    assertThat(other.leader()).isEqualTo(one.leader());
    assertThat(other.followers()).isEqualTo(one.followers());
    assertThat(other.work()).isEqualTo(one.work());
  }

  @ParameterizedTest
  @MethodSource("all")
  void aFollowerWithoutBoundIsAnError(Solver<HierarchyGame> method) {
    ScalarFunction gain = v -> v[1].times(v[0].plus(1));
    FunctionGame game = SmallGames.follower(0, SmallGames.INFINITY, gain);
    assertThatThrownBy(() -> method.solve(game))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("follower follower can gain without bound")
        .hasMessageContaining("Maybe bounds or a start");
  }

  @ParameterizedTest
  @MethodSource("all")
  void aFollowerWithoutStrategyIsAnError(Solver<HierarchyGame> method) {
    FunctionGame game =
        SmallGames.follower(
            0, 10, v -> v[1], SmallGames.atMost("y + x <= -1", v -> v[1].plus(v[0]).plus(1)));
    assertThatThrownBy(() -> method.solve(game))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("no strategy that keeps her constraints");
  }

  @ParameterizedTest
  @MethodSource("all")
  void aCancelledRunDoesNotAnswer(Solver<HierarchyGame> method) {
    Run run = Run.withSeed(0);
    run.cancel();
    assertThatThrownBy(
            () ->
                method.solve(
                    SmallGames.cournot(100, 5, 2), Options.defaults(method.info().options()), run))
        .isInstanceOf(CancelledException.class);
  }

  @Test
  void blackBoxesAcceptValuesAndGradientMethodsSayWhyNot() {
    FunctionGame game = BaselineGames.valuesOnly(SmallGames.cournot(120, 10, 5, 8, 11));
    for (Solver<HierarchyGame> method : List.of(DIFFERENCES, TRUST_REGION)) {
      assertThat(method.refusal(game)).isEmpty();
      assertThat(method.solve(game).leader().value()).isCloseTo(676, within(1e-3));
    }
    assertThat(INITIAL.solve(game).leader().value()).isZero();
    for (Solver<HierarchyGame> method : List.of(COMPLEMENTARITY, FIRST_ORDER)) {
      assertThat(method.refusal(game))
          .hasValueSatisfying(why -> assertThat(why).contains("values only"));
    }
  }

  @Test
  void valuesAloneKeepConstraintsToo() {
    FunctionGame game =
        BaselineGames.valuesOnly(
            BaselineGames.constrained(
                SmallGames.cournot(100, 5, 2),
                SmallGames.atMost("x + y <= 60", v -> v[0].plus(v[1]).minus(60))));
    for (Solver<HierarchyGame> method : List.of(DIFFERENCES, TRUST_REGION)) {
      assertThat(method.solve(game).leader().value())
          .as(method.info().name())
          .isCloseTo(770, within(1e-3));
    }
  }
}
