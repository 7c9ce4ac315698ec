package org.firstmover.solvers.normalform;

import java.util.Optional;
import org.firstmover.game.Payoffs;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.solution.Tolerances;
import org.firstmover.solvers.lp.LinearProgram;
import org.jspecify.annotations.Nullable;
import org.ojalgo.matrix.decomposition.LU;
import org.ojalgo.matrix.store.R064Store;

/** The equilibrium on given supports: each player makes the other indifferent over hers. */
final class Indifference {
  private final NormalFormGame game;
  private final Payoffs leader;
  private final Payoffs follower;

  Indifference(NormalFormGame game) {
    this.game = game;
    this.leader = game.leader();
    this.follower = game.follower().transposed();
  }

  /**
   * @param rows actions of the leader
   * @param columns as many of the follower
   * @return nothing if somebody would regret more than {@link Tolerances#regret}
   */
  Optional<Equilibrium> equilibrium(int[] rows, int[] columns) {
    double[] y = indifferent(leader, rows, columns);
    double[] x = indifferent(follower, columns, rows);
    return x != null && y != null && best(leader, x, y) && best(follower, y, x)
        ? Optional.of(Equilibrium.of(game, x, y))
        : Optional.empty();
  }

  /** Probabilities over the columns under which all these rows have the same payoff. */
  private static double @Nullable [] indifferent(Payoffs payoffs, int[] rows, int[] columns) {
    int k = columns.length;
    double low = payoffs.min();
    double scale = LinearProgram.scale(payoffs.range());
    R064Store system = R064Store.FACTORY.make(k + 1, k + 1);
    R064Store right = R064Store.FACTORY.make(k + 1, 1);
    for (int r = 0; r < k; r++) {
      for (int c = 0; c < k; c++) {
        system.set(r, c, scale * (payoffs.get(rows[r], columns[c]) - low));
      }
      system.set(r, k, -1);
      system.set(k, r, 1);
    }
    right.set(k, 0, 1);
    LU<Double> decomposition = LU.R064.make(k + 1, k + 1);
    if (!decomposition.compute(system)) {
      return null;
    }
    var solution = decomposition.getSolution(right);
    double[] sparse = new double[payoffs.columns()];
    for (int c = 0; c < k; c++) {
      sparse[columns[c]] = solution.doubleValue(c, 0);
      if (!(sparse[columns[c]] >= -Tolerances.SOLVER)) {
        return null;
      }
    }
    return Simplex.cleaned(sparse, sparse.length);
  }

  /** Whether every row that is played with x is a best response to y. */
  private static boolean best(Payoffs payoffs, double[] x, double[] y) {
    double low = payoffs.min();
    double best = Double.NEGATIVE_INFINITY;
    double worst = Double.POSITIVE_INFINITY;
    for (int i = 0; i < x.length; i++) {
      double value = 0;
      for (int j = 0; j < y.length; j++) {
        value += y[j] * (payoffs.get(i, j) - low);
      }
      best = Math.max(best, value);
      worst = x[i] > 0 ? Math.min(worst, value) : worst;
    }
    return best - worst <= Tolerances.regret(payoffs.range());
  }
}
