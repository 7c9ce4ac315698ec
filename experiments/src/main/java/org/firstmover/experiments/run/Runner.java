package org.firstmover.experiments.run;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.firstmover.Firstmover;
import org.firstmover.Games;
import org.firstmover.experiments.Quantity;
import org.firstmover.formats.Source;
import org.firstmover.formats.solution.SolutionWriter;
import org.firstmover.game.Game;
import org.firstmover.game.InputError;
import org.firstmover.solution.Solution;
import org.firstmover.solve.CancelledException;
import org.firstmover.solve.Run;

/** Makes one run: reads the game, solves it, checks it, measures. */
public final class Runner {
  private Runner() {}

  /**
   * An exception of the method makes a failed outcome; what may go better another time does not.
   *
   * @param quantities of the study
   * @param run with the plan's seed
   * @throws CancelledException if the run was cancelled
   * @throws UncheckedIOException if a file could not be read or written
   */
  public static Outcome run(RunPlan plan, List<Quantity> quantities, Run run) {
    long start = System.nanoTime();
    try {
      Game game = Games.read(new Source("game.json", plan.input()));
      Solution solution = Firstmover.solve(game, Optional.of(plan.solver()), plan.options(), run);
      double seconds = solution.timing().getOrDefault("seconds", 0.0);
      Solution repeatable = solution.withTiming(Map.of());
      Map<String, Double> measured = new LinkedHashMap<>();
      for (Quantity quantity : quantities) {
        OptionalDouble value = quantity.measure().of(game, repeatable);
        if (value.isPresent() && !Double.isNaN(value.getAsDouble())) {
          measured.put(quantity.name(), value.getAsDouble());
        }
      }
      return new Outcome(
          solution.status().text(),
          solution.certificate().verdict().text(),
          "",
          solution.game().fingerprint(),
          SolutionWriter.json(repeatable),
          measured,
          run.work(),
          run.reported(),
          seconds,
          now(),
          Host.here());
    } catch (CancelledException | UncheckedIOException e) {
      throw e;
    } catch (RuntimeException e) {
      return new Outcome(
          Outcome.FAILED,
          "",
          reason(e),
          "",
          "",
          Map.of(),
          run.work(),
          run.reported(),
          (System.nanoTime() - start) / 1e9,
          now(),
          Host.here());
    }
  }

  /** One line, which is all that a table has room for. */
  private static String reason(RuntimeException error) {
    String text = String.valueOf(error instanceof InputError ? error.getMessage() : error);
    return text.lines().findFirst().orElse("");
  }

  private static String now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
