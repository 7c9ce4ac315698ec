package org.firstmover.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.Observes;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.game.stochastic.Transitions;

/** A stochastic game as tables: its rules, and every outcome of a small one. */
final class StochasticTables {
  private static final int MOST_OUTCOMES = 64;
  private static final int MOST_NAMES = 8;

  private StochasticTables() {}

  static List<Table> of(StochasticGame game) {
    List<Table> tables = new ArrayList<>();
    tables.add(rules(game));
    if (game.actions().outcomes() <= MOST_OUTCOMES) {
      tables.add(outcomes(game));
    }
    return tables;
  }

  private static Table rules(StochasticGame game) {
    Actions actions = game.actions();
    Transitions transitions = game.transitions();
    Map<String, Double> start = new LinkedHashMap<>();
    for (int s = 0; s < actions.stateCount(); s++) {
      if (game.start()[s] > 0) {
        start.put(actions.states().get(s), game.start()[s]);
      }
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("discount", Numbers.text(game.discount())));
    rows.add(
        List.of(
            "follower's entropy weight",
            game.entropy() == 0 ? "0: she takes what is best" : Numbers.text(game.entropy())));
    rows.add(
        List.of(
            "follower sees",
            actions.observes() == Observes.ACTION
                ? "the leader's policy, and the action drawn from it"
                : "the leader's policy"));
    rows.add(List.of("states", Integer.toString(actions.stateCount())));
    boolean alike = start.size() > MOST_NAMES && new HashSet<>(start.values()).size() == 1;
    rows.add(
        List.of(
            "start",
            alike ? start.size() + " states, all as likely" : Numbers.weights(start, MOST_NAMES)));
    rows.add(List.of("outcomes", Integer.toString(actions.outcomes())));
    rows.add(List.of("transitions", Integer.toString(transitions.successors().length)));
    return new Table("rules", List.of("", "value"), rows);
  }

  private static Table outcomes(StochasticGame game) {
    Actions actions = game.actions();
    List<List<String>> rows = new ArrayList<>();
    for (int s = 0; s < actions.stateCount(); s++) {
      for (int a = 0; a < actions.leaderCount(s); a++) {
        for (int b = 0; b < actions.followerCount(s); b++) {
          int k = actions.outcome(s, a, b);
          rows.add(
              List.of(
                  actions.states().get(s),
                  actions.leader(s).get(a),
                  actions.follower(s).get(b),
                  Numbers.six(game.leaderRewards()[k]),
                  Numbers.six(game.followerRewards()[k]),
                  next(game, k)));
        }
      }
    }
    return new Table(
        "outcomes",
        List.of("state", "leader", "follower", "leader's reward", "follower's reward", "then"),
        rows,
        rows.size() > Table.MOST_ROWS);
  }

  private static String next(StochasticGame game, int outcome) {
    Transitions transitions = game.transitions();
    Map<String, Double> next = new LinkedHashMap<>();
    for (int j = transitions.first()[outcome]; j < transitions.first()[outcome + 1]; j++) {
      next.put(
          game.actions().states().get(transitions.successors()[j]), transitions.probabilities()[j]);
    }
    return Numbers.weights(next, MOST_NAMES);
  }
}
