package org.firstmover.solvers.normalform;

import org.firstmover.game.Payoffs;
import org.firstmover.game.normalform.NormalFormGame;

/** An equilibrium of the simultaneous game: probabilities and expected payoffs of both players. */
public record Equilibrium(
    double[] leader, double[] follower, double leaderValue, double followerValue) {

  static Equilibrium of(NormalFormGame game, double[] leader, double[] follower) {
    return new Equilibrium(
        leader,
        follower,
        expected(game.leader(), leader, follower),
        expected(game.follower(), leader, follower));
  }

  static Equilibrium pure(NormalFormGame game, int row, int column) {
    double[] leader = new double[game.leaderActions().size()];
    double[] follower = new double[game.followerActions().size()];
    leader[row] = 1;
    follower[column] = 1;
    return new Equilibrium(
        leader, follower, game.leader().get(row, column), game.follower().get(row, column));
  }

  /** The expected payoff under probabilities of rows and of columns. */
  static double expected(Payoffs payoffs, double[] x, double[] y) {
    double expected = 0;
    for (int j = 0; j < y.length; j++) {
      if (y[j] != 0) {
        for (int i = 0; i < x.length; i++) {
          expected += y[j] * x[i] * payoffs.get(i, j);
        }
      }
    }
    return expected;
  }
}
