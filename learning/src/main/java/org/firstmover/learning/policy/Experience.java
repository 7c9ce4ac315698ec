package org.firstmover.learning.policy;

import java.util.Arrays;
import org.firstmover.solve.StateInput;
import org.firstmover.solve.StateOutput;

/**
 * What one player lived through: her steps, episode by episode. A step is what she saw, what she
 * did and what she got until she acted again. Grows as needed and is used again without allocation.
 */
public final class Experience {
  private final int observationSize;
  private final int actionSize;
  private double[] observations = new double[0];
  private double[] actions = new double[0];
  private double[] logProbabilities = new double[0];
  private double[] rewards = new double[0];
  private int size;
  private int[] ends = new int[0];
  private boolean[] cut = new boolean[0];
  private double[] seenNext = new double[0];
  private int stretches;

  public Experience(int observationSize, int actionSize) {
    this.observationSize = observationSize;
    this.actionSize = actionSize;
  }

  /** Adds a step, with no reward so far; numbers are copied from the places given. */
  public void step(
      double[] observation,
      int observationAt,
      double[] action,
      int actionAt,
      double logProbability) {
    if (size == rewards.length) {
      grow(Math.max(64, 2 * size));
    }
    System.arraycopy(
        observation, observationAt, observations, size * observationSize, observationSize);
    System.arraycopy(action, actionAt, actions, size * actionSize, actionSize);
    logProbabilities[size] = logProbability;
    rewards[size] = 0;
    size++;
  }

  private void grow(int capacity) {
    observations = Arrays.copyOf(observations, capacity * observationSize);
    actions = Arrays.copyOf(actions, capacity * actionSize);
    logProbabilities = Arrays.copyOf(logProbabilities, capacity);
    rewards = Arrays.copyOf(rewards, capacity);
  }

  /** Adds to the reward of the last step. */
  public void reward(double amount) {
    rewards[size - 1] += amount;
  }

  /** The episode is over: nothing is to be had behind the last step. */
  public void finish() {
    end(false);
  }

  /**
   * The steps end here although the episode goes on.
   *
   * @param observation what the player sees next
   */
  public void cut(double[] observation, int observationAt) {
    end(true);
    System.arraycopy(
        observation, observationAt, seenNext, (stretches - 1) * observationSize, observationSize);
  }

  private void end(boolean goesOn) {
    if (stretches == ends.length) {
      int capacity = Math.max(16, 2 * stretches);
      ends = Arrays.copyOf(ends, capacity);
      cut = Arrays.copyOf(cut, capacity);
      seenNext = Arrays.copyOf(seenNext, capacity * observationSize);
    }
    ends[stretches] = size;
    cut[stretches] = goesOn;
    stretches++;
  }

  /** Adds the stretches of another one, as of another copy of the environment. */
  public void append(Experience other) {
    int from = size;
    if (size + other.size > rewards.length) {
      grow(2 * (size + other.size));
    }
    System.arraycopy(
        other.observations, 0, observations, from * observationSize, other.size * observationSize);
    System.arraycopy(other.actions, 0, actions, from * actionSize, other.size * actionSize);
    System.arraycopy(other.logProbabilities, 0, logProbabilities, from, other.size);
    System.arraycopy(other.rewards, 0, rewards, from, other.size);
    for (int stretch = 0; stretch < other.stretches; stretch++) {
      size = from + other.ends[stretch];
      end(other.cut[stretch]);
      System.arraycopy(
          other.seenNext,
          stretch * observationSize,
          seenNext,
          (stretches - 1) * observationSize,
          observationSize);
    }
    size = from + other.size;
  }

  /** Forgets everything, to be filled anew. */
  public void clear() {
    size = 0;
    stretches = 0;
  }

  /** All of it, an unfinished episode included. */
  public void snapshot(StateOutput out) {
    out.numbers(Arrays.copyOf(observations, size * observationSize))
        .numbers(Arrays.copyOf(actions, size * actionSize))
        .numbers(Arrays.copyOf(logProbabilities, size))
        .numbers(Arrays.copyOf(rewards, size))
        .whole(stretches);
    for (int stretch = 0; stretch < stretches; stretch++) {
      int at = stretch * observationSize;
      out.whole(ends[stretch])
          .flag(cut[stretch])
          .numbers(Arrays.copyOfRange(seenNext, at, at + observationSize));
    }
  }

  /** What {@link #snapshot} wrote, in place of what is here. */
  public void restore(StateInput in) {
    clear();
    observations = in.numbers();
    actions = in.numbers();
    logProbabilities = in.numbers();
    rewards = in.numbers();
    for (long left = in.whole(); left > 0; left--) {
      size = (int) in.whole();
      end(in.flag());
      System.arraycopy(
          in.numbers(), 0, seenNext, (stretches - 1) * observationSize, observationSize);
    }
    size = rewards.length;
  }

  /** How many steps there are. */
  public int size() {
    return size;
  }

  public int observationSize() {
    return observationSize;
  }

  public int actionSize() {
    return actionSize;
  }

  /** The array itself, step by step; longer than filled. */
  public double[] observations() {
    return observations;
  }

  /** The array itself, step by step; longer than filled. */
  public double[] actions() {
    return actions;
  }

  /** Of the actions, when they were drawn; the array itself, longer than filled. */
  public double[] logProbabilities() {
    return logProbabilities;
  }

  /** The array itself; longer than filled. */
  public double[] rewards() {
    return rewards;
  }

  /** How many episodes, or pieces of episodes, there are. */
  public int stretches() {
    return stretches;
  }

  /** The step behind the last one of a stretch. */
  public int end(int stretch) {
    return ends[stretch];
  }

  /** Whether the episode went on behind a stretch. */
  public boolean isCut(int stretch) {
    return cut[stretch];
  }

  /** What was seen behind each stretch that was cut, stretch by stretch; the array itself. */
  public double[] seenNext() {
    return seenNext;
  }
}
