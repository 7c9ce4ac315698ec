package org.firstmover.verify.meanfield;

import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * Follows shares that settle very slowly, x' = F(x) - x with F a round of moves, by implicit Euler
 * steps y = x + h (F(y) - y) that grow, each solved by Newton's method with the derivative from
 * central differences and Gaussian elimination.
 */
final class LongSteps {
  private static final int STEPS = 120;
  private static final int ITERATIONS = 12;
  private static final double LONGEST = 1L << 30;
  private static final double ROUNDING = 1e-16;
  private static final double FOUND = 1e-8;

  /** What shares move that only rounding moves; longer steps would magnify it. */
  private static final double AT_REST = 1e-15;

  private static final double DIFFERENCE = 1e-6;

  private final int[] ends;
  private final UnaryOperator<double[]> round;

  /**
   * @param ends behind the last state of each population; shares are of one after the other
   * @param round from shares to those one round later
   */
  LongSteps(int[] ends, UnaryOperator<double[]> round) {
    this.ends = ends;
    this.round = round;
  }

  /** Where shares rest, or are some 2^31 rounds on; empty if a step cannot be solved for. */
  double[] from(double[] shares) {
    double[] here = shares;
    double h = 1;
    for (int k = 0; k < STEPS && h >= 1 && h <= LONGEST; k++) {
      double[] there = step(here, h);
      if (there.length > 0) {
        here = there;
        h *= 2;
        if (Arrays.stream(moves(here)).allMatch(x -> Math.abs(x) <= AT_REST)) {
          return here;
        }
      } else {
        h /= 4;
      }
    }
    return h > LONGEST ? here : new double[0];
  }

  /** What comes less what goes. */
  private double[] moves(double[] shares) {
    double[] moves = round.apply(shares);
    for (int i = 0; i < moves.length; i++) {
      moves[i] -= shares[i];
    }
    return moves;
  }

  /** Shares after a step, as far as rounding lets them be found; empty if they are not. */
  private double[] step(double[] from, double h) {
    double[] there = from.clone();
    double last = Double.POSITIVE_INFINITY;
    for (int k = 0; k < ITERATIONS && last > ROUNDING; k++) {
      double[] left = moves(there);
      for (int i = 0; i < left.length; i++) {
        left[i] = from[i] - there[i] + h * left[i];
      }
      double[] change = solved(derivative(there, h), left);
      double size = Arrays.stream(change).map(Math::abs).max().orElse(0);
      if (!(size <= last / 2)) {
        break;
      }
      for (int p = 0; p < ends.length; p++) {
        add(change, there, p == 0 ? 0 : ends[p - 1], ends[p]);
      }
      last = size;
    }
    return last <= FOUND ? there : new double[0];
  }

  /** Shares stay at least 0 and 1 in sum: errors of rounding, times h, would add up. */
  private static void add(double[] change, double[] shares, int from, int end) {
    double sum = 0;
    for (int i = from; i < end; i++) {
      shares[i] = Math.max(0, shares[i] + change[i]);
      sum += shares[i];
    }
    for (int i = from; i < end; i++) {
      shares[i] /= sum;
    }
  }

  /** Of y - h (F(y) - y). */
  private double[][] derivative(double[] here, double h) {
    int n = here.length;
    double[][] rows = new double[n][n];
    for (int j = 0; j < n; j++) {
      double[] probe = here.clone();
      probe[j] += DIFFERENCE;
      double[] more = moves(probe);
      probe[j] -= 2 * DIFFERENCE;
      double[] less = moves(probe);
      for (int i = 0; i < n; i++) {
        rows[i][j] = (i == j ? 1 : 0) - h * (more[i] - less[i]) / (2 * DIFFERENCE);
      }
    }
    return rows;
  }

  /** Elimination with the largest pivot of each column. */
  private static double[] solved(double[][] rows, double[] right) {
    int n = rows.length;
    double[] x = right.clone();
    for (int j = 0; j < n; j++) {
      int largest = j;
      for (int i = j + 1; i < n; i++) {
        largest = Math.abs(rows[i][j]) > Math.abs(rows[largest][j]) ? i : largest;
      }
      double[] pivot = rows[largest];
      rows[largest] = rows[j];
      rows[j] = pivot;
      double swapped = x[largest];
      x[largest] = x[j];
      x[j] = swapped;
      for (int i = j + 1; i < n; i++) {
        double factor = rows[i][j] / pivot[j];
        for (int k = j; k < n && factor != 0; k++) {
          rows[i][k] -= factor * pivot[k];
        }
        x[i] -= factor * x[j];
      }
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int k = i + 1; k < n; k++) {
        x[i] -= rows[i][k] * x[k];
      }
      x[i] /= rows[i][i];
    }
    return x;
  }
}
