package org.firstmover.verify.markov;

import org.firstmover.game.markov.Environment;
import org.firstmover.game.markov.Placed;

/**
 * A game in progress, or several that came to the same place.
 *
 * @param weight the probability of all that was not chosen by the player in question
 * @param returns what each player has got so far, in the mean; behind that the least, then the most
 * @param moves made so far
 */
record Position(Environment environment, double weight, double[] returns, long moves) {
  Position copy() {
    return new Position(environment.copy(), weight, returns.clone(), moves);
  }

  /**
   * Equal to that of a position from where all goes on alike; a new one where it cannot be told.
   */
  Object place() {
    Object place = Placed.of(environment);
    return place == null ? new Object() : place;
  }

  /** This one and another one at the same place. */
  Position with(Position other) {
    double both = weight + other.weight;
    double[] together = new double[returns.length];
    int players = returns.length / 3;
    for (int p = 0; p < players; p++) {
      together[p] = (weight * returns[p] + other.weight * other.returns[p]) / both;
      together[players + p] = Math.min(returns[players + p], other.returns[players + p]);
      together[2 * players + p] =
          Math.max(returns[2 * players + p], other.returns[2 * players + p]);
    }
    return new Position(environment, both, together, Math.max(moves, other.moves));
  }
}
