package org.firstmover.learning.pricewar;

import java.util.Arrays;
import org.firstmover.random.RandomStream;
import org.firstmover.solve.StateInput;
import org.firstmover.solve.StateOutput;

/**
 * The published tabular learner: epsilon-greedy on sample averages, row by row. It explores only,
 * in its first updates; then counts begin again at 1, and epsilon = 0.5^(t / half-life) after t
 * updates. Counts grow before an estimate is averaged, so that the initial estimate 0 weighs as
 * much as a sample.
 */
final class Bandit {
  private final int actions;
  private final double[] estimates;
  private final double[] counts;
  private final int exploringOnly;
  private final double decay;
  private int updates;
  private double epsilon = 1;

  /**
   * @param exploringOnly so many updates at first
   * @param halfLife updates in which epsilon halves
   */
  Bandit(int rows, int actions, int exploringOnly, double halfLife) {
    this.actions = actions;
    estimates = new double[rows * actions];
    counts = new double[rows * actions];
    this.exploringOnly = exploringOnly;
    decay = StrictMath.pow(0.5, 1 / halfLife);
  }

  /** The place of the chosen action in the table. */
  int choose(int row, RandomStream random) {
    int from = row * actions;
    double u = random.nextDouble();
    double chance = updates < exploringOnly ? 1 : epsilon;
    if (u < chance) {
      return from + (int) (u / chance * actions);
    }
    double best = estimates[from];
    int first = from;
    int ties = 1;
    for (int i = from + 1; i < from + actions; i++) {
      if (estimates[i] > best) {
        best = estimates[i];
        first = i;
        ties = 1;
      } else if (estimates[i] == best) {
        ties++;
      }
    }
    return ties == 1 ? first : equal(first, best, random.nextInt(0, ties - 1));
  }

  private int equal(int first, double best, int skipped) {
    int left = skipped;
    int i = first;
    while (estimates[i] != best || left-- > 0) {
      i++;
    }
    return i;
  }

  void learn(int place, double reward) {
    double count = ++counts[place];
    estimates[place] += (reward - estimates[place]) / (count + 1);
    epsilon *= decay;
    if (++updates == exploringOnly) {
      Arrays.fill(counts, 1);
    }
  }

  /** Probabilities of actions without exploration: equal ones among the best. */
  double[] greedy() {
    double[] table = new double[estimates.length];
    for (int from = 0; from < table.length; from += actions) {
      double best = Double.NEGATIVE_INFINITY;
      int ties = 0;
      for (int i = from; i < from + actions; i++) {
        ties = estimates[i] > best ? 1 : estimates[i] == best ? ties + 1 : ties;
        best = Math.max(best, estimates[i]);
      }
      for (int i = from; i < from + actions; i++) {
        table[i] = estimates[i] == best ? 1.0 / ties : 0;
      }
    }
    return table;
  }

  void snapshot(StateOutput out) {
    out.numbers(estimates).numbers(counts).whole(updates).number(epsilon);
  }

  void restore(StateInput in) {
    read(in, estimates);
    read(in, counts);
    updates = (int) in.whole();
    epsilon = in.number();
  }

  private static void read(StateInput in, double[] filled) {
    double[] saved = in.numbers();
    if (saved.length != filled.length) {
      throw new IllegalArgumentException(saved.length + " numbers, expected " + filled.length);
    }
    System.arraycopy(saved, 0, filled, 0, filled.length);
  }
}
