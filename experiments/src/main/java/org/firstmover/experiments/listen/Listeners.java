package org.firstmover.experiments.listen;

import java.nio.file.Path;
import org.firstmover.experiments.sweep.SweepListener;
import org.firstmover.game.InputError;

/** The registry: the kinds of {@code --listen}. */
public final class Listeners {
  private Listeners() {}

  /**
   * @throws InputError if there is no such kind
   */
  public static void check(String kind) {
    Kind.named(kind);
  }

  /**
   * Starts to listen.
   *
   * @param folder of the study; files of an earlier session are gone on with
   * @throws InputError if there is no such kind, or the folder cannot be written
   */
  public static SweepListener open(String kind, Path folder) {
    return switch (Kind.named(kind)) {
      case JSONL -> new JsonLines(folder);
      case CSV -> new CsvEvents(folder);
      case TENSORBOARD -> new TensorBoard(folder);
    };
  }

  private enum Kind {
    JSONL("jsonl"),
    CSV("csv"),
    TENSORBOARD("tensorboard");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    static Kind named(String text) {
      for (Kind kind : values()) {
        if (kind.text.equals(text)) {
          return kind;
        }
      }
      throw new InputError(
          text,
          "--listen",
          "jsonl, csv or tensorboard",
          "Maybe it is mistyped; put commas, and no spaces, between several.");
    }
  }
}
