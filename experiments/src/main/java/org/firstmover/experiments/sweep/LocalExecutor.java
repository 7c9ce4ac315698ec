package org.firstmover.experiments.sweep;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.Function;
import org.firstmover.experiments.Quantity;
import org.firstmover.experiments.Study;
import org.firstmover.experiments.checkpoint.CheckpointFolder;
import org.firstmover.experiments.run.RunPlan;
import org.firstmover.experiments.run.Runner;
import org.firstmover.experiments.studies.Studies;
import org.firstmover.solve.CancelledException;
import org.firstmover.solve.Limits;
import org.firstmover.solve.Progress;
import org.firstmover.solve.Reported;
import org.firstmover.solve.Run;

/** A work-stealing pool in this process; each run has one thread. */
public final class LocalExecutor implements Executor {
  private final int jobs;
  private final Function<String, Study> studies;
  private final Set<Run> running = ConcurrentHashMap.newKeySet();
  private volatile boolean cancelled;

  /**
   * For the studies that come with Firstmover.
   *
   * @param jobs how many runs at once
   */
  public LocalExecutor(int jobs) {
    this(jobs, Studies::stored);
  }

  /** For a study of one's own. */
  public LocalExecutor(int jobs, Study study) {
    this(jobs, name -> study);
  }

  private LocalExecutor(int jobs, Function<String, Study> studies) {
    this.jobs = jobs;
    this.studies = studies;
  }

  @Override
  public void execute(List<RunPlan> plans, CheckpointFolder checkpoints, Sink sink) {
    // first in, first out: runs start in the order of the study
    ForkJoinPool pool =
        new ForkJoinPool(jobs, ForkJoinPool.defaultForkJoinWorkerThreadFactory, null, true);
    try {
      List<ForkJoinTask<?>> tasks =
          plans.stream()
              .<ForkJoinTask<?>>map(plan -> pool.submit(() -> make(plan, checkpoints, sink)))
              .toList();
      tasks.forEach(ForkJoinTask::join);
    } finally {
      pool.shutdownNow();
    }
  }

  private void make(RunPlan plan, CheckpointFolder checkpoints, Sink sink) {
    Progress progress =
        new Progress() {
          @Override
          public void at(String stage, double fraction) {}

          @Override
          public void reported(Reported reported) {
            sink.reported(plan, reported);
          }
        };
    Run run = new Run(plan.seed(), 1, Limits.NONE, progress, checkpoints.of(plan.fingerprint()));
    running.add(run);
    try {
      if (cancelled) {
        return; // perhaps before this run could be told
      }
      sink.started(plan);
      List<Quantity> quantities = studies.apply(plan.study()).quantities();
      sink.finished(plan, Runner.run(plan, quantities, run));
    } catch (CancelledException e) {
      // given up; it is made when the study is resumed
    } catch (UncheckedIOException | OutOfMemoryError | StackOverflowError e) {
      sink.notMade(plan, String.valueOf(e.getMessage()));
    } finally {
      running.remove(run);
    }
  }

  @Override
  public void cancel() {
    cancelled = true;
    running.forEach(Run::cancel);
  }
}
