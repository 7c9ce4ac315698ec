package org.firstmover.verify.markov;

import org.firstmover.game.markov.Environment;

/**
 * A game in progress.
 *
 * @param weight the probability of all that was not chosen by the player in question
 * @param returns what each player has got so far
 * @param moves made so far
 */
record Position(Environment environment, double weight, double[] returns, long moves) {
  Position copy() {
    return new Position(environment.copy(), weight, returns.clone(), moves);
  }
}
