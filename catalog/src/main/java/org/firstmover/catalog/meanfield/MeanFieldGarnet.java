package org.firstmover.catalog.meanfield;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.firstmover.game.CatalogReference;
import org.firstmover.game.meanfield.Horizon;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.game.meanfield.Population;
import org.firstmover.random.RandomStream;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;

/**
 * Random stationary games whose rewards and transitions are coupled to the crowd mu. Of each pair
 * (s, a), with P sparse and random, C, R and M standard normal, and four couplings uniform on [0,
 * 1]:
 *
 * <ul>
 *   <li>transitions go as {@code max(0, cp P + rp C mu)}, or {@code P max(0, cp + rp C mu)} if
 *       multiplicative, and a small floor where they can go at all, normalised;
 *   <li>rewards are {@code cr R + rr (M mu)(s)}, or {@code R (cr + rr (M mu)(s))};
 *   <li>M is made symmetric (potential), antisymmetric (cyclic), or left as it is.
 * </ul>
 *
 * <p>A leader charges for the first action; its share is measured. Transitions have kinks where an
 * intensity turns 0.
 */
public final class MeanFieldGarnet {
  private static final Option<Integer> STATES = Option.whole("states", 2, 100, 20, "how many");
  private static final Option<Integer> ACTIONS = Option.whole("actions", 1, 20, 4, "how many");
  private static final Option<Integer> BRANCHING =
      Option.whole("branching", 1, 100, 5, "states that P leads to");
  private static final Option<String> DYNAMICS =
      Option.choice(
          "dynamics", List.of("additive", "multiplicative"), "additive", "how crowds move others");
  private static final Option<String> REWARDS =
      Option.choice(
          "rewards", List.of("additive", "multiplicative"), "additive", "how crowds are valued");
  private static final Option<String> TYPE =
      Option.choice("type", List.of("potential", "cyclic", "general"), "potential", "of M");
  private static final Option<Double> FLOOR =
      Option.number("floor", 1e-9, 1, 1e-3, "of intensities");
  private static final Option<Double> WEIGHT = Parameters.weight(0);

  public static final List<Option<?>> PARAMETERS =
      Parameters.charged(
          WEIGHT, STATES, ACTIONS, BRANCHING, DYNAMICS, REWARDS, TYPE, FLOOR, Parameters.DISCOUNT);

  private MeanFieldGarnet() {}

  public static MeanFieldGame of(CatalogReference reference, Options options, RandomStream random) {
    int states = options.get(STATES);
    int actions = options.get(ACTIONS);
    int pairs = states * actions;
    boolean sparse = options.get(DYNAMICS).equals("multiplicative");
    RandomStream coupling = random.child("couplings");
    double cp = coupling.nextDouble();
    double rp = coupling.nextDouble();
    double cr = coupling.nextDouble();
    double rr = coupling.nextDouble();
    Chances base =
        branches(
            states,
            actions,
            Math.min(options.get(BRANCHING), states),
            sparse,
            random.child("transitions"));
    double[][] couplings = normal(base.odds().length, states, random.child("crowd transitions"));
    double[] own = normal(1, pairs, random.child("rewards"))[0];
    boolean product = options.get(REWARDS).equals("multiplicative");
    double[] first = new double[pairs];
    Arrays.setAll(first, k -> k % actions == 0 ? 1 : 0);
    return Parameters.game(
        reference,
        options,
        WEIGHT,
        Horizon.stationary(options.get(Parameters.DISCOUNT)),
        new Population(
            "followers",
            IntStream.rangeClosed(1, states).mapToObj(s -> "state " + s).toList(),
            IntStream.rangeClosed(1, actions).mapToObj(a -> "action " + a).toList(),
            Parameters.uniform(states),
            base.successors()),
        Affine.ofStates(
            Arrays.stream(own).map(r -> cr * r).toArray(),
            Arrays.stream(own).map(r -> product ? rr * r : rr).toArray(),
            interaction(options.get(TYPE), states, random.child("interaction"))),
        new Coupled(base, couplings, cp, rp, sparse, options.get(FLOOR)),
        "charge",
        new double[][] {first},
        new Objective.Mean(first));
  }

  private static double[][] interaction(String type, int states, RandomStream random) {
    double[][] drawn = normal(states, states, random);
    double sign = type.equals("cyclic") ? -1 : 1;
    double[][] matrix = new double[states][states];
    for (int s = 0; s < states; s++) {
      for (int y = 0; y < states; y++) {
        matrix[s][y] =
            type.equals("general") ? drawn[s][y] : (drawn[s][y] + sign * drawn[y][s]) / 2;
      }
    }
    return matrix;
  }

  private static double[][] normal(int rows, int columns, RandomStream random) {
    double[][] numbers = new double[rows][columns];
    for (double[] row : numbers) {
      Arrays.setAll(row, k -> random.nextGaussian());
    }
    return numbers;
  }

  /** So many different states, with probabilities uniform on the simplex. */
  private static Chances branches(
      int states, int actions, int branching, boolean sparse, RandomStream random) {
    int[] order = IntStream.range(0, states).toArray();
    return Chances.of(
        states,
        actions,
        (state, action, next) -> {
          random.shuffle(order);
          double[] gaps = new double[branching];
          Arrays.setAll(gaps, i -> -Math.log1p(-random.nextDouble()));
          double all = Arrays.stream(gaps).sum();
          for (int i = 0; i < (sparse ? branching : states); i++) {
            next.accept(order[i], i < branching ? gaps[i] / all : 0.0);
          }
        });
  }

  /**
   * @param couplings {@code double[successor][state of others]}
   */
  private record Coupled(
      Chances base, double[][] couplings, double cp, double rp, boolean product, double floor)
      implements Rule {
    private double[] shares(double[] crowd) {
      double[] shares = new double[couplings[0].length];
      int actions = crowd.length / shares.length;
      for (int k = 0; k < crowd.length; k++) {
        shares[k / actions] += crowd[k];
      }
      return shares;
    }

    private double intensity(int j, double[] shares) {
      double sum = 0;
      for (int s = 0; s < shares.length; s++) {
        sum += couplings[j][s] * shares[s];
      }
      double odds = base.odds()[j];
      return product ? odds * (cp + rp * sum) : cp * odds + rp * sum;
    }

    @Override
    public void fill(int time, double[] commitment, double[] crowd, double[] filled) {
      int[] first = base.successors().first();
      double[] shares = shares(crowd);
      for (int row = 0; row + 1 < first.length; row++) {
        double all = 0;
        for (int j = first[row]; j < first[row + 1]; j++) {
          filled[j] = floor + Math.max(0, intensity(j, shares));
          all += filled[j];
        }
        for (int j = first[row]; j < first[row + 1]; j++) {
          filled[j] /= all;
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
      int[] first = base.successors().first();
      int actions = crowd.length / couplings[0].length;
      double[] intensities = new double[weights.length];
      double[] shares = shares(crowd);
      for (int row = 0; row + 1 < first.length; row++) {
        double all = 0;
        double mean = 0;
        for (int j = first[row]; j < first[row + 1]; j++) {
          intensities[j] = intensity(j, shares);
          double size = floor + Math.max(0, intensities[j]);
          all += size;
          mean += size * weights[j];
        }
        mean /= all;
        for (int j = first[row]; j < first[row + 1]; j++) {
          if (intensities[j] > 0) {
            double slope = (weights[j] - mean) / all * rp * (product ? base.odds()[j] : 1);
            for (int k = 0; k < crowd.length; k++) {
              crowdSlopes[k] += slope * couplings[j][k / actions];
            }
          }
        }
      }
    }
  }
}
