package org.firstmover.learning.oracle;

import java.util.Arrays;
import org.firstmover.game.markov.Role;
import org.firstmover.learning.learner.Learner;
import org.firstmover.learning.play.Player;
import org.firstmover.learning.play.PolicyPlayer;
import org.firstmover.learning.policy.Experience;
import org.firstmover.learning.policy.Policy;
import org.firstmover.random.RandomStream;
import org.firstmover.solve.StateInput;
import org.firstmover.solve.StateOutput;

/**
 * A learner with what it has learned so far and what it learns from next.
 *
 * @param <S> its states
 */
public final class Trained<S> {
  private final Learner<S> learner;
  private final Role role;
  private final Experience experience;
  private S state;

  private Trained(Learner<S> learner, Role role, S state) {
    this.learner = learner;
    this.role = role;
    this.state = state;
    this.experience = new Experience(role.observations().size(), role.actions().size());
  }

  /** Who has learned nothing yet. */
  public static <S> Trained<S> fresh(Learner<S> learner, Role role, RandomStream random) {
    return new Trained<>(learner, role, learner.initial(role, random));
  }

  /** Forgets everything. */
  public void forget(RandomStream random) {
    state = learner.initial(role, random);
    experience.clear();
  }

  /** What it would learn from next. */
  public Experience experience() {
    return experience;
  }

  /** To act with while learning; until it next learns. */
  public Policy policy() {
    return learner.policy(state);
  }

  /** Plays the policy to learn from it; until it next learns. */
  public Player player(RandomStream random) {
    return new PolicyPlayer(policy(), random, experience);
  }

  /** Learns from the experience, which is forgotten after that. */
  public void learn(RandomStream random) {
    learn(experience, random);
  }

  /** Learns from what it lived through elsewhere, which is forgotten after that. */
  public void learn(Experience elsewhere, RandomStream random) {
    state = learner.step(state, elsewhere, random);
    elsewhere.clear();
  }

  /** With what it would learn from next, whose episodes are over. */
  public void snapshot(StateOutput out) {
    learner.snapshot(state, out);
    out.whole(experience.stretches());
    for (int stretch = 0; stretch < experience.stretches(); stretch++) {
      int from = stretch == 0 ? 0 : experience.end(stretch - 1);
      int to = experience.end(stretch);
      int seen = experience.observationSize();
      int done = experience.actionSize();
      out.numbers(Arrays.copyOfRange(experience.observations(), from * seen, to * seen))
          .numbers(Arrays.copyOfRange(experience.actions(), from * done, to * done))
          .numbers(Arrays.copyOfRange(experience.logProbabilities(), from, to))
          .numbers(Arrays.copyOfRange(experience.rewards(), from, to));
    }
  }

  public void restore(StateInput in) {
    state = learner.restore(role, in);
    experience.clear();
    for (long left = in.whole(); left > 0; left--) {
      double[] observations = in.numbers();
      double[] actions = in.numbers();
      double[] logProbabilities = in.numbers();
      double[] rewards = in.numbers();
      for (int i = 0; i < rewards.length; i++) {
        experience.step(
            observations,
            i * experience.observationSize(),
            actions,
            i * experience.actionSize(),
            logProbabilities[i]);
        experience.reward(rewards[i]);
      }
      experience.finish();
    }
  }
}
