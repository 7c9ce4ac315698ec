package org.firstmover.catalog.meanfield;

import java.util.List;
import org.firstmover.catalog.meanfield.Grid.Step;
import org.firstmover.game.CatalogReference;
import org.firstmover.game.meanfield.Horizon;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.game.meanfield.Population;
import org.firstmover.random.RandomStream;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;

/**
 * Bathers on a beach want to be near its bar and away from crowds: {@code - distance - |step| /
 * places - log(share in the place)}; the wind moves them one place to either side. A leader takes a
 * fee from whoever is at the bar. The share at the bar is measured.
 *
 * <p>The paper's beach is a torus. MFGLib's documentation says so, too, but its moves end at the
 * edges; its distances go around, which for a bar in the middle is the same as on a line: {@code
 * torus = no} is its game.
 */
public final class BeachBar {
  private static final Option<Integer> HORIZON = Parameters.horizon(2);
  private static final Option<Integer> PLACES =
      Option.whole("places", 2, 1_000_000, 4, "on the beach; the bar is in the middle");
  private static final Option<Double> STILL =
      Option.number("still", 0, 1, 0.5, "probability that the wind moves nobody");
  private static final Option<String> TORUS = Parameters.torus();

  private static final Option<Double> WEIGHT = Parameters.weight(0);

  public static final List<Option<?>> PARAMETERS =
      Parameters.charged(WEIGHT, HORIZON, PLACES, STILL, TORUS);

  /** As in MFGLib: log(0) is -46. */
  private static final double FLOOR = 1e-20;

  private static final List<Step> STEPS = List.of(Step.LEFT, Step.STAY, Step.RIGHT);

  private BeachBar() {}

  public static MeanFieldGame of(CatalogReference reference, Options options, RandomStream random) {
    int places = options.get(PLACES);
    Grid beach = Grid.of(1, places, Parameters.edge(options, TORUS));
    double still = options.get(STILL);
    Chances moves = beach.walks(STEPS, new double[] {(1 - still) / 2, still, (1 - still) / 2});
    int bar = places / 2;
    double[] table = new double[places * 3];
    double[] atBar = new double[table.length];
    for (int k = 0; k < table.length; k++) {
      double effort = Math.abs(STEPS.get(k % 3).right);
      table[k] = -beach.distance(k / 3, bar) - effort / places;
      atBar[k] = k / 3 == bar ? 1 : 0;
    }
    return Parameters.game(
        reference.undrawn(),
        options,
        WEIGHT,
        Horizon.of(options.get(HORIZON) + 1),
        new Population(
            "bathers",
            beach.names(),
            List.of("left", "stay", "right"),
            Parameters.uniform(places),
            moves.successors()),
        new Crowding(new double[][] {table}, 3, new Crowding.Aversion(1, FLOOR)),
        moves.rule(),
        "fee",
        new double[][] {atBar},
        new Objective.Mean(atBar));
  }
}
