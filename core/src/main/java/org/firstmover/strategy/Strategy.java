package org.firstmover.strategy;

/** What a player plays. Strategies are shapes, not families. */
public sealed interface Strategy permits Distribution, Coverage, Point, Behaviour {
  /**
   * Names and their numbers; entries of a list are called {@code x[1]}, {@code x[2]}, …, actions in
   * a state {@code calm: patrol}.
   */
  Weights weights();
}
