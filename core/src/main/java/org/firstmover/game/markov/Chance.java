package org.firstmover.game.markov;

import org.firstmover.random.RandomStream;

/** Plays chance's moves: draws an outcome as its probabilities say, by one random number. */
public final class Chance {
  private final double[] probabilities;
  private final double[] drawn = new double[1];

  public Chance(Roles roles) {
    probabilities = new double[roles.outcomes()];
  }

  /** Makes the move that is hers now. */
  public void move(Environment environment, RandomStream random) {
    environment.observe(probabilities);
    drawn[0] = outcome(random.nextDouble());
    environment.act(drawn);
  }

  /** The outcome whose interval holds u; the last that can be, if rounding left a gap. */
  private int outcome(double u) {
    double sum = 0;
    int last = 0;
    for (int k = 0; k < probabilities.length; k++) {
      if (probabilities[k] > 0) {
        last = k;
        sum += probabilities[k];
        if (u < sum) {
          return k;
        }
      }
    }
    return last;
  }
}
