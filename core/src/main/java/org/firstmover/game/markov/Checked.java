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
    int actor = environment.actor();
    if (actor > roles.followers().size() || (actor < 0 && actor != CHANCE && actor != END)) {
      throw new InputError(
          "actor " + actor,
          "environment " + name + " after " + moves + " moves",
          "a player from 0 to " + roles.followers().size() + ", CHANCE or END",
          "Maybe followers were not counted from 1.");
    }
    return actor;
  }

  @Override
  public void observe(double[] filled) {
    environment.observe(filled);
    int actor = actor();
    if (actor < 0) {
      return;
    }
    Role role = roles.player(actor);
    if (role.observations() instanceof Space.Discrete seen) {
      int count = seen.count();
      if (!(filled[0] >= 0 && filled[0] < count) || (int) filled[0] != filled[0]) {
        throw unseen(filled[0], role, "a whole number from 0 to " + (count - 1));
      }
    } else {
      for (int i = 0; i < role.observations().size(); i++) {
        if (Double.isNaN(filled[i])) {
          throw unseen(filled[i], role, "a number");
        }
      }
    }
  }

  private InputError unseen(double found, Role role, String expected) {
    return new InputError(
        Double.toString(found),
        String.format(
            Locale.ROOT,
            "environment %s: observation of %s after %d moves",
            name,
            role.name(),
            moves),
        expected,
        "Maybe its role names another space of observations.");
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
