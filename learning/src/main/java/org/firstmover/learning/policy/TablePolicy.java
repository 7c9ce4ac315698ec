package org.firstmover.learning.policy;

import java.util.Arrays;
import org.firstmover.game.InputError;
import org.firstmover.game.markov.Role;
import org.firstmover.game.markov.Space;
import org.firstmover.random.RandomStream;

/**
 * A row of logits for each observation: its softmax is the probabilities of the actions. A row is
 * computed where it is needed first after a change; after that acting is a lookup. Not safe for use
 * by several threads.
 */
public final class TablePolicy implements Policy {
  private final int observations;
  private final int actions;
  private final float[] logits;
  private final double[] probabilities;
  private final double[] logProbabilities;
  private final int[] computed;
  private int change = 1;

  /**
   * @param logits row by row, with whatever stands behind them left alone; not copied: see {@link
   *     #changed}
   */
  public TablePolicy(int observations, int actions, float[] logits) {
    this.observations = observations;
    this.actions = actions;
    this.logits = logits;
    probabilities = new double[observations * actions];
    logProbabilities = new double[observations * actions];
    computed = new int[observations];
  }

  /** How many values a space has that a table can list. */
  public static int count(Role role, Space space) {
    if (space instanceof Space.Discrete discrete) {
      return discrete.count();
    }
    throw new InputError(
        "a box of " + space.size() + " numbers",
        "player \"" + role.name() + "\"",
        "for a table, observations and actions that can be listed",
        "Maybe learn a network instead.");
  }

  /** The logits were changed. */
  public void changed() {
    if (++change == Integer.MAX_VALUE) {
      Arrays.fill(computed, 0);
      change = 1;
    }
  }

  public int observations() {
    return observations;
  }

  public int actions() {
    return actions;
  }

  /** How many logits there are: observations times actions. */
  public int logitCount() {
    return probabilities.length;
  }

  /** The array itself. */
  public float[] logits() {
    return logits;
  }

  public double probability(int observation, int action) {
    prepare(observation);
    return probabilities[observation * actions + action];
  }

  public double logProbability(int observation, int action) {
    prepare(observation);
    return logProbabilities[observation * actions + action];
  }

  /** The probabilities of all observations, row by row; to be read until the next change. */
  public double[] probabilities() {
    for (int o = 0; o < observations; o++) {
      prepare(o);
    }
    return probabilities;
  }

  private void prepare(int observation) {
    if (computed[observation] != change) {
      int from = observation * actions;
      Softmax.row(logits, from, actions, probabilities, logProbabilities, from);
      computed[observation] = change;
    }
  }

  @Override
  public void act(
      int count,
      double[] seen,
      double[] chosen,
      double[] chosenLogProbabilities,
      RandomStream random) {
    for (int i = 0; i < count; i++) {
      int observation = (int) seen[i];
      prepare(observation);
      int entry = Softmax.draw(probabilities, observation * actions, actions, random);
      chosen[i] = entry;
      chosenLogProbabilities[i] = logProbabilities[observation * actions + entry];
    }
  }

  @Override
  public void mode(double[] observation, double[] action) {
    int row = (int) observation[0];
    action[0] = Softmax.highest(logits, row * actions, actions);
  }
}
