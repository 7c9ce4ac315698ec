package org.firstmover.solvers.meanfield;

import java.util.Arrays;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.game.meanfield.Population;
import org.firstmover.random.RandomStream;
import org.jspecify.annotations.Nullable;

/** Games of finitely many players, one after the other in the same arrays. */
final class PlayedCrowd {
  private final MeanFieldGame game;
  private final double[] commitment;
  private final double[][][] policy;
  private final double[][][] flow;
  private final Population[] populations;
  private final int times;
  private final int players;
  private final boolean stationary;
  private final double discount;
  private final int[][] state;
  private final int[][] pair;

  /** Shares in pairs, {@code double[time][population][pair]}. */
  private final double[][][] seen;

  /** Where the one who may deviate was. */
  private final int[] trail;

  private final double[][] rewards;
  private final double[][] odds;
  private final double[] means;
  private double first;

  PlayedCrowd(
      MeanFieldGame game,
      double[] commitment,
      double[][][] policy,
      double[][][] flow,
      int times,
      int players) {
    this.game = game;
    this.commitment = commitment;
    this.policy = policy;
    this.flow = flow;
    this.times = times;
    this.players = players;
    populations = game.populations().toArray(Population[]::new);
    stationary = game.horizon().stationary();
    discount = game.horizon().discount();
    int count = populations.length;
    state = new int[count][players];
    pair = new int[count][players];
    seen = new double[times][count][];
    trail = new int[times];
    rewards = new double[count][];
    odds = new double[count][];
    means = new double[count];
    for (int p = 0; p < count; p++) {
      rewards[p] = new double[populations[p].pairs()];
      odds[p] = new double[populations[p].successors().size()];
      for (double[][] crowd : seen) {
        crowd[p] = new double[populations[p].pairs()];
      }
    }
  }

  int players() {
    return players;
  }

  /** Mean total of a population's players in the last game. */
  double mean(int p) {
    return means[p];
  }

  /** Total of the player who may deviate. */
  double first() {
    return first;
  }

  /** Of the crowds of the last game; in a stationary game the mean over its times. */
  double leaderValue() {
    if (!stationary) {
      return game.leaderValue(commitment, seen);
    }
    double sum = 0;
    for (double[][] crowd : seen) {
      sum += game.leaderValue(commitment, new double[][][] {crowd});
    }
    return sum / seen.length;
  }

  /**
   * Plays one game.
   *
   * @param p population whose first player may deviate
   * @param deviation her policy, {@code double[time][pair]}; null if she does not
   */
  void play(RandomStream random, int p, double @Nullable [][] deviation) {
    RandomStream beginning = random.child("beginning");
    RandomStream acting = random.child("acting");
    RandomStream moving = random.child("moving");
    for (int q = 0; q < populations.length; q++) {
      double[] start = stationary ? settled(q) : populations[q].start();
      for (int i = 0; i < players; i++) {
        state[q][i] = drawn(start, 0, start.length, beginning.nextDouble());
      }
    }
    Arrays.fill(means, 0);
    first = 0;
    for (int t = 0; t < times; t++) {
      int time = Math.min(t, policy.length - 1);
      act(t, time, p, deviation, acting);
      reward(t, time, p, deviation);
      if (t + 1 < times) {
        move(t, time, moving);
      }
    }
  }

  private double[] settled(int q) {
    double[] shares = new double[populations[q].stateCount()];
    for (int k = 0; k < flow[0][q].length; k++) {
      shares[k / populations[q].actionCount()] += flow[0][q][k];
    }
    return shares;
  }

  private void act(int t, int time, int p, double @Nullable [][] deviation, RandomStream random) {
    for (int q = 0; q < populations.length; q++) {
      Arrays.fill(seen[t][q], 0);
      int actions = populations[q].actionCount();
      for (int i = 0; i < players; i++) {
        double[] own = i == 0 && q == p && deviation != null ? deviation[time] : policy[time][q];
        int from = state[q][i] * actions;
        pair[q][i] = drawn(own, from, from + actions, random.nextDouble());
        seen[t][q][pair[q][i]] += 1;
      }
      for (int k = 0; k < seen[t][q].length; k++) {
        seen[t][q][k] /= players;
      }
    }
  }

  private void reward(int t, int time, int p, double @Nullable [][] deviation) {
    double factor = Math.pow(discount, t);
    for (int q = 0; q < populations.length; q++) {
      game.rewards(q, time, commitment, seen[t], rewards[q]);
      double sum = 0;
      for (int k = 0; k < rewards[q].length; k++) {
        if (seen[t][q][k] > 0) {
          sum += seen[t][q][k] * (rewards[q][k] + surprise(policy[time][q][k]));
        }
      }
      means[q] += factor * sum;
    }
    int own = pair[p][0];
    trail[t] = own;
    double chance = deviation == null ? policy[time][p][own] : deviation[time][own];
    first += factor * (rewards[p][own] + surprise(chance));
  }

  /** What an action that is taken with this probability adds by its entropy. */
  private double surprise(double chance) {
    return game.entropy() == 0 || chance == 0 ? 0 : -game.entropy() * Math.log(chance);
  }

  private void move(int t, int time, RandomStream random) {
    for (int q = 0; q < populations.length; q++) {
      game.transitions(q, time, commitment, seen[t], odds[q]);
      int[] row = populations[q].successors().first();
      int[] next = populations[q].successors().states();
      for (int i = 0; i < players; i++) {
        int k = pair[q][i];
        state[q][i] = next[drawn(odds[q], row[k], row[k + 1], random.nextDouble())];
      }
    }
  }

  /**
   * Adds what one player of a population could have met in the last game.
   *
   * @param own whether she counts in each pair that she could choose, in place of the one she chose
   * @param rewarded {@code double[time][pair]}; of a stationary game the mean over times
   * @param moved {@code double[time][successor]} likewise
   */
  void met(int p, boolean own, double[][] rewarded, double[][] moved, double weight) {
    double each = stationary ? weight / times : weight;
    for (int t = 0; t < times; t++) {
      int time = Math.min(t, policy.length - 1);
      boolean last = !stationary && t + 1 == times;
      if (!own) {
        game.rewards(p, time, commitment, seen[t], rewards[p]);
        add(rewards[p], each, rewarded[time], 0, rewarded[time].length);
        if (!last) {
          game.transitions(p, time, commitment, seen[t], odds[p]);
          add(odds[p], each, moved[time], 0, moved[time].length);
        }
        continue;
      }
      int[] row = populations[p].successors().first();
      double one = 1.0 / players;
      int left = trail[t];
      seen[t][p][left] -= one;
      for (int k = 0; k < rewarded[time].length; k++) {
        seen[t][p][k] += one;
        game.rewards(p, time, commitment, seen[t], rewards[p]);
        add(rewards[p], each, rewarded[time], k, k + 1);
        if (!last) {
          game.transitions(p, time, commitment, seen[t], odds[p]);
          add(odds[p], each, moved[time], row[k], row[k + 1]);
        }
        seen[t][p][k] -= one;
      }
      seen[t][p][left] += one;
    }
  }

  private static void add(double[] from, double weight, double[] to, int low, int high) {
    for (int k = low; k < high; k++) {
      to[k] += weight * from[k];
    }
  }

  private static int drawn(double[] odds, int from, int to, double u) {
    double sum = 0;
    int last = from;
    for (int k = from; k < to; k++) {
      if (odds[k] > 0) {
        last = k;
        sum += odds[k];
        if (u < sum) {
          return k;
        }
      }
    }
    return last;
  }
}
