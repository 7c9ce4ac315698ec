package org.firstmover.cli;

import java.io.PrintWriter;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.firstmover.Samples;
import org.firstmover.game.Game;
import org.firstmover.report.Numbers;
import org.firstmover.report.StrategyText;
import org.firstmover.solution.Certificate;
import org.firstmover.solution.Check;
import org.firstmover.solution.Proof;
import org.firstmover.solution.Response;
import org.firstmover.solution.Solution;
import org.firstmover.solvers.meanfield.ManyPlayers;
import org.firstmover.strategy.Behaviour;
import org.firstmover.strategy.Point;
import org.firstmover.strategy.Strategy;

/** Solutions and certificates on a terminal. */
final class SolutionText {
  private static final int MOST_ENTRIES = 20;

  /** Longer texts of what is done by state are given a line a state. */
  private static final int LONG = 90;

  private static final int MOST_VALUES = 8;

  private static final int MOST_VARIABLES = 40;

  private static final Comparator<Map.Entry<String, Double>> BY_VALUE =
      Map.Entry.comparingByValue();

  private SolutionText() {}

  static void print(PrintWriter out, Game game, Solution solution) {
    String name = game.name().isEmpty() ? "" : " " + game.name();
    out.println(game.kind() + visible(name) + ", by " + solution.method().name());
    boolean led = !solution.leader().nobodyLeads();
    String value = led ? "leader's value" : "what is measured";
    line(out, value, Numbers.text(solution.leader().value()));
    line(out, "status", status(solution));
    if (led) {
      strategy(out, "commitment", solution.leader().strategy(), "");
    }
    boolean equilibria = solution.values().containsKey(Solution.OPTIMISTIC);
    List<Response> followers = solution.followers();
    int shown = equilibria ? Math.min(MOST_ENTRIES, followers.size()) : followers.size();
    for (Response response : followers.subList(0, shown)) {
      String worth = "  (value " + Numbers.text(response.value()) + ")";
      strategy(out, response.name(), response.response(), worth);
    }
    if (shown < followers.size()) {
      out.println("  and " + (followers.size() - shown) + " more followers");
    }
    if (equilibria) {
      selection(out, solution);
    } else {
      values(out, solution);
    }
    print(out, solution.certificate());
  }

  /** Values from many states are told by the least and the greatest. */
  private static void values(PrintWriter out, Solution solution) {
    Map<String, Double> values = new LinkedHashMap<>(solution.values());
    Map<String, Double> states = new LinkedHashMap<>(values);
    states.keySet().removeIf(key -> !key.startsWith(Solution.FROM));
    if (states.size() > MOST_VALUES) {
      values.keySet().removeAll(states.keySet());
    }
    values.forEach((key, value) -> line(out, label(key), Numbers.text(value)));
    if (states.size() > MOST_VALUES) {
      Map.Entry<String, Double> least = Collections.min(states.entrySet(), BY_VALUE);
      Map.Entry<String, Double> greatest = Collections.max(states.entrySet(), BY_VALUE);
      line(out, "from other states", entry(least) + " to " + entry(greatest));
    }
  }

  private static String entry(Map.Entry<String, Double> value) {
    return Numbers.text(value.getValue()) + " (" + value.getKey() + ")";
  }

  /** On one line, or a line a state or a variable where that would be long. */
  private static void strategy(PrintWriter out, String label, Strategy strategy, String behind) {
    String text = StrategyText.of(strategy, MOST_ENTRIES);
    if (strategy instanceof Behaviour behaviour && text.length() > LONG) {
      line(out, label, behind.strip());
      StrategyText.byState(behaviour, MOST_ENTRIES)
          .forEach(state -> out.println("    " + visible(state)));
    } else if (strategy instanceof Point point && StrategyText.isByVariable(point)) {
      line(out, label, behind.strip());
      StrategyText.byVariable(point, MOST_VARIABLES)
          .forEach(variable -> out.println("    " + visible(variable)));
    } else {
      line(out, label, text + behind);
    }
  }

  private static String label(String key) {
    return key.equals(Solution.STRONG) || key.equals(Solution.WEAK) ? "if ties " + key : key;
  }

  /** What the leader gets in the equilibria that were found at her commitment. */
  private static void selection(PrintWriter out, Solution solution) {
    Map<String, Double> values = new LinkedHashMap<>(solution.values());
    String found =
        Stream.of(Solution.OPTIMISTIC, Solution.PESSIMISTIC, Solution.STOCHASTIC)
            .flatMap(
                key -> Optional.ofNullable(values.remove(key)).map(v -> entry(key, v)).stream())
            .collect(Collectors.joining(", "));
    if (solution.proof() instanceof Proof.Equilibria proof) {
      int count = proof.equilibria().size();
      found = count == 1 ? "1, though there may be others" : count + ": " + found;
    }
    line(out, "equilibria found", found);
    values.forEach((key, value) -> line(out, key, Numbers.text(value)));
  }

  private static String entry(String key, double value) {
    return key + " " + Numbers.text(value);
  }

  private static String status(Solution solution) {
    String bounds =
        Double.isFinite(solution.bounds().upper())
            ? ", best possible between "
                + Numbers.text(solution.bounds().lower())
                + " and "
                + Numbers.text(solution.bounds().upper())
            : "";
    String note = solution.statusNote().isEmpty() ? "" : ", " + solution.statusNote();
    return solution.status().text() + note + bounds;
  }

  static void print(PrintWriter out, Certificate certificate) {
    line(out, "certificate", certificate.verdict().text());
    for (Check check : certificate.checks()) {
      out.println("    " + (check.passed() ? "passed  " : "FAILED  ") + visible(described(check)));
    }
    if (!certificate.unchecked().isEmpty()) {
      out.println("    not checked: " + visible(unchecked(certificate.unchecked())));
    }
  }

  private static String unchecked(List<String> keys) {
    String more = keys.size() > MOST_VALUES ? ", and " + (keys.size() - MOST_VALUES) + " more" : "";
    return keys.stream().limit(MOST_VALUES).collect(Collectors.joining(", ")) + more;
  }

  private static String described(Check check) {
    if (check.tolerance() == 0 && !check.note().isEmpty()) {
      return check.name() + ": " + check.note();
    }
    String note = check.note().isEmpty() ? "" : "; " + check.note();
    return check.name()
        + ": "
        + Numbers.brief(check.value())
        + " (allowed "
        + Numbers.brief(check.tolerance())
        + ")"
        + note;
  }

  /** What a mean-field solution is worth among finitely many players. */
  static void print(PrintWriter out, List<ManyPlayers.Outcome> outcomes) {
    for (ManyPlayers.Outcome outcome : outcomes) {
      line(out, outcome.players() + " players", outcome.population());
      out.println(
          "    value "
              + estimate(outcome.value(), outcome.error())
              + ", which is "
              + Numbers.text(outcome.gap())
              + " from the mean field's");
      out.println(
          "    the deviation of one that was found gains "
              + estimate(outcome.regret(), outcome.regretError())
              + "; leader's value "
              + estimate(outcome.leader(), outcome.leaderError()));
    }
  }

  private static String estimate(double mean, double error) {
    return Numbers.text(mean) + " +- " + Numbers.brief(error);
  }

  static void print(PrintWriter out, Samples samples) {
    int total = samples.draws().size();
    line(out, "samples", Integer.toString(total));
    samples.counts().entrySet().stream()
        .limit(MOST_ENTRIES)
        .forEach(
            entry ->
                out.println(
                    "    "
                        + Numbers.text((double) entry.getValue() / total)
                        + "  "
                        + (entry.getKey().isEmpty()
                            ? "nothing"
                            : visible(String.join(", ", entry.getKey())))));
    if (samples.counts().size() > MOST_ENTRIES) {
      out.println("    and " + (samples.counts().size() - MOST_ENTRIES) + " more");
    }
    out.println(
        "    "
            + (samples.passed() ? "passed  " : "FAILED  ")
            + "frequencies: "
            + Numbers.brief(samples.deviation())
            + " from the commitment (allowed "
            + Numbers.brief(samples.allowed())
            + ")");
  }

  private static void line(PrintWriter out, String label, String value) {
    String gap = " ".repeat(Math.max(1, 18 - label.length()));
    out.println(("  " + visible(label) + gap + visible(value)).stripTrailing());
  }

  /** Names come from files: their control characters could rewrite what a terminal shows. */
  static String visible(String text) {
    return text.codePoints().anyMatch(Character::isISOControl)
        ? text.replaceAll("\\p{Cntrl}|[\\x80-\\x9f]", "\uFFFD")
        : text;
  }
}
