package org.firstmover.solvers.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.firstmover.derivative.ScalarFunction;
import org.firstmover.game.RealFunction;
import org.firstmover.game.hierarchy.FunctionGame;
import org.firstmover.game.hierarchy.FunctionGame.Follower;
import org.firstmover.game.hierarchy.FunctionGame.Leader;
import org.firstmover.game.hierarchy.Goal;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.game.hierarchy.Restriction;
import org.firstmover.game.hierarchy.Variable;
import org.junit.jupiter.api.Test;

/** Cournot's duopoly, demand 100 - x - y and costs 5 and 2. */
class SimultaneousPlayTest {
  private static HierarchyGame duopoly(RealFunction leader, List<Restriction> constraints) {
    ScalarFunction follower = v -> v[1].times(v[0].plus(v[1]).negate().plus(98));
    return new FunctionGame(
        "",
        new Leader(List.of(Variable.number("x", 0, 100)), Goal.MAXIMISE, leader, constraints),
        List.of(
            new Follower(
                "f", List.of(Variable.number("y", 0, 100)), Goal.MAXIMISE, follower, List.of())));
  }

  private static final ScalarFunction PROFIT = v -> v[0].times(v[0].plus(v[1]).negate().plus(95));

  /** Textbook: x = (100 - 2 * 5 + 2) / 3, y = (100 - 2 * 2 + 5) / 3. */
  @Test
  void it_is_cournots_equilibrium() {
    double[] point = SimultaneousPlay.search(duopoly(PROFIT, List.of()), 200).orElseThrow();
    assertThat(point[0]).isCloseTo(92.0 / 3, within(1e-6));
    assertThat(point[1]).isCloseTo(101.0 / 3, within(1e-6));
  }

  /** x <= 20 holds the leader back; the rival answers by 39. */
  @Test
  void the_leaders_constraints_hold() {
    ScalarFunction room = v -> v[0].minus(20);
    HierarchyGame game =
        duopoly(PROFIT, List.of(new Restriction("x <= 20", /* equality= */ false, room)));
    double[] point = SimultaneousPlay.search(game, 200).orElseThrow();
    assertThat(point[0]).isCloseTo(20, within(1e-6));
    assertThat(point[1]).isCloseTo(39, within(1e-6));
  }

  @Test
  void nothing_is_answered_without_derivatives_or_in_too_few_rounds() {
    RealFunction plain = PROFIT::value;
    assertThat(SimultaneousPlay.search(duopoly(plain, List.of()), 200)).isEmpty();
    assertThat(SimultaneousPlay.search(duopoly(PROFIT, List.of()), 2)).isEmpty();
  }
}
