package org.firstmover.game.meanfield;

import java.util.Arrays;
import java.util.function.BiFunction;
import org.firstmover.game.InputError;

/**
 * Which states an action can lead to, whatever leader and population do: rows of states, one row a
 * state and action, in compressed sparse rows. Immutable; arrays handed out must not be changed.
 */
public final class Successors {
  private final int[] first;
  private final int[] states;

  private Successors(int[] first, int[] states) {
    this.first = first;
    this.states = states;
  }

  /**
   * From the successors of each state and action.
   *
   * @param states how many states there are
   * @param actions how many actions each has
   * @param of a state and an action to the numbers of the states that may follow; any order
   * @throws InputError if a state and action have none, or one that does not exist, or one twice
   */
  public static Successors of(int states, int actions, BiFunction<Integer, Integer, int[]> of) {
    int[] first = new int[states * actions + 1];
    int[] all = new int[states * actions];
    for (int s = 0; s < states; s++) {
      for (int a = 0; a < actions; a++) {
        int row = s * actions + a;
        int[] next = of.apply(s, a);
        checked(next, states, "successors of state " + s + ", action " + a);
        first[row + 1] = first[row] + next.length;
        if (first[row + 1] > all.length) {
          all = Arrays.copyOf(all, Math.max(2 * all.length, first[row + 1]));
        }
        System.arraycopy(next, 0, all, first[row], next.length);
      }
    }
    return new Successors(first, Arrays.copyOf(all, first[first.length - 1]));
  }

  private static void checked(int[] next, int states, String where) {
    if (next.length == 0) {
      throw new InputError("none", where, "at least one", "Maybe the follower stays where she is.");
    }
    for (int i = 0; i < next.length; i++) {
      int state = next[i];
      if (state < 0 || state >= states || Arrays.stream(next, 0, i).anyMatch(s -> s == state)) {
        throw new InputError(
            Integer.toString(state),
            where,
            "numbers of states from 0 to " + (states - 1) + ", each once",
            "Maybe two moves lead to one state: add their probabilities.");
      }
    }
  }

  /** One successor of every state and action. */
  public static Successors deterministic(
      int states, int actions, BiFunction<Integer, Integer, Integer> to) {
    return of(states, actions, (s, a) -> new int[] {to.apply(s, a)});
  }

  /** Every state may follow every other one. */
  public static Successors all(int states, int actions) {
    int[] everywhere = new int[states];
    Arrays.setAll(everywhere, s -> s);
    return of(states, actions, (s, a) -> everywhere);
  }

  /** Where the row of each state and action begins, and behind the last row its end. */
  public int[] first() {
    return first;
  }

  /** The numbers of states, row after row. */
  public int[] states() {
    return states;
  }

  /** How many successors all states and actions have together. */
  public int size() {
    return states.length;
  }
}
