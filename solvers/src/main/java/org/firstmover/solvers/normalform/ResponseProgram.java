package org.firstmover.solvers.normalform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.firstmover.game.Payoffs;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.solvers.lp.LinearProgram;
import org.firstmover.solvers.lp.LinearProgram.Answer;
import org.firstmover.solvers.lp.LinearProgram.State;

/**
 * The linear programme of one follower action j: the best commitment to which j is a best response.
 *
 * <p>max sum_i x_i A_ij subject to sum_i x_i (B_ik - B_ij) <= 0 for all k, x in the simplex.
 * Payoffs are scaled by powers of two, which changes no digit, so that their ranges are about 1.
 */
final class ResponseProgram {
  private final NormalFormGame game;
  private final double leaderScale;
  private final double followerScale;
  private final double leaderShift;
  private final int[] rows;

  ResponseProgram(NormalFormGame game) {
    this.game = game;
    this.leaderScale = scale(game.leader());
    this.followerScale = scale(game.follower());
    this.leaderShift = game.leader().min();
    this.rows = IntStream.range(0, game.leader().rows()).toArray();
  }

  static double scale(Payoffs payoffs) {
    double range = payoffs.range();
    return LinearProgram.scale(range);
  }

  /**
   * What is known of one follower action.
   *
   * @param feasible whether any commitment makes it a best response
   * @param x the best such commitment; empty if there is none
   * @param value the leader's value there
   * @param multipliers of "at least as good as k"; for an action that is never a best response they
   *     are a ray along which the bound falls without end
   */
  record Outcome(boolean feasible, double[] x, double value, double[] multipliers) {}

  Outcome solve(int j) {
    Payoffs a = game.leader();
    Payoffs b = game.follower();
    int m = a.rows();
    int n = a.columns();
    LinearProgram program = new LinearProgram(m, n - 1, 1);
    incentives(program, j, rows);
    for (int i = 0; i < m; i++) {
      program.objective(i, leaderScale * (a.get(i, j) - leaderShift)).equality(0, i, 1);
    }
    Answer answer = program.equalTo(0, 1).solve();
    if (answer.state() == State.FAILED) {
      throw new IllegalStateException(
          "the linear programme of follower action ["
              + game.followerActions().get(j)
              + "] was neither solved nor found infeasible");
    }
    if (!answer.optimal()) {
      return new Outcome(false, new double[0], Double.NEGATIVE_INFINITY, new double[0]);
    }
    double[] x = Simplex.cleaned(answer.x(), m);
    double value = 0;
    for (int i = 0; i < m; i++) {
      value += x[i] * a.get(i, j);
    }
    return new Outcome(
        true, x, value, spread(answer.multipliers(), j, followerScale / leaderScale, b.columns()));
  }

  /**
   * For an action that is never a best response: multipliers that bound the leader's value by the
   * target; zeros if none are found.
   */
  double[] ray(int j, double target) {
    ForcedZeros forced = new ForcedZeros(game, j);
    double[] multipliers = new double[game.followerActions().size()];
    if (forced.left().length == 0 || ray(j, target, forced.left(), multipliers)) {
      forced.extend(multipliers, target);
    }
    return multipliers;
  }

  /**
   * Weights w of other actions, in sum 1, that beat j in all these rows, sum_k w_k (B_ik - B_ij) >=
   * s > 0, from the programme that seeks the least s in its favour; multiplied by enough they bound
   * the leader's value there by any number.
   *
   * @return whether there are such weights
   */
  private boolean ray(int j, double target, int[] rows, double[] multipliers) {
    Payoffs a = game.leader();
    Payoffs b = game.follower();
    int m = rows.length;
    int n = a.columns();
    // Variables: x, then the advantage s of the other actions; s is shifted by 2 to stay positive.
    LinearProgram program = new LinearProgram(m + 1, n - 1, 1);
    incentives(program, j, rows);
    for (int row = 0; row < n - 1; row++) {
      program.inequality(row, m, -1).atMost(row, -2);
    }
    for (int i = 0; i < m; i++) {
      program.equality(0, i, 1);
    }
    Answer answer = program.objective(m, -1).equalTo(0, 1).solve();
    if (!answer.optimal()) {
      return false;
    }
    double[] weights = spread(answer.multipliers(), j, 1, n);
    double advantage = Double.POSITIVE_INFINITY;
    double highest = Double.NEGATIVE_INFINITY;
    for (int i : rows) {
      double gain = 0;
      for (int k = 0; k < n; k++) {
        gain += weights[k] * (b.get(i, k) - b.get(i, j));
      }
      advantage = Math.min(advantage, gain);
      highest = Math.max(highest, a.get(i, j));
    }
    if (advantage <= 0) {
      return false;
    }
    double factor = Math.max(0, highest - target) / advantage;
    for (int k = 0; k < n; k++) {
      multipliers[k] = weights[k] * factor;
    }
    return true;
  }

  /** Column by column, as the programme stores its coefficients. */
  private void incentives(LinearProgram program, int j, int[] rows) {
    Payoffs b = game.follower();
    for (int v = 0; v < rows.length; v++) {
      int i = rows[v];
      double own = b.get(i, j);
      for (int k = 0, row = 0; k < b.columns(); k++) {
        if (k != j) {
          program.inequality(row++, v, followerScale * (b.get(i, k) - own));
        }
      }
    }
  }

  /** Multipliers of the rows, which leave j out, by action and in the game's own units. */
  private static double[] spread(double[] rows, int j, double factor, int n) {
    double[] multipliers = new double[n];
    for (int k = 0, row = 0; k < n; k++) {
      if (k != j) {
        multipliers[k] = rows[row++] * factor;
      }
    }
    return multipliers;
  }

  /** The entries that are not 0, by name. */
  static Map<String, Double> named(List<String> names, double[] numbers) {
    Map<String, Double> map = new LinkedHashMap<>();
    for (int k = 0; k < numbers.length; k++) {
      if (numbers[k] != 0) {
        map.put(names.get(k), numbers[k]);
      }
    }
    return map;
  }
}
