package org.firstmover.learning.learner;

import org.firstmover.game.InputError;
import org.firstmover.game.markov.Role;
import org.firstmover.learning.policy.Experience;
import org.firstmover.learning.policy.Policy;
import org.firstmover.random.RandomStream;
import org.firstmover.solve.StateInput;
import org.firstmover.solve.StateOutput;

/**
 * Q-learning on a table, step by step in the order in which they were played: Q(o, a) += rate (r +
 * discount max Q(o', .) - Q(o, a)). Behind the end of an episode there is nothing to bootstrap
 * from.
 *
 * <p>Explores by actions at random or, with {@link Exploration#PARAMETER_NOISE}, by a table of
 * normal numbers that is added before the highest value is looked for, and drawn anew after each
 * experience whose last stretch ended an episode.
 *
 * <p>Source: C. Watkins, P. Dayan, "Q-learning", Machine Learning 8 (1992); the settings are those
 * of the followers of M. Gerstgrasser, D. Parkes, "Oracles &amp; Followers", ICML 2023.
 *
 * @param epsilon probability of an action at random, or the standard deviation of the noise
 * @param spread standard deviation of first values; 0 for zeros
 */
public record TabularQ(
    double rate, double discount, Exploration exploration, double epsilon, double spread)
    implements Learner<QTable> {

  /** How it tries what it does not value most. */
  public enum Exploration {
    EPSILON_GREEDY,
    PARAMETER_NOISE
  }

  public TabularQ {
    if (!(rate > 0 && rate <= 1) || !(discount >= 0 && discount <= 1) || !(epsilon >= 0)) {
      throw new InputError(
          "rate " + rate + ", discount " + discount + ", epsilon " + epsilon,
          "tabular Q-learning",
          "rate above 0 and up to 1, discount from 0 to 1, epsilon at least 0",
          "Maybe 0.1, 0.9 and 0.1.");
    }
  }

  /** Of the baseline that follows the leader in the main figure of the paper. */
  public static TabularQ published() {
    return new TabularQ(0.1, 0.9, Exploration.EPSILON_GREEDY, 0.1, 0.01);
  }

  @Override
  public QTable initial(Role role, RandomStream random) {
    QTable table = new QTable(role, exploration, epsilon);
    table.draw(spread, random);
    return table;
  }

  @Override
  public QTable step(QTable table, Experience experience, RandomStream random) {
    if (experience.size() == 0) {
      return table;
    }
    double[] observations = experience.observations();
    int from = 0;
    for (int stretch = 0; stretch < experience.stretches(); stretch++) {
      int last = experience.end(stretch) - 1;
      for (int i = from; i <= last; i++) {
        double next = 0;
        if (i < last) {
          next = table.highest((int) observations[i + 1]);
        } else if (experience.isCut(stretch)) {
          next = table.highest((int) experience.seenNext()[stretch]);
        }
        int entry = table.entry(observations[i], experience.actions()[i]);
        table.values[entry] +=
            rate * (experience.rewards()[i] + discount * next - table.values[entry]);
      }
      from = last + 1;
    }
    if (!experience.isCut(experience.stretches() - 1)) {
      table.perturb(random);
    }
    return table;
  }

  @Override
  public Policy policy(QTable table) {
    return table;
  }

  @Override
  public void snapshot(QTable table, StateOutput out) {
    table.snapshot(out);
  }

  @Override
  public QTable restore(Role role, StateInput in) {
    QTable table = new QTable(role, exploration, epsilon);
    table.restore(in);
    return table;
  }
}
