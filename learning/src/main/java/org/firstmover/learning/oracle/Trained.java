package org.firstmover.learning.oracle;

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

  /** With what it would learn from next. */
  public void snapshot(StateOutput out) {
    learner.snapshot(state, out);
    experience.snapshot(out);
  }

  public void restore(StateInput in) {
    state = learner.restore(role, in);
    experience.restore(in);
  }
}
