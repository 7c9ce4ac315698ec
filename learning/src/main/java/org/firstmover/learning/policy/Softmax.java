package org.firstmover.learning.policy;

import org.firstmover.random.RandomStream;

/** Probabilities in proportion to the exponentials of logits. */
public final class Softmax {
  private Softmax() {}

  /**
   * One row.
   *
   * @param from where it stands among the logits
   * @param to where probabilities and their logarithms are filled in
   */
  public static void row(
      float[] logits,
      int from,
      int count,
      double[] probabilities,
      double[] logProbabilities,
      int to) {
    float most = logits[from];
    for (int k = 1; k < count; k++) {
      most = Math.max(most, logits[from + k]);
    }
    double sum = 0;
    for (int k = 0; k < count; k++) {
      double shifted = (double) logits[from + k] - most;
      double weight = StrictMath.exp(shifted);
      logProbabilities[to + k] = shifted;
      probabilities[to + k] = weight;
      sum += weight;
    }
    double log = StrictMath.log(sum);
    for (int k = 0; k < count; k++) {
      logProbabilities[to + k] -= log;
      probabilities[to + k] /= sum;
    }
  }

  /** Draws an entry of a row of probabilities. */
  public static int draw(double[] probabilities, int from, int count, RandomStream random) {
    double left = random.nextDouble();
    int entry = 0;
    while (entry < count - 1 && left >= probabilities[from + entry]) {
      left -= probabilities[from + entry++];
    }
    return entry;
  }

  /** The highest entry of a row, the first of equals. */
  public static int highest(float[] row, int from, int count) {
    int best = 0;
    for (int k = 1; k < count; k++) {
      if (row[from + k] > row[from + best]) {
        best = k;
      }
    }
    return best;
  }
}
