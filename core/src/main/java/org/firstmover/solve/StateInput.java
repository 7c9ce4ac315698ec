package org.firstmover.solve;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;

/**
 * Reads what {@link StateOutput} wrote, in the same order. All methods throw {@link
 * IllegalArgumentException} if the bytes are not such a state.
 */
public final class StateInput {
  private final DataInputStream in;

  public StateInput(byte[] bytes) {
    in = new DataInputStream(new ByteArrayInputStream(bytes));
  }

  public boolean flag() {
    return read(in::readBoolean);
  }

  public long whole() {
    return read(in::readLong);
  }

  public double number() {
    return read(in::readDouble);
  }

  public double[] numbers() {
    double[] values = new double[length(Double.BYTES)];
    for (int i = 0; i < values.length; i++) {
      values[i] = number();
    }
    return values;
  }

  public String text() {
    return read(in::readUTF);
  }

  public byte[] bytes() {
    int length = length(1);
    return read(() -> in.readNBytes(length));
  }

  /** A length that the bytes left can hold. */
  private int length(int size) {
    long length = whole();
    if (length < 0 || length > read(in::available) / size) {
      throw new IllegalArgumentException("length [" + length + "], expected no more than is left");
    }
    return (int) length;
  }

  /** One step of reading. */
  @FunctionalInterface
  private interface Step<T> {
    T run() throws IOException;
  }

  private static <T> T read(Step<T> step) {
    try {
      return step.run();
    } catch (IOException e) {
      throw new IllegalArgumentException("these bytes are not the state of a method", e);
    }
  }
}
