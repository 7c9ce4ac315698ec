package org.firstmover.learning.network;

import java.util.Arrays;
import org.firstmover.random.RandomStream;

/**
 * A multilayer perceptron and its backpropagation, on several samples at a time. Its parameters
 * stand in an array that others step on: layer by layer the weights, input by input, then the
 * constants. Not safe for use by several threads.
 */
public final class Mlp {
  private static final double INNER_LENGTH = 1;
  private static final double OUTER_LENGTH = 0.01;

  private final Shape shape;
  private final float[] parameters;
  private final int from;

  /** Copies by layer: weights by input for all but the last one, by output for all. */
  private final float[][][] byInput;

  private final float[][][] byOutput;
  private final float[][] constants;

  /** By layer, sample and unit: what goes into each layer, and the outputs. */
  private final float[][][] values;

  private final float[][][] slopes;
  private final float[] gradientRow;
  private boolean changed = true;

  /**
   * @param parameters not copied: see {@link #changed}
   * @param from where this network's begin
   */
  public Mlp(Shape shape, float[] parameters, int from) {
    this.shape = shape;
    this.parameters = parameters;
    this.from = from;
    int layers = shape.layers();
    byInput = new float[layers][][];
    byOutput = new float[layers][][];
    constants = new float[layers][];
    values = new float[layers + 1][0][];
    slopes = new float[layers + 1][0][];
    int widest = 0;
    for (int layer = 0; layer < layers; layer++) {
      int in = shape.width(layer);
      int out = shape.width(layer + 1);
      byInput[layer] = new float[in][out];
      byOutput[layer] = new float[padded(out)][in];
      constants[layer] = new float[out];
      widest = Math.max(widest, Math.max(in, out));
    }
    gradientRow = new float[widest];
  }

  /** Outputs go four at a time: behind them there is room for some that are 0. */
  private static int padded(int outputs) {
    return (outputs + 3) / 4 * 4;
  }

  /**
   * Draws parameters: the weights of each unit are normal, scaled to length 1, those of outputs to
   * length 0.01; constants are 0.
   */
  public void draw(RandomStream random) {
    int at = from;
    for (int layer = 0; layer < shape.layers(); layer++) {
      int in = shape.width(layer);
      int out = shape.width(layer + 1);
      double length = layer + 1 < shape.layers() ? INNER_LENGTH : OUTER_LENGTH;
      for (int o = 0; o < out; o++) {
        Parameters.drawRow(parameters, at + o, in, out, length, random);
      }
      at += in * out;
      if (shape.bias()) {
        Arrays.fill(parameters, at, at + out, 0);
        at += out;
      }
    }
    changed();
  }

  /** The parameters were changed. */
  public void changed() {
    changed = true;
  }

  private void load() {
    int at = from;
    for (int layer = 0; layer < shape.layers(); layer++) {
      int in = shape.width(layer);
      int out = shape.width(layer + 1);
      for (int i = 0; i < in; i++) {
        System.arraycopy(parameters, at, byInput[layer][i], 0, out);
        at += out;
      }
      for (int o = 0; o < out; o++) {
        float[] row = byOutput[layer][o];
        for (int i = 0; i < in; i++) {
          row[i] = byInput[layer][i][o];
        }
      }
      if (shape.bias()) {
        System.arraycopy(parameters, at, constants[layer], 0, out);
        at += out;
      }
    }
    changed = false;
  }

  /** Rows to be filled with the inputs of at least so many samples. */
  public float[][] inputs(int count) {
    if (values[0].length < count) {
      for (int layer = 0; layer <= shape.layers(); layer++) {
        int width = shape.width(layer);
        values[layer] = new float[count][layer == shape.layers() ? padded(width) : width];
        slopes[layer] = new float[count][width];
      }
    }
    return values[0];
  }

  /**
   * The outputs of the first so many samples at the beginning of a row each; valid until the next
   * call.
   */
  public float[][] forward(int count) {
    if (changed) {
      load();
    }
    int last = shape.layers() - 1;
    for (int layer = 0; layer < last; layer++) {
      int width = shape.width(layer + 1);
      for (int b = 0; b < count; b++) {
        float[] row = values[layer + 1][b];
        System.arraycopy(constants[layer], 0, row, 0, width);
        Rows.addAll(width, row, shape.width(layer), values[layer][b], byInput[layer]);
        switch (shape.activation()) {
          case TANH -> Rows.tanh(width, row);
          case RELU -> Rows.relu(width, row);
        }
      }
    }
    float[][] in = values[last];
    float[][] out = values[last + 1];
    int padded = padded(shape.outputs());
    for (int b = 0; b < count; b += 2) {
      int other = Math.min(b + 1, count - 1);
      Rows.products(
          shape.width(last), in[b], in[other], padded, byOutput[last], out[b], out[other]);
    }
    for (int b = 0; b < count; b++) {
      for (int o = 0; o < shape.outputs(); o++) {
        out[b][o] += constants[last][o];
      }
    }
    return outputs();
  }

  /** What {@link #forward} answered last. */
  public float[][] outputs() {
    return values[shape.layers()];
  }

  /** Rows to be filled with the slopes of a loss in each sample's outputs. */
  public float[][] outputSlopes() {
    return slopes[shape.layers()];
  }

  /**
   * The gradient of the loss in the parameters, after {@link #forward}.
   *
   * @param gradient filled, from where this network's parameters begin
   */
  public void backward(int count, float[] gradient) {
    int at = from + shape.parameters();
    for (int layer = shape.layers() - 1; layer >= 0; layer--) {
      int in = shape.width(layer);
      int out = shape.width(layer + 1);
      if (shape.bias()) {
        at -= out;
        sum(count, out, slopes[layer + 1], gradient, at);
      }
      at -= in * out;
      if (layer == shape.layers() - 1) {
        outerWeights(count, layer, gradient, at);
      } else {
        innerWeights(count, layer, gradient, at);
      }
      if (layer > 0) {
        pass(count, layer);
      }
    }
  }

  private void sum(int count, int width, float[][] rows, float[] gradient, int at) {
    Arrays.fill(gradientRow, 0, width, 0);
    for (int b = 0; b < count; b++) {
      Rows.add(width, gradientRow, 1, rows[b]);
    }
    System.arraycopy(gradientRow, 0, gradient, at, width);
  }

  /** Few outputs: rows run over the inputs. */
  private void outerWeights(int count, int layer, float[] gradient, int at) {
    int in = shape.width(layer);
    int out = shape.width(layer + 1);
    for (int o = 0; o < out; o++) {
      Arrays.fill(gradientRow, 0, in, 0);
      Rows.addColumn(in, gradientRow, count, slopes[layer + 1], o, values[layer]);
      for (int i = 0; i < in; i++) {
        gradient[at + i * out + o] = gradientRow[i];
      }
    }
  }

  private void innerWeights(int count, int layer, float[] gradient, int at) {
    int out = shape.width(layer + 1);
    for (int i = 0; i < shape.width(layer); i++) {
      Arrays.fill(gradientRow, 0, out, 0);
      Rows.addColumn(out, gradientRow, count, values[layer], i, slopes[layer + 1]);
      System.arraycopy(gradientRow, 0, gradient, at + i * out, out);
    }
  }

  /** Slopes in the sums of the units before a layer. */
  private void pass(int count, int layer) {
    int in = shape.width(layer);
    for (int b = 0; b < count; b++) {
      float[] row = slopes[layer][b];
      Arrays.fill(row, 0);
      Rows.addAll(in, row, shape.width(layer + 1), slopes[layer + 1][b], byOutput[layer]);
      switch (shape.activation()) {
        case TANH -> Rows.tanhSlope(in, values[layer][b], row);
        case RELU -> Rows.reluSlope(in, values[layer][b], row);
      }
    }
  }
}
