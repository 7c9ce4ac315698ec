package org.firstmover.solution;

import org.firstmover.strategy.Distribution;

/**
 * What one follower, or one type of follower, does.
 *
 * @param name the follower or the type
 * @param value what the response is worth to her; NaN if a file does not say
 * @param response her actions, or the attacked target
 */
public record Response(String name, double value, Distribution response) {}
