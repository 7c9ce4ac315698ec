package org.firstmover.learning.policy;

import org.firstmover.game.markov.Role;
import org.firstmover.learning.network.Mlp;
import org.firstmover.random.RandomStream;

/** A network whose outputs say how likely actions are. Not safe for use by several threads. */
public final class NetworkPolicy implements Policy {
  private final Mlp network;
  private final Encoder encoder;
  private final Distribution distribution;
  private final int actionSize;

  /**
   * @param network whose first outputs are those of the distribution
   */
  public NetworkPolicy(Role role, Mlp network) {
    this.network = network;
    encoder = new Encoder(role.observations());
    distribution = Distribution.of(role.actions());
    actionSize = role.actions().size();
  }

  @Override
  public void act(
      int count,
      double[] observations,
      double[] actions,
      double[] logProbabilities,
      RandomStream random) {
    encoder.encode(observations, 0, count, network.inputs(count));
    float[][] outputs = network.forward(count);
    for (int i = 0; i < count; i++) {
      distribution.set(outputs[i]);
      distribution.draw(actions, i * actionSize, random);
      logProbabilities[i] = distribution.logProbability(actions, i * actionSize);
    }
  }

  @Override
  public void mode(double[] observation, double[] action) {
    encoder.encode(observation, 0, network.inputs(1)[0]);
    distribution.set(network.forward(1)[0]);
    distribution.mode(action, 0);
  }
}
