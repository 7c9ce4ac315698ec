package org.firstmover.cli;

import java.io.PrintWriter;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.firstmover.solve.Progress;
import org.jspecify.annotations.Nullable;

/** Progress on standard error, once a run takes more than a second: a bar, or plain lines. */
final class ProgressLine implements Progress, AutoCloseable {
  /** Set by the launcher: Java cannot tell whether standard error is a terminal. */
  static final boolean TERMINAL = Boolean.getBoolean("firstmover.terminal");

  private static final long QUIET_NANOS = 1_000_000_000L;
  private static final long LINE_NANOS = 5_000_000_000L;
  private static final int STEPS = 1000;

  private final boolean quiet;
  private final PrintWriter err;
  private final long start = System.nanoTime();
  private long lastLine;
  private @Nullable ProgressBar bar;

  ProgressLine(boolean quiet, PrintWriter err) {
    this.quiet = quiet;
    this.err = err;
  }

  @Override
  public synchronized void at(String stage, double fraction) {
    long now = System.nanoTime();
    if (quiet || now - start < QUIET_NANOS) {
      return;
    }
    if (TERMINAL) {
      if (bar == null) {
        bar = new ProgressBarBuilder().setInitialMax(STEPS).setTaskName(stage).build();
      }
      bar.setExtraMessage(stage).stepTo((long) (STEPS * fraction));
    } else if (now - lastLine > LINE_NANOS) {
      lastLine = now;
      err.printf(Locale.ROOT, "%s: %.0f %%%n", stage, 100 * fraction);
      err.flush();
    }
  }

  @Override
  public synchronized void note(String note) {
    if (!quiet) {
      err.println(note);
      err.flush();
    }
  }

  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
