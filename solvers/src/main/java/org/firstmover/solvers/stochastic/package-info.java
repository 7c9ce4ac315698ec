/**
 * Stochastic Stackelberg games: policies are arrays of probabilities or logits, one number a move
 * of the leader or a reply of the follower, numbered by {@link
 * org.firstmover.game.stochastic.Actions}.
 */
@org.jspecify.annotations.NullMarked
package org.firstmover.solvers.stochastic;
