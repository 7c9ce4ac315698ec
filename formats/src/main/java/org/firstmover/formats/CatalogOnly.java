package org.firstmover.formats;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.firstmover.formats.tree.Mapping;
import org.firstmover.game.CatalogReference;
import org.firstmover.game.Game;
import org.firstmover.game.InputError;

/**
 * Games of a kind that is written in Java: they stand in files by their names in the catalog.
 *
 * @param kind of the games
 * @param what such games are, in the plural
 * @param reference of a game, where it has one
 */
public record CatalogOnly<G extends Game>(
    String kind, String what, Function<G, Optional<CatalogReference>> reference)
    implements GameForm<G> {
  @Override
  public G read(Mapping root) {
    throw root.require("kind")
        .place()
        .error(
            kind,
            "kind: catalog, and a name: " + what + " are written in Java",
            "Maybe one of those that \"firstmover catalog\" lists will do.");
  }

  @Override
  public Map<String, Object> write(G game) {
    return reference
        .apply(game)
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
