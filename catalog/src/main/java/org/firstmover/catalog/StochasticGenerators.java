package org.firstmover.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.firstmover.catalog.stochastic.EpidemicTesting;
import org.firstmover.catalog.stochastic.Garnet;
import org.firstmover.catalog.stochastic.Patrol;
import org.firstmover.game.stochastic.Observes;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;

/** The seeded stochastic games; all rewards are in [0, 1]. */
final class StochasticGenerators {
  private static final Option<Double> DISCOUNT =
      Option.number("discount", 0, 0.99999, 0.9, "of a step");
  private static final Option<Double> ENTROPY =
      Option.number("entropy", 0, 1e6, 0.1, "weight of the follower's entropy bonus");

  private static final Option<Integer> STATES =
      Option.whole("states", 1, 1_000_000, 10, "how many states there are");
  private static final Option<Integer> ROWS =
      Option.whole("rows", 1, 1_000, 3, "how many actions the leader has");
  private static final Option<Integer> COLUMNS =
      Option.whole("columns", 1, 1_000, 3, "how many actions the follower has");
  private static final Option<Integer> BRANCHING =
      Option.whole("branching", 1, 1_000, 3, "how many states can follow, at most all");
  private static final Option<String> OBSERVES =
      Option.choice(
          "observes",
          Arrays.stream(Observes.values()).map(Observes::text).toList(),
          Observes.COMMITMENT.text(),
          "whether the follower sees the leader's policy only, or her drawn action too");

  private static final Option<String> GRAPH =
      Option.choice("graph", List.of("ring", "grid", "random"), "ring", "what is patrolled");
  private static final Option<Integer> NODES =
      Option.whole("nodes", 2, 1_000, 5, "how many nodes can be attacked");
  private static final Option<Integer> DURATION =
      Option.whole("duration", 1, 1_000, 2, "how many steps an attack takes");
  private static final Option<Double> PENALTY =
      Option.number(
          "penalty", 0, 1e6, 0.5, "of an attacker who is caught; nodes are worth up to 1");

  private static final Option<Integer> LEVELS =
      Option.whole("levels", 2, 1_001, 6, "how many levels of infection are told apart");
  private static final Option<Integer> INTENSITIES =
      Option.whole("intensities", 2, 100, 3, "how many intensities of testing there are");
  private static final Option<Double> SPREAD =
      Option.number("spread", 0, EpidemicTesting.MOST_SPREAD, 0.8, "how infectious the disease is");

  static final List<Generator> ALL =
      List.of(
          new Generator(
              "garnet",
              StochasticGame.KIND,
              "random games in which few states can follow; rewards uniform on [0, 1)",
              "T. Archibald, K. McKinnon, L. Thomas, On the generation of Markov decision processes,"
                  + " Journal of the Operational Research Society 46, 1995",
              List.of(STATES, ROWS, COLUMNS, BRANCHING, OBSERVES, DISCOUNT, ENTROPY),
              (options, random) ->
                  Garnet.random(
                      new Garnet.Size(
                          options.get(STATES),
                          options.get(ROWS),
                          options.get(COLUMNS),
                          options.get(BRANCHING)),
                      observes(options.get(OBSERVES)),
                      rules(options),
                      random)),
          new Generator(
              "patrol",
              StochasticGame.KIND,
              "a patrol on a graph against attacks that take time; worths uniform on [1/4, 1)",
              "N. Basilico, N. Gatti, F. Amigoni, Leader-follower strategies for robotic patrolling"
                  + " in environments with arbitrary topologies, AAMAS 2009",
              List.of(GRAPH, NODES, DURATION, PENALTY, DISCOUNT, ENTROPY),
              (options, random) ->
                  Patrol.random(
                      Patrol.Shape.valueOf(options.get(GRAPH).toUpperCase(Locale.ROOT)),
                      options.get(NODES),
                      options.get(DURATION),
                      options.get(PENALTY),
                      rules(options),
                      random)),
          new Generator(
              "epidemic-testing",
              StochasticGame.KIND,
              "testing offered at each level of an epidemic, and citizens who may stay away",
              "made for this catalog after an example of P. Das, B. Nortmann, L. Ratliff, V. Gupta,"
                  + " T. Mylvaganam, Learning in stochastic Stackelberg games, 2024",
              List.of(LEVELS, INTENSITIES, SPREAD, DISCOUNT, ENTROPY),
              (options, random) ->
                  EpidemicTesting.random(
                      options.get(LEVELS),
                      options.get(INTENSITIES),
                      options.get(SPREAD),
                      rules(options),
                      random)));

  private StochasticGenerators() {}

  private static StochasticGame.Rules rules(Options options) {
    return new StochasticGame.Rules(options.get(DISCOUNT), options.get(ENTROPY));
  }

  private static Observes observes(String text) {
    return Observes.valueOf(text.toUpperCase(Locale.ROOT));
  }
}
