package org.firstmover.learning.oracle;

/** A leader who can be asked what she does on an observation, and nothing else. */
public interface QueriedLeader {
  /**
   * @param observation of hers
   * @param action filled
   */
  void answer(double[] observation, double[] action);
}
