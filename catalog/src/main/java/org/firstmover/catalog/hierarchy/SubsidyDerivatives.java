package org.firstmover.catalog.hierarchy;

import java.util.Arrays;
import org.firstmover.game.hierarchy.Derivatives;

/**
 * Derivatives of {@link Subsidies}: all that depends on tensors is taken from their pair marginals,
 * payoff matrices between a follower and one other, for which each tensor is read n - 1 times.
 */
final class SubsidyDerivatives implements Derivatives {
  private final double[][] payoffs;
  private final int actions;
  private final int cells;

  /** Where the strategies begin. */
  private final int strategies;

  /** Joint probabilities of the players from the first index to the one before the second. */
  private final double[][][] joint;

  /** Of payoffs: [follower][other], row by row; rows belong to the one with the smaller index. */
  private final double[][][] payoffPairs;

  /** Of subsidies likewise. */
  private final double[][][] subsidyPairs;

  /** What an action of each player adds to welfare. */
  private final double[][] welfare;

  /** What it adds to the subsidies of all. */
  private final double[][] paid;

  /** What a follower expects of each of her actions, subsidies included. */
  private final double[][] expected;

  private double[] point = {};

  SubsidyDerivatives(double[][] payoffs, int actions) {
    this.payoffs = payoffs;
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
    payoffPairs = new double[players][players][actions * actions];
    subsidyPairs = new double[players][players][actions * actions];
    welfare = new double[players][actions];
    paid = new double[players][actions];
    expected = new double[players][actions];
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
    for (int i = 0; i < players; i++) {
      Arrays.fill(welfare[i], 0);
      Arrays.fill(paid[i], 0);
      Arrays.fill(expected[i], 0);
    }
    for (int i = 0; i < players; i++) {
      for (int j = 0; j < players; j++) {
        if (j != i) {
          pair(i, j);
        }
      }
    }
    int zeros = 0;
    for (int place = strategies; place < strategies + players * actions; place++) {
      zeros += point[place] <= 0 ? 1 : 0;
    }
    return zeros;
  }

  private void pair(int follower, int other) {
    int low = Math.min(follower, other);
    int high = Math.max(follower, other);
    double[] left = joint[0][low];
    double[] middle = joint[low + 1][high];
    double[] right = joint[high + 1][payoffs.length];
    double[] payoff = payoffPairs[follower][other];
    double[] subsidy = subsidyPairs[follower][other];
    Arrays.fill(payoff, 0);
    Arrays.fill(subsidy, 0);
    Tensors.addPair(payoffs[follower], 0, left, middle, right, actions, payoff);
    Tensors.addPair(point, follower * cells, left, middle, right, actions, subsidy);
    marginals(payoff, follower, other, welfare);
    marginals(subsidy, follower, other, paid);
    if (isFirstOther(follower, other)) {
      boolean transposed = other < follower;
      Tensors.addProduct(payoff, transposed, point, place(other), expected[follower]);
      Tensors.addProduct(subsidy, transposed, point, place(other), expected[follower]);
    }
  }

  /** What the other's actions, and once the follower's own, do for the follower. */
  private void marginals(double[] pair, int follower, int other, double[][] sums) {
    Tensors.addProduct(pair, follower < other, point, place(follower), sums[other]);
    if (isFirstOther(follower, other)) {
      Tensors.addProduct(pair, other < follower, point, place(other), sums[follower]);
    }
  }

  private static boolean isFirstOther(int follower, int other) {
    return other == (follower == 0 ? 1 : 0);
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
    for (int i = 0; i <= last; i++) {
      for (int a = 0; a < actions; a++) {
        gradient[place(i) + a] = objective * welfare[i][a] + weights[0] * paid[i][a];
      }
    }
  }

  @Override
  public void followerGradients(double[] slopes) {
    for (int i = 0; i < payoffs.length; i++) {
      for (int a = 0; a < actions; a++) {
        slopes[i * actions + a] = expected[i][a] - StrictMath.log(positive(place(i) + a)) - 1;
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
      gradient[own + a] = expected[follower][a] - StrictMath.log(positive(own + a)) - 1;
    }
    double[] slopes = new double[actions];
    for (int j = 0; j < payoffs.length; j++) {
      if (j != follower) {
        Arrays.fill(slopes, 0);
        Tensors.addProduct(payoffPairs[follower][j], follower < j, point, own, slopes);
        Tensors.addProduct(subsidyPairs[follower][j], follower < j, point, own, slopes);
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
            slice(payoffPairs[i][j], subsidyPairs[i][j], i < j, a, row, j * actions);
          }
        }
      }
    }
  }

  private void slice(
      double[] payoff, double[] subsidy, boolean isRow, int action, double[] target, int at) {
    int from = isRow ? action * actions : action;
    int step = isRow ? 1 : actions;
    for (int b = 0; b < actions; b++) {
      target[at + b] = payoff[from + b * step] + subsidy[from + b * step];
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
