package org.firstmover.learning.learner;

import java.util.Arrays;
import org.firstmover.game.InputError;
import org.firstmover.game.markov.Role;
import org.firstmover.learning.policy.Experience;
import org.firstmover.learning.policy.Policy;
import org.firstmover.learning.policy.TablePolicy;
import org.firstmover.random.RandomStream;
import org.firstmover.solve.StateInput;
import org.firstmover.solve.StateOutput;

/**
 * Proximal policy optimisation on a table, with a table of values beside it. Each epoch is one step
 * of Adam on the whole batch: the ratio of probabilities is the same for all samples of an
 * observation and action, so that a row needs only the sums of their advantages.
 *
 * <p>Source: J. Schulman et al., "Proximal policy optimization algorithms", 2017, equations 7 to 9.
 * The penalty on the divergence from the old policy stands beside clipping, and its coefficient
 * follows the mean divergence over all epochs, as in RLlib 2.0.
 */
public record TablePpo(PpoSettings settings) implements Learner<TableState> {
  public TablePpo {
    if (settings.minibatch() != 0 || settings.gradientNorm() != Double.POSITIVE_INFINITY) {
      throw new InputError(
          settings.toString(),
          "table-ppo",
          "whole batches and gradients of any length",
          "Maybe learn a network without hidden layers instead.");
    }
  }

  @Override
  public TableState initial(Role role, RandomStream random) {
    return TableState.initial(role, true, settings.kl(), random);
  }

  @Override
  public TableState step(TableState state, Experience experience, RandomStream random) {
    int size = experience.size();
    if (size == 0) {
      return state;
    }
    prepare(state, experience);
    double divergence = 0;
    for (int epoch = 0; epoch < settings.epochs(); epoch++) {
      divergence += gradient(state, size) / settings.epochs();
      state.descend(settings.rate());
    }
    state.kl = settings.nextKl(state.kl, divergence);
    return state;
  }

  /** Advantages, standardised and summed, and the targets of values. */
  void prepare(TableState state, Experience experience) {
    TableBatch batch = state.batch;
    batch.take(experience);
    int size = experience.size();
    int values = state.policy.logitCount();
    for (int i = 0; i < size; i++) {
      batch.values[i] = state.parameters[values + (int) experience.observations()[i]];
    }
    for (int stretch = 0; stretch < experience.stretches(); stretch++) {
      if (experience.isCut(stretch)) {
        batch.next[stretch] = state.parameters[values + (int) experience.seenNext()[stretch]];
      }
    }
    Returns.advantages(
        experience,
        settings.discount(),
        settings.lambda(),
        batch.values,
        batch.next,
        batch.weights);
    for (int k = 0; k < size; k++) {
      int i = batch.order[k];
      batch.targets[k] = batch.weights[i] + batch.values[i];
    }
    Returns.standardise(batch.weights, size);
    batch.sum(experience);
    batch.keep(state.policy);
  }

  /**
   * Fills in the gradient of the loss.
   *
   * @return the mean divergence of the policy from the old one
   */
  double gradient(TableState state, int size) {
    TableBatch batch = state.batch;
    TablePolicy policy = state.policy;
    int actions = policy.actions();
    Arrays.fill(batch.gradient, 0);
    double divergence = 0;
    for (int s = 0; s < batch.seenCount; s++) {
      int o = batch.seen[s];
      int from = o * actions;
      double kl = 0;
      double entropy = 0;
      double pull = 0;
      for (int a = 0; a < actions; a++) {
        double p = policy.probability(o, a);
        double log = policy.logProbability(o, a);
        kl += batch.old[from + a] * (batch.oldLog[from + a] - log);
        entropy -= p * log;
        pull += slope(batch, from + a, p);
      }
      double count = batch.count(o);
      for (int a = 0; a < actions; a++) {
        double p = policy.probability(o, a);
        double surrogate = slope(batch, from + a, p) - p * pull;
        double entropySlope = -p * (policy.logProbability(o, a) + entropy);
        batch.gradient[from + a] =
            (float)
                ((-surrogate
                        + count
                            * (state.kl * (p - batch.old[from + a])
                                - settings.entropy() * entropySlope))
                    / size);
      }
      divergence += kl * count / size;
      batch.gradient[policy.logitCount() + o] = valueSlope(state, o, size);
    }
    return divergence;
  }

  /** Ratio times the sum of the advantages that clipping lets through: d(surrogate) / d(log p). */
  private double slope(TableBatch batch, int entry, double p) {
    if (batch.gains[entry] == 0 && batch.losses[entry] == 0) {
      return 0; // perhaps so unlikely that there is no ratio
    }
    double ratio = p / batch.old[entry];
    double sum = 0;
    if (ratio <= 1 + settings.clip()) {
      sum += batch.gains[entry];
    }
    if (ratio >= 1 - settings.clip()) {
      sum += batch.losses[entry];
    }
    return ratio * sum;
  }

  private float valueSlope(TableState state, int observation, int size) {
    TableBatch batch = state.batch;
    double value = state.parameters[state.policy.logitCount() + observation];
    double sum = 0;
    for (int k = batch.first[observation]; k < batch.first[observation + 1]; k++) {
      double error = value - batch.targets[k];
      sum += error * error <= settings.valueClip() ? error : 0;
    }
    return (float) (2 * settings.value() * sum / size);
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
    return TableState.restore(role, true, in);
  }
}
