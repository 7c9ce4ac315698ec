package org.firstmover.solvers.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.firstmover.derivative.ScalarFunction;
import org.firstmover.game.hierarchy.FunctionGame;
import org.firstmover.game.hierarchy.FunctionGame.Follower;
import org.firstmover.game.hierarchy.FunctionGame.Leader;
import org.firstmover.game.hierarchy.Goal;
import org.firstmover.game.hierarchy.Restriction;
import org.firstmover.game.hierarchy.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Best responses of one follower with several variables, known in closed form. */
class RepliesTest {
  /** A leader's x in [0, 100] and a follower's two variables y. */
  private static Equilibrium respond(
      double x, double[] start, ScalarFunction gain, Variable y, Restriction... constraints) {
    ScalarFunction sum = v -> v[0].plus(v[1]);
    FunctionGame game =
        new FunctionGame(
            "two variables",
            new Leader(List.of(Variable.number("x", 0, 100)), Goal.MAXIMISE, sum, List.of()),
            List.of(
                new Follower("follower", List.of(y), Goal.MAXIMISE, gain, List.of(constraints))));
    return new EquilibriumOracle(game, EquilibriumOracle.Settings.DEFAULT)
        .respond(new double[] {x}, start);
  }

  /** sqrt y1 + sqrt y2 under p y1 + y2 <= 10: y1 = 10/(p (1 + p)); its slope at 0 is infinite. */
  @ParameterizedTest
  @CsvSource({"1, 1, 1", "2, 0, 0", "5, 0.2, 0", "50, 0.1, 5", "50, 30, 40"})
  void infiniteSlopesAtABoundDoNotStopHer(double p, double first, double second) {
    Equilibrium answer =
        respond(
            p,
            new double[] {first, second},
            v -> v[1].sqrt().plus(v[2].sqrt()),
            Variable.list("y", 2, 0, SmallGames.INFINITY),
            SmallGames.atMost("x y1 + y2 <= 10", v -> v[0].times(v[1]).plus(v[2]).minus(10)));
    assertThat(answer.converged()).isTrue();
    assertThat(answer.point()[1]).isEqualTo(10 / (p * (1 + p)), within(1e-9));
    assertThat(answer.point()[2]).isEqualTo(10 * p / (1 + p), within(1e-9));
  }

  /** Slopes of very unlike size: each variable goes to its own end of the set. */
  @ParameterizedTest
  @CsvSource({"1e-7, 1", "1, 1e-7", "1e-7, -1", "-1, 1e5"})
  void aLinearGainIsMaximisedAtAVertex(double first, double second) {
    Equilibrium answer =
        respond(
            1,
            new double[] {0.5, 0.25},
            v -> v[1].times(first).plus(v[2].times(second)),
            Variable.list("y", 2, 0, 3),
            SmallGames.atMost("y1 + y2 <= 4", v -> v[1].plus(v[2]).minus(4)));
    double y1 = first < 0 ? 0 : second < first ? 3 : second < 0 ? 3 : 1;
    double y2 = second < 0 ? 0 : second < first ? 1 : 3;
    assertThat(answer.point()[1]).isEqualTo(y1, within(1e-9));
    assertThat(answer.point()[2]).isEqualTo(y2, within(1e-9));
  }

  /** -(y1 - 4)^2 ... by cos: local maxima near every whole y1, the greatest at 4. */
  @ParameterizedTest
  @CsvSource({"0, 0", "9.9, 1", "2, 5"})
  void theBestOfManyPeaksIsFound(double first, double second) {
    Equilibrium answer =
        respond(
            1,
            new double[] {first, second},
            v ->
                v[1].minus(4)
                    .times(2 * Math.PI)
                    .cos()
                    .minus(v[1].minus(4).power(2).times(0.25))
                    .minus(v[2].minus(v[0]).power(2)),
            Variable.list("y", 2, 0, 10));
    assertThat(answer.converged()).isTrue();
    assertThat(answer.point()[1]).isEqualTo(4, within(1e-7));
    assertThat(answer.point()[2]).isEqualTo(1, within(1e-7));
  }

  /** Her set is a single point: neither bounds nor rows leave room. */
  @Test
  void aSetOfOnePointIsKept() {
    Equilibrium answer =
        respond(
            0.9,
            new double[] {3, 3},
            v -> v[1].negate().minus(v[2].times(2)),
            Variable.list("y", 2, 0, SmallGames.INFINITY),
            SmallGames.atMost("y1 + y2 <= x", v -> v[1].plus(v[2]).minus(v[0])),
            SmallGames.atMost("y1 + y2 >= 0.9", v -> v[1].plus(v[2]).negate().plus(0.9)),
            SmallGames.atMost("y1 <= 0", v -> v[1]));
    assertThat(answer.converged()).isTrue();
    assertThat(answer.point()[1]).isEqualTo(0, within(1e-9));
    assertThat(answer.point()[2]).isEqualTo(0.9, within(1e-9));
  }
}
