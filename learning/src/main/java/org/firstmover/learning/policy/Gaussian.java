package org.firstmover.learning.policy;

import org.firstmover.game.markov.Space;
import org.firstmover.random.RandomStream;

/**
 * Independent normal numbers: a mean each, then the logarithm of a standard deviation each. Where a
 * box has two finite bounds, both are in units of half its width, from its middle. What is drawn
 * may lie outside the box.
 */
final class Gaussian implements Distribution {
  private static final double HALF_LOG_TWO_PI = 0.5 * StrictMath.log(2 * Math.PI);

  private final Space.Box box;
  private final int size;
  private final double middle;
  private final double unit;
  private final double unitLog;
  private final double[] mean;
  private final double[] deviationLog;
  private final double[] deviation;

  Gaussian(Space.Box box) {
    this.box = box;
    size = box.size();
    boolean bounded = box.high() - box.low() < Double.POSITIVE_INFINITY;
    middle = bounded ? (box.low() + box.high()) / 2 : 0;
    unit = bounded ? (box.high() - box.low()) / 2 : 1;
    unitLog = StrictMath.log(unit);
    mean = new double[size];
    deviationLog = new double[size];
    deviation = new double[size];
  }

  @Override
  public int outputs() {
    return 2 * size;
  }

  @Override
  public void set(float[] row) {
    for (int k = 0; k < size; k++) {
      mean[k] = row[k];
      deviationLog[k] = row[size + k];
      deviation[k] = StrictMath.exp(deviationLog[k]);
    }
  }

  @Override
  public void draw(double[] action, int at, RandomStream random) {
    for (int k = 0; k < size; k++) {
      action[at + k] = middle + unit * (mean[k] + deviation[k] * random.nextGaussian());
    }
  }

  @Override
  public void mode(double[] action, int at) {
    for (int k = 0; k < size; k++) {
      action[at + k] = middle + unit * mean[k];
    }
    box.clip(action, at);
  }

  /** How many standard deviations a number is above its mean. */
  private double distance(double[] action, int at, int k) {
    return ((action[at + k] - middle) / unit - mean[k]) / deviation[k];
  }

  @Override
  public double logProbability(double[] action, int at) {
    double sum = 0;
    for (int k = 0; k < size; k++) {
      double z = distance(action, at, k);
      sum -= 0.5 * z * z + deviationLog[k] + HALF_LOG_TWO_PI + unitLog;
    }
    return sum;
  }

  @Override
  public double entropy() {
    double sum = 0;
    for (int k = 0; k < size; k++) {
      sum += 0.5 + HALF_LOG_TWO_PI + deviationLog[k] + unitLog;
    }
    return sum;
  }

  @Override
  public double divergence(Distribution old) {
    Gaussian before = (Gaussian) old;
    double sum = 0;
    for (int k = 0; k < size; k++) {
      double shift = before.mean[k] - mean[k];
      double square = before.deviation[k] * before.deviation[k] + shift * shift;
      sum +=
          deviationLog[k]
              - before.deviationLog[k]
              + square / (2 * deviation[k] * deviation[k])
              - 0.5;
    }
    return sum;
  }

  @Override
  public void addScore(double[] action, int at, double weight, float[] slopes) {
    for (int k = 0; k < size; k++) {
      double z = distance(action, at, k);
      slopes[k] += (float) (weight * z / deviation[k]);
      slopes[size + k] += (float) (weight * (z * z - 1));
    }
  }

  @Override
  public void addEntropySlope(double weight, float[] slopes) {
    for (int k = 0; k < size; k++) {
      slopes[size + k] += (float) weight;
    }
  }

  @Override
  public void addDivergenceSlope(Distribution old, double weight, float[] slopes) {
    Gaussian before = (Gaussian) old;
    for (int k = 0; k < size; k++) {
      double shift = mean[k] - before.mean[k];
      double precision = 1 / (deviation[k] * deviation[k]);
      double square = before.deviation[k] * before.deviation[k] + shift * shift;
      slopes[k] += (float) (weight * shift * precision);
      slopes[size + k] += (float) (weight * (1 - square * precision));
    }
  }
}
