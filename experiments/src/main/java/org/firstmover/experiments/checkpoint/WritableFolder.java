package org.firstmover.experiments.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.firstmover.game.InputError;

/** Folders that a study writes to. */
public final class WritableFolder {
  private WritableFolder() {}

  /** Makes the folder unless it is there, or a link to one is: a link cannot be made again. */
  public static void make(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
    }
  }

  /** What users read when it cannot be written. */
  public static InputError unusable(Path folder, Exception error) {
    // the message of some errors is a path alone; that of an unchecked one names its cause
    String kind =
        error instanceof UncheckedIOException ? "" : error.getClass().getSimpleName() + " at ";
    return new InputError(
        kind + error.getMessage(),
        folder.toString(),
        "a folder that can be written",
        "Maybe the disk is full, or the folder is somebody else's, or a file is in its place.");
  }
}
