package org.firstmover.learning.learner;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.firstmover.game.markov.Role;
import org.firstmover.learning.policy.Experience;
import org.firstmover.learning.policy.Policy;
import org.firstmover.random.RandomStream;
import org.firstmover.solve.StateInput;
import org.firstmover.solve.StateOutput;

/**
 * Proximal policy optimisation on networks.
 *
 * <p>Source: J. Schulman et al., "Proximal policy optimization algorithms", 2017, equations 7 to 9.
 * As in RLlib 2.0, advantages are standardised over the batch, the penalty on the divergence may
 * stand beside clipping, and its coefficient follows the mean divergence over all minibatches. The
 * last minibatch of an epoch may be smaller, as in Stable-Baselines3.
 */
public record Ppo(PpoSettings settings, Architecture architecture)
    implements Learner<NetworkState> {

  @Override
  public NetworkState initial(Role role, RandomStream random) {
    return NetworkState.initial(role, architecture, true, settings.kl(), random);
  }

  @Override
  public NetworkState step(NetworkState state, Experience experience, RandomStream random) {
    int size = experience.size();
    if (size == 0) {
      return state;
    }
    prepare(state, experience);
    int[] order = IntStream.range(0, size).toArray();
    int minibatch = settings.minibatch() == 0 ? size : Math.min(size, settings.minibatch());
    double divergence = 0;
    for (int epoch = 0; epoch < settings.epochs(); epoch++) {
      if (minibatch < size) {
        random.shuffle(order);
      }
      for (int from = 0; from < size; from += minibatch) {
        int count = Math.min(minibatch, size - from);
        divergence += count * gradient(state, experience, order, from, count);
        state.descend(settings.rate(), settings.gradientNorm());
      }
    }
    state.kl = settings.nextKl(state.kl, divergence / size / settings.epochs());
    return state;
  }

  /** Advantages, and values to be replaced by their targets. */
  void prepare(NetworkState state, Experience experience) {
    int size = experience.size();
    int stretches = experience.stretches();
    state.room(size, stretches);
    state.values(experience.observations(), size, state.values);
    state.values(experience.seenNext(), stretches, state.next);
    Returns.advantages(
        experience,
        settings.discount(),
        settings.lambda(),
        state.values,
        state.next,
        state.advantages);
    for (int i = 0; i < size; i++) {
      state.values[i] += state.advantages[i];
    }
    Returns.standardise(state.advantages, size);
    if (settings.kl() > 0) {
      state.keep(experience.observations(), size);
    }
  }

  /**
   * Fills in the gradient of the loss of some samples.
   *
   * @return the mean divergence of the policy from the one that acted; 0 without a penalty on it
   */
  double gradient(NetworkState state, Experience experience, int[] order, int from, int count) {
    float[][] inputs = state.actor.inputs(count);
    for (int b = 0; b < count; b++) {
      state.encoder.encode(experience.observations(), order[from + b], inputs[b]);
    }
    float[][] outputs = state.actor.forward(count);
    float[][] slopes = state.actor.outputSlopes();
    double divergence = 0;
    for (int b = 0; b < count; b++) {
      Arrays.fill(slopes[b], 0);
      state.distribution.set(outputs[b]);
      divergence += slopes(state, experience, order[from + b], count, slopes[b]);
    }
    if (state.critic == state.actor) {
      valueSlopes(state, order, from, count);
      state.actor.backward(count, state.gradient);
      return divergence;
    }
    state.actor.backward(count, state.gradient);
    float[][] same = state.critic.inputs(count);
    for (int b = 0; b < count; b++) {
      System.arraycopy(inputs[b], 0, same[b], 0, state.encoder.inputs());
    }
    state.critic.forward(count);
    valueSlopes(state, order, from, count);
    state.critic.backward(count, state.gradient);
    return divergence;
  }

  /** Of one sample's loss in the outputs; returns its part of the divergence. */
  private double slopes(
      NetworkState state, Experience experience, int i, int count, float[] slopes) {
    int at = i * experience.actionSize();
    double log = state.distribution.logProbability(experience.actions(), at);
    double ratio = StrictMath.exp(log - experience.logProbabilities()[i]);
    double advantage = state.advantages[i];
    boolean through = advantage > 0 ? ratio <= 1 + settings.clip() : ratio >= 1 - settings.clip();
    if (through) {
      double weight = -ratio * advantage / count;
      state.distribution.addScore(experience.actions(), at, weight, slopes);
    }
    if (settings.entropy() != 0) {
      state.distribution.addEntropySlope(-settings.entropy() / count, slopes);
    }
    if (settings.kl() == 0) {
      return 0;
    }
    state.old.set(state.oldOutputs[i]);
    state.distribution.addDivergenceSlope(state.old, state.kl / count, slopes);
    return state.distribution.divergence(state.old) / count;
  }

  private void valueSlopes(NetworkState state, int[] order, int from, int count) {
    float[][] outputs = state.critic.outputs();
    float[][] slopes = state.critic.outputSlopes();
    for (int b = 0; b < count; b++) {
      double error = outputs[b][state.valueAt] - state.values[order[from + b]];
      boolean through = error * error <= settings.valueClip();
      slopes[b][state.valueAt] = through ? (float) (2 * settings.value() * error / count) : 0;
    }
  }

  @Override
  public Policy policy(NetworkState state) {
    return state.policy;
  }

  @Override
  public void snapshot(NetworkState state, StateOutput out) {
    state.snapshot(out);
  }

  @Override
  public NetworkState restore(Role role, StateInput in) {
    return NetworkState.restore(role, architecture, true, in);
  }
}
