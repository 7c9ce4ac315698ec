package org.firstmover.game.markov;

import java.util.Locale;
import org.firstmover.game.InputError;
import org.jspecify.annotations.Nullable;

/** An environment that says so when it breaks its promises, rather than spoil what is learned. */
final class Checked implements Placed {
  private final String name;
  private final Environment environment;
  private final Roles roles;
  private long moves;

  Checked(String name, Environment environment) {
    this.name = name;
    this.environment = environment;
    this.roles = environment.roles();
  }

  @Override
  public Roles roles() {
    return roles;
  }

  @Override
  public void reset() {
    environment.reset();
    moves = 0;
  }

  @Override
  public int actor() {
    return environment.actor();
  }

  @Override
  public void observe(double[] filled) {
    environment.observe(filled);
  }

  @Override
  public void act(double[] action) {
    if (moves == roles.longest() && environment.actor() != END) {
      throw new InputError(
          "no end after move " + moves,
          "environment " + name,
          "an end within " + roles.longest() + " moves, as its roles say",
          "Maybe it never ends on what the players did, or its roles should allow more moves.");
    }
    environment.act(action);
    moves++;
  }

  @Override
  public double reward(int player) {
    double reward = environment.reward(player);
    if (!Double.isFinite(reward)) {
      throw new InputError(
          Double.toString(reward),
          String.format(
              Locale.ROOT,
              "environment %s: reward of %s for move %d",
              name,
              roles.player(player).name(),
              moves),
          "a finite number",
          "Maybe it was computed by dividing by 0, or from actions without bounds.");
    }
    return reward;
  }

  @Override
  public @Nullable Object place() {
    return Placed.of(environment);
  }

  @Override
  public Environment copy() {
    Checked copy = new Checked(name, environment.copy());
    copy.moves = moves;
    return copy;
  }
}
