/** What is played: the Game contract, payoff tables, fingerprints and the error of bad input. */
@org.jspecify.annotations.NullMarked
package org.firstmover.game;
