package org.firstmover.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.firstmover.Games;
import org.firstmover.catalog.Catalog;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solvers.hierarchy.ImplicitGradient;

/**
 * What a gradient step costs as games grow: subsidies of 3 followers with 20 to 200 actions,
 * against the size of their tensors. {@code SubsidiesScaling [MOST_ACTIONS [STEP]]}
 */
public final class SubsidiesScaling {
  private static final int FOLLOWERS = 3;
  private static final int REPEATS = 3;

  private SubsidiesScaling() {}

  public static void main(String[] arguments) {
    int most = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
    int step = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
    cost(game(10), 2000); // warms up
    System.out.println("actions  numbers in tensors  ms a step  ns a number  MB a step");
    for (int actions = 20; actions <= most; actions += step) {
      HierarchyGame game = game(actions);
      long numbers = game.variables().leaderSize();
      double[] costs = cost(game, actions <= 60 ? 100 : 10);
      System.out.printf(
          Locale.ROOT,
          "%7d  %18d  %9.2f  %11.2f  %9.1f%n",
          actions,
          numbers,
          costs[0] * 1e3,
          costs[0] * 1e9 / numbers,
          costs[1] / 1e6);
    }
  }

  private static HierarchyGame game(int actions) {
    Map<String, String> parameters = Map.of("followers", "" + FOLLOWERS, "actions", "" + actions);
    return (HierarchyGame) Games.of(Catalog.find("subsidies").orElseThrow(), parameters, 1);
  }

  /** Seconds of processor time and bytes that a step takes: what twice as many take more. */
  private static double[] cost(HierarchyGame game, int steps) {
    double[] seconds = new double[REPEATS];
    double bytes = 0;
    for (int k = 0; k < REPEATS; k++) {
      double[] once = total(game, steps);
      double[] twice = total(game, 2 * steps);
      seconds[k] = (twice[0] - once[0]) / steps;
      bytes = (twice[1] - once[1]) / steps;
    }
    Arrays.sort(seconds);
    return new double[] {seconds[REPEATS / 2], bytes};
  }

  private static double[] total(HierarchyGame game, int steps) {
    ImplicitGradient method = new ImplicitGradient();
    Map<String, String> given = Map.of("steps", "" + steps, "starts", "1");
    Options options = Options.parse(method.info().options(), given, "options");
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long bytes = threads.getCurrentThreadAllocatedBytes();
    long start = threads.getCurrentThreadCpuTime();
    method.search(game, options, Run.withSeed(1));
    return new double[] {
      (threads.getCurrentThreadCpuTime() - start) / 1e9,
      threads.getCurrentThreadAllocatedBytes() - bytes
    };
  }
}
