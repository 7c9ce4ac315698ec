package org.firstmover.learning.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.firstmover.game.InputError;
import org.firstmover.game.markov.Role;
import org.firstmover.game.markov.Space;
import org.firstmover.learning.play.Player;
import org.firstmover.learning.policy.Policy;
import org.firstmover.random.RandomStream;
import org.firstmover.strategy.Behaviour;
import org.firstmover.strategy.Distribution;
import org.firstmover.strategy.Point;
import org.firstmover.strategy.Strategy;

/**
 * What a player does on each of her observations, without chance.
 *
 * @param size numbers of an action
 * @param actions an action an observation, one behind the other; not copied
 */
public record PureTable(int size, double[] actions) implements Policy, QueriedLeader, Player {
  /** The first action everywhere, of a player whose observations can be listed. */
  public static PureTable of(Role role) {
    int size = role.actions().size();
    return new PureTable(size, new double[size * observations(role)]);
  }

  /**
   * How many observations a player has.
   *
   * @throws InputError if they cannot be listed
   */
  public static int observations(Role role) {
    return listed(role, role.observations(), "observations");
  }

  /**
   * How many actions a player has.
   *
   * @throws InputError if they cannot be listed
   */
  public static int choices(Role role) {
    return listed(role, role.actions(), "actions");
  }

  private static int listed(Role role, Space space, String what) {
    if (space instanceof Space.Discrete discrete) {
      return discrete.count();
    }
    throw new InputError(
        what + " in a box of " + space.size() + " numbers",
        "player \"" + role.name() + "\"",
        "a list of " + what,
        "Maybe another oracle plays this game: inner loops of learners need no lists.");
  }

  /** How many tables a player has; infinite if they cannot be listed. */
  public static double count(Role role) {
    return role.observations() instanceof Space.Discrete seen
            && role.actions() instanceof Space.Discrete done
        ? Math.pow(done.count(), seen.count())
        : Double.POSITIVE_INFINITY;
  }

  /** Asks the leader everything, once, in the order of her observations. */
  void ask(QueriedLeader leader) {
    double[] observation = new double[1];
    double[] action = new double[size];
    for (int o = 0; o < actions.length / size; o++) {
      observation[0] = o;
      leader.answer(observation, action);
      System.arraycopy(action, 0, actions, o * size, size);
    }
  }

  /** Becomes any table of a player whose actions can be listed, all equally likely. */
  public void draw(int choices, RandomStream random) {
    for (int o = 0; o < actions.length; o++) {
      actions[o] = random.nextInt(0, choices - 1);
    }
  }

  /**
   * Becomes the table of this number: its actions are the digits, the first observation's first.
   */
  public void number(long number, int choices) {
    long left = number;
    for (int o = actions.length - 1; o >= 0; o--) {
      actions[o] = (double) (left % choices);
      left /= choices;
    }
  }

  @Override
  public void answer(double[] observation, double[] action) {
    System.arraycopy(actions, ((int) observation[0]) * size, action, 0, size);
  }

  @Override
  public void act(double[] observation, double[] action) {
    answer(observation, action);
  }

  @Override
  public void mode(double[] observation, double[] action) {
    answer(observation, action);
  }

  @Override
  public void act(
      int count,
      double[] observations,
      double[] filled,
      double[] logProbabilities,
      RandomStream random) {
    for (int i = 0; i < count; i++) {
      System.arraycopy(actions, ((int) observations[i]) * size, filled, i * size, size);
      logProbabilities[i] = 0;
    }
  }

  /**
   * A table of actions; of a player who chooses points, the one point by coordinate if she always
   * sees the same, else a point an observation.
   */
  public Strategy strategy(Role role) {
    List<String> seen = ((Space.Discrete) role.observations()).names();
    if (role.actions() instanceof Space.Box box) {
      List<Point.Entry> entries = new ArrayList<>();
      boolean one = seen.size() == 1;
      int width = one ? 1 : size;
      List<String> names = one ? box.names() : seen;
      for (int k = 0; k < names.size(); k++) {
        double[] numbers = Arrays.copyOfRange(actions, k * width, (k + 1) * width);
        entries.add(new Point.Entry(names.get(k), !one, numbers));
      }
      return new Point(entries);
    }
    List<String> done = ((Space.Discrete) role.actions()).names();
    Map<String, Distribution> states = new LinkedHashMap<>();
    for (int o = 0; o < seen.size(); o++) {
      states.put(seen.get(o), Distribution.pure(done, (int) actions[o]));
    }
    return new Behaviour(states);
  }

  public PureTable copy() {
    return new PureTable(size, actions.clone());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PureTable that && Arrays.equals(actions, that.actions);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(actions);
  }
}
