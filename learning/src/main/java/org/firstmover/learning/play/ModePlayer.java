package org.firstmover.learning.play;

import org.firstmover.learning.policy.Policy;

/** Plays the actions that stand for a policy where it must be deterministic. */
public record ModePlayer(Policy policy) implements Player {
  @Override
  public void act(double[] observation, double[] action) {
    policy.mode(observation, action);
  }
}
