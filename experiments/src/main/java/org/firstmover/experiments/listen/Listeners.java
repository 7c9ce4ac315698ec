package org.firstmover.experiments.listen;

import java.nio.file.Path;
import org.firstmover.experiments.sweep.SweepListener;
import org.firstmover.game.InputError;

/** Placeholder until the listeners are merged. */
public final class Listeners {
  private Listeners() {}

  public static void check(String kind) {
    throw new InputError(kind, "--listen", "jsonl, csv or tensorboard", "Maybe it is mistyped.");
  }

  public static SweepListener open(String kind, Path folder) {
    throw new InputError(kind, "--listen", "jsonl, csv or tensorboard", "Maybe it is mistyped.");
  }
}
