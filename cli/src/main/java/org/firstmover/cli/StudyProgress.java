package org.firstmover.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.firstmover.experiments.run.Outcome;
import org.firstmover.experiments.run.RunPlan;
import org.firstmover.experiments.sweep.SweepListener;
import org.jspecify.annotations.Nullable;

/** Runs done, failed and the time left on standard error: a bar, or a line now and then. */
final class StudyProgress implements SweepListener {
  private static final long LINE_NANOS = 5_000_000_000L;

  private static final int FIRST_RUNS = 8;

  private final boolean quiet;
  private final PrintWriter err;
  private final long start = System.nanoTime();
  private long lastLine = start;
  private @Nullable ProgressBar bar;
  private int total;
  private int before;
  private int made;
  private int failed;

  StudyProgress(boolean quiet, PrintWriter err) {
    this.quiet = quiet;
    this.err = err;
  }

  /** How far the study is, in words. */
  String stored() {
    return done() + " of " + total + " runs stored";
  }

  private int done() {
    return before + made;
  }

  @Override
  public void begun(int runs, int finished) {
    total = runs;
    before = finished;
    if (quiet || runs == finished) {
      return;
    }
    if (finished > 0) {
      line(finished + " of " + runs + " runs are there already");
    }
    if (ProgressLine.TERMINAL) {
      // the estimate of the time left is the bar's
      bar =
          new ProgressBarBuilder()
              .setTaskName("runs")
              .setInitialMax(runs)
              .startsFrom(finished, Duration.ZERO)
              .build();
    }
  }

  @Override
  public void finished(RunPlan plan, Outcome outcome) {
    made++;
    if (!outcome.verified()) {
      failed++;
      if (!quiet && failed == 1) {
        line(plan + ": " + (outcome.failed() ? outcome.error() : outcome.verdict()));
      }
    }
    shown();
  }

  @Override
  public void notMade(RunPlan plan, String reason) {
    // an error, so that it is said even if quiet
    line(plan + ": could not be made: " + reason);
  }

  private void shown() {
    long now = System.nanoTime();
    if (quiet) {
      return;
    }
    if (bar != null) {
      bar.setExtraMessage(failed == 0 ? "" : failed + " failed").stepTo(done());
    } else if (now - lastLine > LINE_NANOS) {
      lastLine = now;
      line(done() + " of " + total + " runs, " + failed + " failed" + left(now));
    }
  }

  /** The first runs say little: they wait for classes, libraries and other machines. */
  private String left(long now) {
    if (made < FIRST_RUNS) {
      return "";
    }
    double seconds = (now - start) / 1e9 / made * (total - done());
    return seconds < 100
        ? String.format(Locale.ROOT, ", about %.0f s left", seconds)
        : String.format(Locale.ROOT, ", about %.0f min left", seconds / 60);
  }

  private void line(String text) {
    err.println(SolutionText.visible(text));
    err.flush();
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
