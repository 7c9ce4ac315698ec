package org.firstmover.experiments.sweep;

import org.firstmover.experiments.run.Outcome;
import org.firstmover.experiments.run.RunPlan;
import org.firstmover.solve.Reported;

/** Watches a study. Calls never overlap. */
public interface SweepListener extends AutoCloseable {
  /**
   * @param total runs of the study
   * @param before runs that were finished before
   */
  default void begun(int total, int before) {}

  default void started(RunPlan plan) {}

  /** A number that a method reported on its way. */
  default void reported(RunPlan plan, Reported reported) {}

  /** The outcome is stored. */
  default void finished(RunPlan plan, Outcome outcome) {}

  /** The run could not be made this time. */
  default void notMade(RunPlan plan, String reason) {}

  @Override
  default void close() {}
}
