package org.firstmover.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Ctrl-C: a study is told to stop, and given time to store what it has. */
final class Interruption {
  private static final int MOST_SECONDS = 30;

  private final CountDownLatch over = new CountDownLatch(1);
  private volatile @Nullable Runnable stop;

  /** One that hears the signals of this process. */
  static Interruption onSignal() {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(new Thread(interruption::ending, "interruption"));
    return interruption;
  }

  /**
   * @param action from now on done at an interruption, from another thread; before, the process
   *     ends at once
   */
  void stopBy(Runnable action) {
    stop = action;
  }

  /** To be called when everything is written. */
  void over() {
    over.countDown();
  }

  private void ending() {
    Runnable action = stop;
    if (over.getCount() == 0 || action == null) {
      return;
    }
    action.run();
    try {
      // whatever does not stop is ended with the process: what is stored stays
      over.await(MOST_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
