package org.firstmover.learning.learner;

import java.util.Arrays;
import org.firstmover.learning.policy.Experience;
import org.firstmover.learning.policy.TablePolicy;

/**
 * The steps of a batch by observation and action. Where a whole batch makes one step of a table,
 * all that an observation's row needs of its samples are sums.
 */
final class TableBatch {
  final float[] gradient;

  /** Sums of weights over the steps of an observation and action, positive ones and negative. */
  final double[] gains;

  final double[] losses;

  /** Of the policy that acted. */
  final double[] old;

  final double[] oldLog;

  /** The observations that were seen, in ascending order. */
  final int[] seen;

  int seenCount;

  /** Where the steps of each observation begin in {@link #order}; behind the last one, its end. */
  final int[] first;

  /** The steps by observation. */
  int[] order = new int[0];

  double[] weights = new double[0];
  double[] values = new double[0];
  double[] targets = new double[0];
  double[] next = new double[0];
  private final int actions;

  TableBatch(int observations, int actions, int parameters) {
    this.actions = actions;
    gradient = new float[parameters];
    old = new double[observations * actions];
    oldLog = new double[observations * actions];
    gains = new double[observations * actions];
    losses = new double[observations * actions];
    seen = new int[observations];
    first = new int[observations + 1];
  }

  /** Sorts the steps by observation and makes room for numbers of them. */
  void take(Experience experience) {
    int size = experience.size();
    if (order.length < size) {
      order = new int[size];
      weights = new double[size];
      values = new double[size];
      targets = new double[size];
    }
    if (next.length < experience.stretches()) {
      next = new double[experience.stretches()];
    }
    double[] observations = experience.observations();
    Arrays.fill(first, 0);
    for (int i = 0; i < size; i++) {
      first[(int) observations[i]]++;
    }
    seenCount = 0;
    int end = 0;
    for (int o = 0; o < seen.length; o++) {
      if (first[o] > 0) {
        seen[seenCount++] = o;
      }
      end += first[o];
      first[o] = end;
    }
    first[seen.length] = end;
    for (int i = size - 1; i >= 0; i--) {
      order[--first[(int) observations[i]]] = i;
    }
  }

  /** Sums the weights of the steps of each observation and action. */
  void sum(Experience experience) {
    double[] observations = experience.observations();
    double[] chosen = experience.actions();
    Arrays.fill(gains, 0);
    Arrays.fill(losses, 0);
    for (int i = 0; i < experience.size(); i++) {
      int row = (int) observations[i];
      int entry = row * actions + (int) chosen[i];
      if (weights[i] > 0) {
        gains[entry] += weights[i];
      } else {
        losses[entry] += weights[i];
      }
    }
  }

  /** Keeps the probabilities of the policy that acted, on what was seen. */
  void keep(TablePolicy policy) {
    for (int s = 0; s < seenCount; s++) {
      for (int a = 0; a < actions; a++) {
        int entry = seen[s] * actions + a;
        old[entry] = policy.probability(seen[s], a);
        oldLog[entry] = policy.logProbability(seen[s], a);
      }
    }
  }

  int count(int observation) {
    return first[observation + 1] - first[observation];
  }
}
