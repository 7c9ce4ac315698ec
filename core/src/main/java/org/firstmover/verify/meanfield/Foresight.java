package org.firstmover.verify.meanfield;

import java.util.Arrays;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.game.meanfield.Population;
import org.firstmover.game.meanfield.Successors;
import org.jspecify.annotations.Nullable;

/** What a single follower of one population can expect while the crowd goes its way. */
final class Foresight {
  private static final int MOST_SWEEPS = 1_000_000;

  private final MeanFieldGame game;
  private final double entropy;
  private final int number;
  private final Population population;
  private final double[][][] flow;
  private final double[][] rewards;

  /** Probabilities of successors, a row a time; times with the same ones share a row. */
  private final double[][] odds;

  Foresight(MeanFieldGame game, double[] commitment, double[][][] flow, int number) {
    this(game, commitment, flow, number, game.entropy());
  }

  /**
   * @param entropy weight of her entropy bonus, in place of the game's own
   */
  Foresight(
      MeanFieldGame game, double[] commitment, double[][][] flow, int number, double entropy) {
    this.game = game;
    this.entropy = entropy;
    this.number = number;
    this.flow = flow;
    population = game.populations().get(number);
    int steps = game.horizon().steps();
    rewards = new double[steps][population.pairs()];
    odds = new double[steps][];
    for (int t = 0; t < steps; t++) {
      game.rewards(number, t, commitment, flow[t], rewards[t]);
      double[] row = new double[population.successors().size()];
      if (!last(t)) {
        game.transitions(number, t, commitment, flow[t], row);
      }
      odds[t] = t > 0 && Arrays.equals(row, odds[t - 1]) ? odds[t - 1] : row;
    }
  }

  /** Whether nothing comes after a time. */
  private boolean last(int time) {
    return !game.horizon().stationary() && time + 1 == game.horizon().steps();
  }

  /** Whether rewards are finite and probabilities are ones. */
  boolean sound() {
    boolean sound = true;
    int[] first = population.successors().first();
    for (int t = 0; t < rewards.length; t++) {
      sound &= Arrays.stream(rewards[t]).allMatch(Double::isFinite);
      boolean looked = last(t) || (t > 0 && odds[t] == odds[t - 1]);
      for (int k = 0; k < population.pairs() && !looked; k++) {
        double sum = 0;
        for (int j = first[k]; j < first[k + 1]; j++) {
          sum += odds[t][j] >= 0 ? odds[t][j] : Double.NaN;
        }
        sound &= Math.abs(sum - 1) <= 1e-9;
      }
    }
    return sound;
  }

  /** Largest minus smallest reward. */
  double range() {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double[] row : rewards) {
      for (double reward : row) {
        low = Math.min(low, reward);
        high = Math.max(high, reward);
      }
    }
    return high - low;
  }

  /** A mean over where followers begin, and how far off it can be. */
  record Value(double mean, double error) {}

  /** Of the best there is. */
  Value best() {
    return value(null, null);
  }

  /**
   * What she does who goes on as well as can be, with an entropy weight above 0: {@code
   * double[time][pair]}.
   */
  double[][] reply() {
    double[][] soft = new double[rewards.length][population.pairs()];
    value(null, soft);
    return soft;
  }

  /** Of a policy, {@code double[time][population][pair]}. */
  Value of(double[][][] policy) {
    return value(policy, null);
  }

  /**
   * @param policy null: what is best
   * @param soft filled with what is done then, if it is not null
   */
  private Value value(double @Nullable [][][] policy, double @Nullable [][] soft) {
    double discount = game.horizon().discount();
    double[] values = new double[population.stateCount()];
    double error = 0;
    if (game.horizon().stationary()) {
      double change = Double.POSITIVE_INFINITY;
      for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
        double[] next = step(0, values, policy, soft);
        change = 0;
        double size = 0;
        for (int s = 0; s < next.length; s++) {
          change = Math.max(change, Math.abs(next[s] - values[s]));
          size = Math.max(size, Math.abs(next[s]));
        }
        values = next;
        if (change * discount / (1 - discount) <= 1e-13 * (1 + size)) {
          break;
        }
      }
      error = change * discount / (1 - discount);
    } else {
      for (int t = game.horizon().steps() - 1; t >= 0; t--) {
        values = step(t, values, policy, soft);
      }
    }
    double mean = 0;
    for (int k = 0; k < population.pairs(); k++) {
      mean += flow[0][number][k] * values[k / population.actionCount()];
    }
    return new Value(mean, error);
  }

  /** Values at one time from those at the next. */
  private double[] step(
      int time, double[] after, double @Nullable [][][] policy, double @Nullable [][] soft) {
    int actions = population.actionCount();
    double[] values = new double[population.stateCount()];
    double[] here = new double[actions];
    for (int s = 0; s < values.length; s++) {
      for (int a = 0; a < actions; a++) {
        here[a] = rewards[time][s * actions + a] + expected(time, s * actions + a, after);
      }
      values[s] = policy == null ? most(here) : mean(here, policy[time][number], s * actions);
      for (int a = 0; a < actions && soft != null; a++) {
        soft[time][s * actions + a] = Math.exp((here[a] - values[s]) / entropy);
      }
    }
    return values;
  }

  private double expected(int time, int pair, double[] after) {
    Successors successors = population.successors();
    double sum = 0;
    for (int j = successors.first()[pair]; j < successors.first()[pair + 1]; j++) {
      sum += odds[time][j] * after[successors.states()[j]];
    }
    return game.horizon().discount() * sum;
  }

  /** The largest, or with an entropy weight lambda, lambda log sum exp (q / lambda). */
  private double most(double[] q) {
    double best = q[0];
    for (double worth : q) {
      best = Math.max(best, worth);
    }
    if (entropy == 0) {
      return best;
    }
    double sum = 0;
    for (double worth : q) {
      sum += Math.exp((worth - best) / entropy);
    }
    return best + entropy * Math.log(sum);
  }

  private double mean(double[] q, double[] policy, int from) {
    double sum = 0;
    for (int a = 0; a < q.length; a++) {
      double odds = policy[from + a];
      sum += odds > 0 ? odds * (q[a] - entropy * Math.log(odds)) : 0;
    }
    return sum;
  }
}
