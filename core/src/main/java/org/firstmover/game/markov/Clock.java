package org.firstmover.game.markov;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.firstmover.game.InputError;
import org.jspecify.annotations.Nullable;

/**
 * An environment in which some players also see how often they have acted in the episode. Where
 * they could see one of n things, observation t n + o is o before their move t + 1; in a box the
 * count becomes a last coordinate.
 */
public final class Clock implements Placed {
  private final Environment environment;
  private final Roles roles;
  private final int rounds;
  private final int watching;
  private final int[] acted;

  private Clock(Environment environment, Roles roles, int rounds, int watching) {
    this.environment = environment;
    this.roles = roles;
    this.rounds = rounds;
    this.watching = watching;
    this.acted = new int[roles.count()];
  }

  /**
   * The followers see it, the leader does not.
   *
   * @param rounds how often each of them acts in an episode at most
   */
  public static Clock ofFollowers(Environment environment, int rounds) {
    return of(environment, rounds, 1);
  }

  /** All players see it. */
  public static Clock ofAll(Environment environment, int rounds) {
    return of(environment, rounds, 0);
  }

  private static Clock of(Environment environment, int rounds, int watching) {
    if (rounds < 1) {
      throw new InputError(
          Integer.toString(rounds),
          "rounds of a clock",
          "at least 1",
          "Maybe leave the clock out.");
    }
    Roles roles = environment.roles();
    Roles timed =
        new Roles(
            watching == 0 ? timed(roles.leader(), rounds) : roles.leader(),
            roles.followers().stream().map(follower -> timed(follower, rounds)).toList(),
            roles.outcomes(),
            roles.longest());
    return new Clock(environment, timed, rounds, watching);
  }

  private static Role timed(Role role, int rounds) {
    return new Role(role.name(), timed(role.observations(), rounds), role.actions());
  }

  private static Space timed(Space space, int rounds) {
    List<String> names = new ArrayList<>();
    if (space instanceof Space.Box box) {
      names.addAll(box.names());
      names.add("moves so far");
      return new Space.Box(names, Math.min(0, box.low()), Math.max(rounds, box.high()));
    }
    for (int t = 1; t <= rounds; t++) {
      for (String name : ((Space.Discrete) space).names()) {
        names.add(t + ": " + name);
      }
    }
    return new Space.Discrete(names);
  }

  @Override
  public Roles roles() {
    return roles;
  }

  @Override
  public void reset() {
    environment.reset();
    Arrays.fill(acted, 0);
  }

  @Override
  public int actor() {
    return environment.actor();
  }

  @Override
  public void observe(double[] filled) {
    environment.observe(filled);
    int actor = environment.actor();
    if (actor < watching) {
      return;
    }
    Space seen = environment.roles().player(actor).observations();
    if (seen instanceof Space.Discrete discrete) {
      filled[0] += acted[actor] * discrete.count();
    } else {
      filled[seen.size()] = acted[actor];
    }
  }

  @Override
  public void act(double[] action) {
    int actor = environment.actor();
    if (actor >= watching && acted[actor] == rounds) {
      throw new InputError(
          (rounds + 1) + " moves of " + roles.player(actor).name(),
          "an episode with a clock",
          "at most " + rounds,
          "Maybe the clock has too few rounds.");
    }
    environment.act(action);
    if (actor >= 0) {
      acted[actor]++;
    }
  }

  @Override
  public double reward(int player) {
    return environment.reward(player);
  }

  @Override
  public @Nullable Object place() {
    Object inner = Placed.of(environment);
    return inner == null
        ? null
        : List.of(inner, Arrays.stream(acted).skip(watching).boxed().toList());
  }

  @Override
  public Environment copy() {
    Clock copy = new Clock(environment.copy(), roles, rounds, watching);
    System.arraycopy(acted, 0, copy.acted, 0, acted.length);
    return copy;
  }
}
