package org.firstmover.solvers.meanfield;

import java.util.Arrays;
import org.firstmover.game.InputError;
import org.firstmover.game.meanfield.Horizon;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.game.meanfield.Population;
import org.firstmover.game.meanfield.Successors;

/**
 * The crowd at one commitment: the flow that a policy makes, and the rewards and transitions that
 * followers meet in it, by which {@link #values} looks back. Policies, flows and action values are
 * {@code double[time][population][pair]}. Not safe for use by several threads; nothing is allocated
 * after the first call.
 *
 * <p>Rewards and transitions are kept from one call to the next: {@link #meet} fetches them at a
 * flow, the values are of those fetched last.
 */
final class Dynamics {
  /** Smaller probabilities of a stationary policy are none. */
  private static final double TRACE = 1e-8;

  /** Rounds after which a stationary population is taken as it is. */
  private static final int MOST_ROUNDS = 100_000;

  /** Rounds after which one that still moves is followed by longer steps. */
  private static final int STEPS_AFTER = 5_000;

  /** Rounds after very many at once: populations that still move then do so for very long. */
  private static final int LAST_ROUNDS = 64;

  static final double SETTLED = 1e-13;

  /** After long steps, whose errors of rounding go ever more slowly. */
  private static final double HARDLY_MOVES = 1e-11;

  private final MeanFieldGame game;
  private final double[] commitment;
  private final Population[] populations;
  private final boolean[] fixed;

  /** Rounds after which populations that have not settled take very many at once. */
  private int jump;

  private final int steps;
  private final boolean stationary;
  private final double entropy;
  private final double[][][] rewards;
  private final double[][][] odds;
  private double[][] shares;
  private double[][] moved;
  private final Extrapolation extrapolation;
  private double lowest = Double.POSITIVE_INFINITY;
  private double highest = Double.NEGATIVE_INFINITY;
  private boolean ranged;

  /** Whether shares may be a little below 0, and transitions with them. */
  private boolean probing;

  private final FollowerValues values;

  Dynamics(MeanFieldGame game, double[] commitment) {
    this(game, commitment, game.entropy());
  }

  /**
   * @param entropy weight of the followers' entropy bonus, in place of the game's own
   */
  Dynamics(MeanFieldGame game, double[] commitment, double entropy) {
    if (!(entropy >= 0)) {
      throw new InputError(
          Double.toString(entropy),
          "entropy weight of " + game.name(),
          "a number of at least 0",
          "Maybe it is a cost here and not a bonus: change its sign.");
    }
    this.game = game;
    this.commitment = commitment.clone();
    populations = game.populations().toArray(Population[]::new);
    Horizon horizon = game.horizon();
    steps = horizon.steps();
    stationary = horizon.stationary();
    this.entropy = entropy;
    int count = populations.length;
    rewards = table();
    odds = new double[steps][count][];
    fixed = new boolean[count];
    shares = new double[count][];
    moved = new double[count][];
    for (int p = 0; p < count; p++) {
      int states = populations[p].stateCount();
      shares[p] = new double[states];
      moved[p] = new double[states];
      fixed[p] = game.fixedTransitions(p);
      int single = fixed[p] ? LongRun.rounds(populations[p]) : Integer.MAX_VALUE;
      jump = Math.max(jump, single);
      double[] row = new double[populations[p].successors().size()];
      for (int t = 0; t < steps; t++) {
        odds[t][p] = fixed[p] ? row : row.clone();
      }
    }
    values = new FollowerValues(this);
    extrapolation = new Extrapolation(shares);
    double[][] start = uniform()[0];
    for (int p = 0; p < count; p++) {
      if (fixed[p] && (stationary || steps > 1)) {
        game.transitions(p, 0, this.commitment, start, odds[0][p]);
        checked(odds[0][p], p, 0);
      }
    }
  }

  MeanFieldGame game() {
    return game;
  }

  double[] commitment() {
    return commitment;
  }

  /** Weight of the followers' entropy bonus. */
  double entropy() {
    return entropy;
  }

  /** What followers can have at the rewards and transitions fetched last. */
  FollowerValues values() {
    return values;
  }

  int steps() {
    return steps;
  }

  Population population(int p) {
    return populations[p];
  }

  int populations() {
    return populations.length;
  }

  /** A new table of zeros. */
  double[][][] table() {
    double[][][] table = new double[steps][][];
    Arrays.setAll(table, t -> row());
    return table;
  }

  /** Zeros for one time. */
  double[][] row() {
    double[][] row = new double[populations.length][];
    Arrays.setAll(row, p -> new double[populations[p].pairs()]);
    return row;
  }

  /** A new policy that takes all actions with the same probability. */
  double[][][] uniform() {
    double[][][] policy = table();
    for (double[][] row : policy) {
      for (int p = 0; p < row.length; p++) {
        Arrays.fill(row[p], 1.0 / populations[p].actionCount());
      }
    }
    return policy;
  }

  static void copy(double[][][] from, double[][][] to) {
    for (int t = 0; t < from.length; t++) {
      for (int p = 0; p < from[t].length; p++) {
        System.arraycopy(from[t][p], 0, to[t][p], 0, from[t][p].length);
      }
    }
  }

  /**
   * The flow of a policy; of a stationary game the population in which it settles, half of it
   * waiting in each round so that cycles die out. There traces of what is not done are taken out of
   * the policy, unless followers have an entropy bonus: the crowd would hang on them, and on how
   * long it is waited for.
   */
  void flow(double[][][] policy, double[][][] flow) {
    for (int p = 0; p < populations.length; p++) {
      System.arraycopy(populations[p].start(), 0, shares[p], 0, shares[p].length);
    }
    if (stationary) {
      if (game.entropy() == 0) {
        withoutTraces(policy[0]);
      }
      settle(policy[0], flow[0]);
      return;
    }
    for (int t = 0; t < steps; t++) {
      act(policy[t], flow[t]);
      if (t + 1 < steps) {
        move(t, flow[t]);
        for (int p = 0; p < populations.length; p++) {
          System.arraycopy(moved[p], 0, shares[p], 0, shares[p].length);
        }
      }
    }
  }

  private void withoutTraces(double[][] policy) {
    for (int p = 0; p < populations.length; p++) {
      int actions = populations[p].actionCount();
      double[] chosen = policy[p];
      for (int from = 0; from < chosen.length; from += actions) {
        double left = 0;
        for (int k = from; k < from + actions; k++) {
          chosen[k] = chosen[k] < TRACE ? 0 : chosen[k];
          left += chosen[k];
        }
        for (int k = from; k < from + actions && left != 1; k++) {
          chosen[k] /= left;
        }
      }
    }
  }

  private void act(double[][] policy, double[][] crowd) {
    for (int p = 0; p < populations.length; p++) {
      int actions = populations[p].actionCount();
      double[] share = shares[p];
      double[] row = crowd[p];
      double[] chosen = policy[p];
      for (int s = 0, k = 0; s < share.length; s++) {
        for (int a = 0; a < actions; a++, k++) {
          row[k] = share[s] * chosen[k];
        }
      }
    }
  }

  private void move(int time, double[][] crowd) {
    for (int p = 0; p < populations.length; p++) {
      transitions(time, p, crowd);
      Successors successors = populations[p].successors();
      int[] first = successors.first();
      int[] next = successors.states();
      double[] to = moved[p];
      Arrays.fill(to, 0);
      double[] row = odds[time][p];
      double[] mass = crowd[p];
      for (int k = 0; k < mass.length; k++) {
        if (mass[k] != 0) {
          for (int j = first[k]; j < first[k + 1]; j++) {
            to[next[j]] += mass[k] * row[j];
          }
        }
      }
    }
  }

  private void settle(double[][] policy, double[][] crowd) {
    double change = Double.POSITIVE_INFINITY;
    int most = MOST_ROUNDS;
    double still = SETTLED;
    extrapolation.start();
    for (int round = 0; round < most && change > still; round++) {
      for (int p = 0; p < populations.length && round == jump; p++) {
        LongRun.move(shares[p], policy[p], populations[p].successors(), odds[0][p]);
        most = jump + LAST_ROUNDS;
      }
      if (round == STEPS_AFTER && jump == Integer.MAX_VALUE && approach(policy, crowd)) {
        still = HARDLY_MOVES;
      }
      act(policy, crowd);
      move(0, crowd);
      change = 0;
      for (int p = 0; p < populations.length; p++) {
        for (int s = 0; s < shares[p].length; s++) {
          moved[p][s] = (moved[p][s] + shares[p][s]) / 2;
          change += Math.abs(moved[p][s] - shares[p][s]);
        }
      }
      if (change <= SETTLED || !extrapolation.jumps(round, shares, moved, change)) {
        double[][] swapped = shares;
        shares = moved;
        moved = swapped;
      }
    }
  }

  /** Moves a population whose transitions depend on it very many rounds on; whether that went. */
  private boolean approach(double[][] policy, double[][] crowd) {
    int[] sizes = Arrays.stream(shares).mapToInt(share -> share.length).toArray();
    double[] joined = new double[Arrays.stream(sizes).sum()];
    StationaryCrowd search =
        new StationaryCrowd(
            sizes,
            (from, to) -> {
              split(from, shares);
              act(policy, crowd);
              move(0, crowd);
              join(moved, to);
            });
    join(shares, joined);
    probing = true;
    boolean there = search.approach(joined);
    probing = false;
    split(joined, shares);
    return there;
  }

  private static void join(double[][] parts, double[] whole) {
    int from = 0;
    for (double[] part : parts) {
      System.arraycopy(part, 0, whole, from, part.length);
      from += part.length;
    }
  }

  private static void split(double[] whole, double[][] parts) {
    int from = 0;
    for (double[] part : parts) {
      System.arraycopy(whole, from, part, 0, part.length);
      from += part.length;
    }
  }

  /** Fetches rewards and transitions at a flow. */
  void meet(double[][][] flow) {
    for (int t = 0; t < steps; t++) {
      for (int p = 0; p < populations.length; p++) {
        game.rewards(p, t, commitment, flow[t], rewards[t][p]);
        checkedRewards(rewards[t][p], p, t);
        if (stationary || t + 1 < steps) {
          transitions(t, p, flow[t]);
        }
      }
    }
  }

  private void checkedRewards(double[] row, int p, int time) {
    for (double reward : row) {
      if (!Double.isFinite(reward)) {
        throw new InputError(
            Double.toString(reward),
            "reward of " + populations[p].name() + " at time " + time,
            "finite numbers",
            "Maybe it was computed by dividing by 0, or is the logarithm of an empty place.");
      }
      lowest = Math.min(lowest, reward);
      highest = Math.max(highest, reward);
    }
  }

  private void transitions(int time, int p, double[][] crowd) {
    if (!fixed[p]) {
      game.transitions(p, time, commitment, crowd, odds[time][p]);
      if (!probing) {
        checked(odds[time][p], p, time);
      }
    }
  }

  private void checked(double[] row, int p, int time) {
    int[] first = populations[p].successors().first();
    for (int k = 0; k + 1 < first.length; k++) {
      double sum = 0;
      for (int j = first[k]; j < first[k + 1]; j++) {
        sum += row[j] >= 0 ? row[j] : Double.NaN;
      }
      if (!(Math.abs(sum - 1) <= 1e-9)) {
        int actions = populations[p].actionCount();
        throw new InputError(
            Double.toString(sum),
            "sum of the transitions of "
                + populations[p].name()
                + " at time "
                + time
                + " from "
                + populations[p].states().get(k / actions)
                + ", "
                + populations[p].actions().get(k % actions),
            "1, of probabilities",
            "Maybe a successor is missing.");
      }
    }
  }

  /**
   * A scale of rewards: the largest less the smallest of all fetched so far, and of those where
   * followers are everywhere and all do the same. In an equilibrium alone all may be alike.
   */
  double rewardRange() {
    if (!ranged) {
      ranged = true;
      double[][] crowd = table()[0];
      for (int action = 0; action < populations[0].actionCount(); action++) {
        for (int p = 0; p < crowd.length; p++) {
          int actions = populations[p].actionCount();
          Arrays.fill(crowd[p], 0);
          for (int k = action % actions; k < crowd[p].length; k += actions) {
            crowd[p][k] = (double) actions / crowd[p].length;
          }
        }
        for (int t = 0; t < steps; t++) {
          for (int p = 0; p < crowd.length; p++) {
            double[] row = new double[crowd[p].length];
            game.rewards(p, t, commitment, crowd, row);
            checkedRewards(row, p, t);
          }
        }
      }
    }
    return Math.max(Double.MIN_NORMAL, highest - lowest);
  }

  /** Rewards fetched last. */
  double[][][] rewards() {
    return rewards;
  }

  /** Transitions fetched last, one number a successor. */
  double[][][] odds() {
    return odds;
  }
}
