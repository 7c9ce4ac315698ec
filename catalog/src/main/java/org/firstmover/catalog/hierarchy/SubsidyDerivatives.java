package org.firstmover.catalog.hierarchy;

import java.util.Arrays;
import org.firstmover.game.hierarchy.Derivatives;

/**
 * Derivatives of {@link Subsidies}. A follower's slopes take her tensors once, her row of the game
 * Jacobian n - 1 times, for payoff matrices between her and one other; the leader's gradient takes
 * one tensor, of welfare and subsidies together. Each is computed when it is first asked for.
 */
final class SubsidyDerivatives implements Derivatives {
  private final double[][] payoffs;
  private final double[] welfare;
  private final int actions;
  private final int cells;

  /** Where the strategies begin. */
  private final int strategies;

  /** Joint probabilities of the players from the first index to the one before the second. */
  private final double[][][] joint;

  /** What a follower expects of each of her actions, subsidies included. */
  private final double[][] expected;

  private final boolean[] hasExpected;

  /** Of payoffs and subsidies: [follower][other]; rows belong to the one with the smaller index. */
  private final double[][][] pairs;

  private final boolean[] hasPairs;

  /** What the leader makes of each cell, and of it what an action of each player adds. */
  private final double[] leader;

  private final double[][] marginals;
  private double[] point = {};

  /**
   * @param welfare the sum of all payoffs, one number a cell; like the payoffs it is not copied
   */
  SubsidyDerivatives(double[][] payoffs, double[] welfare, int actions) {
    this.payoffs = payoffs;
    this.welfare = welfare;
    this.actions = actions;
    int players = payoffs.length;
    cells = payoffs[0].length;
    strategies = players * cells;
    joint = new double[players + 1][players + 1][];
    for (int i = 0; i <= players; i++) {
      for (int j = i; j <= players && j - i < players; j++) {
        joint[i][j] = new double[Tensors.entries(j - i, actions)];
      }
    }
    expected = new double[players][actions];
    hasExpected = new boolean[players];
    pairs = new double[players][players][actions * actions];
    hasPairs = new boolean[players];
    leader = new double[cells];
    marginals = new double[players][actions];
  }

  @Override
  public int at(double[] point) {
    this.point = point;
    int players = payoffs.length;
    for (int i = 0; i <= players; i++) {
      for (int j = i; j <= players && j - i < players; j++) {
        Tensors.joint(point, strategies + i * actions, actions, joint[i][j]);
      }
    }
    Arrays.fill(hasExpected, false);
    Arrays.fill(hasPairs, false);
    int zeros = 0;
    for (int place = strategies; place < strategies + players * actions; place++) {
      zeros += point[place] <= 0 ? 1 : 0;
    }
    return zeros;
  }

  private double[] expected(int follower) {
    double[] sums = expected[follower];
    if (!hasExpected[follower]) {
      double[] left = joint[0][follower];
      double[] right = joint[follower + 1][payoffs.length];
      Arrays.fill(sums, 0);
      Tensors.addMarginal(payoffs[follower], point, follower * cells, left, right, sums);
      hasExpected[follower] = true;
    }
    return sums;
  }

  private double[][] pairs(int follower) {
    double[][] matrices = pairs[follower];
    for (int other = 0; other < payoffs.length && !hasPairs[follower]; other++) {
      if (other != follower) {
        int low = Math.min(follower, other);
        int high = Math.max(follower, other);
        Arrays.fill(matrices[other], 0);
        Tensors.addPair(
            payoffs[follower],
            point,
            follower * cells,
            joint[0][low],
            joint[low + 1][high],
            joint[high + 1][payoffs.length],
            actions,
            matrices[other]);
      }
    }
    hasPairs[follower] = true;
    return matrices;
  }

  private int place(int follower) {
    return strategies + follower * actions;
  }

  @Override
  public void leaderGradient(double objective, double[] weights, double[] gradient) {
    int last = payoffs.length - 1;
    Arrays.fill(gradient, 0, cells, 0);
    Tensors.addOuter(
        weights[0],
        joint[0][last],
        point,
        place(last),
        actions,
        joint[last + 1][last + 1],
        gradient,
        0);
    for (int i = 1; i <= last; i++) {
      System.arraycopy(gradient, 0, gradient, i * cells, cells);
    }
    for (int cell = 0; cell < cells; cell++) {
      leader[cell] = objective * welfare[cell];
    }
    for (int i = 0; i <= last && weights[0] != 0; i++) {
      int from = i * cells;
      for (int cell = 0; cell < cells; cell++) {
        leader[cell] += weights[0] * point[from + cell];
      }
    }
    Tensors.marginals(leader, point, strategies, joint[0], marginals);
    for (int i = 0; i <= last; i++) {
      System.arraycopy(marginals[i], 0, gradient, place(i), actions);
    }
  }

  @Override
  public void followerGradients(double[] slopes) {
    for (int i = 0; i < payoffs.length; i++) {
      for (int a = 0; a < actions; a++) {
        slopes[i * actions + a] = expected(i)[a] - StrictMath.log(positive(place(i) + a)) - 1;
      }
    }
  }

  @Override
  public boolean followerGradient(int follower, double[] gradient) {
    Arrays.fill(gradient, 0);
    double[] left = joint[0][follower];
    double[] right = joint[follower + 1][payoffs.length];
    int own = place(follower);
    Tensors.addOuter(1, left, point, own, actions, right, gradient, follower * cells);
    for (int a = 0; a < actions; a++) {
      gradient[own + a] = expected(follower)[a] - StrictMath.log(positive(own + a)) - 1;
    }
    double[] slopes = new double[actions];
    for (int j = 0; j < payoffs.length; j++) {
      if (j != follower) {
        Arrays.fill(slopes, 0);
        Tensors.addProduct(pairs(follower)[j], follower < j, point, own, slopes);
        System.arraycopy(slopes, 0, gradient, place(j), actions);
      }
    }
    return true;
  }

  @Override
  public void jacobian(double[][] jacobian) {
    for (int i = 0; i < payoffs.length; i++) {
      for (int a = 0; a < actions; a++) {
        double[] row = jacobian[i * actions + a];
        Arrays.fill(row, i * actions, (i + 1) * actions, 0);
        row[i * actions + a] = -1 / positive(place(i) + a);
        for (int j = 0; j < payoffs.length; j++) {
          if (j != i) {
            slice(pairs(i)[j], i < j, a, row, j * actions);
          }
        }
      }
    }
  }

  private void slice(double[] pair, boolean isRow, int action, double[] target, int at) {
    int from = isRow ? action * actions : action;
    int step = isRow ? 1 : actions;
    for (int b = 0; b < actions; b++) {
      target[at + b] = pair[from + b * step];
    }
  }

  @Override
  public void pullback(double[] u, double[] gradient) {
    for (int i = 0; i < payoffs.length; i++) {
      Tensors.addOuter(
          1,
          joint[0][i],
          u,
          i * actions,
          actions,
          joint[i + 1][payoffs.length],
          gradient,
          i * cells);
    }
  }

  /** A probability, or the least number with a finite reciprocal: at 0 slopes are infinite. */
  private double positive(int place) {
    return Math.max(point[place], Double.MIN_NORMAL);
  }
}
