package org.firstmover.report;

import static org.firstmover.report.Vega.data;
import static org.firstmover.report.Vega.map;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.firstmover.game.meanfield.Population;

/**
 * Where a population is and what it does: shares of states over time; where states are named {@code
 * row:column}, maps at a few times; where it does not move, a bar a state.
 */
final class FlowPicture {
  private static final Pattern PLACE = Pattern.compile("(?:(.+), )?(\\d+):(\\d+)");
  private static final int MAPS = 4;
  private static final int MOST_STATES = 60;
  private static final int MOST_TIMES = 200;
  private static final int MOST_BARS = 24;
  private static final int MOST_GROUPS = 6;
  private static final int PIXELS = 155;

  /** Shares below are nobody. */
  private static final double VISIBLE = 1e-9;

  private final Population population;
  private final double[][][] flow;
  private final int number;

  /**
   * @param flow {@code double[time][population][pair]}
   * @param number of the population
   */
  FlowPicture(Population population, double[][][] flow, int number) {
    this.population = population;
    this.flow = flow;
    this.number = number;
  }

  List<Figure> figures() {
    List<Figure> figures = new ArrayList<>();
    if (population.states().stream().allMatch(name -> PLACE.matcher(name).matches())) {
      figures.add(maps());
    } else if (flow.length > 1) {
      figures.add(overTime());
    }
    if (population.stateCount() * flow.length <= MOST_BARS) {
      figures.add(policies());
    }
    return figures;
  }

  private double share(int time, int state) {
    double sum = 0;
    for (int a = 0; a < population.actionCount(); a++) {
      sum += flow[time][number][state * population.actionCount() + a];
    }
    return sum;
  }

  private static Map<String, Object> shares() {
    Map<String, Object> colour = map("field", "share", "type", "quantitative", "title", "share");
    colour.put("scale", map("scheme", "viridis", "zero", true));
    colour.put("legend", map("format", ".3~g"));
    return colour;
  }

  private Figure overTime() {
    List<Map<String, Object>> cells = new ArrayList<>();
    int states = Math.min(MOST_STATES, population.stateCount());
    int times = Math.min(MOST_TIMES, flow.length);
    for (int t = 0; t < times; t++) {
      for (int s = 0; s < states; s++) {
        cells.add(map("time", t, "state", population.states().get(s), "share", share(t, s)));
      }
    }
    Map<String, Object> axis = map("labelOverlap", true, "labelAngle", 0, "tickCount", 10);
    Map<String, Object> specification =
        map(
            "width", Math.max(200, Math.min(620, times * 24)),
            "height", Math.max(60, Math.min(420, states * 22)),
            "data", data(cells),
            "mark", map("type", "rect", "tooltip", map("content", "data")),
            "encoding",
                map(
                    "x", map("field", "time", "type", "ordinal", "title", "time", "axis", axis),
                    "y",
                        map(
                            "field",
                            "state",
                            "type",
                            "nominal",
                            "title",
                            null,
                            "sort",
                            population.states().subList(0, states)),
                    "color", shares()));
    boolean all = states == population.stateCount() && times == flow.length;
    return new Figure(
        population.name()
            + ": where it is over time."
            + (all ? "" : " The first " + states + " states and " + times + " times."),
        specification);
  }

  private Figure maps() {
    Map<String, List<Map<String, Object>>> panels = new LinkedHashMap<>();
    for (int t : times()) {
      for (int s = 0; s < population.stateCount(); s++) {
        Matcher place = PLACE.matcher(population.states().get(s));
        if (!place.matches()) {
          throw new IllegalStateException(population.states().get(s));
        }
        String when = flow.length == 1 ? "in the long run" : "time " + t;
        String panel = place.group(1) == null ? when : place.group(1) + ", " + when;
        if (panels.size() < MAPS * MOST_GROUPS || panels.containsKey(panel)) {
          panels
              .computeIfAbsent(panel, name -> new ArrayList<>())
              .add(
                  map(
                      "row", Integer.parseInt(place.group(2)),
                      "column", Integer.parseInt(place.group(3)),
                      "share", share(t, s)));
        }
      }
    }
    List<Map<String, Object>> drawn = new ArrayList<>();
    panels.forEach((title, cells) -> drawn.add(panel(title, cells)));
    return new Figure(
        population.name() + ": where it is, by rows and columns.",
        map("columns", MAPS, "concat", drawn));
  }

  private int[] times() {
    return flow.length <= MAPS
        ? IntStream.range(0, flow.length).toArray()
        : IntStream.range(0, MAPS).map(i -> i * (flow.length - 1) / (MAPS - 1)).toArray();
  }

  private static Map<String, Object> panel(String title, List<Map<String, Object>> cells) {
    Map<String, Object> sparse = map("labelOverlap", true, "labelAngle", 0, "ticks", false);
    return map(
        "title",
        title,
        "width",
        PIXELS,
        "height",
        PIXELS,
        "data",
        data(cells),
        "mark",
        map("type", "rect", "tooltip", map("content", "data")),
        "encoding",
        map(
            "x",
            map("field", "column", "type", "ordinal", "title", null, "axis", sparse),
            "y",
            map("field", "row", "type", "ordinal", "title", null, "axis", sparse),
            "color",
            shares()));
  }

  private Figure policies() {
    StateBars bars = new StateBars();
    List<Map<String, Object>> weights = new ArrayList<>();
    int actions = population.actionCount();
    for (int t = 0; t < flow.length; t++) {
      for (int s = 0; s < population.stateCount(); s++) {
        double share = share(t, s);
        if (share > VISIBLE) {
          String name = population.states().get(s) + (flow.length == 1 ? "" : ", time " + t);
          double[] probabilities = new double[actions];
          for (int a = 0; a < actions; a++) {
            probabilities[a] = flow[t][number][s * actions + a] / share;
          }
          bars.add(name, population.actions(), probabilities, 0);
          weights.add(map("state", name, "weight", share));
        }
      }
    }
    return new Figure(
        population.name() + ": what is done where somebody is, and the share that is there.",
        StateBars.beside(
            List.of(bars.panel("probability", true), StateBars.numbers(weights, "share"))));
  }
}
