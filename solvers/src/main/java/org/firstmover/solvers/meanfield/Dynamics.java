package org.firstmover.solvers.meanfield;

import java.util.Arrays;
import org.firstmover.game.InputError;
import org.firstmover.game.meanfield.Horizon;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.game.meanfield.Population;
import org.firstmover.game.meanfield.Successors;
import org.jspecify.annotations.Nullable;

/**
 * What followers meet at one commitment: forward, the flow that a policy makes; backward, the
 * values of actions while the flow stays as it is. Policies, flows and action values are {@code
 * double[time][population][pair]}. Not safe for use by several threads; nothing is allocated after
 * the first call.
 *
 * <p>Rewards and transitions are kept from one call to the next: {@link #meet} fetches them at a
 * flow, the others use them.
 */
final class Dynamics {
  /** Rounds, or sweeps, after which a stationary game is taken as it is. */
  private static final int MOST_ROUNDS = 100_000;

  private static final double SETTLED = 1e-13;

  private final MeanFieldGame game;
  private final double[] commitment;
  private final Population[] populations;
  private final boolean[] fixed;
  private final int steps;
  private final double discount;
  private final boolean stationary;
  private final double entropy;
  private final double[][][] rewards;
  private final double[][][] odds;
  private final double[][] shares;
  private final double[][] moved;
  private final double[][] values;
  private final double[][] earlier;

  private final double[] gains;

  /** Action values that nobody asked for. */
  private final double[][][] spare;

  private final double[][] ownSpare;
  private double lowest = Double.POSITIVE_INFINITY;
  private double highest = Double.NEGATIVE_INFINITY;
  private boolean ranged;

  /** Best values of states at time 0, or of a stationary game, kept to start from. */
  private final double[][] best;

  Dynamics(MeanFieldGame game, double[] commitment) {
    this(game, commitment, game.entropy());
  }

  /**
   * @param entropy weight of the followers' entropy bonus, in place of the game's own
   */
  Dynamics(MeanFieldGame game, double[] commitment, double entropy) {
    this.game = game;
    this.commitment = commitment.clone();
    populations = game.populations().toArray(Population[]::new);
    Horizon horizon = game.horizon();
    steps = horizon.steps();
    discount = horizon.discount();
    stationary = horizon.stationary();
    this.entropy = entropy;
    int count = populations.length;
    rewards = table();
    odds = new double[steps][count][];
    fixed = new boolean[count];
    shares = new double[count][];
    moved = new double[count][];
    values = new double[count][];
    earlier = new double[count][];
    best = new double[count][];
    for (int p = 0; p < count; p++) {
      int states = populations[p].stateCount();
      shares[p] = new double[states];
      moved[p] = new double[states];
      values[p] = new double[states];
      earlier[p] = new double[states];
      best[p] = new double[states];
      fixed[p] = game.fixedTransitions(p);
      double[] row = new double[populations[p].successors().size()];
      for (int t = 0; t < steps; t++) {
        odds[t][p] = fixed[p] ? row : row.clone();
      }
    }
    gains = new double[count];
    spare = new double[1][][];
    spare[0] = row();
    ownSpare = row();
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
  private double[][] row() {
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
   * waiting in each round so that cycles die out.
   */
  void flow(double[][][] policy, double[][][] flow) {
    for (int p = 0; p < populations.length; p++) {
      System.arraycopy(populations[p].start(), 0, shares[p], 0, shares[p].length);
    }
    if (stationary) {
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
    for (int round = 0; round < MOST_ROUNDS && change > SETTLED; round++) {
      act(policy, crowd);
      move(0, crowd);
      change = 0;
      for (int p = 0; p < populations.length; p++) {
        for (int s = 0; s < shares[p].length; s++) {
          change += Math.abs(moved[p][s] - shares[p][s]) / 2;
          shares[p][s] = (moved[p][s] + shares[p][s]) / 2;
        }
      }
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
      checked(odds[time][p], p, time);
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

  /**
   * Values of actions for a follower who goes on as well as can be.
   *
   * @param actionValues filled
   */
  void bestValues(double[][][] actionValues) {
    for (int p = 0; p < populations.length; p++) {
      backward(p, null, actionValues, best[p]);
    }
  }

  /**
   * Values of actions for a follower who goes on by a policy.
   *
   * @param actionValues filled
   */
  void policyValues(double[][][] policy, double[][][] actionValues) {
    for (int p = 0; p < populations.length; p++) {
      backward(p, policy, actionValues, values[p]);
    }
  }

  /** What is left in {@code state} are the values of states at time 0. */
  private void backward(
      int p, double @Nullable [][][] policy, double[][][] actionValues, double[] state) {
    if (!stationary) {
      Arrays.fill(state, 0);
      for (int t = steps - 1; t >= 0; t--) {
        look(p, t, state, actionValues[t][p]);
        value(p, policy == null ? null : policy[t][p], actionValues[t][p], state);
      }
      return;
    }
    double change = Double.POSITIVE_INFINITY;
    double size = 1;
    double[] old = earlier[p];
    for (int sweep = 0; sweep < MOST_ROUNDS && change > SETTLED * size; sweep++) {
      System.arraycopy(state, 0, old, 0, state.length);
      look(p, 0, old, actionValues[0][p]);
      value(p, policy == null ? null : policy[0][p], actionValues[0][p], state);
      change = 0;
      size = 1;
      for (int s = 0; s < state.length; s++) {
        change = Math.max(change, Math.abs(state[s] - old[s]));
        size = Math.max(size, Math.abs(state[s]));
      }
    }
  }

  /** Values of actions from the values of the states after them. */
  private void look(int p, int time, double[] after, double[] filled) {
    Successors successors = populations[p].successors();
    int[] first = successors.first();
    int[] next = successors.states();
    double[] row = odds[time][p];
    double[] reward = rewards[time][p];
    boolean last = !stationary && time + 1 == steps;
    for (int k = 0; k < filled.length; k++) {
      double sum = 0;
      if (!last) {
        for (int j = first[k]; j < first[k + 1]; j++) {
          sum += row[j] * after[next[j]];
        }
      }
      filled[k] = reward[k] + discount * sum;
    }
  }

  private void value(int p, double @Nullable [] policy, double[] actionValues, double[] state) {
    int actions = populations[p].actionCount();
    for (int s = 0; s < state.length; s++) {
      state[s] =
          policy == null
              ? Choice.best(actionValues, s * actions, actions, entropy)
              : Choice.mean(actionValues, policy, s * actions, actions, entropy);
    }
  }

  /**
   * What each population's followers could gain against the flow that was met, as a mean over where
   * they begin: exploitability.
   *
   * @param bestValues filled as by {@link #bestValues}; null if nobody asks
   * @param ownValues filled as by {@link #policyValues}; null if nobody asks
   * @return one number a population; the same array each time
   */
  double[] gains(
      double[][][] policy,
      double[][][] flow,
      double @Nullable [][][] bestValues,
      double @Nullable [][][] ownValues) {
    for (int p = 0; p < populations.length; p++) {
      if (stationary) {
        backward(p, null, bestValues == null ? spare : bestValues, best[p]);
        backward(p, policy, ownValues == null ? spare : ownValues, values[p]);
      } else {
        bothBackward(p, policy, bestValues, ownValues);
      }
      gains[p] = Math.max(0, mean(p, flow, best[p]) - mean(p, flow, values[p]));
    }
    return gains;
  }

  /** Best and own values at once, as most of the time goes into fetching transitions. */
  private void bothBackward(
      int p,
      double[][][] policy,
      double @Nullable [][][] bestValues,
      double @Nullable [][][] ownValues) {
    int actions = populations[p].actionCount();
    int[] first = populations[p].successors().first();
    int[] next = populations[p].successors().states();
    double[] bestRow = spare[0][p];
    double[] ownRow = ownSpare[p];
    Arrays.fill(best[p], 0);
    Arrays.fill(values[p], 0);
    for (int t = steps - 1; t >= 0; t--) {
      double[] bests = bestValues == null ? bestRow : bestValues[t][p];
      double[] owns = ownValues == null ? ownRow : ownValues[t][p];
      double[] row = odds[t][p];
      double[] reward = rewards[t][p];
      double[] bestAfter = best[p];
      double[] ownAfter = values[p];
      boolean last = t + 1 == steps;
      for (int k = 0; k < reward.length; k++) {
        double most = 0;
        double mean = 0;
        for (int j = last ? first[k + 1] : first[k]; j < first[k + 1]; j++) {
          most += row[j] * bestAfter[next[j]];
          mean += row[j] * ownAfter[next[j]];
        }
        bests[k] = reward[k] + discount * most;
        owns[k] = reward[k] + discount * mean;
      }
      for (int s = 0, k = 0; s < bestAfter.length; s++, k += actions) {
        bestAfter[s] = Choice.best(bests, k, actions, entropy);
        ownAfter[s] = Choice.mean(owns, policy[t][p], k, actions, entropy);
      }
    }
  }

  /** What a population's followers have by the policy whose values were computed last. */
  double value(int p, double[][][] flow) {
    return mean(p, flow, values[p]);
  }

  private double mean(int p, double[][][] flow, double[] state) {
    int actions = populations[p].actionCount();
    double mean = 0;
    for (int k = 0; k < flow[0][p].length; k++) {
      mean += flow[0][p][k] * state[k / actions];
    }
    return mean;
  }
}
