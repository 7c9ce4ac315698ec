package org.firstmover.game.meanfield;

import java.util.List;
import org.firstmover.game.InputError;
import org.firstmover.game.Names;

/**
 * Very many followers who are all alike. Pairs of a state and an action have the number {@code
 * state * actions + action}.
 *
 * @param name of the population
 * @param states that each of them can be in
 * @param actions the same in every state
 * @param start share of them in each state at time 0; in a stationary game the share from which the
 *     population settles
 * @param successors of each pair
 */
public record Population(
    String name, List<String> states, List<String> actions, double[] start, Successors successors) {
  private static final double SUM_TOLERANCE = 1e-9;

  /**
   * @throws InputError if the start is no distribution or sizes differ
   */
  public Population {
    states = Names.checked(states, "states of " + name);
    actions = Names.checked(actions, "actions of " + name);
    start = start.clone();
    if (start.length != states.size()) {
      throw new InputError(
          start.length + " numbers",
          "start of " + name,
          states.size() + ", one a state",
          "Maybe a state is missing.");
    }
    double sum = 0;
    for (double share : start) {
      sum += share >= 0 ? share : Double.NaN;
    }
    if (!(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
      throw new InputError(
          Double.toString(sum),
          "sum of the start of " + name,
          "1, of shares that are not negative",
          "Maybe a state is missing.");
    }
    if (successors.first().length != states.size() * actions.size() + 1) {
      throw new InputError(
          successors.first().length - 1 + " rows",
          "successors of " + name,
          states.size() * actions.size() + ", one a state and action",
          "Maybe they belong to another population.");
    }
  }

  /** Followers who choose once. */
  public static Population choosing(String name, List<String> actions) {
    return new Population(
        name, List.of("start"), actions, new double[] {1}, Successors.all(1, actions.size()));
  }

  public int stateCount() {
    return states.size();
  }

  public int actionCount() {
    return actions.size();
  }

  /** How many pairs of a state and an action there are. */
  public int pairs() {
    return states.size() * actions.size();
  }
}
