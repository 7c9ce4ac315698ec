package org.firstmover.learning.play;

/** Whoever plays one role of an environment. */
@FunctionalInterface
public interface Player {
  /**
   * @param observation hers; numbers behind it mean nothing
   * @param action to be filled
   */
  void act(double[] observation, double[] action);

  /** She got this since she was last told; never 0. */
  default void reward(double amount) {}

  /** The episode is over. */
  default void end() {}
}
