package org.firstmover.verify.meanfield;

import java.util.Arrays;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.game.meanfield.Population;
import org.firstmover.game.meanfield.Successors;
import org.firstmover.verify.Elimination;
import org.jspecify.annotations.Nullable;

/** What a single follower of one population can expect while the crowd goes its way. */
final class Foresight {
  private static final int MOST_SWEEPS = 1_000_000;

  /** Matrices of more states take too much memory. */
  private static final int MOST_STATES = 1_000;

  /** Newton's steps that a matrix must be worth, about. */
  private static final int STEPS = 8;

  private static final double UNIT = 0x1.0p-52;

  private final MeanFieldGame game;
  private final double entropy;
  private final int number;
  private final Population population;
  private final double[][][] flow;
  private final double[][] rewards;

  /** Probabilities of successors, a row a time; times with the same ones share a row. */
  private final double[][] odds;

  private long work;

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

  /** Transitions looked at so far, about. */
  long work() {
    return work;
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
    double[] values = new double[population.stateCount()];
    double error = 0;
    if (game.horizon().stationary()) {
      error = settle(values, policy, soft);
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

  /**
   * Values v = T v of a stationary game. In small ones, or where sweeps would take long, by
   * Newton's method, which is policy iteration; else by sweeps, after each of which all values rise
   * by what the mean of the least and the largest change comes to for ever.
   *
   * <p>Source of the rise and of the bound: J. B. MacQueen, "A modified dynamic programming method
   * for Markovian decision problems", J. Mathematical Analysis and Applications 14, 1966.
   *
   * @param values filled
   * @return how far off they can be
   */
  private double settle(
      double[] values, double @Nullable [][][] policy, double @Nullable [][] soft) {
    double discount = game.horizon().discount();
    double ahead = discount / (1 - discount);
    int n = values.length;
    double sweeping = Math.log(1e-14) / Math.log(discount) * population.successors().size();
    boolean solving = n <= MOST_STATES && STEPS * (double) n * n * n / 3 <= sweeping;
    double[][] chosen = soft == null ? new double[1][population.pairs()] : soft;
    double last = Double.POSITIVE_INFINITY;
    double change = 0;
    double size = 0;
    for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
      double[] next = step(0, values, policy, chosen);
      double least = Double.POSITIVE_INFINITY;
      double most = Double.NEGATIVE_INFINITY;
      size = 0;
      for (int s = 0; s < n; s++) {
        double rise = next[s] - values[s];
        least = Math.min(least, rise);
        most = Math.max(most, rise);
        size = Math.max(size, Math.abs(next[s]));
        next[s] = rise;
      }
      change = Math.max(most, -least);
      double rounding = 16 * UNIT * size;
      boolean rests = change <= rounding || (change < 1e-9 * size && change > last / 2 && solving);
      if (rests || ahead * change <= 1e-13 * (1 + size)) {
        add(next, values);
        break;
      }
      last = change;
      if (solving) {
        new Elimination(matrix(chosen[0])).solve(next);
        work += (long) n * n * n / 3;
        add(next, values);
      } else {
        double rise = ahead * (least + most) / 2;
        add(next, values);
        for (int s = 0; s < n; s++) {
          values[s] += rise;
        }
      }
    }
    return ahead * (change + 16 * UNIT * size);
  }

  private static void add(double[] change, double[] values) {
    for (int s = 0; s < values.length; s++) {
      values[s] += change[s];
    }
  }

  /** I - discount P of a policy. */
  private double[][] matrix(double[] chosen) {
    int n = population.stateCount();
    double discount = game.horizon().discount();
    Successors successors = population.successors();
    double[][] rows = new double[n][n];
    for (int s = 0; s < n; s++) {
      rows[s][s] = 1;
    }
    for (int k = 0; k < chosen.length; k++) {
      double[] row = rows[k / population.actionCount()];
      for (int j = successors.first()[k]; j < successors.first()[k + 1]; j++) {
        row[successors.states()[j]] -= discount * chosen[k] * odds[0][j];
      }
    }
    return rows;
  }

  /**
   * Values at one time from those at the next.
   *
   * @param chosen filled with what is done there: by the policy or, without, what is best
   */
  private double[] step(
      int time, double[] after, double @Nullable [][][] policy, double @Nullable [][] chosen) {
    int actions = population.actionCount();
    work += population.successors().size() + population.pairs();
    double[] values = new double[population.stateCount()];
    double[] here = new double[actions];
    for (int s = 0; s < values.length; s++) {
      for (int a = 0; a < actions; a++) {
        here[a] = rewards[time][s * actions + a] + expected(time, s * actions + a, after);
      }
      values[s] = policy == null ? most(here) : mean(here, policy[time][number], s * actions);
      if (chosen != null) {
        choose(here, values[s], policy == null ? null : policy[time][number], chosen[time], s);
      }
    }
    return values;
  }

  private void choose(
      double[] worth, double best, double @Nullable [] policy, double[] filled, int state) {
    int from = state * worth.length;
    if (policy != null) {
      System.arraycopy(policy, from, filled, from, worth.length);
      return;
    }
    double sum = 0;
    for (int a = 0; a < worth.length; a++) {
      double odds = entropy > 0 ? Math.exp((worth[a] - best) / entropy) : worth[a] == best ? 1 : 0;
      filled[from + a] = entropy == 0 && sum > 0 ? 0 : odds;
      sum += filled[from + a];
    }
    for (int a = 0; a < worth.length; a++) {
      filled[from + a] /= sum;
    }
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
