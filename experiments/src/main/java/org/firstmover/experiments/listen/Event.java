package org.firstmover.experiments.listen;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * The two of TensorBoard's events that are needed, as protocol buffers.
 *
 * <pre>
 * message Event   { double wall_time = 1; int64 step = 2;
 *                   string file_version = 3; Summary summary = 5; }
 * message Summary { repeated Value value = 1; }
 * message Value   { string tag = 1; float simple_value = 2; }
 * </pre>
 *
 * <p>Source: TensorFlow, {@code tensorflow/core/util/event.proto} and {@code
 * tensorflow/core/framework/summary.proto}; the encoding by <a
 * href="https://protobuf.dev/programming-guides/encoding">protobuf.dev</a>.
 */
final class Event {
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED32 = 5;

  private final ByteArrayOutputStream message = new ByteArrayOutputStream();

  private Event() {}

  /** The first of every file. */
  static byte[] version(Instant time) {
    return at(time).text(3, "brain.Event:2").message.toByteArray();
  }

  /**
   * A point of a chart.
   *
   * @param tag the chart
   * @param step on the horizontal axis
   * @param value kept as a float, which is infinite beyond 3.4e38
   */
  static byte[] scalar(Instant time, long step, String tag, double value) {
    Event point = new Event().text(1, tag).number(2, (float) value);
    Event summary = new Event().bytes(1, point.message.toByteArray());
    return at(time).whole(2, step).bytes(5, summary.message.toByteArray()).message.toByteArray();
  }

  private static Event at(Instant time) {
    return new Event().number(1, time.toEpochMilli() / 1e3);
  }

  private Event number(int field, double value) {
    key(field, FIXED64);
    message.writeBytes(littleEndian(Double.BYTES).putDouble(value).array());
    return this;
  }

  private Event number(int field, float value) {
    key(field, FIXED32);
    message.writeBytes(littleEndian(Float.BYTES).putFloat(value).array());
    return this;
  }

  private Event whole(int field, long value) {
    key(field, VARINT);
    varint(value);
    return this;
  }

  private Event text(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  private Event bytes(int field, byte[] value) {
    key(field, BYTES);
    varint(value.length);
    message.writeBytes(value);
    return this;
  }

  private void key(int field, int wireType) {
    varint((field << 3) | wireType);
  }

  /** Seven bits a byte, the lowest first; all but the last byte have the eighth. */
  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      message.write((int) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    message.write((int) rest);
  }

  private static ByteBuffer littleEndian(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }
}
