package org.firstmover.learning.learner;

import org.firstmover.game.markov.Role;
import org.firstmover.learning.policy.Experience;
import org.firstmover.learning.policy.Policy;
import org.firstmover.random.RandomStream;
import org.firstmover.solve.StateInput;
import org.firstmover.solve.StateOutput;

/**
 * Learns a policy from what it led to. All that it has learned is in its state, which can be saved
 * at any time and goes on bit for bit where it was restored.
 *
 * @param <S> states; whoever has handed one to {@link #step} goes on with the one returned
 */
public interface Learner<S> {
  /** The state before anything was learned. */
  S initial(Role role, RandomStream random);

  /**
   * Learns from what the policy of this state led to.
   *
   * @param state used up: it may be changed and returned
   */
  S step(S state, Experience experience, RandomStream random);

  /** The policy to act with while learning, exploration included; valid until the next step. */
  Policy policy(S state);

  void snapshot(S state, StateOutput out);

  /**
   * @throws IllegalArgumentException if this is not the snapshot of such a learner for such a role
   */
  S restore(Role role, StateInput in);
}
