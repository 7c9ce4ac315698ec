package org.firstmover.experiments.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.firstmover.experiments.Course;
import org.firstmover.solve.Reported;

/** What the runs of a study reported on their way, brought together over seeds, step by step. */
final class Courses {
  /** Lines of a picture need no more points. */
  private static final int MOST_POINTS = 150;

  private final List<Course> courses;

  /** Cell to reported name to seed to step to number. */
  private final Map<Results.Cell, Map<String, Map<Long, NavigableMap<Long, Double>>>> numbers =
      new LinkedHashMap<>();

  Courses(List<Course> courses) {
    this.courses = courses;
  }

  /**
   * The numbers of a cell's runs at one step; a run that has none there has its last one before.
   *
   * @param runs how many have one
   * @param largest over all runs and all steps up to this one
   */
  record Point(long step, int runs, double lower, double median, double upper, double largest) {}

  /** One method on one game; at least one point. */
  record Line(String game, String setting, String method, List<Point> points) {
    Point last() {
      return points.get(points.size() - 1);
    }
  }

  /** Keeps what a course of the study is about. */
  void add(Results.Cell cell, long seed, List<Reported> reported) {
    for (Reported number : reported) {
      if (courses.stream().anyMatch(course -> course.reported().equals(number.name()))) {
        numbers
            .computeIfAbsent(cell, key -> new LinkedHashMap<>())
            .computeIfAbsent(number.name(), key -> new TreeMap<>())
            .computeIfAbsent(seed, key -> new TreeMap<>())
            .put(number.step(), number.value());
      }
    }
  }

  /**
   * A line for each cell that has such numbers.
   *
   * @param ends final values by seed of another cell, which the course is held against
   */
  List<Line> lines(Course course, Function<Results.Cell, Map<Long, Double>> ends) {
    List<Line> lines = new ArrayList<>();
    numbers.forEach(
        (cell, byName) -> {
          Map<Long, NavigableMap<Long, Double>> runs =
              byName.getOrDefault(course.reported(), Map.of());
          Map<Long, NavigableMap<Long, Double>> shown = runs;
          if (!course.against().isEmpty()) {
            Map<Long, Double> against =
                ends.apply(new Results.Cell(cell.game(), cell.setting(), course.against()));
            shown = missing(runs, against);
          }
          if (!shown.isEmpty()) {
            lines.add(
                new Line(
                    cell.game(),
                    cell.setting(),
                    cell.method(),
                    points(List.copyOf(shown.values()))));
          }
        });
    return lines;
  }

  /** How much is missing to the ends; runs without one are left out. */
  private static Map<Long, NavigableMap<Long, Double>> missing(
      Map<Long, NavigableMap<Long, Double>> runs, Map<Long, Double> ends) {
    Map<Long, NavigableMap<Long, Double>> missing = new TreeMap<>();
    runs.forEach(
        (seed, run) -> {
          Double end = ends.get(seed);
          if (end != null) {
            NavigableMap<Long, Double> differences = new TreeMap<>();
            run.forEach((step, number) -> differences.put(step, end - number));
            missing.put(seed, differences);
          }
        });
    return missing;
  }

  /** Over the steps of all runs, or some of them where there are many. */
  private static List<Point> points(List<NavigableMap<Long, Double>> runs) {
    SortedSet<Long> steps = new TreeSet<>();
    runs.forEach(run -> steps.addAll(run.keySet()));
    SortedSet<Long> drawn = few(steps);
    double largest = Double.NEGATIVE_INFINITY;
    List<Point> points = new ArrayList<>();
    for (long step : steps) {
      for (NavigableMap<Long, Double> run : runs) {
        largest = Math.max(largest, run.getOrDefault(step, Double.NEGATIVE_INFINITY));
      }
      if (drawn.contains(step)) {
        double[] here =
            runs.stream()
                .map(run -> run.floorEntry(step))
                .filter(Objects::nonNull)
                .mapToDouble(Map.Entry::getValue)
                .sorted()
                .toArray();
        points.add(
            new Point(
                step,
                here.length,
                quantile(here, 0.25),
                quantile(here, 0.5),
                quantile(here, 0.75),
                largest));
      }
    }
    return points;
  }

  /** As even on a logarithmic axis as can be. */
  private static SortedSet<Long> few(SortedSet<Long> steps) {
    if (steps.size() <= MOST_POINTS) {
      return steps;
    }
    SortedSet<Long> few = new TreeSet<>();
    double end = Math.log1p((double) steps.last());
    double reached = Double.NEGATIVE_INFINITY;
    for (long step : steps) {
      double place = Math.floor(Math.log1p((double) step) / end * MOST_POINTS);
      if (place > reached) {
        reached = place;
        few.add(step);
      }
    }
    few.add(steps.last());
    return few;
  }

  /** Between the two order statistics that it falls between, in proportion. */
  private static double quantile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    double part = place - below;
    return part == 0 ? sorted[below] : (1 - part) * sorted[below] + part * sorted[below + 1];
  }
}
