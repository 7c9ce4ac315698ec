package org.firstmover.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.firstmover.Firstmover;
import org.firstmover.Samples;
import org.firstmover.formats.solution.SolutionWriter;
import org.firstmover.game.Game;
import org.firstmover.game.InputError;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.random.RandomStream;
import org.firstmover.solution.Solution;
import org.firstmover.solve.Limits;
import org.firstmover.solve.Reported;
import org.firstmover.solve.Run;
import org.firstmover.solvers.meanfield.ManyPlayers;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code firstmover solve}. */
@Command(
    name = "solve",
    description = "Finds the leader's commitment and prints it with its certificate.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
final class SolveCommand implements Callable<Integer> {
  /** So that the draws fit in memory. */
  private static final int MOST_SAMPLES = 1_000_000;

  /** About a year. */
  private static final int MOST_SECONDS = 31_000_000;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "GAME", description = "A file (.yaml, .json, .nfg) or a catalog name.")
  private String game;

  @Option(names = "--method", description = "A method's name; see \"firstmover methods\".")
  private @Nullable String method;

  @Option(
      names = "--option",
      paramLabel = "NAME=VALUE",
      description = "An option of the method; may be repeated.")
  private Map<String, String> options = new LinkedHashMap<>();

  @Mixin private GameOptions found;

  @Option(names = "--threads", description = "How many threads; the answer is the same; default 1.")
  private int threads = 1;

  @Option(
      names = "--samples",
      description =
          "Draws actions, or patrols, from the commitment; of a mean-field game plays it so often"
              + " with 10 to 10,000 players.")
  private @Nullable Integer samples;

  @Option(
      names = "--seconds",
      description =
          "Ends the search after so long, with the best found so far; then status limit, unless it"
              + " was over before.")
  private @Nullable Double seconds;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes the solution.")
  private @Nullable Path json;

  @Option(names = "--report", paramLabel = "FILE.html", description = "Writes a report.")
  private @Nullable Path report;

  @Option(names = "--quiet", description = "Only errors on standard error.")
  private boolean quiet;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  SolveCommand() {}

  @Override
  public Integer call() {
    if (threads < 1 || threads > 1024) {
      throw new InputError(
          Integer.toString(threads), "--threads", "1 to 1024", "Maybe leave it out.");
    }
    PrintWriter out = spec.commandLine().getOut();
    if (samples != null && (samples < 1 || samples > MOST_SAMPLES)) {
      throw new InputError(
          Integer.toString(samples), "--samples", "1 to " + MOST_SAMPLES, "Maybe leave it out.");
    }
    if (seconds != null && !(seconds > 0 && seconds <= MOST_SECONDS)) {
      throw new InputError(
          Double.toString(seconds),
          "--seconds",
          "a number above 0, at most " + MOST_SECONDS,
          "Maybe leave it out.");
    }
    Output.distinct(game, json, report);
    Game read = found.find(game);
    if (samples != null && !(read instanceof MeanFieldGame)) {
      Samples.check(read);
    } else if (samples != null && samples < 2) {
      throw new InputError(
          Integer.toString(samples),
          "--samples of a mean-field game",
          "2 to " + MOST_SAMPLES,
          "Maybe 100 plays will do: one has no standard error.");
    }
    Solution solution;
    List<Reported> reported;
    try (ProgressLine progress = new ProgressLine(quiet, spec.commandLine().getErr())) {
      Limits limits =
          seconds == null
              ? Limits.NONE
              : new Limits(Long.MAX_VALUE, Duration.ofNanos(Math.round(seconds * 1e9)));
      Run run = new Run(found.seed(), threads, limits, progress);
      solution = Firstmover.solve(read, Optional.ofNullable(method), options, run);
      reported = run.reported();
    }
    SolutionText.print(out, read, solution);
    boolean drawn = true;
    if (samples != null && read instanceof MeanFieldGame meanField) {
      for (int players : ManyPlayers.USUAL) {
        RandomStream random = Run.withSeed(found.seed()).random().child("players");
        SolutionText.print(out, ManyPlayers.of(meanField, solution, players, samples, random));
      }
    } else if (samples != null) {
      Samples draws =
          Samples.of(solution, samples, Run.withSeed(found.seed()).random().child("samples"));
      SolutionText.print(out, draws);
      drawn = draws.passed();
    }
    if (json != null) {
      Output.write(json, SolutionWriter.json(solution));
    }
    if (report != null) {
      Output.write(report, Firstmover.report(read, solution, reported));
    }
    return switch (solution.status()) {
      case INFEASIBLE, UNBOUNDED -> Main.NO_SOLUTION;
      case LIMIT -> Main.NOT_VERIFIED;
      case OPTIMAL, STATIONARY, FEASIBLE ->
          solution.certificate().verified() && drawn ? Main.VERIFIED : Main.NOT_VERIFIED;
    };
  }
}
