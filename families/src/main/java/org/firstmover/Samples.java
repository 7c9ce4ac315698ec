package org.firstmover;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.firstmover.game.Game;
import org.firstmover.game.InputError;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.game.markov.MarkovGame;
import org.firstmover.game.markov.Space;
import org.firstmover.game.tariff.TariffGame;
import org.firstmover.random.RandomStream;
import org.firstmover.solution.Solution;
import org.firstmover.solvers.security.CombSampling;
import org.firstmover.strategy.Behaviour;
import org.firstmover.strategy.Coverage;
import org.firstmover.strategy.Point;
import org.firstmover.strategy.Strategy;
import org.firstmover.strategy.Weights;

/**
 * Draws from a commitment: actions from a distribution, patrols from a coverage, an action in each
 * state from a policy; with a test that the draws are as frequent as they should be.
 *
 * @param draws what is done in each draw: one action, the targets of one patrol, or one {@code
 *     state: action} a state
 * @param counts how often each different draw came, the most frequent first; of a policy, how often
 *     each action came in its state, state by state
 * @param deviation the largest difference between a frequency and its probability
 * @param allowed what that difference exceeds by chance with probability at most 1e-6 (Hoeffding's
 *     inequality, over all names)
 */
public record Samples(
    List<List<String>> draws, Map<List<String>, Integer> counts, double deviation, double allowed) {
  private static final double CHANCE = 1e-6;

  /** So that the draws fit in memory. */
  private static final int MOST_NAMES = 20_000_000;

  public Samples {
    counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
  }

  /** Whether frequencies and probabilities agree. */
  public boolean passed() {
    return deviation <= allowed;
  }

  /**
   * @param count how many draws, at least 1
   * @throws InputError if the count is less, the commitment is a point, or there are too many
   *     states for so many draws
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
    Supplier<List<Integer>> sampler = sampler(solution.leader().strategy(), probabilities, random);
    if (solution.leader().strategy() instanceof Behaviour behaviour) {
      fitting(behaviour, count);
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
    Map<List<String>, Integer> counts =
        solution.leader().strategy() instanceof Behaviour
            ? byName(weights.names(), frequency)
            : byDraw(draws);
    return new Samples(draws, counts, deviation, allowed);
  }

  private static Supplier<List<Integer>> sampler(
      Strategy strategy, double[] probabilities, RandomStream random) {
    if (strategy instanceof Coverage) {
      CombSampling comb = new CombSampling(probabilities);
      return () -> comb.sample(random);
    }
    int[] sizes =
        strategy instanceof Behaviour behaviour
            ? behaviour.states().values().stream()
                .mapToInt(state -> state.weights().names().size())
                .toArray()
            : new int[] {probabilities.length};
    return () -> {
      List<Integer> drawn = new ArrayList<>(sizes.length);
      int from = 0;
      for (int size : sizes) {
        drawn.add(action(probabilities, from, from + size, random.nextDouble()));
        from += size;
      }
      return drawn;
    };
  }

  private static void fitting(Behaviour behaviour, int count) {
    int states = behaviour.states().size();
    if ((long) count * states > MOST_NAMES) {
      throw new InputError(
          count + " draws in " + states + " states",
          "samples",
          "at most " + MOST_NAMES + " actions in all",
          "Maybe " + Math.max(1, MOST_NAMES / states) + " draws are enough.");
    }
  }

  private static Map<List<String>, Integer> byName(
      List<String> names, Map<Integer, Integer> frequency) {
    Map<List<String>, Integer> counts = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      if (frequency.containsKey(i)) {
        counts.merge(List.of(names.get(i)), frequency.getOrDefault(i, 0), Integer::sum);
      }
    }
    return counts;
  }

  private static Map<List<String>, Integer> byDraw(List<List<String>> draws) {
    Map<List<String>, Integer> counts = new LinkedHashMap<>();
    draws.forEach(draw -> counts.merge(draw, 1, Integer::sum));
    Map<List<String>, Integer> sorted = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(Map.Entry.<List<String>, Integer>comparingByValue().reversed())
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }

  /**
   * To be asked before a game is solved.
   *
   * @throws InputError if its commitments are points
   */
  public static void check(Game game) {
    if (game instanceof HierarchyGame
        || game instanceof TariffGame
        || (game instanceof MarkovGame played
            && played.environment().roles().leader().actions() instanceof Space.Box)) {
      throw ofPoints();
    }
  }

  private static InputError ofPoints() {
    return new InputError(
        "a game over variables",
        "samples",
        "a commitment to probabilities, or to how targets are covered",
        "Maybe leave --samples out: there is nothing to draw.");
  }

  /** The action whose interval holds u; the last one that can be, if rounding left a gap. */
  private static int action(double[] probabilities, int from, int to, double u) {
    double sum = 0;
    int last = from;
    for (int i = from; i < to; i++) {
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
}
