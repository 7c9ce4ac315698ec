package org.firstmover.solvers.stochastic;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * An epsilon-net of stationary policies: those whose probabilities are multiples of 1 / m. Groups
 * of a policy are states of the leader, or decisions of the follower.
 *
 * @param groups how many there are
 * @param first the first action of a group; of the group behind the last the number of all
 * @param parts m
 */
record PolicyNet(int groups, IntUnaryOperator first, int parts) {

  /** The largest L1 distance, over groups, of a policy from the nearest of the net. */
  double epsilon() {
    double epsilon = 0;
    for (int g = 0; g < groups; g++) {
      int n = first.applyAsInt(g + 1) - first.applyAsInt(g);
      double up = Math.floorDiv(n, 2); // so many probabilities may be rounded up
      epsilon = Math.max(epsilon, 2.0 / parts * up * (n - up) / n);
    }
    return epsilon;
  }

  /** Moves a policy to the nearest of the net, by the method of largest remainders. */
  void project(double[] policy) {
    for (int g = 0; g < groups; g++) {
      project(policy, first.applyAsInt(g), first.applyAsInt(g + 1));
    }
  }

  private void project(double[] policy, int from, int to) {
    int left = parts;
    double[] remainder = new double[to - from];
    for (int k = from; k < to; k++) {
      double share = policy[k] * parts;
      double whole = Math.floor(share + 1e-9);
      remainder[k - from] = share - whole;
      policy[k] = whole / parts;
      left -= (int) whole;
    }
    for (; left > 0; left--) {
      int most = 0;
      for (int k = 1; k < remainder.length; k++) {
        most = remainder[k] > remainder[most] + 1e-12 ? k : most;
      }
      policy[from + most] += 1.0 / parts;
      remainder[most] = Double.NEGATIVE_INFINITY;
    }
  }

  /** How many policies there are, as far as doubles tell. */
  double size() {
    double size = 1;
    for (int g = 0; g < groups; g++) {
      int n = first.applyAsInt(g + 1) - first.applyAsInt(g);
      for (int i = 1; i < n; i++) {
        size *= (double) (parts + i) / i; // binomial (m + n - 1, n - 1)
      }
    }
    return size;
  }

  /** Somebody who looks at a policy; the array is used again. */
  @FunctionalInterface
  interface Visitor {
    void see(double[] policy);
  }

  /** Shows all policies of the net. */
  void each(Visitor visitor) {
    int[] counts = new int[first.applyAsInt(groups)];
    visit(0, first.applyAsInt(0), parts, counts, new double[counts.length], visitor);
  }

  private void visit(
      int group, int action, int left, int[] counts, double[] policy, Visitor visitor) {
    if (group == groups) {
      Arrays.setAll(policy, k -> (double) counts[k] / parts);
      visitor.see(policy);
      return;
    }
    boolean last = action + 1 == first.applyAsInt(group + 1);
    for (int count = last ? left : 0; count <= left; count++) {
      counts[action] = count;
      if (last) {
        visit(group + 1, action + 1, parts, counts, policy, visitor);
      } else {
        visit(group, action + 1, left - count, counts, policy, visitor);
      }
    }
  }
}
