package org.firstmover.formats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.firstmover.game.InputError;

/**
 * A text to read from: its name, for errors, and its content.
 *
 * @param name usually a path
 * @param text without a byte order mark
 */
public record Source(String name, String text) {
  private static final int LARGEST = 256 << 20;

  /**
   * Reads a whole file of UTF-8.
   *
   * @throws InputError if it is missing, a directory, over 256 MiB, unreadable or not UTF-8
   */
  public static Source file(Path path) {
    String name = path.toString();
    try {
      if (Files.isDirectory(path)) {
        throw new InputError(
            "a directory", name, "a file", "Maybe name one of the files inside it.");
      }
      // Not Files.size: a pipe or a device does not know how much will come.
      byte[] bytes;
      try (InputStream stream = Files.newInputStream(path)) {
        bytes = stream.readNBytes(LARGEST + 1);
      }
      if (bytes.length > LARGEST) {
        throw new InputError(
            "more than 256 MiB",
            name,
            "at most 256 MiB",
            "Maybe build the game in Java instead of writing it to a file.");
      }
      return of(name, bytes);
    } catch (NoSuchFileException e) {
      throw new InputError(
          "no file", name, "a file that can be read", "Maybe the path is mistyped.");
    } catch (IOException e) {
      throw new InputError(
          String.valueOf(e.getMessage()),
          name,
          "a file that can be read",
          "Maybe its permissions forbid reading.");
    }
  }

  /**
   * @throws InputError if the bytes are not UTF-8
   */
  public static Source of(String name, byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(buffer)
              .toString();
      return new Source(name, text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      int line = 1;
      int column = 1;
      for (int i = 0; i < buffer.position(); i++) {
        column += (bytes[i] & 0xc0) == 0x80 ? 0 : 1; // a character counts where it starts
        if (bytes[i] == '\n') {
          line++;
          column = 1;
        }
      }
      throw new InputError(
          "byte 0x" + Integer.toHexString(bytes[buffer.position()] & 0xff),
          name + ":" + line + ":" + column,
          "text in UTF-8",
          "Maybe the file was saved in another encoding: convert it to UTF-8.");
    }
  }

  /** Where in this source. */
  public Place at(int line, int column) {
    return new Place(this, line, column);
  }
}
