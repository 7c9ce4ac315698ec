package org.firstmover.learning.learner;

import org.firstmover.game.InputError;
import org.firstmover.game.markov.Role;
import org.firstmover.learning.policy.Experience;
import org.firstmover.learning.policy.Policy;
import org.firstmover.random.RandomStream;
import org.firstmover.solve.StateInput;
import org.firstmover.solve.StateOutput;

/**
 * Evolution strategies: the parameters are moved there and back by normal noise, each of the two
 * policies plays, and the sum of the noise times the rank of what it led to is the direction of the
 * next step. A step of the learner is about one of these policies; after all pairs the parameters
 * move. It needs returns only, so that queries may be hidden from it.
 *
 * <p>Policies do what is most likely. Ranks are centred: from -1/2 for the worst to 1/2 for the
 * best, equal ones sharing the mean of theirs.
 *
 * <p>Source: T. Salimans et al., "Evolution strategies as a scalable alternative to reinforcement
 * learning", 2017, algorithm 1 with antithetic samples, fitness shaping and weight decay.
 *
 * @param rate of the steps
 * @param adam whether steps are those of Adam, else plain gradient steps
 * @param spread standard deviation of the noise
 * @param pairs of policies a step
 * @param decay of the parameters, added to the gradient
 */
public record EvolutionStrategies(
    double rate, boolean adam, double spread, int pairs, double decay, Architecture architecture)
    implements Learner<EvolutionState> {
  public EvolutionStrategies {
    if (!(rate > 0) || !(spread > 0) || pairs < 1 || !(decay >= 0)) {
      throw new InputError(
          "rate " + rate + ", spread " + spread + ", pairs " + pairs + ", decay " + decay,
          "evolution strategies",
          "positive rate, spread and pairs, decay at least 0",
          "Maybe 0.01, 0.02, 20 and 0.005.");
    }
  }

  /** With the rate, the noise and the decay of RLlib 2.0. */
  public static EvolutionStrategies published(Architecture architecture) {
    return new EvolutionStrategies(0.01, true, 0.02, 20, 0.005, architecture);
  }

  @Override
  public EvolutionState initial(Role role, RandomStream random) {
    EvolutionState state = new EvolutionState(role, architecture, pairs);
    state.center.draw(random);
    state.begin(random);
    state.tryNext(spread);
    return state;
  }

  @Override
  public EvolutionState step(EvolutionState state, Experience experience, RandomStream random) {
    if (experience.stretches() == 0) {
      return state;
    }
    double sum = 0;
    for (int i = 0; i < experience.size(); i++) {
      sum += experience.rewards()[i];
    }
    state.returns[state.tried++] = sum / experience.stretches();
    if (state.tried == 2 * pairs) {
      state.climb(this);
      state.begin(random);
    }
    state.tryNext(spread);
    return state;
  }

  @Override
  public Policy policy(EvolutionState state) {
    return state.policy;
  }

  @Override
  public void snapshot(EvolutionState state, StateOutput out) {
    state.snapshot(out);
  }

  @Override
  public EvolutionState restore(Role role, StateInput in) {
    EvolutionState state = new EvolutionState(role, architecture, pairs);
    state.restore(in);
    state.tryNext(spread);
    return state;
  }
}
