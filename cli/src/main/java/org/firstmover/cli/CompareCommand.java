package org.firstmover.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.firstmover.Families;
import org.firstmover.experiments.MethodPlan;
import org.firstmover.experiments.Study;
import org.firstmover.experiments.run.RunPlan;
import org.firstmover.experiments.studies.Studies;
import org.firstmover.experiments.sweep.Executor;
import org.firstmover.experiments.sweep.Plans;
import org.firstmover.experiments.sweep.Seeds;
import org.firstmover.experiments.sweep.StudyFolder;
import org.firstmover.experiments.table.Results;
import org.firstmover.experiments.table.StudyPage;
import org.firstmover.game.Game;
import org.firstmover.game.InputError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code firstmover compare}. */
@Command(
    name = "compare",
    description = "Methods side by side on one game: value, regret, violation, time.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
final class CompareCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @ParentCommand private Main main;

  @Parameters(paramLabel = "GAME", description = "A file (.yaml, .json, .nfg) or a catalog name.")
  private String game;

  @Option(
      names = "--methods",
      paramLabel = "A,B,C",
      split = ",",
      description =
          "Names that \"firstmover methods\" lists, with options as in A:work=1000; default all.")
  private List<String> methods = List.of();

  @Mixin private GameOptions found;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "How many seeds of the methods, or a range such as 5..14; default --seed's.")
  private @Nullable String seeds;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Keeps the runs in a folder, so that they can be resumed; default none.")
  private @Nullable Path out;

  @Option(names = "--report", paramLabel = "FILE.html", description = "Writes a report.")
  private @Nullable Path report;

  @Mixin private SweepOptions sweeping;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  CompareCommand() {}

  @Override
  public Integer call() throws IOException {
    Output.distinct(game, null, report);
    Output.check(report);
    Study study = Studies.COMPARISON;
    Game read = found.find(game);
    List<String> names =
        methods.isEmpty()
            ? Families.of(read).methods().stream().map(method -> method.info().name()).toList()
            : methods;
    Seeds range =
        seeds == null ? new Seeds(found.seed(), found.seed()) : Seeds.parse(seeds, "--seeds");
    List<RunPlan> plans =
        Plans.of(study.name(), read, names.stream().map(CompareCommand::method).toList(), range);
    Executor executor = sweeping.executor(main, out != null);
    Path path = out == null ? Files.createTempDirectory("firstmover-compare") : out;
    try (StudyFolder folder = StudyFolder.open(path, study.name())) {
      if (!folder.store().plays(plans.get(0).input())) {
        throw new InputError(
            "runs of another game",
            path.toString(),
            "a new folder, or one of this game",
            "Maybe the game was changed since; choose another folder by --out.");
      }
      folder.store().plan(plans);
      Optional<Results> results =
          sweeping.results(main, folder, executor, study, out != null, spec.commandLine().getErr());
      if (results.isEmpty()) {
        return Main.INTERRUPTED;
      }
      StudyText.compared(spec.commandLine().getOut(), results.get());
      if (report != null) {
        Output.write(report, StudyPage.html(results.get()));
      }
      return SweepOptions.code(results.get());
    } finally {
      if (out == null) {
        remove(path);
      }
    }
  }

  /** {@code name:option=value:option=value}. */
  private static MethodPlan method(String text) {
    List<String> parts = Arrays.asList(text.split(":", -1));
    Map<String, String> options = new LinkedHashMap<>();
    for (String part : parts.subList(1, parts.size())) {
      int equals = part.indexOf('=');
      if (equals < 1) {
        throw new InputError(
            part, "--methods", "name:option=value", "Maybe the value was left out.");
      }
      options.put(part.substring(0, equals), part.substring(equals + 1));
    }
    return new MethodPlan(text, parts.get(0), options, MethodPlan.STOPPED);
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .sorted(Comparator.reverseOrder())
          .forEach(
              file -> {
                try {
                  Files.delete(file);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }
}
