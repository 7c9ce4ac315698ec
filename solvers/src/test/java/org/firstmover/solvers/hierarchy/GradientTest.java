package org.firstmover.solvers.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.firstmover.derivative.Scalar;
import org.firstmover.derivative.ScalarFunction;
import org.firstmover.game.hierarchy.FunctionGame;
import org.firstmover.game.hierarchy.FunctionGame.Follower;
import org.firstmover.game.hierarchy.FunctionGame.Leader;
import org.firstmover.game.hierarchy.Goal;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.game.hierarchy.Variable;
import org.firstmover.random.RandomStream;
import org.firstmover.solvers.hierarchy.CoupledGames.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Gradients through the equilibrium against differences through the polished oracle. */
class GradientTest {
  private static final double STEP = 1e-3;

  static Stream<Arguments> games() {
    return Arrays.stream(Kind.values())
        .flatMap(kind -> IntStream.range(0, 20).mapToObj(seed -> Arguments.of(kind, seed)));
  }

  /** The leader's problem and what is tight at its last strategy. */
  private record Through(HierarchyGame game, LeaderProblem problem) {
    static Through of(HierarchyGame game) {
      EquilibriumOracle oracle = new EquilibriumOracle(game, EquilibriumOracle.Settings.DEFAULT);
      return new Through(
          game, new LeaderProblem(game, TapeDerivatives.of(game).orElseThrow(), oracle, true));
    }

    boolean hasStrategies(double[] leader) {
      boolean equilibrium = problem.at(leader);
      String trouble = problem.oracle().trouble();
      assertThat(equilibrium || trouble.contains("no strategy that keeps")).isTrue();
      return equilibrium;
    }

    /** The gain, followed by the constraints. */
    double[] at(double[] leader) {
      assertThat(problem.at(leader)).isTrue();
      double[] values = new double[1 + problem.values().length];
      values[0] = problem.gain();
      System.arraycopy(problem.values(), 0, values, 1, values.length - 1);
      return values;
    }

    String tight() {
      return Arrays.toString(problem.kkt().held) + Arrays.toString(problem.kkt().active);
    }

    /** Central differences in this variable. */
    double[] difference(double[] leader, int variable, double step) {
      double[] moved = leader.clone();
      moved[variable] += step;
      double[] up = at(moved);
      moved[variable] = leader[variable] - step;
      double[] down = at(moved);
      return IntStream.range(0, up.length).mapToDouble(k -> (up[k] - down[k]) / 2 / step).toArray();
    }

    /** L. F. Richardson's extrapolation of two central differences: error of order step^4. */
    double[] extrapolated(double[] leader, int variable) {
      double[] whole = difference(leader, variable, STEP);
      double[] half = difference(leader, variable, STEP / 2);
      return IntStream.range(0, whole.length)
          .mapToDouble(k -> (4 * half[k] - whole[k]) / 3)
          .toArray();
    }

    /** Of the gain and of each constraint. */
    double[][] gradients(double[] leader) {
      at(leader);
      int constraints = problem.values().length;
      double[][] gradients = new double[1 + constraints][];
      problem.linearise();
      double[] factors = new double[constraints];
      gradients[0] = Arrays.copyOf(problem.gradient(1, factors), leader.length);
      for (int k = 0; k < constraints; k++) {
        factors[k] = 1;
        gradients[1 + k] = Arrays.copyOf(problem.gradient(0, factors), leader.length);
        factors[k] = 0;
      }
      return gradients;
    }

    /** Whether the same is tight all around. */
    boolean isRegular(double[] leader) {
      if (!hasStrategies(leader)) {
        return false;
      }
      String here = tight();
      boolean regular = !problem.kkt().weaklyActive();
      for (int j = 0; j < leader.length && regular; j++) {
        for (double step : new double[] {STEP, -STEP}) {
          double[] moved = leader.clone();
          moved[j] += step;
          regular &= hasStrategies(moved) && tight().equals(here);
        }
      }
      return regular;
    }

    double[] regular(RandomStream random) {
      for (int k = 0; k < 50; k++) {
        double[] leader = {random.nextDouble(-0.9, 0.9), random.nextDouble(-0.9, 0.9)};
        if (isRegular(leader)) {
          return leader;
        }
      }
      throw new AssertionError("no regular point");
    }
  }

  @ParameterizedTest
  @MethodSource("games")
  void gradientsAreTheDifferencesAtRegularPoints(Kind kind, int seed) {
    Through through = Through.of(CoupledGames.of(kind, seed));
    double[] leader = through.regular(RandomStream.of(seed).child("leader"));
    double[][] gradients = through.gradients(leader);
    for (int j = 0; j < leader.length; j++) {
      double[] expected = through.extrapolated(leader, j);
      for (int k = 0; k < expected.length; k++) {
        double norm = Math.sqrt(Arrays.stream(gradients[k]).map(x -> x * x).sum());
        assertThat(gradients[k][j]).isEqualTo(expected[k], within(1e-6 * norm));
      }
    }
  }

  /** That the games are as hard as said: nothing symmetric, and something tight. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void theTransposeMattersInTheseGames(int seed) {
    HierarchyGame game = CoupledGames.of(Kind.ALL, seed);
    EquilibriumOracle oracle = new EquilibriumOracle(game, EquilibriumOracle.Settings.DEFAULT);
    LeaderProblem wrong =
        new LeaderProblem(game, TapeDerivatives.of(game).orElseThrow(), oracle, false);
    double[] leader = Through.of(game).regular(RandomStream.of(seed).child("leader"));
    assertThat(wrong.at(leader)).isTrue();
    wrong.linearise();
    double[] slope = Arrays.copyOf(wrong.gradient(1, new double[1]), 2);
    double[] right = Through.of(game).gradients(leader)[0];
    assertThat(Math.abs(slope[0] - right[0]) + Math.abs(slope[1] - right[1])).isGreaterThan(1e-4);
    assertThat(wrong.kkt().active).contains(true);
  }

  @ParameterizedTest
  @CsvSource({"ROWS, 2", "ROWS, 3", "EQUATIONS, 2", "EQUATIONS, 3", "ALL, 2"})
  void copiesOfRowsChangeNothing(Kind kind, int copies) {
    int singular = 0;
    for (int seed = 0; seed < 20; seed++) {
      Through plain = Through.of(CoupledGames.of(kind, seed));
      Through redundant = Through.of(CoupledGames.of(kind, copies, seed));
      double[] leader = plain.regular(RandomStream.of(seed).child("leader"));
      double[][] expected = plain.gradients(leader);
      double[][] gradients = redundant.gradients(leader);
      assertThat(redundant.at(leader)).containsExactly(plain.at(leader), within(1e-9));
      for (int k = 0; k < expected.length; k++) {
        assertThat(gradients[k]).as("seed %d", seed).containsExactly(expected[k], within(1e-7));
      }
      singular += redundant.problem().kkt().isSingular() ? 1 : 0;
    }
    if (kind == Kind.EQUATIONS) {
      assertThat(singular).isGreaterThan(10);
    }
  }

  /**
   * A bound is put exactly where an unrestricted follower is at p = (0.1, -0.2): she is at it and
   * not pressed against it, so that the leader's gain has a kink.
   */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
  void atAWeaklyActiveBoundItIsOneOfTheTwoSlopesAndSaysSo(int seed) {
    double[] leader = {0.1, -0.2};
    FunctionGame free = CoupledGames.of(Kind.FREE, seed);
    double[] point =
        new EquilibriumOracle(free, EquilibriumOracle.Settings.DEFAULT).respond(leader).point();
    Follower first = free.follower(0);
    Variable own = first.variables().get(0);
    double[] lower = new double[own.size()];
    Arrays.fill(lower, Double.NEGATIVE_INFINITY);
    lower[0] = point[2];
    double[] start = lower.clone();
    Arrays.fill(start, 1, start.length, 0);
    Variable bounded = new Variable(own.name(), own.size(), true, lower, own.upper(), start);
    List<Follower> followers =
        IntStream.range(0, free.followers())
            .mapToObj(
                i ->
                    i > 0
                        ? free.follower(i)
                        : new Follower(
                            first.name(),
                            List.of(bounded),
                            first.goal(),
                            first.objective(),
                            List.of()))
            .toList();
    oneSided(new FunctionGame("weak", free.leader(), followers), leader);
  }

  /** y = min(x, 1) by a row whose right-hand side may move: at 1 the slopes are 0 or s, and 1. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, -2})
  void atAWeaklyActiveRowLikewise(double moving) {
    ScalarFunction gain = v -> v[2].minus(v[0]).power(2).negate();
    ScalarFunction objective = v -> v[2].plus(v[1].times(0.1));
    ScalarFunction row = v -> v[2].minus(1).minus(v[0].minus(1).times(moving));
    FunctionGame game =
        new FunctionGame(
            "weak row",
            new Leader(List.of(Variable.list("x", 2, -5, 5)), Goal.MAXIMISE, objective, List.of()),
            List.of(
                new Follower(
                    "f",
                    List.of(Variable.number("y", -9, 9)),
                    Goal.MAXIMISE,
                    gain,
                    List.of(SmallGames.atMost("y <= 1 + s (x - 1)", row)))));
    oneSided(game, new double[] {1, 0});
    TotalDerivative total = TotalDerivative.at(game, new double[] {1, 0});
    assertThat(Math.min(Math.abs(total.gradient()[0] - 1), Math.abs(total.gradient()[0] - moving)))
        .isLessThan(1e-6);
    assertThat(total.kink()).isTrue();
  }

  private static void oneSided(HierarchyGame game, double[] leader) {
    Through through = Through.of(game);
    double[] gradient = through.gradients(leader)[0];
    assertThat(through.problem().kkt().weaklyActive()).isTrue();
    assertThat(through.problem().kkt().atKink()).isTrue();
    for (int j = 0; j < leader.length; j++) {
      double forward = side(through, leader, j, 1);
      double backward = side(through, leader, j, -1);
      double tolerance = 1e-5 * (1 + Math.abs(forward));
      assertThat(gradient[j])
          .satisfiesAnyOf(
              g -> assertThat(g).isEqualTo(forward, within(tolerance)),
              g -> assertThat(g).isEqualTo(backward, within(tolerance)));
    }
  }

  /** One-sided differences, extrapolated: (4 f(h/2) - f(h) - 3 f(0)) / h. */
  private static double side(Through through, double[] leader, int variable, int sign) {
    double here = through.at(leader)[0];
    double[] moved = leader.clone();
    moved[variable] = leader[variable] + sign * STEP;
    double whole = through.at(moved)[0];
    moved[variable] = leader[variable] + sign * STEP / 2;
    double half = through.at(moved)[0];
    return sign * (4 * half - whole - 3 * here) / STEP;
  }

  /** abs has a kink at 0: a slope between -1 and 1 is taken, and said to be one of several. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aKinkIsNoError(boolean ofTheLeader) {
    ScalarFunction follower =
        v -> ofTheLeader ? square(v[1].minus(v[0])) : square(v[1].minus(v[0].abs()));
    ScalarFunction leader = v -> ofTheLeader ? v[1].abs() : v[1];
    FunctionGame game =
        new FunctionGame(
            "kink",
            new Leader(List.of(Variable.number("x", -1, 1)), Goal.MINIMISE, leader, List.of()),
            List.of(
                new Follower(
                    "f",
                    List.of(Variable.number("y", -2, 2)),
                    Goal.MINIMISE,
                    follower,
                    List.of())));
    TotalDerivative total = TotalDerivative.at(game, new double[] {0});
    assertThat(total.gradient()[0]).isBetween(-1.0, 1.0);
    assertThat(total.kink()).isTrue();
    assertThat(TotalDerivative.at(game, new double[] {0.3}).kink()).isFalse();
    assertThat(TotalDerivative.at(game, new double[] {-0.3}).gradient()[0])
        .isEqualTo(-1, within(1e-9));
  }

  private static Scalar square(Scalar x) {
    return x.power(2);
  }
}
