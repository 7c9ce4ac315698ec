package org.firstmover.solve;

import java.io.Serializable;

/**
 * A number that a method reports on its way, such as the best value so far.
 *
 * @param step of the method: a linear programme, a node, an episode
 */
public record Reported(String name, long step, double value) implements Serializable {}
