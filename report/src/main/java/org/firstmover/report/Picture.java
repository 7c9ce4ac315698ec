package org.firstmover.report;

import java.util.List;
import org.firstmover.game.Game;
import org.firstmover.solution.Solution;

/** What a report shows of one kind of game. */
public interface Picture<G extends Game> {
  /** The game itself, as tables. */
  List<Table> game(G game);

  /** Pictures of a solution, the most telling first. */
  List<Figure> figures(G game, Solution solution);

  /** What is better read than drawn of a solution; stands behind its pictures. */
  default List<Table> tables(G game, Solution solution) {
    return List.of();
  }

  /** What else the leader could have, to compare with; the solution's own value is added to it. */
  List<Comparison> comparisons(G game);

  /** The same, with what the solution knows of it. */
  default List<Comparison> comparisons(G game, Solution solution) {
    return comparisons(game);
  }
}
