package org.firstmover.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C: what is running is told to stop, and given time to store what it has. */
final class Interruption {
  private static final int MOST_SECONDS = 30;

  private final CountDownLatch over = new CountDownLatch(1);
  private Runnable stop = () -> {};
  private boolean interrupted;

  /** One that hears the signals of this process. */
  static Interruption onSignal() {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(new Thread(interruption::ending, "interruption"));
    return interruption;
  }

  /**
   * @param action from now on done at an interruption, from another thread
   */
  synchronized void stopBy(Runnable action) {
    stop = action;
    if (interrupted) {
      action.run();
    }
  }

  /** To be called when everything is written. */
  void over() {
    over.countDown();
  }

  private void ending() {
    if (over.getCount() == 0) {
      return;
    }
    synchronized (this) {
      interrupted = true;
      stop.run();
    }
    try {
      // whatever does not stop is ended with the process: what is stored stays
      over.await(MOST_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
