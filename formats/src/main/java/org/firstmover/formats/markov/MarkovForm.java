package org.firstmover.formats.markov;

import java.util.Map;
import org.firstmover.formats.CatalogForm;
import org.firstmover.formats.GameForm;
import org.firstmover.formats.tree.Mapping;
import org.firstmover.game.InputError;
import org.firstmover.game.markov.MarkovGame;

/**
 * Games that are played step by step stand in files by their names in the catalog only: they are
 * written in Java.
 */
public final class MarkovForm implements GameForm<MarkovGame> {
  @Override
  public MarkovGame read(Mapping root) {
    throw root.require("kind")
        .place()
        .error(
            MarkovGame.KIND,
            "kind: catalog, and a name: games that are played step by step are written in Java",
            "Maybe one of those that \"firstmover catalog\" lists will do.");
  }

  @Override
  public Map<String, Object> write(MarkovGame game) {
    return game.reference()
        .map(CatalogForm::write)
        .orElseThrow(
            () ->
                new InputError(
                    game.name(),
                    "file form",
                    "a game of the catalog: one written in Java has no file form",
                    "Maybe keep the code that makes it."));
  }
}
