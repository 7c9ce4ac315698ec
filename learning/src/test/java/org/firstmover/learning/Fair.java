package org.firstmover.learning;

import org.firstmover.learning.policy.Policy;
import org.firstmover.random.RandomStream;

/** Tosses a coin between actions 0 and 1. */
public final class Fair implements Policy {
  @Override
  public void act(
      int count,
      double[] observations,
      double[] actions,
      double[] logProbabilities,
      RandomStream random) {
    for (int i = 0; i < count; i++) {
      actions[i] = random.nextDouble() < 0.5 ? 0 : 1;
      logProbabilities[i] = Math.log(0.5);
    }
  }

  @Override
  public void mode(double[] observation, double[] action) {
    action[0] = 0;
  }
}
