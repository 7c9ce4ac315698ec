package org.firstmover.solvers.meanfield;

import java.util.Arrays;
import org.firstmover.game.meanfield.Population;
import org.firstmover.game.meanfield.Successors;

/**
 * Where one population of a stationary game is many rounds on, half of it waiting in each, if its
 * transitions stay as they are: the matrix of one round is squared again and again. Rounds that
 * follow one another cost less where few are needed; this costs the same whatever their number.
 */
final class LongRun {
  /** 2 to this is the number of rounds, more than are ever made one after the other. */
  private static final int SQUARINGS = 20;

  /** Beyond, matrices are not worth their memory. */
  private static final int MOST_STATES = 300;

  private static final double ROUNDING = 1e-15;

  private LongRun() {}

  /**
   * Single rounds that take as long; of populations for which this is no help more than are made.
   */
  static int rounds(Population population) {
    int states = population.stateCount();
    double squarings = (double) SQUARINGS * states * states * states;
    return states > MOST_STATES
        ? Integer.MAX_VALUE
        : (int) Math.max(64, squarings / population.successors().size());
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
