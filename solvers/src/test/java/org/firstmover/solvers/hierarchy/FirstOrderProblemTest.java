package org.firstmover.solvers.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.firstmover.derivative.ScalarFunction;
import org.firstmover.game.hierarchy.FunctionGame;
import org.firstmover.game.hierarchy.Goal;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.game.hierarchy.Restriction;
import org.firstmover.game.hierarchy.Variable;
import org.firstmover.random.RandomStream;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gradients without second derivatives, finite differences and the KKT system agree. */
class FirstOrderProblemTest {
  /** Free followers; held at bounds; on rows whose coefficients depend on the leader; both. */
  @ParameterizedTest
  @CsvSource({"4, 9, false", "0.3, 9, true", "4, 0.5, true", "0.3, 0.5, true"})
  void allGradientsAgree(double upper, double capacity, boolean pressed) {
    boolean someActive = false;
    for (long seed = 0; seed < 10; seed++) {
      FunctionGame game = BaselineGames.random(seed, upper, capacity);
      RandomStream random = RandomStream.of(100 + seed);
      double[] leader = {
        random.nextDouble(-0.9, 0.9), random.nextDouble(-0.9, 0.9), random.nextDouble(-0.9, 0.9)
      };
      someActive |= agree(game, leader, new double[] {random.nextDouble(-2, 2)});
    }
    assertThat(someActive).isEqualTo(pressed);
  }

  /** Strategies down to 1e-7 under an entropy, whose second derivatives are up to 1e7. */
  @ParameterizedTest
  @CsvSource({"1", "4", "8", "15"})
  void gradientsAgreeNearBoundsWithLogarithms(double reach) {
    ScalarFunction entropic =
        v ->
            v[1].times(v[0])
                .minus(v[1].times(v[1].log()))
                .minus(v[2].times(v[2].log()))
                .minus(v[2].times(v[0]).times(0.5));
    FunctionGame one = SmallGames.follower(0, 1, v -> v[1]);
    FunctionGame game =
        new FunctionGame(
            "entropy",
            new FunctionGame.Leader(
                one.leader().variables(),
                one.leader().goal(),
                (ScalarFunction) v -> v[1].power(2).plus(v[2].times(v[0])),
                one.leader().constraints()),
            List.of(
                new FunctionGame.Follower(
                    "follower",
                    List.of(Variable.list("y", 2, 0, 1, 0.5)),
                    Goal.MAXIMISE,
                    entropic,
                    List.of(
                        new Restriction(
                            "y1 + y2 = 1",
                            true,
                            (ScalarFunction) v -> v[1].plus(v[2]).minus(1))))));
    agree(game, new double[] {reach / 1.5}, new double[0]);
  }

  /** Returns whether a bound or a row was active. */
  private static boolean agree(HierarchyGame game, double[] leader, double[] factors) {
    Run run = Run.withSeed(0);
    Options options = Options.defaults(new FirstOrder().info().options());
    Trials trials = new Trials(game, options, run);
    FirstOrderProblem first =
        new FirstOrderProblem(game, TapeDerivatives.of(game).orElseThrow(), trials);
    assertThat(trials.begin(leader)).isTrue();
    double[] gradient = new double[leader.length];
    first.lagrangianGradient(factors, gradient);
    EquilibriumOracle oracle = new EquilibriumOracle(game, EquilibriumOracle.Settings.DEFAULT);
    LeaderProblem exact =
        new LeaderProblem(game, TapeDerivatives.of(game).orElseThrow(), oracle, true);
    assertThat(exact.at(leader)).isTrue();
    double[] expected = new double[leader.length];
    exact.lagrangianGradient(factors, expected);
    DifferenceProblem differences =
        new DifferenceProblem(new Trials(game, options, run), 1e-5, true);
    differences.evaluate(leader, new double[factors.length]);
    double[] measured = new double[leader.length];
    differences.lagrangianGradient(factors, measured);
    for (int j = 0; j < leader.length; j++) {
      double near = 1e-4 * (1 + Math.abs(expected[j]));
      assertThat(gradient[j]).as(game.name() + " first").isCloseTo(expected[j], within(near));
      assertThat(measured[j]).as(game.name() + " measured").isCloseTo(expected[j], within(near));
    }
    boolean active = false;
    for (byte held : oracle.kkt().held) {
      active |= held != 0;
    }
    for (boolean row : oracle.kkt().active) {
      active |= row;
    }
    return active;
  }
}
