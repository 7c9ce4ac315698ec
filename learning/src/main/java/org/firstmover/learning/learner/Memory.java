package org.firstmover.learning.learner;

import java.util.Arrays;
import org.firstmover.learning.network.Parameters;
import org.firstmover.learning.policy.Experience;
import org.firstmover.solve.StateInput;
import org.firstmover.solve.StateOutput;

/** The last steps, each with what was seen next, unless the episode ended there. */
final class Memory {
  private static final int FIRST = 256;

  private final int width;
  private final int capacity;

  /**
   * A row a step: what was seen, the action, the reward, whether it went on, what was seen next.
   */
  private float[] rows = new float[0];

  private long taken;

  Memory(int observationSize, int capacity) {
    width = 2 * observationSize + 3;
    this.capacity = capacity;
  }

  int size() {
    return (int) Math.min(taken, capacity);
  }

  void take(Experience experience) {
    int seen = experience.observationSize();
    double[] observations = experience.observations();
    int stretch = 0;
    for (int i = 0; i < experience.size(); i++) {
      while (experience.end(stretch) <= i) {
        stretch++;
      }
      boolean last = i == experience.end(stretch) - 1;
      boolean goesOn = !last || experience.isCut(stretch);
      int at = place();
      copy(observations, i * seen, seen, at);
      rows[at + seen] = (float) experience.actions()[i];
      rows[at + seen + 1] = (float) experience.rewards()[i];
      rows[at + seen + 2] = goesOn ? 1 : 0;
      if (!last) {
        copy(observations, (i + 1) * seen, seen, at + seen + 3);
      } else if (goesOn) {
        copy(experience.seenNext(), stretch * seen, seen, at + seen + 3);
      } else {
        Arrays.fill(rows, at + seen + 3, at + width, 0);
      }
    }
  }

  private void copy(double[] from, int at, int count, int to) {
    for (int k = 0; k < count; k++) {
      rows[to + k] = (float) from[at + k];
    }
  }

  private int place() {
    int at = (int) (taken++ % capacity) * width;
    if (at >= rows.length) {
      int size = Math.min(capacity, Math.max(FIRST, 2 * rows.length / width));
      rows = Arrays.copyOf(rows, size * width);
    }
    return at;
  }

  /** What was seen before a step, one number after the other. */
  void seen(int step, double[] filled, int at) {
    int count = (width - 3) / 2;
    for (int k = 0; k < count; k++) {
      filled[at * count + k] = rows[step * width + k];
    }
  }

  void seenNext(int step, double[] filled, int at) {
    int count = (width - 3) / 2;
    for (int k = 0; k < count; k++) {
      filled[at * count + k] = rows[step * width + count + 3 + k];
    }
  }

  int action(int step) {
    return (int) rows[step * width + (width - 3) / 2];
  }

  float reward(int step) {
    return rows[step * width + (width - 3) / 2 + 1];
  }

  boolean goesOn(int step) {
    return rows[step * width + (width - 3) / 2 + 2] != 0;
  }

  void snapshot(StateOutput out) {
    out.whole(taken);
    Parameters.write(Arrays.copyOf(rows, size() * width), out);
  }

  void restore(StateInput in) {
    taken = in.whole();
    if (taken < 0) {
      throw new IllegalArgumentException(taken + " steps remembered, expected at least 0");
    }
    rows = new float[size() * width];
    Parameters.read(rows, in);
  }
}
