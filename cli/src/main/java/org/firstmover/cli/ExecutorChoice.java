package org.firstmover.cli;

import org.firstmover.experiments.sweep.Executor;
import org.firstmover.experiments.sweep.LocalExecutor;
import org.firstmover.game.InputError;

/** The executors that this process has; a module on top of this one may bring more. */
@FunctionalInterface
public interface ExecutorChoice {
  String LOCAL_NAME = "local";

  /** The pool of this process. */
  ExecutorChoice LOCAL =
      (name, master, jobs) -> {
        if (!name.equals(LOCAL_NAME)) {
          throw new InputError(
              name,
              "--executor",
              "an executor of this process: " + LOCAL_NAME,
              "Maybe start the launcher ./firstmover, which brings what another one needs.");
        }
        return new LocalExecutor(jobs);
      };

  /**
   * @param name as given by --executor
   * @param master where to find the machines, as given by --master
   * @param jobs how many runs at once on this machine
   * @throws InputError if there is no such executor here
   */
  Executor named(String name, String master, int jobs);
}
