package org.firstmover.formats;

import java.util.Map;
import org.firstmover.formats.tree.Mapping;
import org.firstmover.game.Game;

/** How games of one kind stand in YAML and JSON files. */
public interface GameForm<G extends Game> {
  /**
   * @param root the whole file, {@code kind} included
   * @throws org.firstmover.game.InputError if anything in it is not as the form says
   */
  G read(Mapping root);

  /**
   * The game as a tree of maps, lists, texts and numbers (see {@link
   * org.firstmover.formats.tree.TreeWriter}), {@code kind} first.
   */
  Map<String, Object> write(G game);
}
