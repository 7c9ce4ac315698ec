package org.firstmover.catalog.meanfield;

import java.util.List;
import org.firstmover.game.CatalogReference;
import org.firstmover.game.hierarchy.Variable;
import org.firstmover.game.meanfield.Horizon;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.game.meanfield.Population;
import org.firstmover.random.RandomStream;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;

/**
 * Two roads: the left one costs a follower the share x of those on it and the toll, the right one
 * twice the share of those on it; the leader takes the toll from those on the left. In equilibrium
 * x = (2 - toll) / 3, and toll 1 is best for her: x = 1/3, revenue 1/3. Where nobody leads the
 * share on the left, 2/3, is measured.
 */
public final class Toll {
  private static final Option<Double> HIGHEST =
      Option.number("highest", 0, 1e6, 3, "toll; 0: nobody leads, and x is measured");

  public static final List<Option<?>> PARAMETERS = List.of(HIGHEST, Parameters.ENTROPY);

  /** Of {@link #leftRight}. */
  public static final List<Option<?>> WITHOUT_LEADER = List.of(Parameters.ENTROPY);

  private static final double[] LEFT = {1, 0};

  private Toll() {}

  public static MeanFieldGame of(CatalogReference reference, Options options, RandomStream random) {
    return game(reference, options.get(HIGHEST), options.get(Parameters.ENTROPY));
  }

  /** The same roads without a leader. */
  public static MeanFieldGame leftRight(
      CatalogReference reference, Options options, RandomStream random) {
    return game(reference, 0, options.get(Parameters.ENTROPY));
  }

  private static MeanFieldGame game(CatalogReference reference, double highest, double entropy) {
    Rule crowded = new Affine(new double[2], new double[][] {{-1, 0}, {0, -2}});
    Objective share = new Objective.Mean(LEFT);
    Charges charges = new Charges(new double[][] {LEFT}, 0, share);
    boolean led = highest > 0;
    return new OnePopulation(
        reference.undrawn(),
        Horizon.of(1),
        Population.choosing("drivers", List.of("left", "right")),
        entropy,
        led ? List.of(Variable.number("toll", 0, highest)) : List.of(),
        led ? charges.on(crowded) : crowded,
        new Rule.Table(new double[] {1, 1}),
        led ? charges : share);
  }
}
