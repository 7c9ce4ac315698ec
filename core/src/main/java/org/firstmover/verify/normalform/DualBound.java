package org.firstmover.verify.normalform;

import java.util.Map;
import org.firstmover.game.Payoffs;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.solution.Proof;

/**
 * The upper bound that multipliers prove: max over responses j of max_i [A_ij + sum_k y_jk (B_ij -
 * B_ik)] with y >= 0, raised by a bound on its own rounding error. Negative multipliers count as 0
 * and missing ones are 0, so that whatever a file says, the bound holds.
 */
final class DualBound {
  private static final double UNIT = 0x1.0p-52;

  private final NormalFormGame game;
  private final Proof.Multipliers proof;
  private final boolean weak;

  DualBound(NormalFormGame game, Proof.Multipliers proof, boolean weak) {
    this.game = game;
    this.proof = proof;
    this.weak = weak;
  }

  double value() {
    double bound = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < game.followerActions().size(); j++) {
      if (!weak || !dominated(j)) {
        bound = Math.max(bound, whileResponseIs(j));
      }
    }
    return bound;
  }

  private double whileResponseIs(int j) {
    Payoffs a = game.leader();
    Payoffs b = game.follower();
    double[] y = weights(proof.incentives(), j);
    double[] worst = weak ? indistinct(j) : new double[0];
    double bound = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < a.rows(); i++) {
      double sum = 0;
      double size = 0;
      if (weak) {
        for (int k = 0; k < worst.length; k++) {
          sum += worst[k] * a.get(i, k);
          size += worst[k] * Math.abs(a.get(i, k));
        }
      } else {
        sum = a.get(i, j);
        size = Math.abs(sum);
      }
      for (int k = 0; k < y.length; k++) {
        if (y[k] != 0) {
          double term = y[k] * (b.get(i, j) - b.get(i, k));
          sum += term;
          size += Math.abs(term) + Math.abs(sum);
        }
      }
      bound = Math.max(bound, sum + UNIT * 4 * size);
    }
    return Double.isNaN(bound) ? Double.POSITIVE_INFINITY : bound;
  }

  /**
   * Whether other actions, none with the follower's very payoffs of j, are together nowhere worse
   * for the follower: then j is never the only kind of best response on an open set, and any
   * commitment that induces it induces another action that counts.
   */
  private boolean dominated(int j) {
    double[] weights = weights(proof.dominated(), j);
    double sum = 0;
    for (int k = 0; k < weights.length; k++) {
      if (weights[k] != 0 && same(j, k)) {
        return false;
      }
      sum += weights[k];
    }
    if (!(sum > 0) || sum == Double.POSITIVE_INFINITY) {
      return false;
    }
    Payoffs b = game.follower();
    double tolerance = 64 * UNIT * b.range();
    for (int i = 0; i < b.rows(); i++) {
      double gain = 0;
      for (int k = 0; k < weights.length; k++) {
        gain += weights[k] / sum * (b.get(i, k) - b.get(i, j));
      }
      if (gain < -tolerance) {
        return false;
      }
    }
    return true;
  }

  /** Weights of sum 1 over the actions that the follower cannot tell from j; j alone if none. */
  private double[] indistinct(int j) {
    double[] weights = weights(proof.indistinct(), j);
    double sum = 0;
    for (int k = 0; k < weights.length; k++) {
      if (!same(j, k)) {
        weights[k] = 0;
      }
      sum += weights[k];
    }
    if (!(sum > 0) || sum == Double.POSITIVE_INFINITY) {
      weights[j] = 1;
      return weights;
    }
    for (int k = 0; k < weights.length; k++) {
      weights[k] /= sum;
    }
    return weights;
  }

  private boolean same(int j, int k) {
    Payoffs b = game.follower();
    for (int i = 0; i < b.rows(); i++) {
      if (b.get(i, j) != b.get(i, k)) {
        return false;
      }
    }
    return true;
  }

  private double[] weights(Map<String, Map<String, Double>> table, int j) {
    double[] weights = new double[game.followerActions().size()];
    Map<String, Double> row = table.getOrDefault(game.followerActions().get(j), Map.of());
    if (!row.isEmpty()) {
      for (int k = 0; k < weights.length; k++) {
        double weight = row.getOrDefault(game.followerActions().get(k), 0.0);
        weights[k] = weight > 0 ? weight : 0;
      }
    }
    return weights;
  }
}
