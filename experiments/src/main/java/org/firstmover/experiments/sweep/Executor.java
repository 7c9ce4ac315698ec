package org.firstmover.experiments.sweep;

import java.util.List;
import org.firstmover.experiments.checkpoint.CheckpointFolder;
import org.firstmover.experiments.run.Outcome;
import org.firstmover.experiments.run.RunPlan;
import org.firstmover.solve.Reported;

/** Makes runs, somewhere. The outcomes are the same wherever that is. */
public interface Executor {
  /**
   * Makes every run and returns when that is done, or after {@link #cancel}.
   *
   * @param plans in the order in which they are wanted
   * @param checkpoints where long runs keep their state; another machine may not have the folder
   * @param sink told from any thread
   */
  void execute(List<RunPlan> plans, CheckpointFolder checkpoints, Sink sink);

  /** Stops as soon as it can; runs that are not finished are given up. */
  void cancel();

  /** Where outcomes go. */
  interface Sink {
    void started(RunPlan plan);

    /** A number that the method reported on its way. */
    void reported(RunPlan plan, Reported reported);

    /** May come twice for a run that was repeated; the first one counts. */
    void finished(RunPlan plan, Outcome outcome);

    /** The run could not be made this time, and may be another time. */
    void notMade(RunPlan plan, String reason);
  }
}
