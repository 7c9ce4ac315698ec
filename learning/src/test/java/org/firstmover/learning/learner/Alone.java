package org.firstmover.learning.learner;

import java.util.List;
import org.firstmover.game.markov.Environment;
import org.firstmover.game.markov.Role;
import org.firstmover.game.markov.Roles;
import org.firstmover.learning.policy.Experience;
import org.firstmover.learning.policy.Policy;
import org.firstmover.random.RandomStream;

/** An environment of the leader alone, and how she plays it. */
abstract class Alone implements Environment {
  private final Roles roles;
  double reward;

  Alone(Role leader, long longest) {
    roles = new Roles(leader, List.of(), 0, longest);
  }

  @Override
  public final Roles roles() {
    return roles;
  }

  @Override
  public final double reward(int player) {
    return reward;
  }

  static Experience experience(Role role) {
    return new Experience(role.observations().size(), role.actions().size());
  }

  /**
   * Plays until there are so many steps, whole episodes only.
   *
   * @return the mean return of an episode
   */
  static double play(
      Environment environment,
      Policy policy,
      int steps,
      Experience experience,
      RandomStream random) {
    Role role = environment.roles().leader();
    double[] seen = new double[role.observations().size()];
    double[] chosen = new double[role.actions().size()];
    double[] logProbability = new double[1];
    experience.clear();
    double total = 0;
    while (experience.size() < steps) {
      environment.reset();
      while (environment.actor() != END) {
        environment.observe(seen);
        policy.act(1, seen, chosen, logProbability, random);
        experience.step(seen, 0, chosen, 0, logProbability[0]);
        environment.act(chosen);
        experience.reward(environment.reward(0));
        total += environment.reward(0);
      }
      experience.finish();
    }
    return total / experience.stretches();
  }

  /** The return of an episode in which she does what is most likely. */
  static double mode(Environment environment, Policy policy) {
    Role role = environment.roles().leader();
    double[] seen = new double[role.observations().size()];
    double[] chosen = new double[role.actions().size()];
    environment.reset();
    double total = 0;
    while (environment.actor() != END) {
      environment.observe(seen);
      policy.mode(seen, chosen);
      environment.act(chosen);
      total += environment.reward(0);
    }
    return total;
  }
}
