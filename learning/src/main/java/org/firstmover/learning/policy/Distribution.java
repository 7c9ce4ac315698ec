package org.firstmover.learning.policy;

import org.firstmover.game.markov.Space;
import org.firstmover.random.RandomStream;

/**
 * What a row of outputs of a network says about actions. Holds one row at a time, see {@link #set};
 * not safe for use by several threads.
 */
public sealed interface Distribution permits Categorical, Gaussian {

  /** For the actions of this space. */
  static Distribution of(Space space) {
    if (space instanceof Space.Box box) {
      return new Gaussian(box);
    }
    return new Categorical(((Space.Discrete) space).count());
  }

  /** How many outputs it takes. */
  int outputs();

  /**
   * Takes the outputs that all other methods are about.
   *
   * @param row its first numbers; more are left alone
   */
  void set(float[] row);

  /**
   * Draws an action.
   *
   * @param action filled from there on
   */
  void draw(double[] action, int at, RandomStream random);

  /** The most likely action, in its space. */
  void mode(double[] action, int at);

  /** Of the action, or the logarithm of its density. */
  double logProbability(double[] action, int at);

  double entropy();

  /** The Kullback-Leibler divergence of this one from another of the same kind: KL(old || this). */
  double divergence(Distribution old);

  /** Adds slopes of the log-probability of an action in the outputs, times a weight. */
  void addScore(double[] action, int at, double weight, float[] slopes);

  /** Adds slopes of the entropy in the outputs, times a weight. */
  void addEntropySlope(double weight, float[] slopes);

  /** Adds slopes of the divergence in the outputs, times a weight. */
  void addDivergenceSlope(Distribution old, double weight, float[] slopes);
}
