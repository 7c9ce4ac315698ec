package org.firstmover.learning.network;

import java.nio.ByteBuffer;
import org.firstmover.random.RandomStream;
import org.firstmover.solve.StateInput;
import org.firstmover.solve.StateOutput;

/** Arrays of parameters: drawn, measured, saved. */
public final class Parameters {
  private Parameters() {}

  /**
   * Draws a row of normal numbers and scales it to a length.
   *
   * @param stride from one of its numbers to the next
   */
  public static void drawRow(
      float[] filled, int from, int count, int stride, double length, RandomStream random) {
    double squares = 0;
    double[] row = new double[count];
    for (int i = 0; i < count; i++) {
      row[i] = random.nextGaussian();
      squares += row[i] * row[i];
    }
    for (int i = 0; i < count; i++) {
      filled[from + i * stride] = (float) (row[i] * length / Math.sqrt(squares));
    }
  }

  /** Scales a gradient down to a Euclidean length if it is longer. */
  public static void limit(float[] gradient, double length) {
    // four sums side by side, each in its own order
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i + 4 <= gradient.length; i += 4) {
      a += (double) gradient[i] * gradient[i];
      b += (double) gradient[i + 1] * gradient[i + 1];
      c += (double) gradient[i + 2] * gradient[i + 2];
      d += (double) gradient[i + 3] * gradient[i + 3];
    }
    for (; i < gradient.length; i++) {
      a += (double) gradient[i] * gradient[i];
    }
    double squares = a + b + c + d;
    if (squares > length * length) {
      float scale = (float) (length / Math.sqrt(squares));
      for (int k = 0; k < gradient.length; k++) {
        gradient[k] *= scale;
      }
    }
  }

  public static void write(float[] values, StateOutput out) {
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length);
    bytes.asFloatBuffer().put(values);
    out.bytes(bytes.array());
  }

  /**
   * Fills in what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if these were not as many
   */
  public static void read(float[] filled, StateInput in) {
    byte[] bytes = in.bytes();
    if (bytes.length != Float.BYTES * filled.length) {
      throw new IllegalArgumentException(
          bytes.length / Float.BYTES + " parameters, expected " + filled.length);
    }
    ByteBuffer.wrap(bytes).asFloatBuffer().get(filled);
  }
}
