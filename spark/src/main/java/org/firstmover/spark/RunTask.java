package org.firstmover.spark;

import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.TaskContext;
import org.firstmover.experiments.checkpoint.CheckpointFolder;
import org.firstmover.experiments.run.RunPlan;
import org.firstmover.experiments.run.Runner;
import org.firstmover.experiments.studies.Studies;
import org.firstmover.solve.Checkpoints;
import org.firstmover.solve.Limits;
import org.firstmover.solve.Progress;
import org.firstmover.solve.Run;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction2;

/** One run as a task of the cluster. What a task throws, Spark tries again elsewhere. */
final class RunTask extends AbstractFunction2<TaskContext, Iterator<RunPlan>, Attempt>
    implements Serializable {
  /** Afterwards the run is given up, so that it does not end the whole study. */
  private static final int MOST_ATTEMPTS = 3;

  private static final long serialVersionUID = 1;

  private final String checkpoints;

  /**
   * @param checkpoints a folder that this machine may not have: runs then start from the beginning
   */
  RunTask(Path checkpoints) {
    this.checkpoints = checkpoints.toAbsolutePath().toString();
  }

  @Override
  public Attempt apply(TaskContext context, Iterator<RunPlan> plans) {
    RunPlan plan = plans.next();
    Run[] run = new Run[1];
    Progress progress =
        (stage, fraction) -> {
          if (context.isInterrupted()) {
            run[0].cancel();
          }
        };
    run[0] = new Run(plan.seed(), 1, Limits.NONE, progress, checkpoints(plan));
    try {
      return new Attempt(Runner.run(plan, Studies.stored(plan.study()).quantities(), run[0]), "");
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      if (context.isInterrupted() || context.attemptNumber() + 1 < MOST_ATTEMPTS) {
        throw e;
      }
      return new Attempt(null, String.valueOf(e.getMessage()));
    }
  }

  private Checkpoints checkpoints(RunPlan plan) {
    Path folder = Path.of(checkpoints);
    return Files.isDirectory(folder)
        ? new CheckpointFolder(folder).of(plan.fingerprint())
        : Checkpoints.NONE;
  }
}
