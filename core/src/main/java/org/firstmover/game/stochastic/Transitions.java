package org.firstmover.game.stochastic;

import java.util.Arrays;
import org.firstmover.game.InputError;

/**
 * Where each outcome leads: one row of probabilities an outcome, without the zeros (compressed
 * sparse rows). Immutable; arrays that are handed out must not be changed.
 */
public final class Transitions {
  /** A row's sum may miss 1 by this much. */
  private static final double SUM_TOLERANCE = 1e-9;

  private final int[] first;
  private final int[] successors;
  private final double[] probabilities;

  private Transitions(int[] first, int[] successors, double[] probabilities) {
    this.first = first;
    this.successors = successors;
    this.probabilities = probabilities;
  }

  /** Where the row of each outcome begins, and behind the last row its end. */
  public int[] first() {
    return first;
  }

  /** Numbers of states, increasing in each row. */
  public int[] successors() {
    return successors;
  }

  /** Above 0; as many as successors. */
  public double[] probabilities() {
    return probabilities;
  }

  public int rows() {
    return first.length - 1;
  }

  /** The mean of a number a state after an outcome. */
  public double mean(int outcome, double[] values) {
    double sum = 0;
    for (int k = first[outcome]; k < first[outcome + 1]; k++) {
      sum += probabilities[k] * values[successors[k]];
    }
    return sum;
  }

  /** Collects rows, one outcome after the other. */
  public static final class Builder {
    private final Actions actions;
    private final int[] first;
    private int[] successors;
    private double[] probabilities;
    private int rows;
    private int state;

    public Builder(Actions actions) {
      this.actions = actions;
      first = new int[actions.outcomes() + 1];
      successors = new int[4 * actions.outcomes()];
      probabilities = new double[4 * actions.outcomes()];
    }

    /**
     * The next outcome's row.
     *
     * @param row a probability a state
     */
    public Builder dense(double[] row) {
      int[] all = new int[row.length];
      Arrays.setAll(all, s -> s);
      return sparse(all, row, row.length);
    }

    /**
     * The next outcome's row.
     *
     * @param to successors, increasing
     * @param odds their probabilities
     * @param count of them; what stands behind is not looked at
     * @throws InputError if they are no probabilities that sum to 1
     */
    public Builder sparse(int[] to, double[] odds, int count) {
      int end = first[rows];
      if (end > Integer.MAX_VALUE / 2 - count) {
        throw new InputError(
            "over " + Integer.MAX_VALUE / 2 + " transitions",
            "transitions",
            "fewer of them",
            "Maybe leave out what hardly ever happens.");
      }
      if (end + count > successors.length) {
        int room = Math.max(2 * successors.length, end + count);
        successors = Arrays.copyOf(successors, room);
        probabilities = Arrays.copyOf(probabilities, room);
      }
      double sum = 0;
      for (int k = 0; k < count; k++) {
        if (!(odds[k] >= 0 && odds[k] <= 1 + SUM_TOLERANCE)) {
          throw new InputError(
              Double.toString(odds[k]),
              "transitions " + where() + ", to " + actions.states().get(to[k]),
              "a probability",
              "Maybe it was given in percent.");
        }
        sum += odds[k];
        if (odds[k] > 0) {
          successors[end] = to[k];
          probabilities[end++] = odds[k];
        }
      }
      if (!(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
        throw new InputError(
            Double.toString(sum),
            "sum of the transitions " + where(),
            "1",
            "Maybe a state is missing; fractions such as 1/3 may be written as they are.");
      }
      first[++rows] = end;
      return this;
    }

    /** State and actions of the next row. */
    private String where() {
      while (rows >= actions.firstOutcome(state + 1)) {
        state++;
      }
      int within = rows - actions.firstOutcome(state);
      int columns = actions.followerCount(state);
      return "from state "
          + actions.states().get(state)
          + " when the leader plays "
          + actions.leader(state).get(within / columns)
          + " and the follower "
          + actions.follower(state).get(within % columns);
    }

    /**
     * @throws InputError if there is not one row an outcome
     */
    public Transitions build() {
      if (rows != actions.outcomes()) {
        throw new InputError(
            rows + " rows",
            "transitions",
            actions.outcomes() + ", one a state and an action of each player",
            "Maybe an action is missing in some state.");
      }
      int end = first[rows];
      return new Transitions(
          first, Arrays.copyOf(successors, end), Arrays.copyOf(probabilities, end));
    }
  }
}
