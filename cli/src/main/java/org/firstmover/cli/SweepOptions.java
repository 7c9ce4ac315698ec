package org.firstmover.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.firstmover.experiments.Study;
import org.firstmover.experiments.listen.Listeners;
import org.firstmover.experiments.sweep.Executor;
import org.firstmover.experiments.sweep.StudyFolder;
import org.firstmover.experiments.sweep.Sweep;
import org.firstmover.experiments.sweep.SweepListener;
import org.firstmover.experiments.table.Results;
import org.firstmover.game.InputError;
import picocli.CommandLine.Option;

/** How the runs of a study are made and watched; shared by the commands that make them. */
final class SweepOptions {
  private static final int MOST_JOBS = 1024;

  @Option(
      names = "--jobs",
      description = "How many runs at once; the results are the same; default one a processor.")
  private int jobs = Math.min(MOST_JOBS, Runtime.getRuntime().availableProcessors());

  @Option(
      names = "--executor",
      paramLabel = "NAME",
      description = "local (default), or one that the launcher brings.")
  private String executor = ExecutorChoice.LOCAL_NAME;

  @Option(
      names = "--master",
      paramLabel = "URL",
      description = "Where another executor finds its machines; default this one.")
  private String master = "";

  @Option(
      names = "--listen",
      paramLabel = "KIND",
      split = ",",
      description = "Writes events into the study's folder: jsonl, csv, tensorboard.")
  private Set<String> listen = new LinkedHashSet<>();

  @Option(names = "--quiet", description = "Only errors on standard error.")
  private boolean quiet;

  /**
   * Checks what was given, before anything is written.
   *
   * @param kept whether the study's folder stays
   * @throws InputError if something cannot be used
   */
  Executor executor(Main main, boolean kept) {
    if (jobs < 1 || jobs > MOST_JOBS) {
      throw new InputError(
          Integer.toString(jobs), "--jobs", "1 to " + MOST_JOBS, "Maybe leave it out.");
    }
    listen.forEach(Listeners::check);
    if (!kept && !listen.isEmpty()) {
      throw new InputError(
          String.join(",", listen),
          "--listen",
          "with --out DIR",
          "Maybe add --out: events go there.");
    }
    return main.executors().named(executor, master, jobs);
  }

  /**
   * Makes the unfinished runs of a folder, and writes the results.
   *
   * @param kept whether the folder stays, so that the study can be resumed
   * @return empty if this was interrupted
   */
  Optional<Results> results(
      Main main, StudyFolder folder, Executor made, Study study, boolean kept, PrintWriter err) {
    List<SweepListener> listeners = new ArrayList<>();
    StudyProgress progress = new StudyProgress(quiet, err);
    listeners.add(progress);
    listen.forEach(kind -> listeners.add(Listeners.open(kind, folder.path())));
    Sweep sweep = new Sweep(folder.store(), folder.checkpoints(), made, listeners);
    main.interruption().stopBy(sweep::cancel);
    sweep.run();
    if (!sweep.cancelled()) {
      return Optional.of(folder.results(study));
    }
    err.println("interrupted" + (kept ? ", " + progress.stored() : ""));
    if (kept) {
      err.println("Maybe go on by \"firstmover resume " + folder.path() + "\".");
    }
    return Optional.empty();
  }

  /** Of results: whether every planned run is finished and verified. */
  static int code(Results results) {
    return results.finished() == results.total() && results.troubles().isEmpty()
        ? Main.VERIFIED
        : Main.NOT_VERIFIED;
  }
}
