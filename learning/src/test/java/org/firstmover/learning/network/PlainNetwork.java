package org.firstmover.learning.network;

import java.util.ArrayList;
import java.util.List;

/** A perceptron written as its formula, in double precision. */
public final class PlainNetwork {
  private PlainNetwork() {}

  public static double[] outputs(Shape shape, double[] parameters, int from, double[] inputs) {
    List<Integer> widths = new ArrayList<>(shape.hidden());
    widths.add(shape.outputs());
    double[] x = inputs;
    int at = from;
    for (int layer = 0; layer < widths.size(); layer++) {
      double[] y = new double[widths.get(layer)];
      int constants = at + x.length * y.length;
      for (int o = 0; o < y.length; o++) {
        for (int i = 0; i < x.length; i++) {
          y[o] += parameters[at + i * y.length + o] * x[i];
        }
        y[o] += shape.bias() ? parameters[constants + o] : 0;
        if (layer + 1 < widths.size()) {
          y[o] = shape.activation() == Shape.Activation.TANH ? Math.tanh(y[o]) : Math.max(0, y[o]);
        }
      }
      at = constants + (shape.bias() ? y.length : 0);
      x = y;
    }
    return x;
  }
}
