package org.firstmover.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.firstmover.experiments.Study;
import org.firstmover.experiments.run.RunPlan;
import org.firstmover.experiments.studies.Studies;
import org.firstmover.experiments.sweep.Executor;
import org.firstmover.experiments.sweep.Plans;
import org.firstmover.experiments.sweep.Seeds;
import org.firstmover.experiments.sweep.StudyFolder;
import org.firstmover.experiments.table.Results;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code firstmover reproduce}. */
@Command(
    name = "reproduce",
    description =
        "Makes a study: its runs, tables and pictures beside the published figures; without STUDY,"
            + " lists the studies.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
final class ReproduceCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @ParentCommand private Main main;

  @Parameters(arity = "0..1", paramLabel = "STUDY", description = "A study's name.")
  private @Nullable String name;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "How many seeds, or a range such as 5..14; default the study's own numbers.")
  private @Nullable String seeds;

  @Option(
      names = "--methods",
      paramLabel = "A,B,C",
      split = ",",
      description = "Only these methods, by their labels in the study; default all.")
  private List<String> methods = List.of();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The study's folder; runs that it holds are not made again; default STUDY.")
  private @Nullable Path out;

  @Mixin private SweepOptions sweeping;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  ReproduceCommand() {}

  @Override
  public Integer call() {
    PrintWriter answer = spec.commandLine().getOut();
    if (name == null) {
      Studies.ALL.forEach(study -> list(answer, study));
      return Main.VERIFIED;
    }
    Study study = Studies.named(name);
    List<Study.Cell> cells = methods.isEmpty() ? study.cells() : study.cellsOf(methods);
    List<RunPlan> plans =
        seeds == null
            ? Plans.of(name, cells)
            : Plans.of(name, cells, Seeds.parse(seeds, "--seeds"));
    Executor executor = sweeping.executor(main, true);
    try (StudyFolder folder = StudyFolder.open(out == null ? Path.of(name) : out, name)) {
      folder.store().plan(plans);
      return completed(main, sweeping, folder, executor, study, spec.commandLine());
    }
  }

  /** Makes what is missing, prints and writes the results; answers the exit code. */
  static int completed(
      Main main,
      SweepOptions sweeping,
      StudyFolder folder,
      Executor executor,
      Study study,
      CommandLine line) {
    Optional<Results> results =
        sweeping.results(main, folder, executor, study, true, line.getErr());
    if (results.isEmpty()) {
      return Main.INTERRUPTED;
    }
    if (study.equals(Studies.COMPARISON)) {
      StudyText.compared(line.getOut(), results.get());
    }
    StudyText.print(line.getOut(), results.get(), folder);
    return SweepOptions.code(results.get());
  }

  private static void list(PrintWriter answer, Study study) {
    IntSummaryStatistics seeds =
        study.cells().stream().mapToInt(Study.Cell::seeds).summaryStatistics();
    answer.println(study.name() + ": " + study.title());
    answer.println(
        "  "
            + seeds.getSum()
            + " runs with "
            + (seeds.getMin() < seeds.getMax() ? seeds.getMin() + " to " : "")
            + seeds.getMax()
            + " seeds; "
            + study.published().size()
            + " published figures");
    answer.println(
        "  methods "
            + study.cells().stream()
                .map(cell -> cell.method().label())
                .distinct()
                .collect(Collectors.joining(", ")));
    answer.println("  source  " + study.source());
  }
}
