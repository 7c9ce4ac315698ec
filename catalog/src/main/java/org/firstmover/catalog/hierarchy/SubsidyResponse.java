package org.firstmover.catalog.hierarchy;

import java.util.Arrays;
import org.firstmover.game.hierarchy.BestResponse;

/** The logit response: each action as likely as the exponential of its expected payoff. */
final class SubsidyResponse implements BestResponse {
  private final double[][] payoffs;
  private final int actions;

  /** Joint probabilities of the players before each follower, and of those behind her. */
  private final double[][] left;

  private final double[][] right;

  SubsidyResponse(double[][] payoffs, int actions) {
    this.payoffs = payoffs;
    this.actions = actions;
    int players = payoffs.length;
    left = new double[players][];
    right = new double[players][];
    for (int i = 0; i < players; i++) {
      left[i] = new double[Tensors.entries(i, actions)];
      right[i] = new double[Tensors.entries(players - 1 - i, actions)];
    }
  }

  @Override
  public void respond(int follower, double[] point, double[] response) {
    int cells = payoffs[follower].length;
    int strategies = payoffs.length * cells;
    Tensors.joint(point, strategies, actions, left[follower]);
    Tensors.joint(point, strategies + (follower + 1) * actions, actions, right[follower]);
    Arrays.fill(response, 0);
    Tensors.addMarginal(
        payoffs[follower], point, follower * cells, left[follower], right[follower], response);
    softmax(response);
  }

  private static void softmax(double[] values) {
    double highest = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      highest = Math.max(highest, value);
    }
    double sum = 0;
    for (int a = 0; a < values.length; a++) {
      values[a] = StrictMath.exp(values[a] - highest);
      sum += values[a];
    }
    for (int a = 0; a < values.length; a++) {
      values[a] /= sum;
    }
  }
}
