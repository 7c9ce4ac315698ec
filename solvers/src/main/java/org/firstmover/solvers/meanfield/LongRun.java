package org.firstmover.solvers.meanfield;

import java.util.Arrays;
import org.firstmover.game.meanfield.Population;
import org.firstmover.game.meanfield.Successors;

/**
 * Where one population of a stationary game is many rounds on, half of it waiting in each, if its
 * transitions stay as they are. Where that is the same from everywhere, states are eliminated one
 * after the other; else, or where it takes very long, the matrix of one round is squared again and
 * again. Rounds that follow one another cost less where few are needed; this costs the same
 * whatever their number.
 *
 * <p>Source: W. K. Grassmann, M. I. Taksar, D. P. Heyman, "Regenerative analysis and steady state
 * distributions for Markov chains", Operations Research 33, 1985.
 */
final class LongRun {
  /** 2 to this is the number of rounds: as many as other ways of settling come to. */
  private static final int SQUARINGS = 31;

  /** Beyond, matrices are not worth their memory. */
  private static final int MOST_STATES = 200;

  private static final double ROUNDING = 1e-15;

  /** States that are left less often than this are not eliminated. */
  private static final double HARDLY = 1e-7;

  private LongRun() {}

  /**
   * Single rounds that take as long; of populations for which this is no help more than are made.
   */
  static int rounds(Population population) {
    int states = population.stateCount();
    double products = (double) states * states * states / 3;
    return states > MOST_STATES
        ? Integer.MAX_VALUE
        : (int) Math.max(64, products / population.successors().size());
  }

  /**
   * Moves a population on.
   *
   * @param shares of states, overwritten
   * @param policy one probability a pair
   * @param odds one a successor
   */
  static void move(double[] shares, double[] policy, Successors successors, double[] odds) {
    int n = shares.length;
    int actions = policy.length / n;
    double[][] matrix = new double[n][n];
    int[] first = successors.first();
    int[] next = successors.states();
    for (int k = 0; k < policy.length; k++) {
      double[] row = matrix[k / actions];
      for (int j = first[k]; j < first[k + 1]; j++) {
        row[next[j]] += policy[k] * odds[j] / 2;
      }
    }
    for (int s = 0; s < n; s++) {
      matrix[s][s] += 0.5;
    }
    if (!eliminated(matrix, shares)) {
      squared(matrix, shares);
    }
  }

  /**
   * The law that is the same from everywhere; without subtractions, and so to all digits.
   *
   * @return false, and shares are as they were, if there is none, or some states are hardly left
   */
  private static boolean eliminated(double[][] original, double[] shares) {
    int n = shares.length;
    int kept = 0; // a state that is come to from all others, if any is
    for (int s = 1; s < n; s++) {
      kept = shares[s] > shares[kept] ? s : kept;
    }
    double[][] matrix = new double[n][];
    for (int s = 0; s < n; s++) {
      matrix[s] = original[swapped(s, kept)].clone();
      double entry = matrix[s][0];
      matrix[s][0] = matrix[s][kept];
      matrix[s][kept] = entry;
    }
    for (int last = n - 1; last > 0; last--) {
      double[] row = matrix[last];
      double leaves = 0;
      for (int j = 0; j < last; j++) {
        leaves += row[j];
      }
      if (!(leaves >= HARDLY)) {
        return false;
      }
      for (int i = 0; i < last; i++) {
        double weight = matrix[i][last] / leaves;
        matrix[i][last] = weight;
        for (int j = 0; j < last && weight != 0; j++) {
          matrix[i][j] += weight * row[j];
        }
      }
    }
    double[] law = new double[n];
    law[0] = 1;
    double sum = 1;
    for (int s = 1; s < n; s++) {
      for (int i = 0; i < s; i++) {
        law[s] += law[i] * matrix[i][s];
      }
      sum += law[s];
    }
    for (int s = 0; s < n; s++) {
      shares[s] = law[swapped(s, kept)] / sum;
    }
    return true;
  }

  /** The state of a number if the first and another one change places. */
  private static int swapped(int state, int other) {
    return state == 0 ? other : state == other ? 0 : state;
  }

  private static void squared(double[][] lazy, double[] shares) {
    int n = shares.length;
    double[][] matrix = lazy;
    double[][] other = new double[n][n];
    boolean moves = true;
    for (int squaring = 0; squaring < SQUARINGS && moves; squaring++) {
      moves = square(matrix, other);
      double[][] swapped = matrix;
      matrix = other;
      other = swapped;
    }
    double[] moved = new double[n];
    for (int s = 0; s < n; s++) {
      add(shares[s], matrix[s], moved);
    }
    System.arraycopy(moved, 0, shares, 0, n);
  }

  /**
   * Rows are kept in sum 1: errors of rounding would be squared, too.
   *
   * @return whether the square is another matrix, beyond rounding
   */
  private static boolean square(double[][] matrix, double[][] filled) {
    double change = 0;
    for (int s = 0; s < matrix.length; s++) {
      double[] to = filled[s];
      Arrays.fill(to, 0);
      for (int via = 0; via < matrix.length; via++) {
        add(matrix[s][via], matrix[via], to);
      }
      double sum = 0;
      for (double entry : to) {
        sum += entry;
      }
      for (int j = 0; j < to.length; j++) {
        to[j] /= sum;
        change = Math.max(change, Math.abs(to[j] - matrix[s][j]));
      }
    }
    return change > ROUNDING;
  }

  private static void add(double weight, double[] row, double[] sum) {
    for (int j = 0; j < row.length && weight != 0; j++) {
      sum[j] += weight * row[j];
    }
  }
}
