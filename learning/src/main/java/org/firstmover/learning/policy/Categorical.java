package org.firstmover.learning.policy;

import org.firstmover.random.RandomStream;

/** One of several actions, by the softmax of a logit each. */
final class Categorical implements Distribution {
  private final int count;
  private final double[] probabilities;
  private final double[] logs;

  Categorical(int count) {
    this.count = count;
    probabilities = new double[count];
    logs = new double[count];
  }

  @Override
  public int outputs() {
    return count;
  }

  @Override
  public void set(float[] row) {
    Softmax.row(row, 0, count, probabilities, logs, 0);
  }

  @Override
  public void draw(double[] action, int at, RandomStream random) {
    action[at] = Softmax.draw(probabilities, 0, count, random);
  }

  @Override
  public void mode(double[] action, int at) {
    int best = 0;
    for (int k = 1; k < count; k++) {
      if (logs[k] > logs[best]) {
        best = k;
      }
    }
    action[at] = best;
  }

  @Override
  public double logProbability(double[] action, int at) {
    return logs[(int) action[at]];
  }

  @Override
  public double entropy() {
    double sum = 0;
    for (int k = 0; k < count; k++) {
      sum -= probabilities[k] * logs[k];
    }
    return sum;
  }

  @Override
  public double divergence(Distribution old) {
    Categorical before = (Categorical) old;
    double sum = 0;
    for (int k = 0; k < count; k++) {
      sum += before.probabilities[k] * (before.logs[k] - logs[k]);
    }
    return sum;
  }

  @Override
  public void addScore(double[] action, int at, double weight, float[] slopes) {
    for (int k = 0; k < count; k++) {
      slopes[k] -= (float) (weight * probabilities[k]);
    }
    slopes[(int) action[at]] += (float) weight;
  }

  @Override
  public void addEntropySlope(double weight, float[] slopes) {
    double entropy = entropy();
    for (int k = 0; k < count; k++) {
      slopes[k] -= (float) (weight * probabilities[k] * (logs[k] + entropy));
    }
  }

  @Override
  public void addDivergenceSlope(Distribution old, double weight, float[] slopes) {
    Categorical before = (Categorical) old;
    for (int k = 0; k < count; k++) {
      slopes[k] += (float) (weight * (probabilities[k] - before.probabilities[k]));
    }
  }
}
