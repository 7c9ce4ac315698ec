package org.firstmover.game;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Hashes the canonical form of a game: its kind, then its parts in the order of the file form.
 * Texts are UTF-8 after their length, numbers IEEE doubles (with -0 as 0), all big-endian; payoffs
 * that are not the shortest decimal of their double follow as text.
 */
public final class Fingerprint {
  private final MessageDigest digest;
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 13);

  private Fingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  public static Fingerprint of(String kind) {
    return new Fingerprint().text(kind);
  }

  public Fingerprint text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    whole(bytes.length);
    if (bytes.length > buffer.remaining()) {
      flush();
      if (bytes.length > buffer.remaining()) {
        digest.update(bytes);
        return this;
      }
    }
    buffer.put(bytes);
    return this;
  }

  public Fingerprint texts(List<String> texts) {
    whole(texts.size());
    texts.forEach(this::text);
    return this;
  }

  public Fingerprint whole(long number) {
    room();
    buffer.putLong(number);
    return this;
  }

  public Fingerprint number(double number) {
    room();
    buffer.putDouble(number + 0.0);
    return this;
  }

  public Fingerprint payoffs(Payoffs payoffs) {
    whole(payoffs.rows()).whole(payoffs.columns());
    for (int row = 0; row < payoffs.rows(); row++) {
      for (int column = 0; column < payoffs.columns(); column++) {
        number(payoffs.get(row, column));
      }
    }
    payoffs.exceptions().forEach((index, exact) -> whole(index).text(exact.toString()));
    return this;
  }

  /** The finished fingerprint; this object must not be used again. */
  public String finish() {
    flush();
    return "sha256:" + HexFormat.of().formatHex(digest.digest());
  }

  private void room() {
    if (buffer.remaining() < Long.BYTES) {
      flush();
    }
  }

  private void flush() {
    digest.update(buffer.array(), 0, buffer.position());
    buffer.clear();
  }
}
