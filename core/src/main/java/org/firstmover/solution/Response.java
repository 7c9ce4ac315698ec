package org.firstmover.solution;

import org.firstmover.strategy.Strategy;

/**
 * What one follower, or one type of follower, does.
 *
 * @param name the follower or the type
 * @param value what the response is worth to her; NaN if a file does not say
 * @param response her actions, the attacked target, or her point
 */
public record Response(String name, double value, Strategy response) {}
