package org.firstmover.solvers.normalform;

import org.firstmover.game.Payoffs;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.solvers.lp.LinearProgram;

/**
 * The leader's best and worst equilibrium payoff by brute force: for each pair of supports of any
 * sizes, one linear programme for each player's strategies on her support against which every
 * action of the other's support is a best response. The leader's payoff depends on the follower's
 * only.
 */
final class SupportPrograms {
  private double best = Double.NEGATIVE_INFINITY;
  private double worst = Double.POSITIVE_INFINITY;

  SupportPrograms(NormalFormGame game) {
    Payoffs a = game.leader();
    Payoffs b = game.follower().transposed();
    for (int rows = 1; rows < 1 << a.rows(); rows++) {
      for (int columns = 1; columns < 1 << a.columns(); columns++) {
        if (programme(b, columns, rows, 1).solve().optimal()) {
          LinearProgram.Answer most = programme(a, rows, columns, 1).solve();
          if (most.optimal()) {
            double least = payoff(a, programme(a, rows, columns, -1).solve());
            best = Math.max(best, payoff(a, most));
            worst = Math.min(worst, least);
          }
        }
      }
    }
  }

  double best() {
    return best;
  }

  double worst() {
    return worst;
  }

  private static double payoff(Payoffs payoffs, LinearProgram.Answer answer) {
    return payoffs.min() + answer.x()[payoffs.columns()];
  }

  /** Probabilities of the columns, and the payoff (above the least one) of every row of the set. */
  private static LinearProgram programme(Payoffs payoffs, int rowSet, int columnSet, int sign) {
    int m = payoffs.rows();
    int n = payoffs.columns();
    int ties = Integer.bitCount(rowSet);
    int unplayed = n - Integer.bitCount(columnSet);
    LinearProgram programme = new LinearProgram(n + 1, m - ties, ties + unplayed + 1);
    int equality = 0;
    int inequality = 0;
    for (int i = 0; i < m; i++) {
      boolean tied = (rowSet >> i & 1) == 1;
      for (int j = 0; j <= n; j++) {
        double entry = j < n ? payoffs.get(i, j) - payoffs.min() : -1;
        if (tied) {
          programme.equality(equality, j, entry);
        } else {
          programme.inequality(inequality, j, entry);
        }
      }
      equality += tied ? 1 : 0;
      inequality += tied ? 0 : 1;
    }
    for (int j = 0; j < n; j++) {
      if ((columnSet >> j & 1) == 0) {
        programme.equality(equality++, j, 1);
      }
      programme.equality(ties + unplayed, j, 1);
    }
    return programme.equalTo(ties + unplayed, 1).objective(n, sign);
  }
}
