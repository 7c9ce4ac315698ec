package org.firstmover.solvers.meanfield;

import java.util.Arrays;
import org.firstmover.game.meanfield.Horizon;
import org.firstmover.game.meanfield.Population;
import org.firstmover.game.meanfield.Successors;
import org.firstmover.solvers.linear.Gmres;
import org.firstmover.solvers.linear.Vectors;
import org.jspecify.annotations.Nullable;

/**
 * Values of one follower's actions while the crowd stays as it was met: backward induction, of a
 * stationary game sweeps of value iteration with steps of policy iteration among them, each solved
 * by GMRES on the sparse transitions. Action values are {@code double[time][population][pair]}.
 * Allocates next to nothing after construction.
 *
 * <p>Source: M. L. Puterman, M. C. Shin, "Modified policy iteration algorithms for discounted
 * Markov decision problems", Management Science 24, 1978.
 */
final class FollowerValues {
  /** Of one sweep, relative to values. */
  private static final double ROUNDING = 1e-15;

  /** After which values are taken as they are. */
  private static final int MOST_SWEEPS = 100_000;

  /** From one step of policy iteration to the next. */
  private static final int SWEEPS_BETWEEN = 8;

  private static final int MOST_PRODUCTS = 60;

  /** Numbers that GMRES may keep. */
  private static final int MEMORY = 8_000_000;

  private static final double TOLERANCE = 1e-10;

  /** What GMRES may leave of a residual if its answer is to be used. */
  private static final double MOST_LEFT = 0.5;

  private final Population[] populations;
  private final int steps;
  private final double discount;
  private final boolean stationary;
  private final double entropy;
  private final double[][][] rewards;
  private final double[][][] odds;
  private final double[][] earlier;
  private final double[] gains;

  /** Values of states at time 0, or of a stationary game, by the policy looked at last. */
  private final double[][] values;

  /** Best values likewise, kept to start from. */
  private final double[][] best;

  /** Action values that nobody asked for. */
  private final double[][][] spare;

  private final double[][] ownSpare;

  private final Gmres[] systems;
  private final double[][] risen;
  private final double[][] corrections;

  /**
   * @param dynamics whose arrays of rewards and transitions it reads
   */
  FollowerValues(Dynamics dynamics) {
    Horizon horizon = dynamics.game().horizon();
    populations = dynamics.game().populations().toArray(Population[]::new);
    steps = horizon.steps();
    discount = horizon.discount();
    stationary = horizon.stationary();
    entropy = dynamics.entropy();
    rewards = dynamics.rewards();
    odds = dynamics.odds();
    earlier = states();
    values = states();
    best = states();
    gains = new double[populations.length];
    spare = new double[1][][];
    spare[0] = dynamics.row();
    ownSpare = dynamics.row();
    systems = new Gmres[stationary ? populations.length : 0];
    Arrays.setAll(
        systems,
        p -> {
          int size = populations[p].stateCount();
          return new Gmres(size, Math.min(MOST_PRODUCTS, Math.max(1, MEMORY / size)));
        });
    risen = states();
    corrections = states();
  }

  /** A number a state of each population. */
  private double[][] states() {
    double[][] states = new double[populations.length][];
    Arrays.setAll(states, p -> new double[populations[p].stateCount()]);
    return states;
  }

  /**
   * Values of actions for a follower who goes on as well as can be.
   *
   * @param actionValues filled
   */
  void best(double[][][] actionValues) {
    for (int p = 0; p < populations.length; p++) {
      backward(p, null, actionValues, best[p]);
    }
  }

  /**
   * Values of actions for a follower who goes on by a policy.
   *
   * @param actionValues filled
   */
  void of(double[][][] policy, double[][][] actionValues) {
    for (int p = 0; p < populations.length; p++) {
      backward(p, policy, actionValues, values[p]);
    }
  }

  /**
   * What is left in {@code state} are the values of states at time 0; answers how far off they can
   * be where sweeps have come to rest, else 0.
   */
  private double backward(
      int p, double @Nullable [][][] policy, double[][][] actionValues, double[] state) {
    if (!stationary) {
      Arrays.fill(state, 0);
      for (int t = steps - 1; t >= 0; t--) {
        look(p, t, state, actionValues[t][p]);
        value(p, policy == null ? null : policy[t][p], actionValues[t][p], state);
      }
      return 0;
    }
    double change = Double.POSITIVE_INFINITY;
    double size = 1;
    double[] old = earlier[p];
    double still = Math.max(ROUNDING, Dynamics.SETTLED * (1 - discount));
    for (int sweep = 0; sweep < MOST_SWEEPS && change > still * size; sweep++) {
      System.arraycopy(state, 0, old, 0, state.length);
      look(p, 0, old, actionValues[0][p]);
      value(p, policy == null ? null : policy[0][p], actionValues[0][p], state);
      change = 0;
      size = 1;
      for (int s = 0; s < state.length; s++) {
        change = Math.max(change, Math.abs(state[s] - old[s]));
        size = Math.max(size, Math.abs(state[s]));
      }
      if (sweep % SWEEPS_BETWEEN == SWEEPS_BETWEEN - 1 && change > still * size) {
        step(p, policy, actionValues[0][p], old, state);
      }
    }
    return change > still * size ? 0 : (change * discount + ROUNDING * size) / (1 - discount);
  }

  /**
   * From values v that a sweep takes to T v, to v + (T v - v) / (I - discount P) with P of what is
   * done in T, if that can be solved for: the values of doing so for ever.
   *
   * @param old v
   * @param state T v, overwritten
   */
  private void step(
      int p, double @Nullable [][][] policy, double[] actionValues, double[] old, double[] state) {
    int actions = populations[p].actionCount();
    double[] chosen = policy == null ? ownSpare[p] : policy[0][p];
    for (int from = 0; policy == null && from < chosen.length; from += actions) {
      Choice.softmax(actionValues, chosen, from, actions, entropy);
    }
    for (int s = 0; s < state.length; s++) {
      risen[p][s] = state[s] - old[s];
    }
    double left =
        systems[p].solve(
            (direction, filled) -> product(p, chosen, direction, filled),
            risen[p],
            TOLERANCE,
            corrections[p]);
    if (left <= MOST_LEFT && Vectors.finite(corrections[p])) {
      System.arraycopy(old, 0, state, 0, state.length);
      Vectors.add(1, corrections[p], state);
    }
  }

  /** (I - discount P) times a direction. */
  private void product(int p, double[] chosen, double[] direction, double[] filled) {
    int actions = populations[p].actionCount();
    int[] first = populations[p].successors().first();
    int[] next = populations[p].successors().states();
    double[] row = odds[0][p];
    System.arraycopy(direction, 0, filled, 0, filled.length);
    for (int k = 0; k < chosen.length; k++) {
      double sum = 0;
      for (int j = first[k]; chosen[k] > 0 && j < first[k + 1]; j++) {
        sum += row[j] * direction[next[j]];
      }
      filled[k / actions] -= discount * chosen[k] * sum;
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
   * they begin: exploitability. Of a stationary game a gain that is less than values can be off is
   * none.
   *
   * @param bestValues filled as by {@link #best}; null if nobody asks
   * @param ownValues filled as by {@link #of}; null if nobody asks
   * @return one number a population; the same array each time
   */
  double[] gains(
      double[][][] policy,
      double[][][] flow,
      double @Nullable [][][] bestValues,
      double @Nullable [][][] ownValues) {
    for (int p = 0; p < populations.length; p++) {
      double error = 0;
      if (stationary) {
        error += backward(p, null, bestValues == null ? spare : bestValues, best[p]);
        error += backward(p, policy, ownValues == null ? spare : ownValues, values[p]);
      } else {
        bothBackward(p, policy, bestValues, ownValues);
      }
      double gain = mean(p, flow, best[p]) - mean(p, flow, values[p]);
      gains[p] = gain > error ? gain : 0;
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
