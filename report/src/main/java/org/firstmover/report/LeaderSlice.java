package org.firstmover.report;

import static org.firstmover.report.Vega.data;
import static org.firstmover.report.Vega.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.firstmover.game.hierarchy.Goal;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.report.NearbyEquilibria.Place;

/**
 * What happens while one of the leader's variables moves and the others stay at the commitment: her
 * value, the violation of her constraints, and the followers' responses, one below the other.
 */
final class LeaderSlice {
  private static final int PLACES = 61;
  private static final int MOST_RESPONSES = 8;
  private static final int WIDTH = 600;

  private final HierarchyGame game;
  private final Place commitment;
  private final int variable;
  private final String name;

  /** In the order of the variable; runs of neighbours without a gap have the same number. */
  private final List<Sample> samples = new ArrayList<>();

  private record Sample(double x, int run, Place place) {}

  private LeaderSlice(HierarchyGame game, Place commitment, int variable) {
    this.game = game;
    this.commitment = commitment;
    this.variable = variable;
    this.name = game.variables().entryName(variable);
  }

  /**
   * The figure; empty if the variable cannot move, or too little is known around the commitment.
   */
  static Optional<Figure> of(
      HierarchyGame game, NearbyEquilibria nearby, Place commitment, int variable) {
    Window window =
        Window.around(
            commitment.point()[variable],
            game.variables().lower()[variable],
            game.variables().upper()[variable]);
    if (window.isPoint()) {
      return Optional.empty();
    }
    LeaderSlice slice = new LeaderSlice(game, commitment, variable);
    slice.sample(nearby, window);
    return slice.samples.size() < PLACES / 4 ? Optional.empty() : Optional.of(slice.figure());
  }

  private void sample(NearbyEquilibria nearby, Window window) {
    double x = commitment.point()[variable];
    double[] below =
        IntStream.range(0, PLACES)
            .mapToDouble(i -> window.place(PLACES - 1 - i, PLACES))
            .filter(at -> at < x)
            .toArray();
    double[] above =
        IntStream.range(0, PLACES)
            .mapToDouble(i -> window.place(i, PLACES))
            .filter(at -> at > x)
            .toArray();
    walk(nearby, below, -1);
    samples.sort(Comparator.comparingDouble(Sample::x));
    samples.add(new Sample(x, 0, commitment));
    walk(nearby, above, 1);
  }

  private void walk(NearbyEquilibria nearby, double[] at, int direction) {
    Place known = commitment;
    int run = 0;
    boolean gap = false;
    for (double x : at) {
      double[] leader = Arrays.copyOf(commitment.point(), game.variables().leaderSize());
      leader[variable] = x;
      Optional<Place> found = nearby.beside(known, leader);
      if (found.isEmpty()) {
        gap = true;
        continue;
      }
      run += gap ? direction : 0;
      gap = false;
      known = found.get();
      samples.add(new Sample(x, run, known));
    }
  }

  private Figure figure() {
    List<Map<String, Object>> panels = new ArrayList<>();
    boolean violated = samples.stream().anyMatch(sample -> !sample.place().keepsConstraints());
    panels.add(valuePanel(violated));
    if (violated) {
      panels.add(violationPanel());
    }
    panels.add(responsePanel());
    String shaded = violated ? " Shaded: a constraint of hers is broken." : "";
    String aim = game.leaderGoal() == Goal.MAXIMISE ? "" : " (the less the better)";
    String others =
        game.variables().leaderSize() == 1 ? "" : ", her other variables at the commitment";
    return new Figure(
        "The leader's value"
            + aim
            + " and the followers' equilibrium along "
            + name
            + others
            + "; dot and line: the commitment."
            + shaded,
        map("vconcat", panels, "spacing", 8));
  }

  private Map<String, Object> x(boolean titled) {
    Map<String, Object> x = map("field", "x", "type", "quantitative");
    x.put("title", titled ? name : null);
    double from = samples.get(0).x();
    double to = samples.get(samples.size() - 1).x();
    x.put("scale", map("domain", List.of(from, to), "nice", false, "zero", false));
    if (!titled) {
      x.put("axis", map("labels", false, "ticks", false));
    }
    return x;
  }

  private static Map<String, Object> y(String title) {
    Map<String, Object> y = map("field", "y", "type", "quantitative", "title", title);
    y.put("scale", map("zero", false, "padding", 10));
    y.put("axis", map("tickCount", 6, "format", ".4~g"));
    return y;
  }

  private Map<String, Object> valuePanel(boolean violated) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Sample sample : samples) {
      rows.add(map("x", sample.x(), "y", sample.place().value(), "run", sample.run()));
    }
    Map<String, Object> x = x(false);
    Map<String, Object> y = y("leader's value");
    List<Map<String, Object>> layers = new ArrayList<>();
    if (violated) {
      layers.add(shade());
    }
    layers.add(
        map(
            "data", data(rows),
            "mark", map("type", "line", "color", Vega.LINE, "strokeWidth", 2.5, "tooltip", true),
            "encoding", map("x", x, "y", y, "detail", map("field", "run"))));
    layers.add(rule(false));
    layers.add(
        map(
            "data", data(List.of(map("x", commitment.point()[variable], "y", commitment.value()))),
            "mark", Vega.dot(130),
            "encoding", map("x", x, "y", y, "tooltip", List.of(x(true), y))));
    return Vega.layered(WIDTH, 220, layers);
  }

  /** Grey where a constraint is broken: its ends lie where the line between neighbours is at 0. */
  private Map<String, Object> shade() {
    List<Map<String, Object>> rows = new ArrayList<>();
    double from = Double.NaN;
    for (int s = 0; s < samples.size(); s++) {
      Sample here = samples.get(s);
      boolean broken = !here.place().keepsConstraints();
      if (broken && Double.isNaN(from)) {
        from = s == 0 ? here.x() : crossing(samples.get(s - 1), here);
      } else if (!broken && !Double.isNaN(from)) {
        rows.add(map("from", from, "to", crossing(samples.get(s - 1), here)));
        from = Double.NaN;
      }
    }
    if (!Double.isNaN(from)) {
      rows.add(map("from", from, "to", samples.get(samples.size() - 1).x()));
    }
    Map<String, Object> x = x(false);
    x.put("field", "from");
    return map(
        "data", data(rows),
        "mark", map("type", "rect", "color", Vega.FORBIDDEN, "opacity", 0.35),
        "encoding", map("x", x, "x2", map("field", "to")));
  }

  private static double crossing(Sample one, Sample other) {
    double change = other.place().excess() - one.place().excess();
    double share = change == 0 ? 0 : -one.place().excess() / change;
    return one.x() + Math.max(0, Math.min(1, share)) * (other.x() - one.x());
  }

  private Map<String, Object> rule(boolean titled) {
    return map(
        "data", data(List.of(map("x", commitment.point()[variable]))),
        "mark", map("type", "rule", "color", Vega.OPTIMUM, "strokeDash", List.of(4, 4)),
        "encoding", map("x", x(titled)));
  }

  private Map<String, Object> violationPanel() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Sample sample : samples) {
      double excess = Math.max(0, sample.place().excess());
      rows.add(map("x", sample.x(), "y", excess, "run", sample.run()));
    }
    Map<String, Object> y = y("violation");
    y.put("scale", map("zero", true));
    y.put("axis", map("tickCount", 3, "format", ".3~g"));
    return Vega.layered(
        WIDTH,
        60,
        List.of(
            map(
                "data", data(rows),
                "mark", map("type", "area", "color", "#8a93a6", "opacity", 0.6),
                "encoding", map("x", x(false), "y", y, "detail", map("field", "run"))),
            rule(false)));
  }

  private Map<String, Object> responsePanel() {
    int[] places = telling();
    List<String> names =
        Arrays.stream(places).mapToObj(place -> game.variables().entryName(place)).toList();
    List<Map<String, Object>> rows = new ArrayList<>();
    List<Map<String, Object>> dots = new ArrayList<>();
    for (int n = 0; n < places.length; n++) {
      for (Sample sample : samples) {
        double y = sample.place().point()[places[n]];
        rows.add(map("x", sample.x(), "y", y, "response", names.get(n), "run", sample.run()));
      }
      double y = commitment.point()[places[n]];
      dots.add(map("x", commitment.point()[variable], "y", y, "response", names.get(n)));
    }
    int all = game.variables().followersSize();
    String title = places.length < all ? places.length + " of " + all + " responses" : "response";
    Map<String, Object> colour = Vega.byResponse(names);
    colour.put("title", null);
    Map<String, Object> encoding =
        map("x", x(true), "y", y(title), "color", colour, "detail", map("field", "run"));
    return Vega.layered(
        WIDTH,
        170,
        List.of(
            map(
                "data", data(rows),
                "mark", map("type", "line", "strokeWidth", 2, "tooltip", true),
                "encoding", encoding),
            rule(true),
            map(
                "data", data(dots),
                "mark", map("type", "point", "filled", true, "size", 60, "opacity", 1),
                "encoding", map("x", x(true), "y", y(title), "color", colour))));
  }

  /** The followers' variables that move most, in their order. */
  private int[] telling() {
    int leaders = game.variables().leaderSize();
    return IntStream.range(leaders, game.variables().size())
        .boxed()
        .sorted(Comparator.comparingDouble((Integer place) -> -spread(place)))
        .limit(MOST_RESPONSES)
        .sorted()
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private double spread(int place) {
    double[] values = samples.stream().mapToDouble(s -> s.place().point()[place]).toArray();
    return Arrays.stream(values).max().orElseThrow() - Arrays.stream(values).min().orElseThrow();
  }
}
