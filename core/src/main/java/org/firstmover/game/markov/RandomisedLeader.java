package org.firstmover.game.markov;

import java.util.Arrays;
import java.util.List;
import org.firstmover.game.InputError;
import org.jspecify.annotations.Nullable;

/**
 * A game whose leader commits to lotteries: on each of her observations she chooses a weight from 0
 * to 1 for each of her actions, and chance draws the action with probabilities in proportion;
 * weights that are all 0 are equal ones. So what she answers when asked is a lottery, which a
 * learner of one answer an observation can commit to.
 *
 * <p>Source: G. Brero and others, "Stackelberg POMDP: A Reinforcement Learning Approach for
 * Economic Design", 2022, whose randomised leaders are normalised like this.
 */
public final class RandomisedLeader implements Placed {
  private final Environment environment;
  private final Roles roles;
  private final Space.Box weights;
  private final double[] probabilities;
  private boolean drawing;

  /** Where chance draws what the leader does. */
  private record Lottery(Object place, List<Double> probabilities) {}

  /**
   * @throws InputError if the leader's actions have no names
   */
  public RandomisedLeader(Environment environment) {
    this(environment, weighted(environment.roles()));
  }

  private RandomisedLeader(Environment environment, Roles roles) {
    this.environment = environment;
    this.roles = roles;
    weights = (Space.Box) roles.leader().actions();
    probabilities = new double[weights.size()];
  }

  private static Roles weighted(Roles roles) {
    Role leader = roles.leader();
    if (!(leader.actions() instanceof Space.Discrete actions)) {
      throw new InputError(
          "numbers without names",
          "actions of " + leader.name(),
          "a list of actions to draw from",
          "Maybe cut them into a grid first.");
    }
    Space.Box box = new Space.Box(actions.names(), 0, 1);
    return new Roles(
        new Role(leader.name(), leader.observations(), box),
        roles.followers(),
        Math.max(roles.outcomes(), actions.count()),
        2 * roles.longest());
  }

  @Override
  public Roles roles() {
    return roles;
  }

  @Override
  public void reset() {
    environment.reset();
    drawing = false;
  }

  @Override
  public int actor() {
    return drawing ? CHANCE : environment.actor();
  }

  @Override
  public void observe(double[] filled) {
    boolean drawn = actor() == CHANCE;
    if (drawn) {
      Arrays.fill(filled, 0, roles.outcomes(), 0);
    }
    if (drawing) {
      System.arraycopy(probabilities, 0, filled, 0, probabilities.length);
    } else {
      environment.observe(filled);
    }
  }

  @Override
  public void act(double[] action) {
    if (drawing || environment.actor() != 0) {
      environment.act(action);
      drawing = false;
      return;
    }
    weights.check(action);
    double sum = 0;
    for (int a = 0; a < probabilities.length; a++) {
      sum += action[a];
    }
    for (int a = 0; a < probabilities.length; a++) {
      probabilities[a] = sum > 0 ? action[a] / sum : 1.0 / probabilities.length;
    }
    drawing = true;
  }

  @Override
  public double reward(int player) {
    return drawing ? 0 : environment.reward(player);
  }

  @Override
  public @Nullable Object place() {
    Object place = Placed.of(environment);
    return place == null || !drawing
        ? place
        : new Lottery(place, Arrays.stream(probabilities).boxed().toList());
  }

  @Override
  public Environment copy() {
    RandomisedLeader copy = new RandomisedLeader(environment.copy(), roles);
    System.arraycopy(probabilities, 0, copy.probabilities, 0, probabilities.length);
    copy.drawing = drawing;
    return copy;
  }
}
