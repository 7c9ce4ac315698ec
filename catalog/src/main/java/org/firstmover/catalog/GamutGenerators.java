package org.firstmover.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.random.RandomStream;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;

/** The seeded generators of {@link GamutGames}. */
final class GamutGenerators {
  private static final Option<Integer> ACTIONS =
      Option.whole("actions", 2, 2_000, 10, "how many actions each player has");
  private static final Option<Integer> LOWEST =
      Option.whole("lowest", 0, 1_000_000, 2, "the lowest claim");
  private static final Option<Double> REWARD =
      Option.number("reward", 1, 1e6, 2, "above 1; the lower claim wins it, the higher loses it");
  private static final Option<Double> TIME_COST =
      Option.number("cost", 0, 1e6, 0.25, "of a unit of time");
  private static final Option<Double> BASE =
      Option.number("base", -1e6, 1e6, 0.6, "paid whatever the efforts");
  private static final Option<Double> BENEFIT =
      Option.number("benefit", 0, 1e6, 0.2, "of a unit of the smaller effort, to both");
  private static final Option<Double> EFFORT_COST =
      Option.number("cost", 0, 1e6, 0.1, "of a unit of one's own effort; below the benefit");
  private static final Option<Double> INSPECTION_COST =
      Option.number("cost", 0, 1, 0.1, "of an inspection");

  static final List<Generator> ALL =
      List.of(
          gamut(
              "gamut-travelers-dilemma",
              "both get the lower of two claims; who made it wins a reward, the other loses it",
              "K. Basu, The traveler's dilemma: paradoxes of rationality in game theory, American"
                  + " Economic Review 84(2), 1994",
              (games, options, random) ->
                  games.travelersDilemma(options.get(LOWEST), options.get(REWARD)),
              LOWEST,
              REWARD),
          gamut(
              "gamut-grab-the-dollar",
              "who grabs first gets most, both at once least; prizes uniform on [0, 1)",
              "GrabTheDollar of E. Nudelman, J. Wortman, Y. Shoham, K. Leyton-Brown, Run the GAMUT,"
                  + " AAMAS 2004",
              (games, options, random) -> games.grabTheDollar(random)),
          gamut(
              "gamut-dispersion",
              "both win if their actions differ",
              "T. Grenager, R. Powers, Y. Shoham, Dispersion games, AAAI 2002",
              (games, options, random) -> games.dispersion()),
          gamut(
              "gamut-location",
              "customers along a street, of random weights, go to the nearer player",
              "H. Hotelling, Stability in competition, Economic Journal 39, 1929",
              (games, options, random) -> games.location(random)),
          gamut(
              "gamut-war-of-attrition",
              "who stays longer wins, time costs both; valuations uniform on [0, 1)",
              "J. Maynard Smith, The theory of games and the evolution of animal conflicts, Journal"
                  + " of Theoretical Biology 47, 1974",
              (games, options, random) -> games.warOfAttrition(options.get(TIME_COST), random),
              TIME_COST),
          gamut(
              "gamut-minimum-effort",
              "both profit from the smaller effort and bear the cost of their own",
              "J. Van Huyck, R. Battalio, R. Beil, Tacit coordination games, strategic uncertainty,"
                  + " and coordination failure, American Economic Review 80(1), 1990",
              (games, options, random) ->
                  games.minimumEffort(
                      options.get(BASE), options.get(BENEFIT), options.get(EFFORT_COST)),
              BASE,
              BENEFIT,
              EFFORT_COST),
          gamut(
              "gamut-inspection",
              "one site may be inspected, one violated; gains, losses, penalties uniform on [0, 1)",
              "R. Avenhaus, B. von Stengel, S. Zamir, Inspection games, Handbook of Game Theory 3,"
                  + " 2002",
              (games, options, random) -> games.inspection(options.get(INSPECTION_COST), random),
              INSPECTION_COST));

  private interface Maker {
    NormalFormGame make(GamutGames games, Options options, RandomStream random);
  }

  private GamutGenerators() {}

  private static Generator gamut(
      String name, String title, String source, Maker maker, Option<?>... parameters) {
    return new Generator(
        name,
        NormalFormGame.KIND,
        title,
        source,
        Stream.concat(Stream.<Option<?>>of(ACTIONS), Arrays.stream(parameters)).toList(),
        (options, random) ->
            maker.make(new GamutGames(name, options.get(ACTIONS)), options, random));
  }
}
