package org.firstmover.catalog.meanfield;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.firstmover.game.CatalogReference;
import org.firstmover.game.meanfield.Horizon;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.game.meanfield.Population;
import org.firstmover.game.meanfield.Successors;
import org.firstmover.random.RandomStream;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;

/** Stationary games of few states. */
public final class SmallStationary {
  private static final Option<Double> SWITCHING =
      Option.number("switching", 0, 1e6, 30, "cost of a change of place");
  private static final Option<Double> CONGESTION =
      Option.number("congestion", 0, 1e6, 2, "times the share in the place");
  private static final Option<Double> WEIGHT = Parameters.weight(0);

  /** Of {@link #contraction}. */
  public static final List<Option<?>> CONTRACTION =
      Parameters.charged(WEIGHT, SWITCHING, CONGESTION, Parameters.DISCOUNT);

  /** Of {@link #cyclic}. */
  public static final List<Option<?>> CYCLIC = Parameters.charged(WEIGHT, Parameters.DISCOUNT);

  private static final Option<Double> TRANSMISSION =
      Option.number("transmission", 0, 1, 0.8, "beta: probability of falling ill among the ill");
  private static final Option<Double> RECOVERY =
      Option.number("recovery", 0, 1, 0.1, "nu: probability");
  private static final Option<Double> ILLNESS =
      Option.number("illness", 0, 1e6, 10, "C: cost of a step of it");
  private static final Option<Integer> LEVELS =
      Option.whole("levels", 2, 1_001, 5, "of activity, from 0 to 1");
  private static final Option<Double> PREVENTION = Parameters.weight(10);

  /** Of {@link #epidemic}. */
  public static final List<Option<?>> EPIDEMIC =
      Parameters.charged(PREVENTION, TRANSMISSION, RECOVERY, ILLNESS, LEVELS, Parameters.DISCOUNT);

  private SmallStationary() {}

  /**
   * Two places, stay or switch: {@code -switching [switch] - congestion * share}. To stay is the
   * only best response to any crowd if switching is above congestion / (1 - discount); the
   * switching cost 2 that Bench-MFG ships is below. A leader charges rent in the first place.
   */
  public static MeanFieldGame contraction(
      CatalogReference reference, Options options, RandomStream random) {
    double switching = options.get(SWITCHING);
    double[] first = {1, 1, 0, 0};
    return Parameters.game(
        reference.undrawn(),
        options,
        WEIGHT,
        Horizon.stationary(options.get(Parameters.DISCOUNT)),
        new Population(
            "followers",
            List.of("first", "second"),
            List.of("stay", "switch"),
            new double[] {0.5, 0.5},
            Successors.deterministic(2, 2, (s, a) -> a == 0 ? s : 1 - s)),
        new Crowding(
            new double[][] {{0, -switching, 0, -switching}},
            2,
            new Crowding.Linear(-options.get(CONGESTION))),
        new Rule.Table(Parameters.ones(4)),
        "rent",
        new double[][] {first},
        new Objective.Mean(first));
  }

  /**
   * Rock, paper, scissors again and again: the share that one beats less the share that beats one.
   * Everyone at random is the equilibrium. A leader charges for being rock.
   */
  public static MeanFieldGame cyclic(
      CatalogReference reference, Options options, RandomStream random) {
    List<String> names = List.of("rock", "paper", "scissors");
    double[] rock = Parameters.byState(3, 1, 0, 0);
    return Parameters.game(
        reference.undrawn(),
        options,
        WEIGHT,
        Horizon.stationary(options.get(Parameters.DISCOUNT)),
        new Population(
            "players",
            names,
            names,
            Parameters.uniform(3),
            Successors.deterministic(3, 3, (s, a) -> a)),
        Affine.ofStates(
            new double[9], Parameters.ones(9), new double[][] {{0, -1, 1}, {1, 0, -1}, {-1, 1, 0}}),
        new Rule.Table(Parameters.ones(9)),
        "charge",
        new double[][] {rock},
        new Objective.Mean(rock));
  }

  /**
   * Susceptible, infected, susceptible: activity a is worth a; who is susceptible falls ill with
   * probability beta a times the share of the ill. In equilibrium this share is {@code (1 -
   * discount (1 - nu)) / (discount beta (C - 1))}: the susceptible do not care how active they are.
   * A leader taxes activity; the share of the ill is measured, with its sign changed.
   */
  public static MeanFieldGame epidemic(
      CatalogReference reference, Options options, RandomStream random) {
    int levels = options.get(LEVELS);
    double[] activity = new double[2 * levels];
    Arrays.setAll(activity, k -> k % levels / (levels - 1.0));
    double[] rewards = activity.clone();
    double[] base = new double[4 * levels];
    double nu = options.get(RECOVERY);
    for (int a = 0; a < levels; a++) {
      rewards[levels + a] -= options.get(ILLNESS);
      base[2 * (levels + a)] = nu;
      base[2 * (levels + a) + 1] = 1 - nu;
    }
    double beta = options.get(TRANSMISSION);
    return Parameters.game(
        reference.undrawn(),
        options,
        PREVENTION,
        Horizon.stationary(options.get(Parameters.DISCOUNT)),
        new Population(
            "people",
            List.of("susceptible", "infected"),
            IntStream.range(0, levels).mapToObj(a -> "activity " + activity[a]).toList(),
            new double[] {0.5, 0.5},
            Successors.all(2, levels)),
        new Rule.Table(rewards),
        new Contagion(
            base,
            IntStream.range(0, levels).map(a -> 2 * a).toArray(),
            IntStream.range(0, levels).map(a -> 2 * a + 1).toArray(),
            Arrays.stream(activity, 0, levels).map(a -> beta * a).toArray(),
            Parameters.byState(levels, 0, 1),
            false),
        "tax",
        new double[][] {activity},
        new Objective.Mean(Parameters.byState(levels, 0, -1)));
  }
}
