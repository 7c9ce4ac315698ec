package org.firstmover.catalog.meanfield;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.firstmover.game.CatalogReference;
import org.firstmover.game.hierarchy.Variable;
import org.firstmover.game.meanfield.Horizon;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.game.meanfield.Population;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;

/** What many games are parametrised by, and games of followers whom a leader may charge. */
final class Parameters {
  static final Option<Double> ENTROPY =
      Option.number("entropy", 0, 1e6, 0, "weight of the followers' entropy bonus");
  static final Option<Double> DISCOUNT =
      Option.number("discount", 1e-3, 0.9999, 0.9, "of a step; the game goes on for ever");
  static final Option<Double> HIGHEST =
      Option.number("highest", 0, 1e6, 0, "charge; 0: nobody leads");

  private Parameters() {}

  static Option<Integer> horizon(int fallback) {
    return Option.whole("horizon", 0, 10_000, fallback, "the last time; the first is 0");
  }

  static Option<String> torus() {
    return Option.choice(
        "torus", List.of("no", "yes"), "no", "whether who leaves comes in from the other side");
  }

  static Grid.Edge edge(Options options, Option<String> torus) {
    return options.get(torus).equals("yes") ? Grid.Edge.AROUND : Grid.Edge.ALONG;
  }

  /** What the measured counts for a leader who charges. */
  static Option<Double> weight(double fallback) {
    return Option.number(
        "weight", -1e6, 1e6, fallback, "of what is measured, beside what the leader takes in");
  }

  /** A game's own parameters, those of charges, and the entropy. */
  static List<Option<?>> charged(Option<Double> weight, Option<?>... own) {
    List<Option<?>> all = new ArrayList<>(List.of(own));
    all.addAll(List.of(HIGHEST, weight, ENTROPY));
    return List.copyOf(all);
  }

  /**
   * A game in which a leader charges followers if the highest charge is above 0; else nobody leads.
   *
   * @param weight that was declared
   * @param charge name of the variable
   * @param units one row for each number of the leader's: how often pairs are charged
   * @param measured without her
   */
  static MeanFieldGame game(
      CatalogReference origin,
      Options options,
      Option<Double> weight,
      Horizon horizon,
      Population population,
      Rule rewards,
      Rule moves,
      String charge,
      double[][] units,
      Objective measured) {
    double highest = options.get(HIGHEST);
    double entropy = options.get(ENTROPY);
    if (highest == 0) {
      return new OnePopulation(
          origin, horizon, population, entropy, List.of(), rewards, moves, measured);
    }
    Variable variable =
        units.length == 1
            ? Variable.number(charge, 0, highest)
            : Variable.list(charge, units.length, 0, highest);
    Charges charges = new Charges(units, options.get(weight), measured);
    return new OnePopulation(
        origin,
        horizon,
        population,
        entropy,
        List.of(variable),
        charges.on(rewards),
        moves,
        charges);
  }

  static double[] ones(int count) {
    double[] ones = new double[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  static double[] uniform(int count) {
    double[] shares = new double[count];
    Arrays.fill(shares, 1.0 / count);
    return shares;
  }

  /** One number a pair: the same for all actions of a state. */
  static double[] byState(int actions, double... numbers) {
    double[] pairs = new double[numbers.length * actions];
    Arrays.setAll(pairs, k -> numbers[k / actions]);
    return pairs;
  }
}
