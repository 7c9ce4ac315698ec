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

/** Markets in which everyone decides once whether to be active. */
public final class Markets {
  private static final Option<Double> CONDUCT =
      Option.number(
          "conduct",
          1,
          1e3,
          2,
          "2: units of one rival firm; 1: units that take the price as given");

  /** Of {@link #quantityLeader}. */
  public static final List<Option<?>> QUANTITY = List.of(CONDUCT, Parameters.ENTROPY);

  private static final Option<Double> FIRST =
      Option.number("first", 0, 1e3, 1, "worth of the first market to who is alone in it");
  private static final Option<Double> SECOND =
      Option.number("second", 0, 1e3, 0.8, "worth of the second market likewise");
  private static final Option<Double> CROWDING =
      Option.number("crowding", 1e-6, 1e6, 2, "what the share in a market takes from its worth");

  /** Of {@link #entrance}. */
  public static final List<Option<?>> ENTRANCE =
      List.of(FIRST, SECOND, CROWDING, Parameters.ENTROPY);

  private Markets() {}

  /**
   * The leader brings q to a market whose price is 1 - q - m, where m is the share of many units of
   * production that run: {@code 1 - q - conduct * m} is what running one is worth. With conduct 2
   * this is the marginal revenue of a rival who owns them all, so that m = (1 - q) / 2 is his best
   * response: Stackelberg's duopoly with q = 1/2, m = 1/4 and 1/8 for the leader, where Cournot's
   * has 1/3, 1/3 and 1/9. In general she has {@code q (1 - q) (1 - 1 / conduct)}: nothing against
   * units that take the price as given.
   */
  public static MeanFieldGame quantityLeader(
      CatalogReference reference, Options options, RandomStream random) {
    double[] running = {1, 0};
    double[][] units = {running};
    Objective share = new Objective.Mean(running);
    Rule worth =
        new Charges(units, 0, share)
            .on(
                new Affine(
                    new double[] {1, 0}, new double[][] {{-options.get(CONDUCT), 0}, {0, 0}}));
    return new OnePopulation(
        reference.undrawn(),
        Horizon.of(1),
        Population.choosing("units", List.of("run", "rest")),
        options.get(Parameters.ENTROPY),
        List.of(Variable.number("quantity", 0, 1)),
        worth,
        new Rule.Table(Parameters.ones(2)),
        new Profit());
  }

  /** q (1 - q - m). */
  private record Profit() implements Objective {
    @Override
    public double value(double[] commitment, double[][][] flow) {
      return commitment[0] * (1 - commitment[0] - flow[0][0][0]);
    }

    @Override
    public void slopes(
        double[] commitment,
        double[][][] flow,
        double[][][] flowSlopes,
        double[] commitmentSlopes) {
      flowSlopes[0][0][0] -= commitment[0];
      commitmentSlopes[0] += 1 - 2 * commitment[0] - flow[0][0][0];
    }
  }

  /**
   * A leader sets the entrance fees of two markets; many firms choose one of them or stay out: a
   * market is worth {@code worth - crowding * share - fee}. Where some stay out, fees are worth / 2
   * and she has {@code (first^2 + second^2) / (4 crowding)}.
   *
   * <p>Named after a test game of S. Zeng et al., "Learning in Stackelberg mean field games", 2025,
   * whose numbers are not known here.
   */
  public static MeanFieldGame entrance(
      CatalogReference reference, Options options, RandomStream random) {
    double crowding = -options.get(CROWDING);
    double highest = Math.max(options.get(FIRST), options.get(SECOND));
    Charges fees =
        new Charges(new double[][] {{1, 0, 0}, {0, 1, 0}}, 0, new Objective.Mean(new double[3]));
    return new OnePopulation(
        reference.undrawn(),
        Horizon.of(1),
        Population.choosing("firms", List.of("first", "second", "stay out")),
        options.get(Parameters.ENTROPY),
        List.of(Variable.list("fee", 2, 0, highest)),
        fees.on(
            new Affine(
                new double[] {options.get(FIRST), options.get(SECOND), 0},
                new double[][] {{crowding, 0, 0}, {0, crowding, 0}, {0, 0, 0}})),
        new Rule.Table(Parameters.ones(3)),
        fees);
  }
}
