package org.firstmover.solvers.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import org.firstmover.derivative.ScalarFunction;
import org.firstmover.game.InputError;
import org.firstmover.game.hierarchy.FunctionGame;
import org.firstmover.game.hierarchy.FunctionGame.Follower;
import org.firstmover.game.hierarchy.FunctionGame.Leader;
import org.firstmover.game.hierarchy.Goal;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.game.hierarchy.Variable;
import org.firstmover.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The response oracle on games whose equilibria are known in closed form. */
class EquilibriumOracleTest {
  private static final EquilibriumOracle.Settings DEFAULT = EquilibriumOracle.Settings.DEFAULT;

  private static Equilibrium respond(HierarchyGame game, double... leader) {
    return new EquilibriumOracle(game, DEFAULT).respond(leader);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 10, 48, 70, 95})
  void cournotFollowersAreExact(double x) {
    Equilibrium answer = respond(SmallGames.cournot(100, 10, 10, 12, 14), x);
    assertThat(answer.converged()).isTrue();
    assertThat(answer.regret()).isLessThan(1e-9);
    double rest = 100 - x + 36;
    if (rest / 4 > 14) {
      for (int i = 0; i < 3; i++) {
        double cost = 10 + 2 * i;
        assertThat(answer.point()[1 + i]).isEqualTo(rest / 4 - cost, within(1e-9));
      }
    } else {
      // the dearest firms stay out
      assertThat(answer.point()[3]).isZero();
    }
  }

  /** From (0.9, 0.9) best responses lead to (1, 1); (0.5, 0.5) is an equilibrium that repels. */
  @Test
  void newtonDoesNotLeaveTheEquilibriumThatRelaxationIsCloseTo() {
    ScalarFunction first = v -> v[1].times(v[2].minus(0.5));
    ScalarFunction second = v -> v[2].times(v[1].minus(0.5));
    ScalarFunction nothing = v -> v[0].times(0);
    HierarchyGame game =
        new FunctionGame(
            "",
            new Leader(List.of(Variable.number("p", 0, 1)), Goal.MAXIMISE, nothing, List.of()),
            List.of(
                new Follower(
                    "a", List.of(Variable.number("x", 0, 1)), Goal.MAXIMISE, first, List.of()),
                new Follower(
                    "b", List.of(Variable.number("y", 0, 1)), Goal.MAXIMISE, second, List.of())));
    EquilibriumOracle oracle = new EquilibriumOracle(game, DEFAULT);
    assertThat(oracle.respond(new double[] {0}, new double[] {0.9, 0.9}).point())
        .containsExactly(0, 1, 1);
    assertThat(oracle.respond(new double[] {0}, new double[] {0.3, 0.2}).point())
        .containsExactly(0, 0, 0);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void relaxationAloneGetsThereToo(boolean jacobi) {
    EquilibriumOracle.Settings plain =
        new EquilibriumOracle.Settings(jacobi, 0.5, 1e-8, 1000, false);
    Equilibrium answer =
        new EquilibriumOracle(SmallGames.cournot(100, 10, 10, 12, 14), plain)
            .respond(new double[] {48});
    assertThat(answer.converged()).isTrue();
    assertThat(answer.point()[1]).isEqualTo(12, within(1e-6));
    assertThat(answer.point()[3]).isEqualTo(8, within(1e-6));
  }

  /** Both want to do the same or the opposite: (0, 0) and (1, 1), or cycles without end. */
  private static FunctionGame matching(double sign) {
    ScalarFunction same = v -> v[1].minus(0.5).times(v[2].minus(0.5)).plus(v[1].power(2).times(.1));
    ScalarFunction other =
        v -> v[1].minus(0.5).times(v[2].minus(0.5)).times(sign).plus(v[2].power(2).times(.1));
    ScalarFunction leader = v -> v[1].plus(v[0].times(0));
    return new FunctionGame(
        "matching",
        new Leader(List.of(Variable.number("p", 0, 1)), Goal.MAXIMISE, leader, List.of()),
        List.of(
            new Follower(
                "a", List.of(Variable.number("a", 0, 1, 0.3)), Goal.MAXIMISE, same, List.of()),
            new Follower(
                "b", List.of(Variable.number("b", 0, 1, 0.2)), Goal.MAXIMISE, other, List.of())));
  }

  @Test
  void severalEquilibriaAreFoundFromSeveralStarts() {
    List<Equilibrium> found =
        new EquilibriumOracle(matching(1), DEFAULT).all(new double[] {0.5}, 30, RandomStream.of(1));
    assertThat(found).hasSize(2);
    assertThat(found.stream().map(e -> e.point()[1]).sorted(Comparator.naturalOrder()))
        .containsExactly(0.0, 1.0);
    assertThat(found).allMatch(e -> e.converged() && e.regret() == 0);
  }

  @Test
  void aGameWithoutPureEquilibriumIsSaidNotToConverge() {
    Equilibrium answer = respond(matching(-1), 0.5);
    assertThat(answer.converged()).isFalse();
    assertThat(answer.regret()).isGreaterThan(1e-3);
    assertThat(answer.sweeps()).isEqualTo(1000);
  }

  @Test
  void theSecondOfTwoPeaksIsFound() {
    // 3 exp(-(y - 8)^2) beats 2 exp(-(y - 1)^2), whose peak is where she starts
    ScalarFunction gain =
        v ->
            v[1].minus(8)
                .power(2)
                .negate()
                .exp()
                .times(3)
                .plus(v[1].minus(1).power(2).negate().exp().times(2));
    Equilibrium answer = respond(SmallGames.follower(0, 10, gain), 1);
    assertThat(answer.converged()).isTrue();
    assertThat(answer.point()[1]).isEqualTo(8, within(1e-6));
  }

  @Test
  void aFollowerWithoutBoundIsNamed() {
    FunctionGame game = SmallGames.follower(0, SmallGames.INFINITY, v -> v[1].times(v[0]));
    Equilibrium answer = respond(game, 1);
    assertThat(answer.converged()).isFalse();
    assertThat(answer.trouble()).isEqualTo("follower follower can gain without bound");
    assertThatThrownBy(() -> new ImplicitGradient().solve(game.getClass().cast(atOne(game))))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("can gain without bound");
  }

  /** At 0 the follower gains nothing; the leader starts at 1. */
  private static FunctionGame atOne(FunctionGame game) {
    return new FunctionGame(
        game.name(),
        new Leader(
            List.of(Variable.number("x", 0, 10, 1)),
            Goal.MAXIMISE,
            game.leader().objective(),
            List.of()),
        List.of(game.follower(0)));
  }

  @Test
  void aFollowerWithoutStrategyIsNamed() {
    Equilibrium answer =
        respond(
            SmallGames.follower(
                0, 10, v -> v[1], SmallGames.atMost("y + x <= -1", v -> v[1].plus(v[0]).plus(1))),
            1);
    assertThat(answer.converged()).isFalse();
    assertThat(answer.trouble())
        .isEqualTo("follower follower has no strategy that keeps her constraints");
    assertThat(answer.regret()).isNaN();
  }

  @Test
  void anObjectiveWithoutValueIsSaid() {
    Equilibrium answer = respond(SmallGames.follower(0, 10, v -> v[1].minus(20).log()), 1);
    assertThat(answer.trouble()).contains("objective has no value");
  }
}
