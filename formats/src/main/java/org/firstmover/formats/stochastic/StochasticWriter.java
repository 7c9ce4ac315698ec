package org.firstmover.formats.stochastic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.firstmover.formats.tree.TreeWriter;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.Observes;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.game.stochastic.Transitions;

/**
 * Writes one stochastic game: nested lists where all states have the same actions and a good part
 * of the transitions is not 0, else one entry an outcome.
 */
final class StochasticWriter {
  /** A larger share of zeros is not written out. */
  private static final int SPARSE = 4;

  private final StochasticGame game;
  private final Actions actions;

  StochasticWriter(StochasticGame game) {
    this.game = game;
    actions = game.actions();
  }

  Map<String, Object> tree() {
    Map<String, Object> map = TreeWriter.form(game.kind(), game.name());
    map.put("discount", TreeWriter.number(game.discount()));
    map.put("entropy", TreeWriter.number(game.entropy()));
    if (actions.observes() != Observes.COMMITMENT) {
      map.put("observes", actions.observes().text());
    }
    map.put("states", actions.states());
    map.put("start", TreeWriter.numbers(game.start()));
    boolean dense = isDense();
    Map<String, Object> leader = new LinkedHashMap<>();
    Map<String, Object> follower = new LinkedHashMap<>();
    leader.put("actions", byState(actions::leader));
    follower.put("actions", byState(actions::follower));
    if (dense) {
      leader.put("rewards", nested(k -> TreeWriter.number(game.leaderRewards()[k])));
      follower.put("rewards", nested(k -> TreeWriter.number(game.followerRewards()[k])));
    }
    map.put("leader", leader);
    map.put("follower", follower);
    if (dense) {
      map.put("transitions", nested(this::row));
    } else {
      map.put("rewards", entries(this::rewards));
      map.put("transitions", entries(this::to));
    }
    return map;
  }

  private boolean isDense() {
    long all = (long) actions.outcomes() * actions.stateCount();
    return actions.everywhereTheSame()
        && all <= (long) SPARSE * game.transitions().successors().length;
  }

  /** What stands for an outcome. */
  private interface OfOutcome<T> {
    T at(int outcome);
  }

  /** The names of a state's actions. */
  private interface OfState {
    List<String> at(int state);
  }

  private Object byState(OfState names) {
    Map<String, Object> map = new LinkedHashMap<>();
    boolean same = true;
    for (int s = 0; s < actions.stateCount(); s++) {
      map.put(actions.states().get(s), names.at(s));
      same &= names.at(s).equals(names.at(0));
    }
    return same ? names.at(0) : map;
  }

  private List<Object> nested(OfOutcome<?> entry) {
    List<Object> byState = new ArrayList<>();
    for (int s = 0; s < actions.stateCount(); s++) {
      List<Object> rows = new ArrayList<>();
      for (int a = 0; a < actions.leaderCount(s); a++) {
        List<Object> row = new ArrayList<>();
        for (int b = 0; b < actions.followerCount(s); b++) {
          row.add(entry.at(actions.outcome(s, a, b)));
        }
        rows.add(row);
      }
      byState.add(rows);
    }
    return byState;
  }

  private List<Object> row(int outcome) {
    Transitions transitions = game.transitions();
    double[] row = new double[actions.stateCount()];
    for (int k = transitions.first()[outcome]; k < transitions.first()[outcome + 1]; k++) {
      row[transitions.successors()[k]] = transitions.probabilities()[k];
    }
    return TreeWriter.numbers(row);
  }

  private List<Object> entries(OfOutcome<Map<String, Object>> further) {
    List<Object> entries = new ArrayList<>();
    for (int s = 0; s < actions.stateCount(); s++) {
      for (int a = 0; a < actions.leaderCount(s); a++) {
        for (int b = 0; b < actions.followerCount(s); b++) {
          Map<String, Object> entry = new LinkedHashMap<>();
          entry.put("state", actions.states().get(s));
          entry.put("leader", actions.leader(s).get(a));
          entry.put("follower", actions.follower(s).get(b));
          entry.putAll(further.at(actions.outcome(s, a, b)));
          entries.add(entry);
        }
      }
    }
    return entries;
  }

  private Map<String, Object> rewards(int outcome) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("leaderReward", TreeWriter.number(game.leaderRewards()[outcome]));
    map.put("followerReward", TreeWriter.number(game.followerRewards()[outcome]));
    return map;
  }

  private Map<String, Object> to(int outcome) {
    Transitions transitions = game.transitions();
    Map<String, Object> next = new LinkedHashMap<>();
    for (int k = transitions.first()[outcome]; k < transitions.first()[outcome + 1]; k++) {
      next.put(
          actions.states().get(transitions.successors()[k]),
          TreeWriter.number(transitions.probabilities()[k]));
    }
    return Map.of("to", next);
  }
}
