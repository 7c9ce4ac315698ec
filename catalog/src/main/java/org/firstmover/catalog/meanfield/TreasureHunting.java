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

/**
 * Hunters look for treasures at n sites. With {@code D = || crowd - (site, stay) ||^2}, half of
 * which is 0 where all stay at the site and 1 where all stay at another, to stay at it is worth
 * {@code treasure * (1 - D / 2)} after time 0, and moves go astray, to all sites alike, with
 * probability {@code n c D / (1 + n c D)}: treasures are kept from those who come alone. Hence all
 * at any one site is an equilibrium. A leader charges who stays at the first site; the share of
 * those is measured.
 */
public final class TreasureHunting {
  private static final Option<Integer> HORIZON = Parameters.horizon(5);
  private static final Option<Integer> SITES = Option.whole("sites", 1, 100, 3, "n");
  private static final Option<Double> TREASURE =
      Option.number("treasure", 0, 1e6, 1, "at each site");
  private static final Option<Double> ASTRAY = Option.number("astray", 0, 1e6, 1, "c");
  private static final Option<Double> WEIGHT = Parameters.weight(0);

  public static final List<Option<?>> PARAMETERS =
      Parameters.charged(WEIGHT, HORIZON, SITES, TREASURE, ASTRAY);

  private TreasureHunting() {}

  public static MeanFieldGame of(CatalogReference reference, Options options, RandomStream random) {
    int sites = options.get(SITES);
    List<String> names = IntStream.rangeClosed(1, sites).mapToObj(i -> "site " + i).toList();
    double[] first = new double[sites * sites];
    first[0] = 1;
    return Parameters.game(
        reference.undrawn(),
        options,
        WEIGHT,
        Horizon.of(options.get(HORIZON) + 1),
        new Population(
            "hunters", names, names, Parameters.uniform(sites), Successors.all(sites, sites)),
        new Treasures(sites, options.get(TREASURE)),
        new Ways(sites, options.get(ASTRAY)),
        "charge",
        new double[][] {first},
        new Objective.Mean(first));
  }

  private static double distance(double[] crowd, int corner) {
    double sum = 0;
    for (int k = 0; k < crowd.length; k++) {
      double gap = crowd[k] - (k == corner ? 1 : 0);
      sum += gap * gap;
    }
    return sum;
  }

  private static void slopes(double[] crowd, int corner, double weight, double[] slopes) {
    for (int k = 0; k < crowd.length; k++) {
      slopes[k] += 2 * weight * (crowd[k] - (k == corner ? 1 : 0));
    }
  }

  private record Treasures(int sites, double treasure) implements Rule {
    @Override
    public void fill(int time, double[] commitment, double[] crowd, double[] filled) {
      Arrays.fill(filled, 0);
      for (int s = 0; s < sites && time > 0; s++) {
        int stay = s * sites + s;
        filled[stay] = treasure * (1 - distance(crowd, stay) / 2);
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
      for (int s = 0; s < sites && time > 0; s++) {
        int stay = s * sites + s;
        TreasureHunting.slopes(crowd, stay, -treasure / 2 * weights[stay], crowdSlopes);
      }
    }
  }

  private record Ways(int sites, double astray) implements Rule {
    @Override
    public void fill(int time, double[] commitment, double[] crowd, double[] filled) {
      for (int s = 0; s < sites; s++) {
        double lost = time == 0 ? 0 : astray * distance(crowd, s * sites + s);
        double all = 1 + sites * lost;
        for (int a = 0; a < sites; a++) {
          for (int next = 0; next < sites; next++) {
            filled[(s * sites + a) * sites + next] = ((next == a ? 1 : 0) + lost) / all;
          }
        }
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
      for (int s = 0; s < sites && time > 0; s++) {
        int stay = s * sites + s;
        double all = 1 + sites * astray * distance(crowd, stay);
        double slope = 0;
        for (int a = 0; a < sites; a++) {
          for (int next = 0; next < sites; next++) {
            slope += weights[(s * sites + a) * sites + next] * (1 - (next == a ? sites : 0));
          }
        }
        TreasureHunting.slopes(crowd, stay, slope * astray / (all * all), crowdSlopes);
      }
    }
  }
}
