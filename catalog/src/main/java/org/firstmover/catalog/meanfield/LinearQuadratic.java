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
 * Followers on a line are drawn to their mean m and steer by a: {@code x + (pull (m - x) + a) delta
 * + sigma noise sqrt(delta)}, rounded to whole places; rewards are {@code (-a^2 / 2 + q a (m - x) -
 * kappa (m - x)^2 / 2) delta}, at the last time {@code -terminal (m - x)^2 / 2}. Noise is -3 sigma,
 * -2 sigma, … 3 sigma, with the weights of a standard normal at these numbers, so that sigma counts
 * twice: this is the paper's model as MFGLib computes it.
 *
 * <p>Because of the rounding, transitions jump where the mean moves: there are no slopes. A leader
 * charges for steering, a unit of |a|; the mean of |a| is measured.
 */
public final class LinearQuadratic {
  private static final Option<Integer> HORIZON = Parameters.horizon(3);
  private static final Option<Integer> REACH =
      Option.whole("reach", 1, 1_000, 5, "places go from minus this to this");
  private static final Option<Integer> MOST =
      Option.whole("most", 1, 100, 2, "steering goes from minus this to this");
  private static final Option<Double> SIGMA = Option.number("sigma", 0, 100, 3, "of the noise");
  private static final Option<Double> DELTA = Option.number("delta", 1e-6, 10, 0.1, "time step");
  private static final Option<Double> PULL = Option.number("pull", 0, 100, 1, "K, to the mean");
  private static final Option<Double> WEIGHT = Parameters.weight(0);

  public static final List<Option<?>> PARAMETERS =
      Parameters.charged(WEIGHT, HORIZON, REACH, MOST, SIGMA, DELTA, PULL);

  private static final double CROSS = 0.01;
  private static final double KAPPA = 0.5;
  private static final double TERMINAL = 1;

  private LinearQuadratic() {}

  public static MeanFieldGame of(CatalogReference reference, Options options, RandomStream random) {
    int reach = options.get(REACH);
    int most = options.get(MOST);
    int states = 2 * reach + 1;
    int actions = 2 * most + 1;
    double delta = options.get(DELTA);
    double[] steered = new double[states * actions];
    Arrays.setAll(steered, k -> Math.abs(k % actions - most));
    return Parameters.game(
        reference.undrawn(),
        options,
        WEIGHT,
        Horizon.of(options.get(HORIZON) + 1),
        new Population(
            "followers",
            IntStream.rangeClosed(-reach, reach).mapToObj(x -> "at " + x).toList(),
            IntStream.rangeClosed(-most, most).mapToObj(a -> "steer " + a).toList(),
            Parameters.uniform(states),
            Successors.all(states, actions)),
        new Costs(options.get(HORIZON), reach, most, delta),
        new Drift(reach, most, options.get(SIGMA), delta, options.get(PULL)),
        "charge",
        new double[][] {steered},
        new Objective.Mean(steered));
  }

  private static double mean(double[] crowd, int reach, int most) {
    double sum = 0;
    for (int k = 0; k < crowd.length; k++) {
      sum += crowd[k] * (k / (2 * most + 1) - reach);
    }
    return sum;
  }

  private record Costs(int last, int reach, int most, double delta) implements Rule {
    @Override
    public void fill(int time, double[] commitment, double[] crowd, double[] filled) {
      double mean = mean(crowd, reach, most);
      int actions = 2 * most + 1;
      for (int k = 0; k < filled.length; k++) {
        double gap = mean - (k / actions - reach);
        double a = k % actions - most;
        filled[k] =
            time == last
                ? -TERMINAL / 2 * gap * gap
                : delta * (-a * a / 2 + CROSS * a * gap - KAPPA / 2 * gap * gap);
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
      throw new IllegalStateException("there are no slopes");
    }
  }

  private record Drift(int reach, int most, double sigma, double delta, double pull)
      implements Rule {
    @Override
    public void fill(int time, double[] commitment, double[] crowd, double[] filled) {
      Arrays.fill(filled, 0);
      double mean = mean(crowd, reach, most);
      int states = 2 * reach + 1;
      int actions = 2 * most + 1;
      double all = 0;
      for (int n = -3; n <= 3; n++) {
        all += Math.exp(-0.5 * n * sigma * n * sigma);
      }
      for (int k = 0; k < states * actions; k++) {
        int x = k / actions - reach;
        double drift = x + (pull * (mean - x) + k % actions - most) * delta;
        for (int n = -3; n <= 3; n++) {
          double noise = n * sigma;
          double end = Math.rint(drift + sigma * noise * Math.sqrt(delta));
          int next = (int) Math.max(-reach, Math.min(reach, end)) + reach;
          filled[k * states + next] += Math.exp(-0.5 * noise * noise) / all;
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
      throw new IllegalStateException("there are no slopes");
    }

    @Override
    public boolean smooth() {
      return false;
    }
  }
}
