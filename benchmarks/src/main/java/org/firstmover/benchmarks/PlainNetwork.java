package org.firstmover.benchmarks;

import org.firstmover.random.RandomStream;

/**
 * The yardstick of {@link LearnerBenchmark}: an actor-critic perceptron written as its formulas, a
 * sample at a time, with {@link Math#tanh} and a row of weights a unit.
 */
final class PlainNetwork {
  private static final double CLIP = 0.2;
  private static final double RATE = 3e-4;
  private static final float NORM = 0.5f;

  private final int[] widths;
  private final float[][][] weights;
  private final float[][][] gradient;
  private final float[][][] mean;
  private final float[][][] square;
  private final float[][] values;
  private final float[][] slopes;
  private final float[] probabilities;
  private double meanLeft = 1;
  private double squareLeft = 1;

  /**
   * @param widths from the inputs to the outputs, of which the last is a value
   */
  PlainNetwork(int[] widths, RandomStream random) {
    this.widths = widths;
    weights = new float[widths.length - 1][][];
    gradient = new float[widths.length - 1][][];
    mean = new float[widths.length - 1][][];
    square = new float[widths.length - 1][][];
    values = new float[widths.length][];
    slopes = new float[widths.length][];
    for (int layer = 0; layer < widths.length; layer++) {
      values[layer] = new float[widths[layer] + 1];
      slopes[layer] = new float[widths[layer] + 1];
      values[layer][widths[layer]] = 1;
      if (layer > 0) {
        int rows = widths[layer];
        int columns = widths[layer - 1] + 1;
        weights[layer - 1] = new float[rows][columns];
        gradient[layer - 1] = new float[rows][columns];
        mean[layer - 1] = new float[rows][columns];
        square[layer - 1] = new float[rows][columns];
        for (float[] row : weights[layer - 1]) {
          for (int i = 0; i < columns - 1; i++) {
            row[i] = (float) (random.nextGaussian() / Math.sqrt(columns - 1.0));
          }
        }
      }
    }
    probabilities = new float[widths[widths.length - 1] - 1];
  }

  private float[] forward(double[] observations, int at) {
    for (int i = 0; i < widths[0]; i++) {
      values[0][i] = (float) observations[at * widths[0] + i];
    }
    for (int layer = 0; layer < weights.length; layer++) {
      boolean last = layer == weights.length - 1;
      for (int o = 0; o < widths[layer + 1]; o++) {
        float[] row = weights[layer][o];
        float[] x = values[layer];
        float sum = 0;
        for (int i = 0; i < row.length; i++) {
          sum += row[i] * x[i];
        }
        values[layer + 1][o] = last ? sum : (float) Math.tanh(sum);
      }
    }
    float[] outputs = values[weights.length];
    double total = 0;
    for (int a = 0; a < probabilities.length; a++) {
      probabilities[a] = (float) Math.exp(outputs[a]);
      total += probabilities[a];
    }
    for (int a = 0; a < probabilities.length; a++) {
      probabilities[a] /= (float) total;
    }
    return outputs;
  }

  /** Acts on one observation; returns the action. */
  int act(double[] observations, int at, RandomStream random) {
    forward(observations, at);
    double left = random.nextDouble();
    int action = 0;
    while (action < probabilities.length - 1 && left >= probabilities[action]) {
      left -= probabilities[action++];
    }
    return action;
  }

  /** One step of Adam on the clipped loss of so many samples. */
  void update(
      double[] observations, int[] actions, double[] logs, double[] advantages, double[] targets) {
    for (float[][] layer : gradient) {
      for (float[] row : layer) {
        java.util.Arrays.fill(row, 0);
      }
    }
    int count = actions.length;
    for (int b = 0; b < count; b++) {
      float[] outputs = forward(observations, b);
      float[] top = slopes[weights.length];
      double ratio = Math.exp(Math.log(probabilities[actions[b]]) - logs[b]);
      double advantage = advantages[b];
      boolean through = advantage > 0 ? ratio <= 1 + CLIP : ratio >= 1 - CLIP;
      float weight = through ? (float) (-ratio * advantage / count) : 0;
      for (int a = 0; a < probabilities.length; a++) {
        top[a] = weight * ((a == actions[b] ? 1 : 0) - probabilities[a]);
      }
      top[probabilities.length] = (float) ((outputs[probabilities.length] - targets[b]) / count);
      backward();
    }
    step();
  }

  private void backward() {
    for (int layer = weights.length - 1; layer >= 0; layer--) {
      float[] below = slopes[layer];
      float[] x = values[layer];
      java.util.Arrays.fill(below, 0);
      for (int o = 0; o < widths[layer + 1]; o++) {
        float slope = slopes[layer + 1][o];
        float[] row = weights[layer][o];
        float[] sum = gradient[layer][o];
        for (int i = 0; i < row.length; i++) {
          sum[i] += slope * x[i];
        }
        for (int i = 0; i < row.length; i++) {
          below[i] += slope * row[i];
        }
      }
      for (int i = 0; i < below.length; i++) {
        below[i] *= 1 - x[i] * x[i];
      }
    }
  }

  private void step() {
    double squares = 0;
    for (float[][] layer : gradient) {
      for (float[] row : layer) {
        for (float g : row) {
          squares += g * g;
        }
      }
    }
    float scale = (float) Math.min(1, NORM / Math.sqrt(squares));
    meanLeft *= 0.9;
    squareLeft *= 0.999;
    float rate = (float) (RATE * Math.sqrt(1 - squareLeft) / (1 - meanLeft));
    for (int layer = 0; layer < weights.length; layer++) {
      for (int o = 0; o < weights[layer].length; o++) {
        float[] w = weights[layer][o];
        float[] m = mean[layer][o];
        float[] v = square[layer][o];
        float[] gradients = gradient[layer][o];
        for (int i = 0; i < w.length; i++) {
          float g = scale * gradients[i];
          m[i] = 0.9f * m[i] + 0.1f * g;
          v[i] = 0.999f * v[i] + 0.001f * g * g;
          w[i] -= rate * m[i] / ((float) Math.sqrt(v[i]) + 1e-8f);
        }
      }
    }
  }
}
