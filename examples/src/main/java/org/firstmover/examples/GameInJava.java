package org.firstmover.examples;

import java.util.List;
import org.firstmover.Firstmover;
import org.firstmover.derivative.Scalar;
import org.firstmover.derivative.ScalarFunction;
import org.firstmover.game.hierarchy.FunctionGame;
import org.firstmover.game.hierarchy.Goal;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.game.hierarchy.Variable;
import org.firstmover.solution.Solution;

/** A contest for a prize, written in Java over scalars, so that it has derivatives. */
public final class GameInJava {
  private GameInJava() {}

  public static void main(String[] arguments) {
    System.out.println(Firstmover.solve(contest(8, 1.5)).leader());
  }

  static Solution solve() {
    // tag: contest-solve
    HierarchyGame game = contest(8, 1.5);
    Solution solution = Firstmover.solve(game);
    // end: contest-solve
    return solution;
  }

  // tag: contest
  static HierarchyGame contest(double prize, double cost) {
    ScalarFunction leader = v -> v[0].over(v[0].plus(v[1])).times(prize).minus(v[0]);
    ScalarFunction rival = v -> share(v).times(prize).minus(v[1].times(cost));
    return new FunctionGame(
        "contest",
        new FunctionGame.Leader(
            List.of(Variable.number("x", 0.01, 10)), Goal.MAXIMISE, leader, List.of()),
        List.of(
            new FunctionGame.Follower(
                "rival", List.of(Variable.number("y", 0, 10)), Goal.MAXIMISE, rival, List.of())));
  }

  private static Scalar share(Scalar[] v) {
    return v[1].over(v[0].plus(v[1]));
  }

  // end: contest
}
