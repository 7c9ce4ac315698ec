package org.firstmover.solution;

import org.firstmover.strategy.Strategy;

/** The leader's strategy and what it is worth to her under the printed response. */
public record Commitment(double value, Strategy strategy) {}
