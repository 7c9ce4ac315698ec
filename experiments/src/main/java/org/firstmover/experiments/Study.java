package org.firstmover.experiments;

import java.util.ArrayList;
import java.util.List;

/**
 * Games x methods x seeds, what is measured of each run, and the figures it is held against.
 *
 * @param name as written on the command line
 * @param title one line
 * @param text what it shows, a few sentences
 * @param source the paper, or the theory, behind it
 * @param axis what {@link GamePlan#setting} is, such as "actions of each player"
 * @param cells which method plays which game
 * @param quantities measured of each run
 * @param contrasts differences of two methods on the same game and seed
 * @param published what the results are compared with
 * @param seeds how many seeds, unless the user says otherwise
 */
public record Study(
    String name,
    String title,
    String text,
    String source,
    String axis,
    List<Cell> cells,
    List<Quantity> quantities,
    List<Contrast> contrasts,
    List<Published> published,
    int seeds) {

  public Study {
    cells = List.copyOf(cells);
    quantities = List.copyOf(quantities);
    contrasts = List.copyOf(contrasts);
    published = List.copyOf(published);
  }

  /** One method on one game; a run is a cell and a seed. */
  public record Cell(GamePlan game, MethodPlan method) {}

  /** Every method on every game. */
  public static List<Cell> crossed(List<GamePlan> games, List<MethodPlan> methods) {
    List<Cell> cells = new ArrayList<>();
    for (GamePlan game : games) {
      for (MethodPlan method : methods) {
        cells.add(new Cell(game, method));
      }
    }
    return cells;
  }
}
