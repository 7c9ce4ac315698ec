package org.firstmover.verify.stochastic;

import java.util.Arrays;

/**
 * The best policy in a decision problem, by Howard's policy iteration; with entropy that is
 * Newton's method on the soft Bellman equation. Its values are proved by one more step of value
 * iteration: if no value rises by more than r, no policy is better anywhere than these values by
 * more than r / (1 - gamma).
 *
 * @param policy by choice; without entropy one of several, perhaps
 * @param values by state
 * @param choiceValues by choice, from those values
 * @param groupValues by group: of its best choice, or the soft maximum
 * @param error how far a value is off at most
 */
record Optimum(
    double[] policy, double[] values, double[] choiceValues, double[] groupValues, double error) {
  private static final int MOST = 200;
  private static final double UNIT = 0x1.0p-52;

  /**
   * @param start a policy that plays nothing but what is allowed, and its values
   */
  static Optimum of(DecisionProblem problem, double[] start, Chain.Solved values) {
    double[] policy = start.clone();
    Chain.Solved solved = values;
    double last = Double.POSITIVE_INFINITY;
    for (int k = 0; ; k++) {
      double[] worth = problem.choiceValues(solved.x());
      double[] best = new double[problem.groups()];
      for (int g = 0; g < best.length; g++) {
        best[g] = best(problem, g, worth);
      }
      double rounding = 64 * UNIT * (largest(solved.x()) + largest(worth));
      double rise = rise(problem, solved.x(), best);
      double error =
          Math.max(solved.error(), (Math.max(0, rise) + rounding) / (1 - problem.modulus()));
      boolean settled = rise <= rounding || (rise < 1e-9 * largest(best) && rise > 0.5 * last);
      // with entropy the step is taken at the end, too: an error e of a policy costs e^2 only, so
      // that values settle long before the policy does
      boolean changed = improve(problem, policy, worth, best, rounding);
      if (settled || k == MOST || !changed) {
        return new Optimum(policy, solved.x(), worth, best, error);
      }
      last = rise;
      solved = problem.chain(policy).values(problem.means(policy), solved.x());
    }
  }

  /** The most by which a value rises in a step of value iteration. */
  private static double rise(DecisionProblem problem, double[] values, double[] best) {
    double rise = Double.NEGATIVE_INFINITY;
    for (int s = 0; s < values.length; s++) {
      double sum = 0;
      for (int g = problem.firstGroup()[s]; g < problem.firstGroup()[s + 1]; g++) {
        sum += problem.chance()[g] * best[g];
      }
      rise = Math.max(rise, sum - values[s]);
    }
    return rise;
  }

  private static double best(DecisionProblem problem, int group, double[] worth) {
    int from = problem.firstChoice()[group];
    int to = problem.firstChoice()[group + 1];
    double most = Double.NEGATIVE_INFINITY;
    for (int c = from; c < to; c++) {
      if (problem.allowed()[c]) {
        most = Math.max(most, worth[c]);
      }
    }
    if (problem.entropy() == 0) {
      return most;
    }
    double sum = 0;
    for (int c = from; c < to; c++) {
      sum += Math.exp((worth[c] - most) / problem.entropy());
    }
    return most + problem.entropy() * Math.log(sum);
  }

  /** Takes what is best, but leaves what is as good as it is; false if that is all. */
  private static boolean improve(
      DecisionProblem problem, double[] policy, double[] worth, double[] best, double rounding) {
    boolean changed = false;
    for (int g = 0; g < best.length; g++) {
      int from = problem.firstChoice()[g];
      int to = problem.firstChoice()[g + 1];
      if (problem.entropy() > 0) {
        double sum = 0;
        for (int c = from; c < to; c++) {
          policy[c] = Math.exp((worth[c] - best[g]) / problem.entropy());
          sum += policy[c];
        }
        for (int c = from; c < to; c++) {
          policy[c] /= sum; // what rounding leaves of 1 grows where the entropy weighs little
        }
        changed = true;
        continue;
      }
      double now = 0;
      int first = -1;
      for (int c = from; c < to; c++) {
        now += policy[c] * worth[c];
        if (first < 0 && problem.allowed()[c] && worth[c] == best[g]) {
          first = c;
        }
      }
      if (best[g] - now > rounding) {
        Arrays.fill(policy, from, to, 0);
        policy[first] = 1;
        changed = true;
      }
    }
    return changed;
  }

  private static double largest(double[] vector) {
    double largest = 0;
    for (double v : vector) {
      largest = Math.max(largest, Math.abs(v));
    }
    return largest;
  }
}
