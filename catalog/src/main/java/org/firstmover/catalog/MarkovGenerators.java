package org.firstmover.catalog;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.firstmover.catalog.markov.BulletTrade;
import org.firstmover.catalog.markov.Duopoly;
import org.firstmover.catalog.markov.MatrixDesign;
import org.firstmover.catalog.markov.SequentialPrices;
import org.firstmover.catalog.markov.SequentialPrices.Buyer;
import org.firstmover.catalog.markov.SimpleAllocation;
import org.firstmover.exact.Rational;
import org.firstmover.game.CatalogReference;
import org.firstmover.game.markov.Environment;
import org.firstmover.game.markov.MarkovGame;
import org.firstmover.game.markov.RandomisedLeader;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;

/** Domains of the literature on learned commitments. */
final class MarkovGenerators {
  static final String STACKELBERG_POMDP =
      "G. Brero, A. Eden, D. Chakrabarti, M. Gerstgrasser, A. Greenwald, V. Li, D. Parkes,"
          + " Stackelberg POMDP: a reinforcement learning approach for economic design, 2022";

  private static final Option<Double> INTERCEPT =
      Option.number("intercept", 0, 1e6, 1, "the price at which nothing is sold");
  private static final Option<Double> SLOPE =
      Option.number("slope", 0, 1e6, 1, "by how much a unit lowers the price");
  private static final Option<Double> LEADER_COST =
      Option.number("leader-cost", 0, 1e6, 0, "of a unit, below the intercept");
  private static final Option<Double> FOLLOWER_COST =
      Option.number("follower-cost", 0, 1e6, 0, "of a unit, below the intercept");

  private static final Option<Integer> ITEMS =
      Option.whole("items", 1, 100, 3, "how many items there are, wanted with equal probability");
  private static final Option<Integer> ALLOCATION_MESSAGES =
      Option.whole("messages", 1, 100, 2, "how many messages the follower can send");

  private static final Option<String> PAYMENTS =
      Option.choice(
          "payments", List.of("grid", "any"), "grid", "whether payments are of a few amounts");
  private static final Option<Integer> LEVELS =
      Option.whole("levels", 2, 1_001, 2, "how many amounts a payment on the grid can have");

  private static final Option<String> SETTING =
      Option.choice(
          "setting",
          List.of("pi", "msgspace"),
          "pi",
          "values 1/5 (or 1, with probability 1/5) and 0 or 2/5; or uniform on a grid");
  private static final Option<Integer> MESSAGES =
      Option.whole("messages", 1, 100, 2, "how many messages a buyer can send; 1: none");
  private static final Option<Integer> TYPES =
      Option.whole("types", 2, 100, 3, "how many values a buyer can have in setting msgspace");
  private static final Option<Integer> OFFERS =
      Option.whole("prices", 2, 1_001, 6, "how many prices there are, from 0 to 1");

  /** Whether a leader of a list of actions commits to lotteries over it. */
  static final Option<String> LEADER_ACTIONS =
      Option.choice(
          "leader-actions",
          List.of("pure", "weights"),
          "pure",
          "what the leader chooses on an observation: an action, or a weight for each, drawn by");

  private static final Option<String> LEADER =
      Option.choice("leader", List.of("seller", "buyer"), "seller", "who commits");
  private static final Option<Integer> BULLETS =
      Option.whole("bullets", 1, 1_000, 5, "how many bullets are found");
  private static final Option<Integer> LATE =
      Option.whole("late", 0, 1_000, 1, "how many of these are too late to be of use");
  private static final Option<Integer> LANES =
      Option.whole("lanes", 1, 20, 3, "in which the follower aims; 1: nothing to aim at");
  private static final Option<Integer> PRICES =
      Option.whole("prices", 2, 1_001, 5, "how many prices there are, from 0 to 1");

  static final List<Generator> ALL =
      List.of(
          new Generator(
              "quantity-duopoly",
              MarkovGame.KIND,
              "two firms choose quantities, any numbers; who commits sells more",
              "H. von Stackelberg, Marktform und Gleichgewicht, 1934",
              List.of(INTERCEPT, SLOPE, LEADER_COST, FOLLOWER_COST),
              Map.of("strong", Rational.of(1, 8)),
              "closed form (a - 2 c + d)^2 / (8 b)",
              maker(
                  options ->
                      new Duopoly(
                          new Duopoly.Market(
                              options.get(INTERCEPT),
                              options.get(SLOPE),
                              options.get(LEADER_COST),
                              options.get(FOLLOWER_COST))))),
          new Generator(
              "simple-allocation",
              MarkovGame.KIND,
              "a follower says with too few messages which item she wants",
              STACKELBERG_POMDP,
              List.of(ITEMS, ALLOCATION_MESSAGES),
              Map.of("strong", Rational.of(2, 3)),
              "one item a message can be found out",
              maker(
                  options ->
                      new SimpleAllocation(options.get(ITEMS), options.get(ALLOCATION_MESSAGES)))),
          new Generator(
              "matrix-design",
              MarkovGame.KIND,
              "a leader who pays two followers for what they do in a game",
              STACKELBERG_POMDP
                  + "; the game is that of D. Monderer, M. Tennenholtz, K-implementation, 2004",
              List.of(PAYMENTS, LEVELS),
              Map.of("strong", Rational.of(5, 3)),
              "the largest sum of payoffs, which payments make an equilibrium",
              maker(
                  options ->
                      options.get(PAYMENTS).equals("any")
                          ? new MatrixDesign()
                          : new MatrixDesign(options.get(LEVELS)))),
          new Generator(
              "sequential-prices",
              MarkovGame.KIND,
              "two buyers asked one after the other, after messages or without",
              STACKELBERG_POMDP,
              List.of(SETTING, MESSAGES, TYPES, OFFERS, LEADER_ACTIONS),
              Map.of("strong", Rational.ZERO),
              "the source; an equilibrium of the buyers that leaves nothing to be gained",
              maker(MarkovGenerators::sequentialPrices)),
          new Generator(
              "bullet-trade",
              MarkovGame.KIND,
              "a stand-in for the trade of bullets in Space Invaders: who buys them must also hit",
              IteratedGenerators.ORACLES,
              List.of(LEADER, BULLETS, LATE, PRICES, LANES),
              Map.of("strong", Rational.of(11, 5)),
              "two invaders can be hit, for 1 each; two more bullets that are of use are kept",
              maker(
                  options ->
                      new BulletTrade(
                          options.get(LEADER).equals("seller"),
                          options.get(BULLETS),
                          options.get(LATE),
                          options.get(PRICES),
                          options.get(LANES)))));

  private MarkovGenerators() {}

  /** The leader chooses weights where options say so. */
  static Environment led(Environment environment, Options options) {
    return options.get(LEADER_ACTIONS).equals("pure")
        ? environment
        : new RandomisedLeader(environment);
  }

  private static Environment sequentialPrices(Options options) {
    boolean uniform = options.get(SETTING).equals("msgspace");
    Buyer first =
        uniform
            ? Buyer.uniform(options.get(TYPES))
            : new Buyer(
                List.of(Rational.of(1, 5), Rational.ONE),
                List.of(Rational.of(4, 5), Rational.of(1, 5)));
    Buyer second =
        uniform
            ? first
            : new Buyer(
                List.of(Rational.ZERO, Rational.of(2, 5)),
                List.of(Rational.of(1, 2), Rational.of(1, 2)));
    return led(
        new SequentialPrices(first, second, options.get(MESSAGES), options.get(OFFERS)), options);
  }

  private static Generator.Maker maker(Function<Options, Environment> environment) {
    return (reference, options, random) -> game(reference, environment.apply(options));
  }

  /** A game in which the generator draws nothing, so that the seed makes no other game of it. */
  static MarkovGame game(CatalogReference reference, Environment environment) {
    return new MarkovGame(reference.undrawn(), 1, environment::copy);
  }
}
