package org.firstmover.solvers.stochastic;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.firstmover.game.stochastic.Actions;

/**
 * A stationary policy of one player: a distribution a group, where groups are states for the leader
 * and decisions for the follower. Logarithms stand beside the probabilities, as a probability that
 * underflows still has one.
 */
final class Policy {
  private final int groups;
  private final IntUnaryOperator first;
  private final double[] probabilities;
  private final double[] logarithms;

  private Policy(int groups, IntUnaryOperator first) {
    this.groups = groups;
    this.first = first;
    probabilities = new double[first.applyAsInt(groups)];
    logarithms = new double[probabilities.length];
    for (int g = 0; g < groups; g++) {
      int size = first.applyAsInt(g + 1) - first.applyAsInt(g);
      Arrays.fill(probabilities, first.applyAsInt(g), first.applyAsInt(g + 1), 1.0 / size);
      Arrays.fill(logarithms, first.applyAsInt(g), first.applyAsInt(g + 1), -Math.log(size));
    }
  }

  /** The leader's, at first uniform: one number a move. */
  static Policy ofLeader(Actions actions) {
    return new Policy(actions.stateCount(), actions::firstMove);
  }

  /** The follower's, at first uniform: one number a reply. */
  static Policy ofFollower(Actions actions) {
    return new Policy(actions.decisions(), actions::firstReply);
  }

  /** Not a copy. */
  double[] probabilities() {
    return probabilities;
  }

  /** Natural ones; not a copy. */
  double[] logarithms() {
    return logarithms;
  }

  /** Softmax of numbers divided by a temperature (Eq. 7 of Das et al. 2024 with temperature 1). */
  void softmax(double[] logits, double temperature) {
    for (int g = 0; g < groups; g++) {
      int from = first.applyAsInt(g);
      int to = first.applyAsInt(g + 1);
      double most = Double.NEGATIVE_INFINITY;
      for (int k = from; k < to; k++) {
        most = Math.max(most, logits[k]);
      }
      double sum = 0;
      for (int k = from; k < to; k++) {
        double shifted = (logits[k] - most) / temperature;
        logarithms[k] = shifted;
        probabilities[k] = Math.exp(shifted);
        sum += probabilities[k];
      }
      double log = Math.log(sum);
      for (int k = from; k < to; k++) {
        logarithms[k] -= log;
        probabilities[k] /= sum;
      }
    }
  }

  /** Takes given probabilities. */
  void set(double[] given) {
    for (int k = 0; k < given.length; k++) {
      probabilities[k] = given[k];
      logarithms[k] = Math.log(given[k]);
    }
  }
}
