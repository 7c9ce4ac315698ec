package org.firstmover.experiments.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.firstmover.experiments.Course;
import org.firstmover.experiments.View;
import org.firstmover.report.Curves;
import org.firstmover.report.Figure;
import org.firstmover.report.Means;
import org.firstmover.report.Page;

/** The pictures that a study wants. */
final class Views {
  private Views() {}

  /** A section with a picture; without one if there are no results yet. */
  static Page.Section section(View view, Results results) {
    Map<String, Object> picture;
    if (view instanceof View.Series series) {
      picture = series(series, results);
    } else if (view instanceof View.Trends trends) {
      picture = trends(trends, results);
    } else {
      picture = groups((View.Groups) view, results);
    }
    List<Page.Part> parts =
        picture.isEmpty() ? List.of() : List.of(new Figure(view.caption(), picture));
    return new Page.Section(view.title(), "", parts);
  }

  private static Map<String, Object> series(View.Series view, Results results) {
    List<Curves.Point> points = new ArrayList<>();
    String title = "";
    // games and settings first, so that panels stand in the order of the study
    for (String game : view.games()) {
      for (String cell : results.cells(game)) {
        for (View.Item item : view.courses()) {
          Course course = results.course(item.name());
          title = course.title();
          for (Courses.Line line : results.lines(course)) {
            if (line.game().equals(game) && cell.equals(name(line, results))) {
              String panel = cell + (item.panel().isEmpty() ? "" : ", " + item.panel());
              for (Courses.Point at : line.points()) {
                points.add(
                    new Curves.Point(
                        panel, item.label(), at.step(), at.lower(), at.median(), at.upper()));
              }
            }
          }
        }
      }
    }
    return points.isEmpty() ? Map.of() : Curves.of(points, title, 0, view.axis(), labels(view));
  }

  private static String name(Courses.Line line, Results results) {
    return results.cell(line.game(), line.setting(), line.method());
  }

  private static List<String> labels(View.Series view) {
    return view.courses().stream().map(View.Item::label).distinct().toList();
  }

  private static Map<String, Object> trends(View.Trends view, Results results) {
    List<Curves.Point> points = new ArrayList<>();
    for (String game : view.games()) {
      for (View.Item item : view.quantities()) {
        for (Row row : results.rows(item.name())) {
          double mean = row.statistics().mean();
          if (row.game().equals(game) && Double.isFinite(mean)) {
            double error = Double.isNaN(row.statistics().error()) ? 0 : row.statistics().error();
            long setting = Long.parseLong(row.setting());
            points.add(
                new Curves.Point(game, item.label(), setting, mean - error, mean, mean + error));
          }
        }
      }
    }
    List<String> labels = view.quantities().stream().map(View.Item::label).toList();
    return points.isEmpty() ? Map.of() : Curves.of(points, view.measure(), 0, view.axis(), labels);
  }

  private static Map<String, Object> groups(View.Groups view, Results results) {
    List<Means.Point> points = new ArrayList<>();
    for (View.Item item : view.quantities()) {
      for (Row row : results.rows(item.name())) {
        if (view.games().contains(row.game()) && Double.isFinite(row.statistics().mean())) {
          String series = row.setting().isEmpty() ? row.method() : row.setting();
          points.add(
              new Means.Point(
                  view.title(),
                  item.label(),
                  series,
                  row.statistics().mean(),
                  row.statistics().error(),
                  false));
        }
      }
    }
    return points.isEmpty() ? Map.of() : Means.beside(points, view.axis(), view.measure());
  }
}
