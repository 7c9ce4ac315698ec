package org.firstmover.experiments.studies;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.firstmover.experiments.Contrast;
import org.firstmover.experiments.Course;
import org.firstmover.experiments.GamePlan;
import org.firstmover.experiments.MethodPlan;
import org.firstmover.experiments.Published;
import org.firstmover.experiments.Quantity;
import org.firstmover.experiments.Study;

/**
 * How many steps a leader needs who learns through followers that were trained beforehand, and how
 * many through followers that learn anew each time; and what breaks without the conditions of the
 * framework.
 *
 * <p>Source: M. Gerstgrasser, D. Parkes, "Oracles &amp; Followers", ICML 2023. Its figures are not
 * available as numbers: those here stand for an independent version of the released code.
 */
final class Gerstgrasser2023 {
  static final String CONTEXTUAL = "contextual";
  static final String CACHED = "contextual, cached";
  static final String TABULAR_Q = "tabular Q";
  static final String OPTIMUM = "optimum";

  static final String HIDDEN_QUERIES = "queries, modified dilemma";
  static final String PHASE = "phase, small dilemma";
  static final String MEMORY = "oracle, Battle of the Sexes";
  static final String PAY = "pay, out of equilibrium";
  static final String SAMPLING = "sampling, dilemma";

  static final String STEPS = "steps to success";
  static final String RETURN = "training return";

  /** Steps of the leader that the contextual oracle is to be content with. */
  static final int FEW = 30_000;

  private static final String MAIN = "10 rounds";
  private static final String NUMPY = "an independent NumPy version, with the released settings";
  private static final Map<String, String> PAPER_CODE = Map.of("profile", "paper-code");

  /** The optimum of ten rounds, by enumeration of both players' tables. */
  static final Map<String, Integer> GAMES =
      Map.ofEntries(
          Map.entry("prisoners-dilemma", 6),
          Map.entry("stag-hunt", 15),
          Map.entry("assurance", 15),
          Map.entry("coordination", 15),
          Map.entry("mixedharmony", 15),
          Map.entry("harmony", 15),
          Map.entry("noconflict", 15),
          Map.entry("deadlock", 5),
          Map.entry("prisoners-delight", 5),
          Map.entry("hero", 15),
          Map.entry("battle", 15),
          Map.entry("chicken", 15));

  static final Study STUDY =
      new Study(
          "gerstgrasser-parkes-2023",
          "leaders who learn through oracles",
          "Twelve iterated games, ten rounds each, in which players remember the last round. A"
              + " leader learns by PPO through followers who were trained beforehand on random"
              + " leaders (contextual, 52,500 steps once), or through followers who learn by"
              + " Q-learning in each of her episodes (tabular Q), with the published settings. Her"
              + " steps are counted, queries included, until the mean return of five iterations is"
              + " within 0.75 of the best table's value. The first two let her draw a new action"
              + " whenever she is asked or plays, as the released code does; cached answers bind her"
              + " within an episode. The value is that of the mode of what she has learned, against"
              + " the exact response; it stands beside the return in training. The other games take"
              + " one condition away at a time: she does not learn from her answers to queries"
              + " (which evolution strategies do not need); she"
              + " sees whether she is asked or plays; followers remember her earlier episodes; she"
              + " is paid while they learn; her answers are drawn independently although followers"
              + " respond exactly. The paper's figures are not available as numbers; those listed"
              + " are of an independent version of its code.",
          "M. Gerstgrasser, D. Parkes, Oracles & Followers: Stackelberg equilibria in deep"
              + " multi-agent reinforcement learning, ICML 2023",
          "condition",
          cells(),
          List.of(
              Quantity.VALUE,
              Quantity.further(RETURN, "leader's return in training, last five iterations"),
              Quantity.further(STEPS, "leader's steps to success"),
              Quantity.further("samples to success", "steps to success, training of followers too"),
              new Quantity(
                  "within 30,000",
                  "share of runs that succeed within 30,000 steps of the leader",
                  (game, solution) -> {
                    Double steps = solution.values().get(STEPS);
                    return solution.values().containsKey(RETURN)
                        ? OptionalDouble.of(steps != null && steps <= FEW ? 1 : 0)
                        : OptionalDouble.empty();
                  }),
              new Quantity(
                  "optimal",
                  "share of runs whose commitment is the best table",
                  (game, solution) -> {
                    Double gap = solution.values().get("commitment gap");
                    return gap == null
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(gap < 1e-9 ? 1 : 0);
                  }),
              Quantity.further(
                  "share of tables answered optimally",
                  "share of the leader's tables to which followers respond best")),
          List.of(
              new Contrast(
                  "times the steps",
                  "steps of tabular Q over those of the contextual oracle",
                  STEPS,
                  TABULAR_Q,
                  CONTEXTUAL,
                  (one, other) -> one / other),
              new Contrast(
                  "times the samples",
                  "likewise, the training of followers counted",
                  "samples to success",
                  TABULAR_Q,
                  CONTEXTUAL,
                  (one, other) -> one / other)),
          List.of(new Course(RETURN, "leader's return in training", RETURN, 0)),
          published());

  private Gerstgrasser2023() {}

  private static List<Study.Cell> cells() {
    List<Study.Cell> cells = new ArrayList<>();
    for (String name : GAMES.keySet().stream().sorted().toList()) {
      GamePlan game = new GamePlan(name, MAIN, "iterated/" + name, Map.of());
      cells.addAll(
          Study.crossed(
              List.of(game),
              List.of(
                  MethodPlan.of(CONTEXTUAL, "contextual-ppo").with(PAPER_CODE),
                  MethodPlan.of(CACHED, "contextual-ppo"),
                  MethodPlan.of(TABULAR_Q, "q-learning-ppo").with(PAPER_CODE),
                  MethodPlan.of(OPTIMUM, "best-table")),
              5));
    }
    MethodPlan contextual = MethodPlan.of("", "contextual-reinforce").with(PAPER_CODE);
    add(
        cells,
        HIDDEN_QUERIES,
        "modified-prisoners-dilemma",
        Map.of(),
        contextual,
        "queries",
        List.of("observed", "hidden"));
    for (String learner : List.of("ppo", "dqn", "evolution")) {
      add(
          cells,
          HIDDEN_QUERIES + ", " + learner,
          "modified-prisoners-dilemma",
          Map.of(),
          contextual.with(Map.of("learner", learner, "steps", "60000")),
          "queries",
          List.of("observed", "hidden"));
    }
    add(
        cells,
        PHASE,
        "prisoners-dilemma",
        Map.of("rounds", "5", "memory", "other"),
        contextual,
        "phase",
        List.of("hidden", "visible"));
    MethodPlan tabular =
        MethodPlan.of("", "q-learning-ppo")
            .with(PAPER_CODE)
            .with(
                Map.of(
                    "learner", "reinforce",
                    "rate", "0.015",
                    "batch", "100",
                    "steps", "55000",
                    "oracle-episodes", "10",
                    "exploration", "parameter-noise"));
    add(
        cells,
        MEMORY,
        "battle-of-the-sexes",
        Map.of(),
        tabular,
        "oracle-memory",
        List.of("reset", "carried"));
    Map<String, String> deterministic =
        Map.of("learner", "dqn", "rate", "0.1", "batch", "1", "alpha", "0.2", "initial", "0");
    for (String t : List.of("2", "1.5")) {
      for (String p : List.of("0", "-5")) {
        add(
            cells,
            PAY + ", t " + t + ", p " + p,
            "out-of-equilibrium",
            Map.of("t", t, "p", p),
            tabular.with(deterministic).with(Map.of("steps", "22000")),
            "learning-reward",
            List.of("none", "paid"));
      }
    }
    add(
        cells,
        SAMPLING,
        "prisoners-dilemma",
        Map.of(),
        MethodPlan.of("", "contextual-ppo")
            .with(Map.of("oracle", "enumeration", "steps", "300000")),
        "answers",
        List.of("cached", "repeated", "independent"));
    return cells;
  }

  /** Ten seeds of each value of an option. */
  private static void add(
      List<Study.Cell> cells,
      String label,
      String game,
      Map<String, String> parameters,
      MethodPlan method,
      String option,
      List<String> values) {
    for (String value : values) {
      Map<String, String> options = new HashMap<>(method.options());
      options.put(option, value);
      cells.add(
          new Study.Cell(
              new GamePlan(label, option, "iterated/" + game, parameters),
              MethodPlan.of(value, method.method()).with(options),
              10));
    }
  }

  private static List<Published> published() {
    List<Published> published = new ArrayList<>();
    GAMES.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            game ->
                published.add(
                    new Published(
                        Quantity.VALUE.name(),
                        game.getKey(),
                        MAIN,
                        OPTIMUM,
                        game.getValue(),
                        0,
                        "enumeration of both players' tables")));
    published.add(numpy(HIDDEN_QUERIES, "queries", "observed", 7.42));
    published.add(numpy(HIDDEN_QUERIES, "queries", "hidden", -1.43));
    published.add(numpy(PHASE, "phase", "hidden", 3.45));
    published.add(numpy(PHASE, "phase", "visible", 7.43));
    published.add(numpy(MEMORY, "oracle-memory", "reset", 1.92));
    published.add(numpy(MEMORY, "oracle-memory", "carried", 0.95));
    published.add(numpy(SAMPLING, "answers", "independent", 8.0));
    return published;
  }

  private static Published numpy(String game, String setting, String method, double value) {
    return new Published(RETURN, game, setting, method, value, Double.NaN, NUMPY);
  }
}
