package org.firstmover.learning.learner;

import java.util.Arrays;
import org.firstmover.game.markov.Role;
import org.firstmover.learning.policy.Experience;
import org.firstmover.learning.policy.Policy;
import org.firstmover.learning.policy.TablePolicy;
import org.firstmover.random.RandomStream;
import org.firstmover.solve.StateInput;
import org.firstmover.solve.StateOutput;

/**
 * REINFORCE on a table: a step of Adam against the mean of -log p(a | o) times the reward from
 * there to the end, without discount or baseline.
 *
 * <p>Source: R. J. Williams, "Simple statistical gradient-following algorithms for connectionist
 * reinforcement learning", Machine Learning 8 (1992); without a baseline as the followers of M.
 * Gerstgrasser, D. Parkes, "Oracles &amp; Followers", ICML 2023.
 *
 * @param rate of Adam
 */
public record TableReinforce(double rate) implements Learner<TableState> {

  /** At the rate of the followers of "Oracles &amp; Followers". */
  public static TableReinforce published() {
    return new TableReinforce(0.02);
  }

  @Override
  public TableState initial(Role role, RandomStream random) {
    return TableState.initial(role, false, 0, random);
  }

  @Override
  public TableState step(TableState state, Experience experience, RandomStream random) {
    if (experience.size() == 0) {
      return state;
    }
    TableBatch batch = state.batch;
    batch.take(experience);
    Returns.toGo(experience, 1, batch.weights);
    batch.sum(experience);
    gradient(state, experience.size());
    state.descend(rate);
    return state;
  }

  /** Fills in the gradient of the loss, of the sums of returns by observation and action. */
  static void gradient(TableState state, int samples) {
    TableBatch batch = state.batch;
    TablePolicy policy = state.policy;
    int actions = policy.actions();
    Arrays.fill(batch.gradient, 0);
    for (int s = 0; s < batch.seenCount; s++) {
      int observation = batch.seen[s];
      int from = observation * actions;
      double sum = 0;
      for (int a = 0; a < actions; a++) {
        sum += batch.gains[from + a] + batch.losses[from + a];
      }
      // d log p(a) / d logit k = 1[a = k] - p(k)
      for (int a = 0; a < actions; a++) {
        double own = batch.gains[from + a] + batch.losses[from + a];
        batch.gradient[from + a] =
            (float) ((sum * policy.probability(observation, a) - own) / samples);
      }
    }
  }

  @Override
  public Policy policy(TableState state) {
    return state.policy;
  }

  @Override
  public void snapshot(TableState state, StateOutput out) {
    state.snapshot(out);
  }

  @Override
  public TableState restore(Role role, StateInput in) {
    return TableState.restore(role, false, in);
  }
}
