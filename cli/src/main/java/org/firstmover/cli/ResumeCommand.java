package org.firstmover.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.firstmover.experiments.Study;
import org.firstmover.experiments.studies.Studies;
import org.firstmover.experiments.sweep.Executor;
import org.firstmover.experiments.sweep.StudyFolder;
import org.firstmover.game.InputError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code firstmover resume}. */
@Command(
    name = "resume",
    description = "Goes on with an interrupted study; what is finished is not made again.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
final class ResumeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @ParentCommand private Main main;

  @Parameters(paramLabel = "DIR", description = "The folder that --out named.")
  private Path path;

  @Mixin private SweepOptions sweeping;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  ResumeCommand() {}

  @Override
  public Integer call() {
    Study study = Studies.stored(StudyFolder.studyOf(path), path.toString());
    Executor executor = sweeping.executor(main, true);
    try (StudyFolder folder = StudyFolder.open(path, study.name())) {
      if (folder.store().count() == 0) {
        throw new InputError(
            "no runs",
            path.toString(),
            "a study whose runs were planned",
            "Maybe start it again with the same --out: it ended before its first run.");
      }
      return ReproduceCommand.completed(
          main, sweeping, folder, executor, study, spec.commandLine());
    }
  }
}
