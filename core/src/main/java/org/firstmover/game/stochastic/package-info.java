/** Finite Markov games in which the leader commits to a stationary policy. */
@org.jspecify.annotations.NullMarked
package org.firstmover.game.stochastic;
