package org.firstmover.experiments.listen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads event files by the formats' descriptions, sharing nothing with what writes them: the sum is
 * computed bit by bit from Castagnoli's polynomial (RFC 3720, appendix B.4).
 */
final class TfRecords {
  /** A point, or the version where the tag is empty. */
  record Point(double time, long step, String version, String tag, float value) {}

  private TfRecords() {}

  static int crc32c(byte[] bytes) {
    int sum = -1;
    for (byte b : bytes) {
      sum ^= b & 0xff;
      for (int bit = 0; bit < 8; bit++) {
        sum = (sum & 1) == 0 ? sum >>> 1 : (sum >>> 1) ^ 0x82f63b78;
      }
    }
    return ~sum;
  }

  static List<Point> read(Path file) {
    try {
      return read(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Point> read(byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    List<Point> points = new ArrayList<>();
    while (bytes.hasRemaining()) {
      byte[] length = taken(bytes, 8);
      check(bytes, length);
      byte[] data = taken(bytes, ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong());
      check(bytes, data);
      points.add(event(data));
    }
    return points;
  }

  private static void check(ByteBuffer bytes, byte[] of) {
    int masked = bytes.getInt();
    int rotated = masked - 0xa282ead8;
    if (((rotated >>> 17) | (rotated << 15)) != crc32c(of)) {
      throw new IllegalStateException("the sum differs");
    }
  }

  private static byte[] taken(ByteBuffer bytes, long length) {
    if (length < 0 || length > bytes.remaining()) {
      throw new IllegalStateException("the length is beyond the end");
    }
    byte[] taken = new byte[(int) length];
    bytes.get(taken);
    return taken;
  }

  private static Point event(byte[] data) {
    ByteBuffer bytes = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
    double time = Double.NaN;
    long step = 0;
    String version = "";
    String tag = "";
    float value = Float.NaN;
    while (bytes.hasRemaining()) {
      switch ((int) varint(bytes)) {
        case (1 << 3) | 1 -> time = bytes.getDouble();
        case 2 << 3 -> step = varint(bytes);
        case (3 << 3) | 2 -> version = text(bytes);
        case (5 << 3) | 2 -> {
          int end = (int) varint(bytes) + bytes.position();
          expect((1 << 3) | 2, varint(bytes));
          expect(end, (int) varint(bytes) + bytes.position());
          expect((1 << 3) | 2, varint(bytes));
          tag = text(bytes);
          expect((2 << 3) | 5, varint(bytes));
          value = bytes.getFloat();
          expect(end, bytes.position());
        }
        default -> throw new IllegalStateException("an unknown field");
      }
    }
    return new Point(time, step, version, tag, value);
  }

  private static void expect(long expected, long found) {
    if (expected != found) {
      throw new IllegalStateException("expected " + expected + ", found " + found);
    }
  }

  private static String text(ByteBuffer bytes) {
    return new String(taken(bytes, varint(bytes)), StandardCharsets.UTF_8);
  }

  private static long varint(ByteBuffer bytes) {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte b = bytes.get();
      value |= (b & 0x7fL) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw new IllegalStateException("a varint of more than ten bytes");
  }
}
