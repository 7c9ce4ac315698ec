package org.firstmover.catalog.meanfield;

import java.util.Arrays;
import java.util.List;
import org.firstmover.catalog.meanfield.Grid.Edge;
import org.firstmover.catalog.meanfield.Grid.Step;
import org.firstmover.game.CatalogReference;
import org.firstmover.game.hierarchy.Variable;
import org.firstmover.game.meanfield.Horizon;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.game.meanfield.Population;
import org.firstmover.random.RandomStream;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;

/**
 * A leader opens a shop somewhere along a street; customers walk, and like to be near it and by
 * themselves: {@code -4 ((place - shop) / places)^2 - 0.1 |step| - log(share in the place)}. She
 * minimises what customers have to walk in the mean, and rent: it grows with the square of the
 * distance from the street's beginning. Her value is less these costs.
 *
 * <p>Named after a test game of S. Zeng et al., "Learning in Stackelberg mean field games", 2025,
 * whose rewards are not known here; the weight of rent, 0.05, is theirs.
 */
public final class ShopPosition {
  private static final Option<Integer> PLACES =
      Option.whole("places", 2, 10_000, 9, "in the street");
  private static final Option<Double> RENT =
      Option.number("rent", 0, 1e6, 0.05, "at the far end of the street");

  public static final List<Option<?>> PARAMETERS =
      List.of(PLACES, RENT, Parameters.DISCOUNT, Parameters.ENTROPY);

  private static final double CLOSENESS = 4;
  private static final List<Step> STEPS = List.of(Step.LEFT, Step.STAY, Step.RIGHT);

  private ShopPosition() {}

  public static MeanFieldGame of(CatalogReference reference, Options options, RandomStream random) {
    int places = options.get(PLACES);
    Grid street = Grid.of(1, places, Edge.ALONG);
    Chances moves = street.walks(STEPS, new double[] {0.05, 0.9, 0.05});
    double[] effort = new double[places * 3];
    Arrays.setAll(effort, k -> -0.1 * Math.abs(k % 3 - 1));
    return new OnePopulation(
        reference.undrawn(),
        Horizon.stationary(options.get(Parameters.DISCOUNT)),
        new Population(
            "customers",
            street.names(),
            List.of("left", "stay", "right"),
            Parameters.uniform(places),
            moves.successors()),
        options.get(Parameters.ENTROPY),
        List.of(Variable.number("shop", 0, places - 1)),
        new Near(new Crowding(new double[][] {effort}, 3, new Crowding.Aversion(1, 1e-10)), places),
        moves.rule(),
        new Walking(places, options.get(RENT)));
  }

  /** How far from the shop, in streets. */
  private static double gap(int pair, double shop, int places) {
    return (Math.floorDiv(pair, 3) - shop) / places;
  }

  private record Near(Rule others, int places) implements Rule {
    @Override
    public void fill(int time, double[] commitment, double[] crowd, double[] filled) {
      others.fill(time, commitment, crowd, filled);
      for (int k = 0; k < filled.length; k++) {
        double gap = gap(k, commitment[0], places);
        filled[k] -= CLOSENESS * gap * gap;
      }
    }

    @Override
    public void slopes(
        int time,
        double[] commitment,
        double[] crowd,
        double[] weights,
        double[] crowdSlopes,
        double[] commitmentSlopes) {
      others.slopes(time, commitment, crowd, weights, crowdSlopes, commitmentSlopes);
      for (int k = 0; k < weights.length; k++) {
        commitmentSlopes[0] += 2 * CLOSENESS * gap(k, commitment[0], places) / places * weights[k];
      }
    }
  }

  private record Walking(int places, double rent) implements Objective {
    @Override
    public double value(double[] commitment, double[][][] flow) {
      double far = commitment[0] / (places - 1);
      double sum = -rent * far * far;
      for (int k = 0; k < flow[0][0].length; k++) {
        double gap = gap(k, commitment[0], places);
        sum -= flow[0][0][k] * gap * gap;
      }
      return sum;
    }

    @Override
    public void slopes(
        double[] commitment,
        double[][][] flow,
        double[][][] flowSlopes,
        double[] commitmentSlopes) {
      commitmentSlopes[0] -= 2 * rent * commitment[0] / ((places - 1.0) * (places - 1.0));
      for (int k = 0; k < flow[0][0].length; k++) {
        double gap = gap(k, commitment[0], places);
        flowSlopes[0][0][k] -= gap * gap;
        commitmentSlopes[0] += 2 * gap / places * flow[0][0][k];
      }
    }
  }
}
