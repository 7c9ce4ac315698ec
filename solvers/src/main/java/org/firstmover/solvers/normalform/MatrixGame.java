package org.firstmover.solvers.normalform;

import org.firstmover.game.Payoffs;
import org.firstmover.solvers.lp.LinearProgram;
import org.firstmover.solvers.lp.LinearProgram.Answer;

/**
 * Optimal strategies of both players of a zero-sum game, from one linear programme and its dual:
 * maximise v subject to v &lt;= sum_i x_i A_ij for all j, x in the simplex; the multipliers are the
 * other player's probabilities.
 *
 * @param rows probabilities of the player who chooses a row and gets the payoff
 * @param columns probabilities of the player who chooses a column and pays it
 * @param lower what the rows' strategy is worth at least
 * @param upper what the columns' strategy costs at most
 */
public record MatrixGame(double[] rows, double[] columns, double lower, double upper) {

  /**
   * @throws IllegalStateException if the programme was not solved
   */
  public static MatrixGame solve(Payoffs payoffs) {
    int m = payoffs.rows();
    int n = payoffs.columns();
    double shift = payoffs.min();
    double scale = LinearProgram.scale(payoffs.range());
    // variables: x, then v, which is not negative once the least payoff is 0
    LinearProgram program = new LinearProgram(m + 1, n, 1);
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < m; i++) {
        program.inequality(j, i, -scale * (payoffs.get(i, j) - shift));
      }
      program.inequality(j, m, 1);
    }
    for (int i = 0; i < m; i++) {
      program.equality(0, i, 1);
    }
    Answer answer = program.objective(m, 1).equalTo(0, 1).solve();
    if (!answer.optimal()) {
      throw new IllegalStateException("the linear programme of a zero-sum game was not solved");
    }
    return at(payoffs, Simplex.cleaned(answer.x(), m), Simplex.cleaned(answer.multipliers(), n));
  }

  private static MatrixGame at(Payoffs payoffs, double[] x, double[] y) {
    double lower = Double.POSITIVE_INFINITY;
    for (int j = 0; j < y.length; j++) {
      double sum = 0;
      for (int i = 0; i < x.length; i++) {
        sum += x[i] * payoffs.get(i, j);
      }
      lower = Math.min(lower, sum);
    }
    double upper = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < x.length; i++) {
      double sum = 0;
      for (int j = 0; j < y.length; j++) {
        sum += y[j] * payoffs.get(i, j);
      }
      upper = Math.max(upper, sum);
    }
    return new MatrixGame(x, y, lower, upper);
  }
}
