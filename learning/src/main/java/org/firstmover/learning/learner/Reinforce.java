package org.firstmover.learning.learner;

import java.util.Arrays;
import org.firstmover.game.markov.Role;
import org.firstmover.learning.policy.Experience;
import org.firstmover.learning.policy.Policy;
import org.firstmover.random.RandomStream;
import org.firstmover.solve.StateInput;
import org.firstmover.solve.StateOutput;

/**
 * REINFORCE on a network, as {@link TableReinforce} on a table.
 *
 * @param rate of Adam
 */
public record Reinforce(double rate, Architecture architecture) implements Learner<NetworkState> {

  @Override
  public NetworkState initial(Role role, RandomStream random) {
    return NetworkState.initial(role, architecture, false, 0, random);
  }

  @Override
  public NetworkState step(NetworkState state, Experience experience, RandomStream random) {
    if (experience.size() == 0) {
      return state;
    }
    gradient(state, experience);
    state.descend(rate, Double.POSITIVE_INFINITY);
    return state;
  }

  /** Fills in the gradient of the loss. */
  static void gradient(NetworkState state, Experience experience) {
    int size = experience.size();
    int actionSize = experience.actionSize();
    state.room(size, 0);
    Returns.toGo(experience, 1, state.advantages);
    state.encoder.encode(experience.observations(), 0, size, state.actor.inputs(size));
    float[][] outputs = state.actor.forward(size);
    float[][] slopes = state.actor.outputSlopes();
    for (int i = 0; i < size; i++) {
      Arrays.fill(slopes[i], 0);
      state.distribution.set(outputs[i]);
      double weight = -state.advantages[i] / size;
      state.distribution.addScore(experience.actions(), i * actionSize, weight, slopes[i]);
    }
    state.actor.backward(size, state.gradient);
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
    return NetworkState.restore(role, architecture, false, in);
  }
}
