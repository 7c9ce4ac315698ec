package org.firstmover.catalog;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.firstmover.game.Game;
import org.firstmover.game.InputError;
import org.firstmover.random.RandomStream;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;

/**
 * A seeded family of games: the same parameters and seed make the same game on every machine.
 *
 * @param parameters declared once, here
 * @param maker from parameters and a random stream
 */
public record Generator(
    String name,
    String kind,
    String title,
    String source,
    List<Option<?>> parameters,
    BiFunction<Options, RandomStream, Game> maker)
    implements CatalogEntry {

  /**
   * @param given parameter name to text; what is missing has its default
   * @throws InputError if a parameter is unknown or out of range
   */
  public Game make(Map<String, String> given, long seed) {
    Options options = Options.parse(parameters, given, "parameters of " + name);
    return maker.apply(options, RandomStream.of(seed).child(name));
  }
}
