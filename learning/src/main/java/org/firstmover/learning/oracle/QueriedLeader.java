package org.firstmover.learning.oracle;

/** A leader who can be asked what she does on an observation, and nothing else. */
@FunctionalInterface
public interface QueriedLeader {
  /**
   * @param observation of hers
   * @param action filled
   */
  void answer(double[] observation, double[] action);

  /**
   * What the leader got for her answers while followers learned by playing; she is told of it, and
   * counts it only where her conditions say so.
   */
  default void paid(double reward) {}
}
