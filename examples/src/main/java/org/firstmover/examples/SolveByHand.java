package org.firstmover.examples;

import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.solution.Solution;
import org.firstmover.solvers.normalform.CorrelatedCommitment;

/** Builds a game in Java and chooses its method. */
public final class SolveByHand {
  private SolveByHand() {}

  public static void main(String[] arguments) {
    System.out.println(solve().leader());
  }

  static Solution solve() {
    // tag: by-hand
    double[][] leaderPayoffs = {{2, 4}, {1, 3}};
    double[][] followerPayoffs = {{1, 0}, {0, 1}};
    NormalFormGame game = NormalFormGame.of(leaderPayoffs, followerPayoffs);
    Solution solution = new CorrelatedCommitment().solve(game);
    // end: by-hand
    return solution;
  }
}
