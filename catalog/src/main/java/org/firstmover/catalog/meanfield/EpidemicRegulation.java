package org.firstmover.catalog.meanfield;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.firstmover.game.CatalogReference;
import org.firstmover.game.hierarchy.Variable;
import org.firstmover.game.meanfield.Horizon;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.game.meanfield.Population;
import org.firstmover.game.meanfield.Successors;
import org.firstmover.random.RandomStream;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;

/**
 * A regulator recommends how much contact the susceptible and the infected should have; people, who
 * are susceptible, infected or recovered, choose their own. A susceptible one with contact a pays
 * {@code 5 (recommended - a)^2} a day, an infected one {@code (recommended - a)^2 / 2} and 0.5 for
 * being ill. Infection has the rate {@code 0.25 a} times the contact of all the infected, recovery
 * the rate 0.1. The regulator's costs are the square of the infected share and, for departing from
 * contact as it was, {@code 0.1 (1 - recommended)^2} and {@code 0.5 (0.7 - recommended)^2} a day;
 * her value is less these costs, over all days.
 *
 * <p>Parameters are those of the authors' public program. Departures: time goes in days, in which a
 * rate r is a probability 1 - exp(-r); contact is one of a few levels; recommendations are constant
 * over each of a few periods; there are no payments between regulator and people; that costs grow
 * with the square of the infected share is this model's choice.
 *
 * <p>Source: A. Aurell, R. Carmona, G. Dayanikli, M. Lauriere, "Optimal incentives to mitigate
 * epidemics: a Stackelberg mean field game approach", SIAM Journal on Control and Optimization 60,
 * 2022.
 */
public final class EpidemicRegulation {
  private static final Option<Integer> DAYS = Option.whole("days", 2, 10_000, 30, "how many");
  private static final Option<Integer> LEVELS =
      Option.whole("levels", 2, 1_001, 11, "of contact, from 0 to 1");
  private static final Option<Integer> PERIODS =
      Option.whole("periods", 1, 1_000, 1, "of recommendations, of about the same length");

  public static final List<Option<?>> PARAMETERS =
      List.of(DAYS, LEVELS, PERIODS, Parameters.ENTROPY);

  private static final double TRANSMISSION = 0.25;
  private static final double RECOVERY = 0.1;
  private static final double ILLNESS = 0.5;
  private static final double[] OBEYING = {5, 0.5};
  private static final double[] DEPARTING = {0.1, 0.5};
  private static final double[] USUAL = {1, 0.7};
  private static final double[] START = {0.9, 0.1, 0};

  private EpidemicRegulation() {}

  public static MeanFieldGame of(CatalogReference reference, Options options, RandomStream random) {
    int days = options.get(DAYS);
    int levels = options.get(LEVELS);
    int periods = Math.min(days, options.get(PERIODS));
    double[] contact = new double[levels];
    Arrays.setAll(contact, a -> a / (levels - 1.0));
    double[] infectious = new double[3 * levels];
    System.arraycopy(contact, 0, infectious, levels, levels);
    double recover = -Math.expm1(-RECOVERY);
    // susceptible: 2 successors an action, infected: 2, recovered: 1
    double[] base = new double[5 * levels];
    for (int a = 0; a < levels; a++) {
      base[2 * (levels + a)] = 1 - recover;
      base[2 * (levels + a) + 1] = recover;
      base[4 * levels + a] = 1;
    }
    return new OnePopulation(
        reference.undrawn(),
        Horizon.of(days),
        new Population(
            "people",
            List.of("susceptible", "infected", "recovered"),
            IntStream.range(0, levels).mapToObj(a -> "contact " + contact[a]).toList(),
            START,
            Successors.of(3, levels, (s, a) -> s == 2 ? new int[] {2} : new int[] {s, s + 1})),
        options.get(Parameters.ENTROPY),
        List.of(
            Variable.list("susceptible", periods, 0, 1, USUAL[0]),
            Variable.list("infected", periods, 0, 1, USUAL[1])),
        new Discomfort(contact, periods, days),
        new Contagion(
            base,
            IntStream.range(0, levels).map(a -> 2 * a).toArray(),
            IntStream.range(0, levels).map(a -> 2 * a + 1).toArray(),
            Arrays.stream(contact).map(a -> TRANSMISSION * a).toArray(),
            infectious,
            true),
        new Costs(levels, periods, days));
  }

  /** Place of a recommendation for the susceptible, 0, or the infected, 1. */
  private static int place(int state, int time, int periods, int days) {
    return state * periods + time * periods / days;
  }

  private record Discomfort(double[] contact, int periods, int days) implements Rule {
    @Override
    public void fill(int time, double[] commitment, double[] crowd, double[] filled) {
      int levels = contact.length;
      Arrays.fill(filled, 0);
      for (int k = 0; k < 2 * levels; k++) {
        int state = k / levels;
        double gap = commitment[place(state, time, periods, days)] - contact[k % levels];
        filled[k] = -OBEYING[state] * gap * gap - state * ILLNESS;
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
      int levels = contact.length;
      for (int k = 0; k < 2 * levels; k++) {
        int state = k / levels;
        int place = place(state, time, periods, days);
        double gap = commitment[place] - contact[k % levels];
        commitmentSlopes[place] -= 2 * OBEYING[state] * gap * weights[k];
      }
    }
  }

  private record Costs(int levels, int periods, int days) implements Objective {
    private double infected(double[] crowd) {
      double sum = 0;
      for (int k = levels; k < 2 * levels; k++) {
        sum += crowd[k];
      }
      return sum;
    }

    @Override
    public double value(double[] commitment, double[][][] flow) {
      double sum = 0;
      for (int t = 0; t < days; t++) {
        double infected = infected(flow[t][0]);
        sum -= infected * infected;
        for (int state = 0; state < 2; state++) {
          double gap = USUAL[state] - commitment[place(state, t, periods, days)];
          sum -= DEPARTING[state] * gap * gap;
        }
      }
      return sum;
    }

    @Override
    public void slopes(
        double[] commitment,
        double[][][] flow,
        double[][][] flowSlopes,
        double[] commitmentSlopes) {
      for (int t = 0; t < days; t++) {
        double slope = -2 * infected(flow[t][0]);
        for (int k = levels; k < 2 * levels; k++) {
          flowSlopes[t][0][k] += slope;
        }
        for (int state = 0; state < 2; state++) {
          int place = place(state, t, periods, days);
          commitmentSlopes[place] += 2 * DEPARTING[state] * (USUAL[state] - commitment[place]);
        }
      }
    }
  }
}
