package org.firstmover.solvers.hierarchy;

import java.util.Arrays;
import java.util.List;
import org.firstmover.derivative.Differentiator;
import org.firstmover.game.InputError;
import org.firstmover.game.RealFunction;
import org.firstmover.game.hierarchy.HierarchyGame;

/**
 * Which of several isolated equilibria x_1, x_2, ... the followers reach: the k-th one with
 * probability q_k = exp(s_k) / sum_j exp(s_j), where the score s_k = s_k(x_k, p) may depend on the
 * equilibrium and on the leader's strategy p. Scores that are logarithms of probabilities give
 * these probabilities. Not safe for use by several threads.
 */
@FunctionalInterface
public interface Selection {
  /**
   * The score of an equilibrium.
   *
   * @param equilibrium its number, from 0, in the order of {@link IsolatedEquilibria}
   * @param point all variables of the game
   * @param slopes filled with the slopes of the score in all variables
   * @return the score; minus infinity for what is never reached
   */
  double score(int equilibrium, double[] point, double[] slopes);

  /** All with the same probability, as in Theorem 1 of Wang et al. 2022. */
  static Selection uniform() {
    return (equilibrium, point, slopes) -> {
      Arrays.fill(slopes, 0);
      return 0;
    };
  }

  /**
   * Probabilities that depend on nothing.
   *
   * @param probabilities one an equilibrium; only their proportions count
   * @throws InputError if one is negative or not finite
   */
  static Selection fixed(double... probabilities) {
    double[] scores = new double[probabilities.length];
    for (int k = 0; k < scores.length; k++) {
      if (!(probabilities[k] >= 0 && probabilities[k] < Double.POSITIVE_INFINITY)) {
        throw new InputError(
            Double.toString(probabilities[k]),
            "probability of equilibrium " + (k + 1),
            "a number from 0",
            "Maybe it is a score: then use gibbs.");
      }
      scores[k] = Math.log(probabilities[k]);
    }
    return (equilibrium, point, slopes) -> {
      Arrays.fill(slopes, 0);
      return scores[known(equilibrium, scores.length)];
    };
  }

  /**
   * Gibbs probabilities, proportional to exp(score).
   *
   * @param score of all variables, the same for all equilibria: the followers' welfare over a
   *     temperature, say
   * @throws InputError if it has no derivatives
   */
  static Selection gibbs(HierarchyGame game, RealFunction score) {
    Differentiator differentiator = differentiator(game, score);
    return (equilibrium, point, slopes) -> {
      double value = differentiator.at(point);
      differentiator.gradient(slopes);
      return value;
    };
  }

  /**
   * A score of its own for each equilibrium, as where the leader moves probabilities of branches
   * that have names.
   *
   * @throws InputError if one has no derivatives
   */
  static Selection scores(HierarchyGame game, List<RealFunction> scores) {
    List<Differentiator> functions = scores.stream().map(s -> differentiator(game, s)).toList();
    return (equilibrium, point, slopes) -> {
      Differentiator function = functions.get(known(equilibrium, functions.size()));
      double value = function.at(point);
      function.gradient(slopes);
      return value;
    };
  }

  private static int known(int equilibrium, int count) {
    if (equilibrium >= count) {
      throw new InputError(
          "an equilibrium with number " + (equilibrium + 1),
          "selection among equilibria",
          "at most " + count + ", as many as there are probabilities or scores",
          "Maybe a further equilibrium was found; uniform and gibbs take any number.");
    }
    return equilibrium;
  }

  private static Differentiator differentiator(HierarchyGame game, RealFunction score) {
    return Differentiator.of(game.variables().size(), score)
        .orElseThrow(
            () ->
                new InputError(
                    "a function that gives values only",
                    "score of equilibria",
                    "a function that has derivatives",
                    "Maybe write it over Scalar."));
  }
}
