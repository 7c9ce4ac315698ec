package org.firstmover.report;

import static org.firstmover.report.Vega.data;
import static org.firstmover.report.Vega.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firstmover.game.hierarchy.Goal;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.report.NearbyEquilibria.Place;
import org.jspecify.annotations.Nullable;

/** The leader's value over her two variables. */
final class LeaderMap {
  private static final int CELLS = 33;

  private final HierarchyGame game;
  private final NearbyEquilibria nearby;
  private final Place commitment;
  private final Window[] windows = new Window[2];
  private final @Nullable Place[][] places = new Place[CELLS][CELLS];
  private int known;

  private LeaderMap(HierarchyGame game, NearbyEquilibria nearby, Place commitment) {
    this.game = game;
    this.nearby = nearby;
    this.commitment = commitment;
    for (int v = 0; v < 2; v++) {
      windows[v] =
          Window.around(
              commitment.point()[v], game.variables().lower()[v], game.variables().upper()[v]);
    }
  }

  /** The figure; empty if a variable cannot move, or too little is known. */
  static Optional<Figure> of(HierarchyGame game, NearbyEquilibria nearby, Place commitment) {
    LeaderMap map = new LeaderMap(game, nearby, commitment);
    if (map.windows[0].isPoint() || map.windows[1].isPoint()) {
      return Optional.empty();
    }
    map.explore();
    return map.known < CELLS * CELLS / 4 || nearby.isLate()
        ? Optional.empty()
        : Optional.of(map.figure());
  }

  /** From the commitment's cell along its column, and from there along the rows. */
  private void explore() {
    int column = cell(0);
    int row = cell(1);
    find(column, row, commitment);
    for (int step = -1; step <= 1; step += 2) {
      along(column, row, 0, step);
    }
    for (int j = 0; j < CELLS; j++) {
      for (int step = -1; step <= 1; step += 2) {
        along(column, j, step, 0);
      }
    }
  }

  private void along(int column, int row, int right, int up) {
    Place known = places[column][row] == null ? commitment : places[column][row];
    int i = column + right;
    int j = row + up;
    while (i >= 0 && i < CELLS && j >= 0 && j < CELLS) {
      known = find(i, j, known);
      i += right;
      j += up;
    }
  }

  /** The cell that the commitment is in. */
  private int cell(int variable) {
    Window window = windows[variable];
    double share = (commitment.point()[variable] - window.from()) / (window.to() - window.from());
    return (int) Math.max(0, Math.min(CELLS - 1, Math.floor(share * CELLS)));
  }

  private double edge(int variable, int cell) {
    return windows[variable].place(cell, CELLS + 1);
  }

  /** A little beyond the cell, so that no seam is seen. */
  private double overlapping(int variable, int cell) {
    return Math.min(
        windows[variable].to(),
        edge(variable, cell + 1) + 0.05 * (edge(variable, 1) - edge(variable, 0)));
  }

  private Place find(int i, int j, Place beside) {
    double[] leader = {
      (edge(0, i) + edge(0, i + 1)) / 2, (edge(1, j) + edge(1, j + 1)) / 2,
    };
    Optional<Place> found = nearby.beside(beside, leader);
    places[i][j] = found.orElse(null);
    known += found.isPresent() ? 1 : 0;
    return found.orElse(beside);
  }

  private Figure figure() {
    List<Map<String, Object>> rows = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    boolean broken = false;
    for (int i = 0; i < CELLS; i++) {
      for (int j = 0; j < CELLS; j++) {
        Place place = places[i][j];
        if (place != null) {
          boolean kept = place.keepsConstraints();
          broken |= !kept;
          rows.add(
              map(
                  "x", edge(0, i),
                  "x2", overlapping(0, i),
                  "y", edge(1, j),
                  "y2", overlapping(1, j),
                  "value", place.value(),
                  "kept", kept));
          if (kept) {
            values.add(place.value());
          }
        }
      }
    }
    double[] feasible = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    Map<String, Object> x = axis(0);
    Map<String, Object> y = axis(1);
    Map<String, Object> cells =
        map("x", x, "x2", map("field", "x2"), "y", y, "y2", map("field", "y2"));
    Map<String, Object> colour =
        map("field", "value", "type", "quantitative", "title", "leader's value");
    Map<String, Object> scale = map("scheme", "viridis", "zero", false, "clamp", true);
    if (feasible.length > 1 && feasible[0] < feasible[feasible.length - 1]) {
      scale.put("domain", domain(feasible));
    }
    scale.put("reverse", game.leaderGoal() == Goal.MINIMISE);
    colour.put("scale", scale);
    colour.put("legend", map("format", ".4~g", "gradientLength", 260));
    Map<String, Object> coloured = map("color", colour);
    coloured.putAll(cells);
    coloured.put(
        "tooltip",
        List.of(
            map("field", "x", "type", "quantitative", "title", game.variables().entryName(0)),
            map("field", "y", "type", "quantitative", "title", game.variables().entryName(1)),
            map("field", "value", "type", "quantitative", "title", "leader's value")));
    List<Map<String, Object>> layers = new ArrayList<>();
    layers.add(map("mark", map("type", "rect"), "encoding", coloured));
    layers.add(
        map(
            "transform", List.of(map("filter", "!datum.kept")),
            "mark", map("type", "rect", "color", Vega.FORBIDDEN, "opacity", 0.75),
            "encoding", cells));
    Map<String, Object> dot = Vega.dot(150);
    dot.put("stroke", "white");
    dot.put("strokeWidth", 1.5);
    layers.add(
        map(
            "data", data(List.of(map("x", commitment.point()[0], "y", commitment.point()[1]))),
            "mark", dot,
            "encoding", map("x", x, "y", y)));
    Map<String, Object> specification = Vega.layered(460, 380, layers);
    specification.put("data", data(rows));
    return new Figure(
        "The leader's value over "
            + game.variables().entryName(0)
            + " and "
            + game.variables().entryName(1)
            + "; yellow is best, dot: the commitment."
            + (broken ? " Grey: a constraint of hers is broken." : "")
            + (known < CELLS * CELLS ? " Empty: no equilibrium was found." : ""),
        specification);
  }

  /** All values but the worst ones, which would leave one colour to all others. */
  private List<Double> domain(double[] sorted) {
    int few = sorted.length / 20;
    double low = sorted[game.leaderGoal() == Goal.MAXIMISE ? few : 0];
    double high = sorted[sorted.length - 1 - (game.leaderGoal() == Goal.MAXIMISE ? 0 : few)];
    return low < high ? List.of(low, high) : List.of(sorted[0], sorted[sorted.length - 1]);
  }

  private Map<String, Object> axis(int variable) {
    String name = variable == 0 ? "x" : "y";
    Map<String, Object> axis =
        map("field", name, "type", "quantitative", "title", game.variables().entryName(variable));
    Window window = windows[variable];
    axis.put(
        "scale", map("domain", List.of(window.from(), window.to()), "nice", false, "zero", false));
    axis.put("axis", map("grid", false));
    return axis;
  }
}
