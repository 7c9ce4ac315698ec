package org.firstmover.learning.policy;

import org.firstmover.random.RandomStream;

/** What a player does on what she observes; she remembers nothing else. */
public interface Policy {
  /**
   * Acts on several observations at once, as of many copies of an environment.
   *
   * @param count of the observations
   * @param observations one behind the other
   * @param actions filled, one behind the other; those of a Gaussian may lie outside their box:
   *     they are what is learned from, and the environment gets them through {@link
   *     org.firstmover.game.markov.Space#clip}
   * @param logProbabilities filled: of each action, or the logarithm of its density; 0 where the
   *     policy is deterministic
   */
  void act(
      int count,
      double[] observations,
      double[] actions,
      double[] logProbabilities,
      RandomStream random);

  /**
   * The action that stands for the policy when it must be deterministic: the most likely one, the
   * first of equals; the mean of a Gaussian, in its box.
   *
   * @param action filled
   */
  void mode(double[] observation, double[] action);
}
