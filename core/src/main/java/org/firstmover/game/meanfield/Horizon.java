package org.firstmover.game.meanfield;

import org.firstmover.game.InputError;

/**
 * How long followers act, and what later rewards count.
 *
 * @param steps decisions of a follower, at times 0, 1, …; each is rewarded. 1 if stationary: then
 *     there is one policy and one population for all times
 * @param discount of a step, above 0; below 1 if stationary
 * @param stationary whether the game goes on for ever, and the population stays as it is
 */
public record Horizon(int steps, double discount, boolean stationary) {
  /**
   * @throws InputError if a number is outside its range
   */
  public Horizon {
    if (steps < 1 || (stationary && steps != 1)) {
      throw new InputError(
          Integer.toString(steps),
          "steps",
          stationary ? "1: a stationary game has one policy for all times" : "at least 1",
          "Maybe the last time was given in place of the number of times.");
    }
    if (!(discount > 0 && (stationary ? discount < 1 : discount <= 1))) {
      throw new InputError(
          Double.toString(discount),
          "discount",
          stationary ? "a number above 0 and below 1" : "a number above 0, at most 1",
          "Maybe take 0.99: without discounting, sums over all times have no end.");
    }
  }

  /** So many decisions, all of which count the same. */
  public static Horizon of(int steps) {
    return new Horizon(steps, 1, false);
  }

  /** For ever; the population is one that its own policy keeps as it is. */
  public static Horizon stationary(double discount) {
    return new Horizon(1, discount, true);
  }
}
