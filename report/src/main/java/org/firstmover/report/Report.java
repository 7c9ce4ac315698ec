package org.firstmover.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.firstmover.game.Game;
import org.firstmover.report.Page.Card;
import org.firstmover.report.Page.Section;
import org.firstmover.report.Page.Tone;
import org.firstmover.solution.Certificate;
import org.firstmover.solution.Check;
import org.firstmover.solution.Provenance;
import org.firstmover.solution.Response;
import org.firstmover.solution.Solution;
import org.firstmover.solution.TieBreak;
import org.firstmover.solve.Reported;
import org.firstmover.strategy.Point;
import org.firstmover.strategy.Strategy;
import org.jspecify.annotations.Nullable;

/** The page of one solution. */
public final class Report {
  private static final int MOST_ENTRIES = 40;

  /** Of a line; more do not show. */
  private static final int MOST_POINTS = 1_000;

  private static final double WIDE = 1_000;

  private Report() {}

  public static <G extends Game> String html(G game, Solution solution, Picture<G> picture) {
    return html(game, solution, picture, List.of());
  }

  /**
   * @param reported numbers of the method on its way, in order
   */
  public static <G extends Game> String html(
      G game, Solution solution, Picture<G> picture, List<Reported> reported) {
    List<Comparison> comparisons = new ArrayList<>();
    comparisons.add(
        new Comparison(
            "this commitment (" + solution.method().name() + ")", solution.leader().value()));
    comparisons.addAll(picture.comparisons(game, solution));
    List<Section> sections = new ArrayList<>();
    List<Page.Part> answer = new ArrayList<>(List.of(answer(solution)));
    answer.addAll(picture.figures(game, solution));
    answer.addAll(picture.tables(game, solution));
    boolean led = !solution.leader().nobodyLeads();
    sections.add(new Section(led ? "Commitment and response" : "Equilibrium", "", answer));
    if (comparisons.size() > 1) {
      Figure worth =
          new Figure(
              "The leader's value beside what she would have otherwise.",
              Bars.compared(comparisons));
      sections.add(new Section("What commitment is worth", "", List.of(worth)));
    }
    List<Reported> lines = again(reported);
    if (!lines.isEmpty()) {
      sections.add(new Section("On the way", "", List.of(onTheWay(lines, solution))));
    }
    sections.add(new Section("Certificate", "", List.of(certificate(solution.certificate()))));
    List<Table> tables = picture.game(game);
    if (!tables.isEmpty()) {
      sections.add(new Section("The game", "", List.copyOf(tables)));
    }
    String title = game.name().isEmpty() ? "A " + game.kind() + " game" : game.name();
    return new Page(title, subtitle(game, solution), cards(solution), sections, footer(solution))
        .html();
  }

  /** What was reported at one step only is no line. */
  private static List<Reported> again(List<Reported> reported) {
    Map<String, Set<Long>> steps = new HashMap<>();
    reported.forEach(r -> steps.computeIfAbsent(r.name(), n -> new HashSet<>()).add(r.step()));
    return reported.stream()
        .filter(r -> steps.getOrDefault(r.name(), Set.of()).size() > 1)
        .toList();
  }

  /** A panel a quantity; returns beside the best table's value where that is known. */
  private static Figure onTheWay(List<Reported> reported, Solution solution) {
    List<String> names = reported.stream().map(Reported::name).distinct().toList();
    Double best = solution.values().get(Solution.BEST_TABLE);
    List<Curves.Point> points = new ArrayList<>();
    for (String name : names) {
      List<Reported> own = reported.stream().filter(r -> r.name().equals(name)).toList();
      int every = Math.max(1, own.size() / MOST_POINTS);
      for (int k = 0; k < own.size(); k++) {
        if (k % every == 0 || k == own.size() - 1) {
          points.add(point(name, name, own.get(k).step(), own.get(k).value()));
        }
      }
      if (best != null && name.endsWith("return")) {
        points.add(point(name, Solution.BEST_TABLE, own.get(0).step(), best));
        points.add(point(name, Solution.BEST_TABLE, own.get(own.size() - 1).step(), best));
      }
    }
    List<String> series = points.stream().map(Curves.Point::series).distinct().toList();
    String title = names.size() == 1 ? names.get(0) : "";
    String level =
        best != null && series.contains(Solution.BEST_TABLE)
            ? " The level line is what the best table is worth, " + Numbers.six(best) + "."
            : "";
    return new Figure(
        "What the method reported, by its steps." + level,
        Curves.of(points, title, floor(points), series));
  }

  /** Of a logarithmic axis, where numbers of one sign fall or rise a thousandfold; else 0. */
  private static double floor(List<Curves.Point> points) {
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (Curves.Point point : points) {
      if (!(point.middle() >= 0)) {
        return 0;
      }
      least = point.middle() > 0 ? Math.min(least, point.middle()) : least;
      most = Math.max(most, point.middle());
    }
    return most > WIDE * least ? least : 0;
  }

  private static Curves.Point point(String panel, String series, long step, double value) {
    return new Curves.Point(panel, series, step, value, value, value);
  }

  private static String subtitle(Game game, Solution solution) {
    return game.kind() + " game, solved by " + solution.method().name() + ties(solution.tieBreak());
  }

  private static String ties(@Nullable TieBreak tieBreak) {
    if (tieBreak == null) {
      return "";
    }
    return switch (tieBreak) {
      case STRONG -> "; an indifferent follower chooses for the leader";
      case WEAK -> "; an indifferent follower chooses against the leader";
      case EQUILIBRIUM -> "; both players choose at once, each best against the other";
    };
  }

  private static List<Card> cards(Solution solution) {
    Certificate certificate = solution.certificate();
    String note = solution.statusNote().isEmpty() ? "" : "; " + solution.statusNote();
    return List.of(
        new Card(value(solution), Numbers.text(solution.leader().value()), Tone.PLAIN),
        new Card("status" + note, solution.status().text(), Tone.PLAIN),
        new Card(
            "certificate",
            certificate.verdict().text(),
            certificate.verified() ? Tone.GOOD : Tone.BAD));
  }

  private static String value(Solution solution) {
    return solution.leader().nobodyLeads() ? "what is measured" : "leader's value";
  }

  private static Table answer(Solution solution) {
    List<List<String>> rows = new ArrayList<>();
    if (!solution.leader().nobodyLeads()) {
      rows.add(
          List.of(
              "leader",
              Numbers.text(solution.leader().value()),
              StrategyText.of(solution.leader().strategy(), MOST_ENTRIES)));
    }
    for (Response response : solution.followers()) {
      rows.add(
          List.of(response.name(), Numbers.text(response.value()), played(response.response())));
    }
    return new Table("", List.of("", "value", "plays"), rows);
  }

  private static String played(Strategy strategy) {
    return strategy instanceof Point point && StrategyText.isByVariable(point)
        ? String.join("; ", StrategyText.byVariable(point, MOST_ENTRIES))
        : StrategyText.of(strategy, MOST_ENTRIES);
  }

  private static Table certificate(Certificate certificate) {
    List<List<String>> rows = new ArrayList<>();
    for (Check check : certificate.checks()) {
      rows.add(
          List.of(
              check.name(),
              check.passed() ? "passed" : "FAILED",
              check.kind().text(),
              Numbers.brief(check.value()),
              Numbers.brief(check.tolerance()),
              check.note()));
    }
    String unchecked = String.join(", ", certificate.unchecked());
    return new Table(
        "Recomputed from the game by code that shares nothing with the method."
            + (unchecked.isEmpty() ? "" : " Not checked: " + unchecked + "."),
        List.of("check", "outcome", "kind", "error", "allowed", "note"),
        rows);
  }

  private static String footer(Solution solution) {
    return "Firstmover "
        + Provenance.VERSION
        + "; method "
        + solution.method().name()
        + " "
        + solution.method().options()
        + ", seed "
        + solution.method().seed()
        + "; work "
        + solution.work()
        + "; game "
        + solution.game().fingerprint();
  }
}
