package org.firstmover.catalog.meanfield;

import java.util.List;
import org.firstmover.game.CatalogReference;
import org.firstmover.game.meanfield.Horizon;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.game.meanfield.Population;
import org.firstmover.game.meanfield.Successors;
import org.firstmover.random.RandomStream;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;

/**
 * Who goes out falls ill with probability 0.81 times the share of the ill; the ill recover with
 * probability 0.3. To keep at a distance costs 0.5, to be ill 1. A leader pays those who keep at a
 * distance. The mean share of the ill is measured, with its sign changed: {@code weight} says how
 * many units of money a leader gives for it.
 */
public final class SusceptibleInfected {
  private static final Option<Integer> HORIZON = Parameters.horizon(50);
  private static final Option<Double> ILL =
      Option.number("ill", 0, 1, 0.6, "share of the ill at time 0");

  private static final Option<Double> WEIGHT = Parameters.weight(2);

  public static final List<Option<?>> PARAMETERS = Parameters.charged(WEIGHT, HORIZON, ILL);

  private static final double INFECTION = 0.81;
  private static final double RECOVERY = 0.3;

  private SusceptibleInfected() {}

  public static MeanFieldGame of(CatalogReference reference, Options options, RandomStream random) {
    double ill = options.get(ILL);
    double[] sick = Parameters.byState(2, 0, 1);
    return Parameters.game(
        reference.undrawn(),
        options,
        WEIGHT,
        Horizon.of(options.get(HORIZON) + 1),
        new Population(
            "people",
            List.of("susceptible", "infected"),
            List.of("go out", "keep a distance"),
            new double[] {1 - ill, ill},
            Successors.of(
                2,
                2,
                (state, action) -> state == 0 && action == 1 ? new int[] {0} : new int[] {0, 1})),
        new Rule.Table(new double[] {0, -0.5, -1, -1.5}),
        new Contagion(
            new double[] {0, 0, 1, RECOVERY, 1 - RECOVERY, RECOVERY, 1 - RECOVERY},
            new int[] {0},
            new int[] {1},
            new double[] {INFECTION},
            sick,
            false),
        "subsidy",
        new double[][] {{0, -1, 0, -1}},
        new Objective.Mean(Parameters.byState(2, 0, -1)));
  }
}
