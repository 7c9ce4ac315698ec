package org.firstmover.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.firstmover.exact.Rational;
import org.firstmover.game.CatalogReference;
import org.firstmover.game.Game;
import org.firstmover.game.InputError;
import org.firstmover.random.RandomStream;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;

/**
 * A seeded family of games: the same parameters and seed make the same game on every machine.
 *
 * @param parameters declared once, here
 * @param known values of the game that default parameters make, where it does not depend on the
 *     seed: as {@link PublishedGame#known}
 * @param origin where the known values come from; empty if there are none
 * @param maker from parameters and a random stream; where it comes from is for games that keep it
 */
public record Generator(
    String name,
    String kind,
    String title,
    String source,
    List<Option<?>> parameters,
    Map<String, Rational> known,
    String origin,
    Maker maker)
    implements CatalogEntry {

  /** Makes a game. */
  @FunctionalInterface
  public interface Maker {
    Game make(CatalogReference reference, Options options, RandomStream random);
  }

  /** A family of games of which no values are known. */
  public Generator(
      String name,
      String kind,
      String title,
      String source,
      List<Option<?>> parameters,
      Maker maker) {
    this(name, kind, title, source, parameters, Map.of(), "", maker);
  }

  /** A family of games that are written out in files. */
  public Generator(
      String name,
      String kind,
      String title,
      String source,
      List<Option<?>> parameters,
      BiFunction<Options, RandomStream, Game> maker) {
    this(
        name,
        kind,
        title,
        source,
        parameters,
        (reference, options, random) -> maker.apply(options, random));
  }

  /**
   * @param given parameter name to text; what is missing has its default
   * @throws InputError if a parameter is unknown or out of range
   */
  public Game make(Map<String, String> given, long seed) {
    Options options = Options.parse(parameters, given, "parameters of " + name);
    Map<String, String> complete = new LinkedHashMap<>();
    options.asMap().forEach((parameter, value) -> complete.put(parameter, value.toString()));
    return maker.make(
        new CatalogReference(name, complete, seed), options, RandomStream.of(seed).child(name));
  }
}
