package org.firstmover.catalog.meanfield;

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
 * Firms in perfect competition keep raw material s in stock, produce q and buy h: the price is
 * {@code (demand / (mean q + e))^(1 / sigma)}, and a firm has {@code (price - c0) q - c1 q^2 - c2 h
 * - (c2 + c3) max(q - s, 0) - c4 s}. A leader taxes each unit produced. The mean quantity is
 * measured. All five costs are 1, as in MFGLib, unless told.
 */
public final class EquilibriumPrice {
  private static final Option<Integer> HORIZON = Parameters.horizon(4);
  private static final Option<Integer> STOCK =
      Option.whole("stock", 1, 1_000, 3, "the most that can be stored");
  private static final Option<Integer> MOST =
      Option.whole("most", 1, 100, 2, "the most that can be produced, and bought, at a time");
  private static final Option<Double> DEMAND = Option.number("demand", 1e-9, 1e9, 1, "d");
  private static final Option<Double> SIGMA =
      Option.number("sigma", 1e-3, 1e3, 1, "elasticity of demand");
  private static final Option<Double> COST =
      Option.number("cost", 0, 1e6, 1, "c0 to c4, all the same");
  private static final Option<Double> WEIGHT = Parameters.weight(0);

  public static final List<Option<?>> PARAMETERS =
      Parameters.charged(WEIGHT, HORIZON, STOCK, MOST, DEMAND, SIGMA, COST);

  private static final double OTHERS = 1;

  private EquilibriumPrice() {}

  public static MeanFieldGame of(CatalogReference reference, Options options, RandomStream random) {
    int stock = options.get(STOCK);
    int most = options.get(MOST);
    int actions = (most + 1) * (most + 1);
    double cost = options.get(COST);
    double[] produced = new double[(stock + 1) * actions];
    double[] table = new double[produced.length];
    for (int k = 0; k < table.length; k++) {
      int s = k / actions;
      int q = k % actions / (most + 1);
      int h = k % (most + 1);
      produced[k] = q;
      table[k] = -cost * (q + q * q + h + 2 * Math.max(q - s, 0) + s);
    }
    return Parameters.game(
        reference.undrawn(),
        options,
        WEIGHT,
        Horizon.of(options.get(HORIZON) + 1),
        new Population(
            "firms",
            IntStream.rangeClosed(0, stock).mapToObj(s -> "stock " + s).toList(),
            IntStream.range(0, actions)
                .mapToObj(a -> "produce " + a / (most + 1) + ", buy " + a % (most + 1))
                .toList(),
            Parameters.uniform(stock + 1),
            Successors.deterministic(
                stock + 1,
                actions,
                (s, a) -> Math.min(stock, s - Math.min(a / (most + 1), s) + a % (most + 1)))),
        new Market(table, produced, options.get(DEMAND), options.get(SIGMA)),
        new Rule.Table(Parameters.ones(table.length)),
        "tax",
        new double[][] {produced},
        new Objective.Mean(produced));
  }

  private record Market(double[] table, double[] produced, double demand, double sigma)
      implements Rule {
    private double supply(double[] crowd) {
      double sum = OTHERS;
      for (int k = 0; k < crowd.length; k++) {
        sum += produced[k] * crowd[k];
      }
      return sum;
    }

    @Override
    public void fill(int time, double[] commitment, double[] crowd, double[] filled) {
      double price = Math.pow(demand / supply(crowd), 1 / sigma);
      for (int k = 0; k < filled.length; k++) {
        filled[k] = table[k] + price * produced[k];
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
      double supply = supply(crowd);
      double slope = -Math.pow(demand / supply, 1 / sigma) / (sigma * supply);
      double sold = 0;
      for (int k = 0; k < weights.length; k++) {
        sold += weights[k] * produced[k];
      }
      for (int k = 0; k < weights.length; k++) {
        crowdSlopes[k] += slope * sold * produced[k];
      }
    }
  }
}
