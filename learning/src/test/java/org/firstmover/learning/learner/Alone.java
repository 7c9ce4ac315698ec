package org.firstmover.learning.learner;

import java.util.List;
import org.firstmover.game.markov.Environment;
import org.firstmover.game.markov.Role;
import org.firstmover.game.markov.Roles;
import org.firstmover.learning.policy.Experience;
import org.firstmover.learning.policy.Policy;
import org.firstmover.learning.policy.Softmax;
import org.firstmover.random.RandomStream;

/** An environment of the leader alone, and how she plays it. */
abstract class Alone implements Environment {
  private final Roles roles;
  double reward;

  Alone(Role leader, int outcomes, long longest) {
    roles = new Roles(leader, List.of(), outcomes, longest);
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
    experience.clear();
    double total = 0;
    while (experience.size() < steps) {
      total += episode(environment, policy, experience, random);
    }
    return total / experience.stretches();
  }

  private static double episode(
      Environment environment, Policy policy, Experience experience, RandomStream random) {
    Roles roles = environment.roles();
    double[] seen = new double[Math.max(roles.outcomes(), experience.observationSize())];
    double[] chosen = new double[experience.actionSize()];
    double[] logProbability = new double[1];
    double total = 0;
    environment.reset();
    while (environment.actor() != END) {
      environment.observe(seen);
      if (environment.actor() == CHANCE) {
        environment.act(new double[] {Softmax.draw(seen, 0, roles.outcomes(), random)});
        continue;
      }
      policy.act(1, seen, chosen, logProbability, random);
      experience.step(seen, 0, chosen, 0, logProbability[0]);
      roles.leader().actions().clip(chosen, 0);
      environment.act(chosen);
      experience.reward(environment.reward(0));
      total += environment.reward(0);
    }
    experience.finish();
    return total;
  }

  /** The mean return where she does what is most likely, over all outcomes of a first draw. */
  static double mode(Alone environment, Policy policy) {
    Role role = environment.roles().leader();
    double[] seen =
        new double[Math.max(environment.roles().outcomes(), role.observations().size())];
    double[] chosen = new double[role.actions().size()];
    int starts = Math.max(1, environment.roles().outcomes());
    double total = 0;
    for (int start = 0; start < starts; start++) {
      environment.reset();
      while (environment.actor() != END) {
        environment.observe(seen);
        if (environment.actor() == CHANCE) {
          environment.act(new double[] {start});
          continue;
        }
        policy.mode(seen, chosen);
        environment.act(chosen);
        total += environment.reward(0) / starts;
      }
    }
    return total;
  }
}
