package org.firstmover;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.firstmover.game.InputError;
import org.firstmover.random.RandomStream;
import org.firstmover.solution.Solution;
import org.firstmover.solvers.security.CombSampling;
import org.firstmover.strategy.Coverage;
import org.firstmover.strategy.Point;
import org.firstmover.strategy.Weights;

/**
 * Draws from a commitment: actions from a distribution, patrols from a coverage; with a test that
 * the draws are as frequent as they should be.
 *
 * @param draws what is done in each draw: one action, or the targets of one patrol
 * @param deviation the largest difference between a frequency and its probability
 * @param allowed what that difference exceeds by chance with probability at most 1e-6 (Hoeffding's
 *     inequality, over all names)
 */
public record Samples(List<List<String>> draws, double deviation, double allowed) {
  private static final double CHANCE = 1e-6;

  /** Whether frequencies and probabilities agree. */
  public boolean passed() {
    return deviation <= allowed;
  }

  /**
   * @param count how many draws, at least 1
   * @throws InputError if the count is less, or the commitment is a point
   */
  public static Samples of(Solution solution, int count, RandomStream random) {
    if (count < 1) {
      throw new InputError(
          Integer.toString(count), "samples", "at least 1", "Maybe leave --samples out.");
    }
    if (solution.leader().strategy() instanceof Point) {
      throw ofPoints();
    }
    Weights weights = solution.leader().strategy().weights();
    double[] probabilities = weights.inOrderOf(weights.names()).orElseThrow();
    Supplier<List<Integer>> sampler;
    if (solution.leader().strategy() instanceof Coverage) {
      CombSampling comb = new CombSampling(probabilities);
      sampler = () -> comb.sample(random);
    } else {
      sampler = () -> List.of(action(probabilities, random.nextDouble()));
    }
    Map<Integer, Integer> frequency = new HashMap<>();
    List<List<String>> draws = new ArrayList<>(count);
    for (int d = 0; d < count; d++) {
      List<Integer> drawn = sampler.get();
      drawn.forEach(index -> frequency.merge(index, 1, Integer::sum));
      draws.add(drawn.stream().map(weights.names()::get).toList());
    }
    double deviation = 0;
    for (int i = 0; i < probabilities.length; i++) {
      double share = (double) frequency.getOrDefault(i, 0) / count;
      deviation = Math.max(deviation, Math.abs(share - probabilities[i]));
    }
    double allowed = Math.sqrt(Math.log(2 * probabilities.length / CHANCE) / (2.0 * count));
    return new Samples(draws, deviation, allowed);
  }

  /** What to say of games whose commitments are points. */
  public static InputError ofPoints() {
    return new InputError(
        "a game over variables",
        "samples",
        "a commitment to probabilities, or to how targets are covered",
        "Maybe leave --samples out: there is nothing to draw.");
  }

  /** The action whose interval holds u; the last one that can be, if rounding left a gap. */
  private static int action(double[] probabilities, double u) {
    double sum = 0;
    int last = 0;
    for (int i = 0; i < probabilities.length; i++) {
      if (probabilities[i] > 0) {
        last = i;
        sum += probabilities[i];
        if (u < sum) {
          return i;
        }
      }
    }
    return last;
  }

  /** Each different draw and how often it came, in the order of first appearance. */
  public Map<List<String>, Integer> counts() {
    Map<List<String>, Integer> counts = new LinkedHashMap<>();
    draws.forEach(draw -> counts.merge(draw, 1, Integer::sum));
    return counts;
  }
}
