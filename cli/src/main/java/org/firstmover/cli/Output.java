package org.firstmover.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.firstmover.game.InputError;
import org.jspecify.annotations.Nullable;

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
      throw unwritable(file, e);
    }
  }

  private static InputError unwritable(Path file, IOException error) {
    return new InputError(
        found(file, error),
        file.toString().isEmpty() ? "output file" : file.toString(),
        "a file that can be written",
        "Maybe the path is mistyped, or the folder is somebody else's.");
  }

  /**
   * To be called before what is to be written is made.
   *
   * @throws InputError if the file's folder is not there, or a folder is in its place
   */
  static void check(@Nullable Path file) {
    if (file == null) {
      return;
    }
    Path folder = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file) || (folder != null && !Files.isDirectory(folder))) {
      throw unwritable(file, new IOException());
    }
  }

  private static String found(Path file, IOException error) {
    if (Files.isDirectory(file)) {
      return "a directory";
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      return "no folder " + folder;
    }
    return error instanceof AccessDeniedException
        ? "no permission to write"
        : String.valueOf(error.getMessage());
  }

  /**
   * @throws InputError if two of these are one file, or an output is the game's own file
   */
  static void distinct(String game, @Nullable Path json, @Nullable Path report) {
    Path[] outputs = {json, report};
    for (int i = 0; i < outputs.length; i++) {
      Path output = outputs[i];
      if (output == null) {
        continue;
      }
      boolean twice = i > 0 && json != null && same(output, json);
      if (twice || (game.indexOf('\0') < 0 && same(output, Path.of(game)))) {
        throw new InputError(
            output.toString(),
            i == 0 ? "--json" : "--report",
            twice ? "another file than --json's" : "another file than the game's",
            "Maybe give it another name: what is there would be overwritten.");
      }
    }
  }

  private static boolean same(Path one, Path other) {
    try {
      return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize())
          || (Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other));
    } catch (IOException e) {
      return false;
    }
  }
}
