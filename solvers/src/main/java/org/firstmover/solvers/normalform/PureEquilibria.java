package org.firstmover.solvers.normalform;

import java.util.Arrays;
import java.util.Optional;
import org.firstmover.game.normalform.NormalFormGame;

/** The pure equilibria: each action is a best response to the other. */
final class PureEquilibria {
  private final NormalFormGame game;
  private final double[] leaderBest;
  private final double[] followerBest;

  PureEquilibria(NormalFormGame game) {
    this.game = game;
    int m = game.leaderActions().size();
    int n = game.followerActions().size();
    leaderBest = new double[n];
    followerBest = new double[m];
    Arrays.fill(leaderBest, Double.NEGATIVE_INFINITY);
    Arrays.fill(followerBest, Double.NEGATIVE_INFINITY);
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        leaderBest[j] = Math.max(leaderBest[j], game.leader().get(i, j));
        followerBest[i] = Math.max(followerBest[i], game.follower().get(i, j));
      }
    }
  }

  boolean contains(int row, int column) {
    return game.leader().get(row, column) == leaderBest[column]
        && game.follower().get(row, column) == followerBest[row];
  }

  /** A degenerate game may have as many as it has cells. */
  long count() {
    long count = 0;
    for (int i = 0; i < followerBest.length; i++) {
      for (int j = 0; j < leaderBest.length; j++) {
        count += contains(i, j) ? 1 : 0;
      }
    }
    return count;
  }

  /**
   * The first one whose leader's value times the sign is largest.
   *
   * @param sign 1 or -1
   */
  Optional<Equilibrium> first(int sign) {
    int row = -1;
    int column = -1;
    for (int i = 0; i < followerBest.length; i++) {
      for (int j = 0; j < leaderBest.length; j++) {
        if (contains(i, j)
            && (row < 0
                || sign * game.leader().get(i, j) > sign * game.leader().get(row, column))) {
          row = i;
          column = j;
        }
      }
    }
    return row < 0 ? Optional.empty() : Optional.of(Equilibrium.pure(game, row, column));
  }
}
