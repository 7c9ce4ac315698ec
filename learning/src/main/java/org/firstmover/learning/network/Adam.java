package org.firstmover.learning.network;

import org.firstmover.solve.StateInput;
import org.firstmover.solve.StateOutput;

/**
 * Adam with its usual constants, in single precision as the published learners use it.
 *
 * <p>Source: D. P. Kingma, J. Ba, "Adam: a method for stochastic optimization", ICLR 2015.
 */
public final class Adam {
  private static final double MEAN = 0.9;
  private static final double SQUARE = 0.999;
  private static final double SMALL = 1e-8;

  private final float[] mean;
  private final float[] square;
  private double meanLeft = 1;
  private double squareLeft = 1;

  public Adam(int parameters) {
    mean = new float[parameters];
    square = new float[parameters];
  }

  /** Moves parameters one step against a gradient. */
  public void descend(float[] parameters, float[] gradient, double rate) {
    meanLeft *= MEAN;
    squareLeft *= SQUARE;
    double root = Math.sqrt(1 - squareLeft);
    float step = (float) (rate * root / (1 - meanLeft));
    float small = (float) (SMALL * root);
    float[] m = mean;
    float[] v = square;
    for (int i = 0; i < m.length; i++) {
      float g = gradient[i];
      float first = (float) MEAN * m[i] + (float) (1 - MEAN) * g;
      float second = (float) SQUARE * v[i] + (float) (1 - SQUARE) * g * g;
      m[i] = first;
      v[i] = second;
      parameters[i] -= step * first / ((float) Math.sqrt(second) + small);
    }
  }

  public void snapshot(StateOutput out) {
    Parameters.write(mean, out);
    Parameters.write(square, out);
    out.number(meanLeft).number(squareLeft);
  }

  /** Takes back what {@link #snapshot} wrote. */
  public void restore(StateInput in) {
    Parameters.read(mean, in);
    Parameters.read(square, in);
    meanLeft = in.number();
    squareLeft = in.number();
  }
}
