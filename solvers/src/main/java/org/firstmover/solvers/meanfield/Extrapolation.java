package org.firstmover.solvers.meanfield;

/**
 * Where populations are on their way to, from the part of each change that is left in the next: if
 * they slow down evenly they end at x + d / (1 - r). A jump after which they are not nearer to rest
 * is taken back, and the next one tried later.
 *
 * <p>Source: A. C. Aitken, "On Bernoulli's numerical solution of algebraic equations", Proceedings
 * of the Royal Society of Edinburgh 46, 1927, in its vector form.
 */
final class Extrapolation {
  /** Rounds before the first jump, and from one that helped to the next. */
  private static final int INTERVAL = 16;

  /** Nobody jumps further than this part of the way to an empty state. */
  private static final double MOST = 0.9;

  private final double[][] before;
  private final double[][] last;
  private int interval = INTERVAL;
  private int next = INTERVAL;
  private double reached = Double.POSITIVE_INFINITY;
  private boolean jumped;

  Extrapolation(double[][] shares) {
    before = new double[shares.length][];
    last = new double[shares.length][];
    for (int p = 0; p < shares.length; p++) {
      before[p] = new double[shares[p].length];
      last[p] = new double[shares[p].length];
    }
  }

  void start() {
    interval = INTERVAL;
    next = INTERVAL;
    jumped = false;
  }

  /**
   * After a round: whether the populations have gone elsewhere than it led.
   *
   * @param shares of all populations, overwritten if so
   * @param moved where the round led
   * @param change from the ones to the others
   */
  boolean jumps(int round, double[][] shares, double[][] moved, double change) {
    if (round == next - 1) {
      if (jumped && !(change < reached)) {
        copy(before, shares);
        interval *= 4;
        next = round + 1 + interval;
        jumped = false;
        return true;
      }
      differences(shares, moved);
    } else if (round == next) {
      next = round + interval;
      reached = change;
      copy(moved, before);
      jumped = jump(shares, moved);
      return jumped;
    }
    return false;
  }

  private void differences(double[][] shares, double[][] moved) {
    for (int p = 0; p < shares.length; p++) {
      for (int s = 0; s < shares[p].length; s++) {
        last[p][s] = moved[p][s] - shares[p][s];
      }
    }
  }

  /** Whether there was anything to go by; then the populations are at x + d / (1 - r). */
  private boolean jump(double[][] shares, double[][] moved) {
    double product = 0;
    double square = 0;
    for (int p = 0; p < shares.length; p++) {
      for (int s = 0; s < shares[p].length; s++) {
        product += (moved[p][s] - shares[p][s]) * last[p][s];
        square += last[p][s] * last[p][s];
      }
    }
    double ratio = product / square;
    if (!(ratio > 0 && ratio < 1)) {
      return false;
    }
    double length = 1 / (1 - ratio);
    for (int p = 0; p < shares.length; p++) {
      for (int s = 0; s < shares[p].length; s++) {
        double step = moved[p][s] - shares[p][s];
        length = step < 0 ? Math.min(length, MOST * shares[p][s] / -step) : length;
      }
    }
    for (int p = 0; p < shares.length; p++) {
      for (int s = 0; s < shares[p].length; s++) {
        shares[p][s] += length * (moved[p][s] - shares[p][s]);
      }
    }
    return true;
  }

  private static void copy(double[][] from, double[][] to) {
    for (int p = 0; p < from.length; p++) {
      System.arraycopy(from[p], 0, to[p], 0, from[p].length);
    }
  }
}
