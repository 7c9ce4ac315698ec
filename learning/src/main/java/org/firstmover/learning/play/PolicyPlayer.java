package org.firstmover.learning.play;

import org.firstmover.learning.policy.Experience;
import org.firstmover.learning.policy.Policy;
import org.firstmover.random.RandomStream;
import org.jspecify.annotations.Nullable;

/** Plays a policy and keeps what came of it. */
public final class PolicyPlayer implements Player {
  private final Policy policy;
  private final RandomStream random;
  private final @Nullable Experience experience;
  private final double[] logProbability = new double[1];
  private boolean acted;

  /**
   * @param random what the policy draws from
   * @param experience filled, unless it is null
   */
  public PolicyPlayer(Policy policy, RandomStream random, @Nullable Experience experience) {
    this.policy = policy;
    this.random = random;
    this.experience = experience;
  }

  @Override
  public void act(double[] observation, double[] action) {
    policy.act(1, observation, action, logProbability, random);
    if (experience != null) {
      experience.step(observation, 0, action, 0, logProbability[0]);
      acted = true;
    }
  }

  /** What she gets before she first acts is not for anything that she did. */
  @Override
  public void reward(double amount) {
    if (acted && experience != null) {
      experience.reward(amount);
    }
  }

  @Override
  public void end() {
    if (acted && experience != null) {
      experience.finish();
    }
    acted = false;
  }
}
