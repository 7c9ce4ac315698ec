package org.firstmover.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.firstmover.game.InputError;

/** Writes the files that a command was asked for. */
final class Output {
  private Output() {}

  /**
   * @throws InputError if the file cannot be written
   */
  static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new InputError(
          e.getClass().getSimpleName() + ": " + e.getMessage(),
          file.toString(),
          "a file that can be written",
          "Maybe its folder does not exist.");
    }
  }
}
