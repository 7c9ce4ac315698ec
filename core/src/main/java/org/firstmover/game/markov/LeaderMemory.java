package org.firstmover.game.markov;

import java.util.ArrayList;
import java.util.List;
import org.firstmover.game.InputError;
import org.jspecify.annotations.Nullable;

/**
 * A game whose leader has a finite memory, as one whose leader has none: she also sees in which
 * state her memory is, 0 at the beginning, and with each action chooses its next state.
 *
 * <p>Of n observations and k actions, observation m n + o is o with memory in state m, and action m
 * k + a is a with m as the next state of the memory.
 *
 * <p>Source: M. Gerstgrasser, D. Parkes, "Oracles &amp; Followers", ICML 2023, Appendix B.
 */
public final class LeaderMemory implements Placed {
  private final Environment environment;
  private final Shape shape;
  private final double[] chosen = new double[1];
  private int memory;

  /** What all copies share. */
  private record Shape(
      Roles roles, Space.Discrete seen, Space.Discrete chosen, Space.Discrete both) {}

  /**
   * @param states of the memory, at least 1
   * @throws InputError if the leader's observations or actions are not discrete
   */
  public LeaderMemory(Environment environment, int states) {
    this(environment, shape(environment.roles(), states));
  }

  private LeaderMemory(Environment environment, Shape shape) {
    this.environment = environment;
    this.shape = shape;
  }

  private static Shape shape(Roles roles, int states) {
    if (states < 1) {
      throw new InputError(
          Integer.toString(states),
          "states of the leader's memory",
          "at least 1",
          "Maybe 2: one bit to remember.");
    }
    Role leader = roles.leader();
    if (!(leader.observations() instanceof Space.Discrete seen)
        || !(leader.actions() instanceof Space.Discrete chosen)) {
      throw new InputError(
          "numbers without names",
          "observations and actions of " + leader.name(),
          "discrete ones",
          "Maybe cut them into a grid first.");
    }
    List<String> observations = new ArrayList<>();
    List<String> actions = new ArrayList<>();
    for (int m = 0; m < states; m++) {
      String state = "memory " + m;
      seen.names().forEach(name -> observations.add(state + ": " + name));
      chosen.names().forEach(name -> actions.add(name + "; " + state));
    }
    Space.Discrete both = new Space.Discrete(actions);
    Role remembering = new Role(leader.name(), new Space.Discrete(observations), both);
    return new Shape(
        new Roles(remembering, roles.followers(), roles.outcomes(), roles.longest()),
        seen,
        chosen,
        both);
  }

  @Override
  public Roles roles() {
    return shape.roles;
  }

  @Override
  public void reset() {
    environment.reset();
    memory = 0;
  }

  @Override
  public int actor() {
    return environment.actor();
  }

  @Override
  public void observe(double[] filled) {
    environment.observe(filled);
    if (environment.actor() == 0) {
      filled[0] += memory * shape.seen.count();
    }
  }

  @Override
  public void act(double[] action) {
    if (environment.actor() != 0) {
      environment.act(action);
      return;
    }
    int move = shape.both.index(action[0]);
    chosen[0] = move % shape.chosen.count();
    environment.act(chosen);
    memory = move / shape.chosen.count();
  }

  @Override
  public double reward(int player) {
    return environment.reward(player);
  }

  @Override
  public @Nullable Object place() {
    Object inner = Placed.of(environment);
    return inner == null ? null : List.of(inner, memory);
  }

  @Override
  public Environment copy() {
    LeaderMemory copy = new LeaderMemory(environment.copy(), shape);
    copy.memory = memory;
    return copy;
  }
}
