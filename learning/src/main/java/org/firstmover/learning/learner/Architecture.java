package org.firstmover.learning.learner;

import java.util.List;
import org.firstmover.learning.network.Shape;

/**
 * Networks of a learner.
 *
 * @param hidden widths of the hidden layers
 * @param bias whether layers add a constant
 * @param shared whether values are a further output of the policy's network, not one of their own
 */
public record Architecture(
    List<Integer> hidden, Shape.Activation activation, boolean bias, boolean shared) {
  public Architecture {
    hidden = List.copyOf(hidden);
  }

  /** Two hidden layers of 64 each, for the policy and once more for values. */
  public static Architecture standard() {
    return new Architecture(List.of(64, 64), Shape.Activation.TANH, true, false);
  }

  /** No hidden layers and no constants: a table where observations can be listed. */
  public static Architecture linear() {
    return new Architecture(List.of(), Shape.Activation.TANH, false, false);
  }

  Shape shape(int inputs, int outputs) {
    return new Shape(inputs, hidden, outputs, activation, bias);
  }
}
