package org.firstmover.catalog;

import java.util.List;
import java.util.Map;
import org.firstmover.formats.normalform.NormalFormForm;
import org.firstmover.formats.stochastic.StochasticForm;
import org.firstmover.game.CatalogReference;
import org.firstmover.game.Game;
import org.firstmover.game.markov.Environment;
import org.firstmover.game.markov.IteratedGame;
import org.firstmover.game.markov.MarkovGame;
import org.firstmover.game.markov.StochasticEnvironment;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.solve.Option;

/** Games of the finite families, played move by move as environments. */
final class PlayedGenerator {
  private static final Option<String> GAME =
      new Option<>(
          "game",
          "name",
          "a normal-form or stochastic game of the catalog",
          "conitzer-sandholm",
          "what is played",
          given -> {
            CatalogEntry entry =
                Catalog.find(given).orElseThrow(() -> new IllegalArgumentException(given));
            if (!List.of(NormalFormGame.KIND, StochasticGame.KIND).contains(entry.kind())) {
              throw new IllegalArgumentException(given);
            }
            return given;
          });

  static final Generator PLAYED =
      new Generator(
          "played",
          MarkovGame.KIND,
          "a normal-form or stochastic game of the catalog, move by move; without an entropy bonus",
          "the game that is played",
          List.of(GAME),
          (reference, options, random) -> played(reference, options.get(GAME)));

  private PlayedGenerator() {}

  private static MarkovGame played(CatalogReference reference, String name) {
    CatalogEntry entry = Catalog.find(name).orElseThrow();
    if (entry instanceof PublishedGame published) {
      Game game =
          entry.kind().equals(NormalFormGame.KIND)
              ? new NormalFormForm().read(published.game())
              : new StochasticForm().read(published.game());
      return MarkovGenerators.game(reference, environment(game));
    }
    Game game = ((Generator) entry).make(Map.of(), reference.seed());
    return new MarkovGame(reference, 1, environment(game)::copy);
  }

  private static Environment environment(Game game) {
    if (game instanceof NormalFormGame normal) {
      return IteratedGame.once(normal);
    }
    return new StochasticEnvironment(((StochasticGame) game).withEntropy(0));
  }
}
