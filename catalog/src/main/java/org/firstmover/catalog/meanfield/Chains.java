package org.firstmover.catalog.meanfield;

import java.util.Arrays;
import java.util.List;
import org.firstmover.catalog.meanfield.Grid.Edge;
import org.firstmover.catalog.meanfield.Grid.Step;
import org.firstmover.game.CatalogReference;
import org.firstmover.game.meanfield.Horizon;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.game.meanfield.Population;
import org.firstmover.random.RandomStream;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;

/**
 * Stationary games on a chain of places, where followers step to either side and are pushed by
 * noise. A leader charges for being in the middle; the share there is measured.
 */
public final class Chains {
  private static final Option<Integer> PLACES = Option.whole("places", 2, 100_000, 7, "in a row");
  private static final Option<Double> NOISE =
      Option.number("noise", 0, 0.5, 0.025, "probability of a push, to either side");
  private static final Option<Double> WEIGHT = Parameters.weight(0);

  public static final List<Option<?>> PARAMETERS =
      Parameters.charged(WEIGHT, PLACES, NOISE, Parameters.DISCOUNT);

  private static final List<Step> STEPS = List.of(Step.LEFT, Step.STAY, Step.RIGHT);

  private Chains() {}

  /** What a place and a step are worth without others. */
  private interface Worth {
    double of(int place, int places);
  }

  /** Nobody minds the others: {@code place - 0.1 |step|}. */
  public static MeanFieldGame noInteraction(
      CatalogReference reference, Options options, RandomStream random) {
    return game(reference, options, (place, places) -> place, 0.1, 0);
  }

  /** Monotone: {@code -2 |step| - 3 (place - middle)^2 - 40 share}. */
  public static MeanFieldGame lasryLions(
      CatalogReference reference, Options options, RandomStream random) {
    return game(
        reference,
        options,
        (place, places) -> -3 * Math.pow(place - (places - 1) / 2.0, 2),
        2,
        -40);
  }

  /**
   * Two bars, and followers who like company: {@code -4 |step| - 20 (distance to the nearer bar) +
   * 5 share}. All at one bar and all at the other are equilibria.
   */
  public static MeanFieldGame twoBars(
      CatalogReference reference, Options options, RandomStream random) {
    return game(
        reference,
        options,
        (place, places) -> {
          int left = (places - 1) / 3;
          int right = places - 1 - left;
          return -20.0 * Math.min(Math.abs(place - left), Math.abs(place - right));
        },
        4,
        5);
  }

  private static MeanFieldGame game(
      CatalogReference reference, Options options, Worth worth, double effort, double company) {
    int places = options.get(PLACES);
    double noise = options.get(NOISE);
    Grid chain = Grid.of(1, places, Edge.ALONG);
    Chances moves = chain.walks(STEPS, new double[] {noise, 1 - 2 * noise, noise});
    double[] table = new double[places * 3];
    Arrays.setAll(table, k -> worth.of(k / 3, places) - effort * Math.abs(k % 3 - 1));
    double[] middle = new double[table.length];
    Arrays.setAll(middle, k -> k / 3 == places / 2 ? 1 : 0);
    return Parameters.game(
        reference.undrawn(),
        options,
        WEIGHT,
        Horizon.stationary(options.get(Parameters.DISCOUNT)),
        new Population(
            "followers",
            chain.names(),
            List.of("left", "stay", "right"),
            Parameters.uniform(places),
            moves.successors()),
        new Crowding(new double[][] {table}, 3, new Crowding.Linear(company)),
        moves.rule(),
        "charge",
        new double[][] {middle},
        new Objective.Mean(middle));
  }
}
