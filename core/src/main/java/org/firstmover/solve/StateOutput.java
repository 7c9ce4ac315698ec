package org.firstmover.solve;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Writes the state of a method into bytes, big-endian; {@link StateInput} reads it. */
public final class StateOutput {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);

  public StateOutput flag(boolean value) {
    return write(() -> out.writeBoolean(value));
  }

  public StateOutput whole(long value) {
    return write(() -> out.writeLong(value));
  }

  public StateOutput number(double value) {
    return write(() -> out.writeDouble(value));
  }

  public StateOutput numbers(double[] values) {
    whole(values.length);
    for (double value : values) {
      number(value);
    }
    return this;
  }

  /** At most 65,535 bytes of UTF-8. */
  public StateOutput text(String value) {
    return write(() -> out.writeUTF(value));
  }

  public StateOutput bytes(byte[] value) {
    whole(value.length);
    return write(() -> out.write(value));
  }

  /** All that was written. */
  public byte[] toBytes() {
    return bytes.toByteArray();
  }

  /** One step of writing. */
  @FunctionalInterface
  private interface Step {
    void run() throws IOException;
  }

  private StateOutput write(Step step) {
    try {
      step.run();
    } catch (IOException e) {
      throw new IllegalStateException("memory cannot be written", e);
    }
    return this;
  }
}
