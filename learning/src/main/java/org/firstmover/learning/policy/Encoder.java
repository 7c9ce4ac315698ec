package org.firstmover.learning.policy;

import java.util.Arrays;
import org.firstmover.game.markov.Space;

/**
 * How a network sees an observation: one of several as a 1 among zeros; numbers as they are, those
 * between two finite bounds scaled to [-1, 1].
 */
public final class Encoder {
  private final int size;
  private final int inputs;
  private final boolean listed;
  private final double middle;
  private final double unit;

  public Encoder(Space space) {
    size = space.size();
    listed = space instanceof Space.Discrete;
    inputs = space instanceof Space.Discrete discrete ? discrete.count() : size;
    if (space instanceof Space.Box box && box.high() - box.low() < Double.POSITIVE_INFINITY) {
      middle = (box.low() + box.high()) / 2;
      unit = (box.high() - box.low()) / 2;
    } else {
      middle = 0;
      unit = 1;
    }
  }

  /** How many inputs a network needs. */
  public int inputs() {
    return inputs;
  }

  /**
   * Encodes several observations.
   *
   * @param from the number of the first one among those one behind the other
   * @param rows filled, one each
   */
  public void encode(double[] observations, int from, int count, float[][] rows) {
    for (int i = 0; i < count; i++) {
      encode(observations, from + i, rows[i]);
    }
  }

  /**
   * @param at the number of an observation among those one behind the other
   */
  public void encode(double[] observations, int at, float[] filled) {
    if (listed) {
      Arrays.fill(filled, 0);
      filled[(int) observations[at]] = 1;
      return;
    }
    for (int i = 0; i < size; i++) {
      filled[i] = (float) ((observations[at * size + i] - middle) / unit);
    }
  }
}
