package org.firstmover.game.markov;

import java.util.Arrays;
import org.firstmover.game.InputError;

/**
 * All that can be known of an episode at one point.
 *
 * @param seen by whoever acts; empty at the end
 * @param rewards of the last move, a number a player
 */
record Snapshot(int actor, double[] seen, double[] rewards) {
  /** Arrays are longer than needed by this much, to see that no more is written. */
  private static final int MARGIN = 3;

  /** No value that an environment would write. */
  private static final double MARK = -1.234567e300;

  private static final double SUM_TOLERANCE = 1e-9;

  /**
   * Looks at an environment, twice.
   *
   * @throws InputError if what is seen or got is not as it must be
   */
  static Snapshot of(Environment environment, Roles roles, long moves) {
    Snapshot first = look(environment, roles, moves);
    Snapshot second = look(environment, roles, moves);
    require(
        first.same(second),
        "another sight at the second look",
        moves,
        "the same, since nobody has moved",
        "observe or reward changes the state");
    return first;
  }

  static void require(boolean kept, String found, long moves, String expected, String maybe) {
    if (!kept) {
      throw new InputError(
          found, "environment after " + moves + " moves", expected, "Maybe " + maybe + ".");
    }
  }

  boolean same(Snapshot other) {
    return actor == other.actor
        && Arrays.equals(seen, other.seen)
        && Arrays.equals(rewards, other.rewards);
  }

  private static Snapshot look(Environment environment, Roles roles, long moves) {
    int actor = environment.actor();
    require(
        actor >= Environment.END && actor < roles.count(),
        "actor " + actor,
        moves,
        "a player from 0 to " + (roles.count() - 1) + ", CHANCE or END",
        "the number is of another role");
    double[] rewards = new double[roles.count()];
    for (int player = 0; player < rewards.length; player++) {
      rewards[player] = environment.reward(player);
      require(
          Double.isFinite(rewards[player]),
          "reward " + rewards[player] + " of " + roles.player(player).name(),
          moves,
          "a finite number",
          "it was computed by dividing by 0");
    }
    return new Snapshot(actor, seen(environment, roles, actor, moves), rewards);
  }

  private static double[] seen(Environment environment, Roles roles, int actor, long moves) {
    if (actor == Environment.END) {
      return new double[0];
    }
    int size =
        actor == Environment.CHANCE ? roles.outcomes() : roles.player(actor).observations().size();
    double[] filled = new double[size + MARGIN];
    Arrays.fill(filled, MARK);
    environment.observe(filled);
    for (int i = 0; i < filled.length; i++) {
      require(
          (filled[i] == MARK) == (i >= size),
          i < size ? "number " + i + " not written" : "number " + i + " written",
          moves,
          size + " numbers from observe",
          "roles state another size");
    }
    double[] seen = Arrays.copyOf(filled, size);
    if (actor == Environment.CHANCE) {
      checkProbabilities(seen, moves);
    } else {
      checkValue(roles.player(actor), seen, moves);
    }
    return seen;
  }

  private static void checkProbabilities(double[] probabilities, long moves) {
    double sum = 0;
    for (double probability : probabilities) {
      require(
          probability >= 0,
          "probability " + probability,
          moves,
          "at least 0",
          "the sign is wrong, or 0 was divided by 0");
      sum += probability;
    }
    require(
        Math.abs(sum - 1) <= SUM_TOLERANCE,
        "probabilities of chance that sum to " + sum,
        moves,
        "a sum of 1",
        "an outcome is missing, or those behind the last are not 0");
  }

  private static void checkValue(Role role, double[] seen, long moves) {
    try {
      if (role.observations() instanceof Space.Discrete discrete) {
        discrete.index(seen[0]);
      } else {
        ((Space.Box) role.observations()).check(seen);
      }
    } catch (IllegalArgumentException e) {
      require(
          false,
          e.getMessage() + ", seen by " + role.name(),
          moves,
          "a value of her observations",
          "the space has other bounds");
    }
  }
}
