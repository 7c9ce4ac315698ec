package org.firstmover.strategy;

/** What a player plays. Strategies are shapes, not families. */
public sealed interface Strategy permits Distribution, Coverage {
  /** Names and their numbers, as they stand in a solution file. */
  Weights weights();
}
