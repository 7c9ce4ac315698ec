package org.firstmover.report;

import java.util.List;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.solution.Solution;

/** What the players may choose, and what they choose. */
public final class HierarchyPicture implements Picture<HierarchyGame> {
  @Override
  public List<Table> game(HierarchyGame game) {
    return List.of();
  }

  @Override
  public List<Figure> figures(HierarchyGame game, Solution solution) {
    return List.of();
  }

  @Override
  public List<Comparison> comparisons(HierarchyGame game) {
    return List.of();
  }
}
