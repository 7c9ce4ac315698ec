package org.firstmover.catalog.meanfield;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.firstmover.catalog.meanfield.Grid.Step;
import org.firstmover.game.CatalogReference;
import org.firstmover.game.meanfield.Horizon;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.game.meanfield.Population;
import org.firstmover.random.RandomStream;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;

/**
 * A crowd on a square follows an attraction that moves at random now and then, and keeps apart:
 * {@code attraction * (1 - distance / (rows + columns)) - log(share in the place)}. Everyone knows
 * the way of the attraction, which the seed draws. A leader charges for being in the middle, within
 * two steps of it; the share there is measured.
 *
 * <p>Documentation says that the square is a torus; {@code torus = no} is what MFGLib's code does:
 * moves end at the edges. The ways of its attraction are other ones, drawn by PyTorch.
 */
public final class CrowdMotion {
  private static final Option<Integer> HORIZON = Parameters.horizon(3);
  private static final Option<Integer> SIDE =
      Option.whole("side", 2, 1_000, 20, "rows and columns of the square");
  private static final Option<Integer> PERIOD =
      Option.whole("period", 1, 10_000, 2, "how long the attraction stays where it is");
  private static final Option<Double> ATTRACTION =
      Option.number("attraction", 0, 1e6, 10, "of being where it is rather than far away");
  private static final Option<Double> STILL =
      Option.number("still", 0, 1, 0.5, "probability that nobody is pushed");
  private static final Option<String> TORUS = Parameters.torus();

  private static final Option<Double> WEIGHT = Parameters.weight(0);

  public static final List<Option<?>> PARAMETERS =
      Parameters.charged(WEIGHT, HORIZON, SIDE, PERIOD, ATTRACTION, STILL, TORUS);

  private static final double FLOOR = 1e-10;
  private static final int NEAR = 2;
  static final List<Step> STEPS = List.of(Step.DOWN, Step.UP, Step.RIGHT, Step.LEFT, Step.STAY);

  private CrowdMotion() {}

  public static MeanFieldGame of(CatalogReference reference, Options options, RandomStream random) {
    int side = options.get(SIDE);
    Grid square = Grid.of(side, side, Parameters.edge(options, TORUS));
    double still = options.get(STILL);
    double push = (1 - still) / 4;
    Chances moves = square.walks(STEPS, new double[] {push, push, push, push, still});
    int steps = options.get(HORIZON) + 1;
    double attraction = options.get(ATTRACTION);
    double[][] table = new double[steps][side * side * STEPS.size()];
    int row = side / 2;
    int column = side / 2;
    for (int t = 0; t < steps; t++) {
      if (t > 0 && t % options.get(PERIOD) == 0) {
        int down = row + 2 * random.nextInt(0, 1) - 1;
        int right = column + 2 * random.nextInt(0, 1) - 1;
        if (Math.min(down, right) >= 0 && Math.max(down, right) < side) {
          row = down;
          column = right;
        }
      }
      int place = row * side + column;
      Arrays.setAll(
          table[t],
          k -> attraction * (1 - square.distance(k / STEPS.size(), place) / (2.0 * side)));
    }
    double[] near = new double[table[0].length];
    int middle = side / 2 * side + side / 2;
    Arrays.setAll(near, k -> square.distance(k / STEPS.size(), middle) <= NEAR ? 1 : 0);
    return Parameters.game(
        reference,
        options,
        WEIGHT,
        Horizon.of(steps),
        new Population(
            "crowd",
            square.names(),
            names(STEPS),
            Parameters.uniform(side * side),
            moves.successors()),
        new Crowding(table, STEPS.size(), new Crowding.Aversion(1, FLOOR)),
        moves.rule(),
        "toll",
        new double[][] {near},
        new Objective.Mean(near));
  }

  static List<String> names(List<Step> steps) {
    return Stream.of(steps.toArray(Step[]::new))
        .map(step -> step.name().toLowerCase(java.util.Locale.ROOT))
        .toList();
  }
}
