package org.firstmover.game.markov;

import org.jspecify.annotations.Nullable;

/**
 * An environment that can tell where it is. From equal places, in copies of one environment, the
 * same moves lead to the same sights, the same rewards, and equal places or the end: exact methods
 * then follow a place once, however many ways lead there.
 */
public interface Placed extends Environment {
  /**
   * Stays as it is when the environment moves on, and has equals and hashCode; the last reward is
   * no part of it. Null where places cannot be told apart, as in the wrapper of another
   * environment.
   */
  @Nullable Object place();

  /** The place of any environment; null if it cannot tell. */
  static @Nullable Object of(Environment environment) {
    return environment instanceof Placed placed ? placed.place() : null;
  }
}
