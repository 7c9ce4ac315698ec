package org.firstmover.learning.policy;

import org.firstmover.game.markov.Role;
import org.firstmover.learning.network.Mlp;
import org.firstmover.random.RandomStream;

/**
 * Does what the outputs of one network say is most likely, the first of equals, or with a
 * probability anything; its mode is what another network says. Not safe for use by several threads.
 */
public final class MostLikely implements Policy {
  private final Encoder encoder;
  private final Distribution distribution;
  private final int actionSize;
  private final Mlp acting;
  private final Mlp standing;
  private final double epsilon;

  /**
   * @param acting with what it explores
   * @param standing without
   * @param epsilon probability of an action at random; 0 where actions cannot be listed
   */
  public MostLikely(Role role, Mlp acting, Mlp standing, double epsilon) {
    encoder = new Encoder(role.observations());
    distribution = Distribution.of(role.actions());
    actionSize = role.actions().size();
    this.acting = acting;
    this.standing = standing;
    this.epsilon = epsilon;
  }

  @Override
  public void act(
      int count,
      double[] observations,
      double[] actions,
      double[] logProbabilities,
      RandomStream random) {
    encoder.encode(observations, 0, count, acting.inputs(count));
    float[][] outputs = acting.forward(count);
    for (int i = 0; i < count; i++) {
      if (epsilon > 0 && random.nextDouble() < epsilon) {
        actions[i] = random.nextInt(0, distribution.outputs() - 1);
      } else {
        distribution.set(outputs[i]);
        distribution.mode(actions, i * actionSize);
      }
      logProbabilities[i] = 0;
    }
  }

  @Override
  public void mode(double[] observation, double[] action) {
    encoder.encode(observation, 0, standing.inputs(1)[0]);
    distribution.set(standing.forward(1)[0]);
    distribution.mode(action, 0);
  }
}
