package org.firstmover.game.markov;

/**
 * One player of an environment.
 *
 * @param observations what she can see where she acts
 * @param actions what she can do there
 */
public record Role(String name, Space observations, Space actions) {}
