package org.firstmover.solvers.normalform;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.firstmover.game.Payoffs;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.solution.Tolerances;
import org.firstmover.solvers.lp.LinearProgram;

/**
 * The path of complementary pivots from the artificial equilibrium, in which nobody plays, to an
 * equilibrium. Along it every label but the dropped one is there: an action is unplayed or a best
 * response. Each step lets the variable enter whose label has just become double.
 *
 * <p>Source: C. E. Lemke and J. T. Howson, "Equilibrium points of bimatrix games", Journal of the
 * Society for Industrial and Applied Mathematics 12 (1964); tableaus and the lexicographic rule as
 * in B. von Stengel, "Computing equilibria for two-person games", Handbook of Game Theory 3 (2002),
 * sections 2.5 and 2.6. Departures: doubles instead of whole numbers, and so the probabilities are
 * computed anew from the supports at the end.
 */
final class LemkeHowson {
  private final int m;
  private final int n;
  private final double[][] leader;
  private final double[][] follower;
  private final Indifference indifference;

  LemkeHowson(NormalFormGame game) {
    this.m = game.leaderActions().size();
    this.n = game.followerActions().size();
    this.leader = positive(game.leader());
    this.follower = positive(game.follower().transposed());
    this.indifference = new Indifference(game);
  }

  /** Between 1 and 2: both polytopes are bounded then, and the game is strategically the same. */
  private static double[][] positive(Payoffs payoffs) {
    double scale = LinearProgram.scale(payoffs.range());
    double low = payoffs.min();
    double[][] matrix = new double[payoffs.rows()][payoffs.columns()];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < matrix[i].length; j++) {
        matrix[i][j] = 1 + scale * (payoffs.get(i, j) - low);
      }
    }
    return matrix;
  }

  /** How many labels there are to drop: one an action of either player. */
  int labels() {
    return m + n;
  }

  /**
   * The equilibrium in which every action is played, if there is one and only one. Its
   * probabilities must be clear of 0: 98 claims of the traveler's dilemma are made equally good, up
   * to regrets of 1e-10, by probabilities that fall below that, though only the least claim is an
   * equilibrium.
   */
  Optional<Equilibrium> completelyMixed() {
    return m != n
        ? Optional.empty()
        : indifference
            .equilibrium(IntStream.range(0, m).toArray(), IntStream.range(0, n).toArray())
            .filter(found -> positive(found.leader()) && positive(found.follower()));
  }

  private static boolean positive(double[] probabilities) {
    return Arrays.stream(probabilities).allMatch(p -> p > Tolerances.SOLVER);
  }

  /**
   * @param dropped the leader's actions first, then the follower's
   * @param more asked before each pivot; the path is given up when it says no
   * @return nothing if it was given up, or if rounding has led astray
   */
  Optional<Equilibrium> path(int dropped, BooleanSupplier more) {
    PivotTableau x = new PivotTableau(follower, m, 0);
    PivotTableau y = new PivotTableau(leader, 0, m);
    boolean inX = dropped < m;
    int label = dropped;
    do {
      if (!more.getAsBoolean()) {
        return Optional.empty();
      }
      label = (inX ? x : y).enter(label);
      inX = !inX;
    } while (label != dropped && label != PivotTableau.NONE);
    return label == PivotTableau.NONE
        ? Optional.empty()
        : indifference.equilibrium(
            IntStream.range(0, m).filter(x::basic).toArray(),
            IntStream.range(m, m + n).filter(y::basic).map(j -> j - m).toArray());
  }
}
