package org.firstmover.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.firstmover.game.InputError;
import org.firstmover.game.Names;
import org.firstmover.game.Payoffs;
import org.firstmover.game.bayesian.BayesianGame;
import org.firstmover.game.bayesian.FollowerType;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.game.security.SecurityGame;
import org.firstmover.random.RandomStream;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;

/** The seeded generators. */
final class Generators {
  private static final Option<Integer> ROWS =
      Option.whole("rows", 1, 2_000, 10, "how many actions the leader has");
  private static final Option<Integer> COLUMNS =
      Option.whole("columns", 1, 2_000, 10, "how many actions the follower, or a type, has");
  private static final Option<Double> CORRELATION =
      Option.number("correlation", -1, 1, -0.5, "of the two players' payoffs in each cell");
  private static final Option<Integer> TYPES =
      Option.whole("types", 1, 100, 3, "how many types of follower there are, equally likely");
  private static final Option<Integer> TARGETS =
      Option.whole("targets", 1, 2_000_000, 20, "how many targets there are");
  private static final Option<Integer> RESOURCES =
      Option.whole("resources", 0, 2_000_000, 5, "how many targets can be covered at once");

  private static final long MOST_ENTRIES = 4_000_000;

  private static final List<Generator> OWN =
      List.of(
          new Generator(
              "random",
              NormalFormGame.KIND,
              "payoffs independent and uniform on [0, 1)",
              "RandomGame of E. Nudelman, J. Wortman, Y. Shoham, K. Leyton-Brown, Run the GAMUT,"
                  + " AAMAS 2004",
              List.of(ROWS, COLUMNS),
              Generators::random),
          new Generator(
              "covariant",
              NormalFormGame.KIND,
              "payoffs standard normal, correlated between the players in each cell",
              "CovariantGame of E. Nudelman, J. Wortman, Y. Shoham, K. Leyton-Brown, Run the GAMUT,"
                  + " AAMAS 2004",
              List.of(ROWS, COLUMNS, CORRELATION),
              Generators::covariant),
          new Generator(
              "random-bayesian",
              BayesianGame.KIND,
              "types equally likely, payoffs independent and uniform on [0, 1)",
              "P. Paruchuri, J. Pearce, J. Marecki, M. Tambe, F. Ordonez, S. Kraus, Playing games"
                  + " for security, AAMAS 2008",
              List.of(ROWS, COLUMNS, TYPES),
              Generators::bayesian),
          new Generator(
              "random-security",
              SecurityGame.KIND,
              "whole payoffs, gains uniform on 0 to 100 and losses on -100 to 0",
              "C. Kiekintveld, M. Jain, J. Tsai, J. Pita, F. Ordonez, M. Tambe, Computing optimal"
                  + " randomized resource allocations for massive security games, AAMAS 2009",
              List.of(TARGETS, RESOURCES),
              Generators::security));

  static final List<Generator> ALL =
      Stream.of(
              OWN,
              GamutGenerators.ALL,
              HierarchyGenerators.ALL,
              StochasticGenerators.ALL,
              IteratedGenerators.ALL,
              MarkovGenerators.ALL,
              MeanFieldGenerators.ALL,
              TariffGenerators.ALL,
              List.of(PriceWarGenerator.PRICE_WAR, PlayedGenerator.PLAYED))
          .flatMap(List::stream)
          .toList();

  private Generators() {}

  private static NormalFormGame random(Options options, RandomStream random) {
    int rows = options.get(ROWS);
    int columns = options.get(COLUMNS);
    return named(
        "random",
        uniform(rows, columns, random.child("leader")),
        uniform(rows, columns, random.child("follower")));
  }

  private static NormalFormGame covariant(Options options, RandomStream random) {
    int rows = options.get(ROWS);
    int columns = options.get(COLUMNS);
    double correlation = options.get(CORRELATION);
    double own = StrictMath.sqrt(1 - correlation * correlation);
    Payoffs.Builder leader = new Payoffs.Builder(rows, columns);
    Payoffs.Builder follower = new Payoffs.Builder(rows, columns);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        double first = random.nextGaussian();
        leader.set(i, j, first);
        follower.set(i, j, correlation * first + own * random.nextGaussian());
      }
    }
    return named("covariant", leader.build(), follower.build());
  }

  private static NormalFormGame named(String name, Payoffs leader, Payoffs follower) {
    return new NormalFormGame(
        name, Names.numbered(leader.rows()), Names.numbered(leader.columns()), leader, follower);
  }

  private static BayesianGame bayesian(Options options, RandomStream random) {
    int rows = options.get(ROWS);
    int columns = options.get(COLUMNS);
    int count = options.get(TYPES);
    long entries = (long) count * rows * columns;
    if (entries > MOST_ENTRIES) {
      throw new InputError(
          count + " types of " + rows + " x " + columns,
          "parameters of random-bayesian",
          "at most " + MOST_ENTRIES + " payoffs of a player",
          "Maybe fewer types or actions will do.");
    }
    List<FollowerType> types = new ArrayList<>();
    for (int l = 1; l <= count; l++) {
      types.add(
          new FollowerType(
              "type " + l,
              1.0 / count,
              Names.numbered(columns),
              uniform(rows, columns, random.child("leader " + l)),
              uniform(rows, columns, random.child("follower " + l))));
    }
    return new BayesianGame("random-bayesian", Names.numbered(rows), types);
  }

  private static Payoffs uniform(int rows, int columns, RandomStream random) {
    Payoffs.Builder table = new Payoffs.Builder(rows, columns);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        table.set(i, j, random.nextDouble());
      }
    }
    return table.build();
  }

  private static SecurityGame security(Options options, RandomStream random) {
    int targets = options.get(TARGETS);
    Payoffs.Builder table = new Payoffs.Builder(targets, 4);
    for (int t = 0; t < targets; t++) {
      table.set(t, 0, random.nextInt(0, 100));
      table.set(t, 1, random.nextInt(-100, 0));
      table.set(t, 2, random.nextInt(-100, 0));
      table.set(t, 3, random.nextInt(0, 100));
    }
    return new SecurityGame(
        "random-security",
        options.get(RESOURCES),
        IntStream.rangeClosed(1, targets).mapToObj(t -> "target " + t).toList(),
        table.build());
  }
}
