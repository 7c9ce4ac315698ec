package org.firstmover.learning.schedule;

import java.util.Arrays;
import org.firstmover.derivative.Differentiator;
import org.firstmover.derivative.Scalar;
import org.firstmover.solvers.markov.JointTables;

/**
 * What each player can expect as a function of everyone's logits, where each draws one action for
 * each of her observations and keeps to it in the episode: the sum over all plays of the product of
 * the probabilities of what was chosen, times what it is worth.
 */
final class ExpectedReturns {
  private final JointTables tables;
  private final int[] first;
  private final Differentiator[] returns;

  ExpectedReturns(JointTables tables) {
    this.tables = tables;
    first = new int[tables.decisions() + 1];
    for (int d = 0; d < tables.decisions(); d++) {
      first[d + 1] = first[d] + tables.actions(d);
    }
    returns = new Differentiator[tables.players()];
    for (int player = 0; player < returns.length; player++) {
      int own = player;
      returns[player] = Differentiator.of(logits(), logits -> expected(own, logits));
    }
  }

  /** How many logits there are: the leader's first, decision by decision. */
  int logits() {
    return first[tables.decisions()];
  }

  /** Where a player's logits begin; behind the last player, their number. */
  int first(int player) {
    return first[player == tables.players() ? tables.decisions() : tables.first(player)];
  }

  Differentiator of(int player) {
    return returns[player];
  }

  private Scalar expected(int player, Scalar[] logits) {
    Scalar[] probabilities = new Scalar[logits.length];
    for (int d = 0; d < tables.decisions(); d++) {
      Scalar sum = logits[0].constant(0);
      for (int k = first[d]; k < first[d + 1]; k++) {
        probabilities[k] = logits[k].exp();
        sum = sum.plus(probabilities[k]);
      }
      for (int k = first[d]; k < first[d + 1]; k++) {
        probabilities[k] = probabilities[k].over(sum);
      }
    }
    Scalar total = logits[0].constant(0);
    for (JointTables.Play play : tables.plays()) {
      Scalar term = logits[0].constant(play.values()[player]);
      for (int k = 0; k < play.decisions().length; k++) {
        term = term.times(probabilities[first[play.decisions()[k]] + play.actions()[k]]);
      }
      total = total.plus(term);
    }
    return total;
  }

  /** The most likely action of each decision of a player, the first of equals. */
  double[] modes(int player, double[] logits) {
    int from = tables.first(player);
    int to = player + 1 == tables.players() ? tables.decisions() : tables.first(player + 1);
    double[] modes = new double[to - from];
    Arrays.setAll(
        modes,
        o -> {
          int best = first[from + o];
          for (int k = best; k < first[from + o + 1]; k++) {
            best = logits[k] > logits[best] ? k : best;
          }
          return best - first[from + o];
        });
    return modes;
  }
}
