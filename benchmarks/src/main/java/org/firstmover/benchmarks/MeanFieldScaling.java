package org.firstmover.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.firstmover.Games;
import org.firstmover.catalog.Catalog;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.solution.Solution;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solvers.meanfield.PopulationEquilibrium;
import org.firstmover.verify.meanfield.MeanFieldVerifier;

/**
 * What crowd motion costs as squares and horizons grow, for each state at each time: making the
 * game, a round of methods, writing down the answer, its certificate. Rounds are what twice as many
 * take more, so that what a round allocates beyond a constant is seen. {@code MeanFieldScaling
 * [MOST_SIDE [MOST_STEPS [METHOD...]]]}
 */
public final class MeanFieldScaling {
  private static final int REPEATS = 3;

  /** States times steps of a measurement, of small games over some rounds. */
  private static final long WORK = 4_000_000;

  private static final int LEAST_ROUNDS = 6;

  private MeanFieldScaling() {}

  public static void main(String[] arguments) {
    int mostSide = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 80;
    int mostSteps = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 200;
    List<String> methods =
        arguments.length > 2
            ? List.of(arguments).subList(2, arguments.length)
            : List.of("mirror-descent", "fictitious-play");
    methods.forEach(method -> row(method, 10, 25)); // warms up
    System.out.println(
        "method                       states  steps   ns a state and step: game    round   answer"
            + "  certificate   B a round");
    for (String method : methods) {
      for (int side = 10; side <= mostSide; side *= 2) {
        for (int steps = 25; steps <= mostSteps; steps *= 2) {
          System.out.println(row(method, side, steps));
        }
      }
    }
  }

  private static String row(String method, int side, int steps) {
    PopulationEquilibrium solver =
        PopulationEquilibrium.all().stream()
            .filter(one -> one.info().name().equals(method))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(method));
    MeanFieldGame game = game(side, steps);
    long size = (long) side * side * steps;
    int rounds = (int) Math.max(LEAST_ROUNDS, WORK / size);
    Cost making = Cost.of(() -> game(side, steps));
    Cost answer = Cost.of(() -> search(solver, game, 1));
    Cost once = Cost.of(() -> search(solver, game, rounds));
    Cost twice = Cost.of(() -> search(solver, game, 2 * rounds));
    Solution solution = search(solver, game, rounds);
    Cost certificate = Cost.of(() -> new MeanFieldVerifier().verify(game, solution));
    double round = (twice.seconds - once.seconds) / rounds;
    return String.format(
        Locale.ROOT,
        "%-27s  %6d  %5d  %25.0f  %7.1f  %7.0f  %11.0f  %10.0f",
        method,
        side * side,
        steps,
        making.seconds * 1e9 / size,
        round * 1e9 / size,
        (answer.seconds - 2 * round) * 1e9 / size,
        certificate.seconds * 1e9 / size,
        (twice.bytes - once.bytes) / rounds);
  }

  private static MeanFieldGame game(int side, int steps) {
    Map<String, String> parameters = Map.of("side", "" + side, "horizon", "" + (steps - 1));
    return (MeanFieldGame) Games.of(Catalog.find("crowd-motion").orElseThrow(), parameters, 1);
  }

  private static Solution search(PopulationEquilibrium solver, MeanFieldGame game, int rounds) {
    Map<String, String> given = Map.of("rounds", "" + rounds, "tolerance", "0");
    Options options = Options.parse(solver.info().options(), given, "options");
    return solver.search(game, options, Run.withSeed(1));
  }

  /** Processor time, the least of a few runs, and bytes that it allocates. */
  private record Cost(double seconds, double bytes) {
    static Cost of(Runnable work) {
      ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      double seconds = Double.POSITIVE_INFINITY;
      double bytes = Double.POSITIVE_INFINITY;
      for (int k = 0; k < REPEATS; k++) {
        long allocated = threads.getCurrentThreadAllocatedBytes();
        long start = threads.getCurrentThreadCpuTime();
        work.run();
        seconds = Math.min(seconds, (threads.getCurrentThreadCpuTime() - start) / 1e9);
        bytes = Math.min(bytes, threads.getCurrentThreadAllocatedBytes() - allocated);
      }
      return new Cost(seconds, bytes);
    }
  }
}
