package org.firstmover.experiments;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.firstmover.game.InputError;

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
 * @param courses what methods report on their way, drawn against their steps
 * @param views pictures of several of these at once, first on its page
 * @param published what the results are compared with
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
    List<Course> courses,
    List<View> views,
    List<Published> published) {

  public Study {
    cells = List.copyOf(cells);
    quantities = List.copyOf(quantities);
    contrasts = List.copyOf(contrasts);
    courses = List.copyOf(courses);
    views = List.copyOf(views);
    published = List.copyOf(published);
  }

  /** Without pictures of its own. */
  public Study(
      String name,
      String title,
      String text,
      String source,
      String axis,
      List<Cell> cells,
      List<Quantity> quantities,
      List<Contrast> contrasts,
      List<Course> courses,
      List<Published> published) {
    this(
        name,
        title,
        text,
        source,
        axis,
        cells,
        quantities,
        contrasts,
        courses,
        List.of(),
        published);
  }

  /** Of which the answers count, and not the way to them. */
  public Study(
      String name,
      String title,
      String text,
      String source,
      String axis,
      List<Cell> cells,
      List<Quantity> quantities,
      List<Contrast> contrasts,
      List<Published> published) {
    this(name, title, text, source, axis, cells, quantities, contrasts, List.of(), published);
  }

  /**
   * One method on one game; a run is a cell and a seed.
   *
   * @param seeds how many, unless the user says otherwise
   */
  public record Cell(GamePlan game, MethodPlan method, int seeds) {}

  /** Every method on every game, for so many seeds. */
  public static List<Cell> crossed(List<GamePlan> games, List<MethodPlan> methods, int seeds) {
    List<Cell> cells = new ArrayList<>();
    for (GamePlan game : games) {
      for (MethodPlan method : methods) {
        cells.add(new Cell(game, method, seeds));
      }
    }
    return cells;
  }

  /**
   * The cells of some of its methods.
   *
   * @param labels of methods
   * @throws InputError if there is none of this label
   */
  public List<Cell> cellsOf(List<String> labels) {
    Set<String> known =
        cells.stream()
            .map(cell -> cell.method().label())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    for (String label : labels) {
      if (!known.contains(label)) {
        throw new InputError(
            label,
            "methods of study " + name,
            "one of " + String.join(", ", known),
            "Maybe it is mistyped: these are the labels that its tables have.");
      }
    }
    return cells.stream().filter(cell -> labels.contains(cell.method().label())).toList();
  }
}
