package org.firstmover.formats.hierarchy;

import java.util.Map;
import org.firstmover.formats.GameForm;
import org.firstmover.formats.tree.Mapping;
import org.firstmover.game.hierarchy.HierarchyGame;

/** {@code kind: hierarchy}: parameters, and variables, objective and constraints by player. */
public final class HierarchyForm implements GameForm<HierarchyGame> {
  @Override
  public HierarchyGame read(Mapping root) {
    return new HierarchyReader(root).game();
  }

  /**
   * Formulas as expressions; other games as an entry of the catalog.
   *
   * @throws org.firstmover.game.InputError if the game is written in Java and not of the catalog
   */
  @Override
  public Map<String, Object> write(HierarchyGame game) {
    return HierarchyWriter.tree(game);
  }
}
