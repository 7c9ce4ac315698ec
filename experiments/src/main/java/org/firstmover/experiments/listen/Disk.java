package org.firstmover.experiments.listen;

import java.io.IOException;
import java.nio.file.Path;
import org.firstmover.experiments.checkpoint.WritableFolder;
import org.firstmover.game.InputError;

/** Folders, and what users read when events cannot be written. */
final class Disk {
  private Disk() {}

  /**
   * Makes the folder unless it is there, or a link to one is.
   *
   * @throws InputError if that is not possible
   */
  static void makeFolder(Path folder) {
    try {
      WritableFolder.make(folder);
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  /** It ends the study, whose results are kept. */
  static InputError unwritable(Path path, IOException cause) {
    InputError error =
        new InputError(
            cause.getClass().getSimpleName() + " at " + cause.getMessage(),
            path.toString(),
            "a place for events that can be written",
            "Maybe the disk is full, or the folder is somebody else's; finished runs are stored, so"
                + " make room and resume, or go on without --listen.");
    error.initCause(cause);
    return error;
  }
}
