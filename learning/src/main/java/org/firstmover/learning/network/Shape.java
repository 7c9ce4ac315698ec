package org.firstmover.learning.network;

import java.util.List;

/**
 * Layers of a perceptron.
 *
 * @param hidden widths, from the inputs on; none for a linear map
 * @param activation of the hidden layers; outputs are linear
 * @param bias whether layers add a constant
 */
public record Shape(
    int inputs, List<Integer> hidden, int outputs, Activation activation, boolean bias) {
  public Shape {
    hidden = List.copyOf(hidden);
  }

  /** What hidden units do with their sum. */
  public enum Activation {
    TANH,
    RELU
  }

  int layers() {
    return hidden.size() + 1;
  }

  /** Of the numbers that go into a layer, or out of the one before it. */
  int width(int layer) {
    return layer == 0 ? inputs : layer == layers() ? outputs : hidden.get(layer - 1);
  }

  /** How many weights and constants there are. */
  public int parameters() {
    int sum = 0;
    for (int layer = 0; layer < layers(); layer++) {
      sum += (width(layer) + (bias ? 1 : 0)) * width(layer + 1);
    }
    return sum;
  }
}
