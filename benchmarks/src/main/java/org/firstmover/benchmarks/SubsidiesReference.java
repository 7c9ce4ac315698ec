package org.firstmover.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.firstmover.Games;
import org.firstmover.catalog.Catalog;
import org.firstmover.catalog.hierarchy.Subsidies;
import org.firstmover.solution.Solution;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solvers.hierarchy.ImplicitGradient;

/**
 * Algorithm 1 on subsidies beside a plain NumPy program for the same algorithm, on the same games:
 * {@code SubsidiesReference SCRIPT GAMES BUDGET STEPS}. The first game of either is without warming
 * up.
 */
public final class SubsidiesReference {
  private static final int FOLLOWERS = 3;
  private static final int ACTIONS = 10;
  private static final String PYTHON = System.getenv().getOrDefault("PYTHON", "python3");

  private SubsidiesReference() {}

  /** One game solved; seconds of processor time, all threads together. */
  private record Solved(double seconds, double welfare, double violation) {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path script = Path.of(arguments[0]);
    int count = Integer.parseInt(arguments[1]);
    double budget = Double.parseDouble(arguments[2]);
    int steps = Integer.parseInt(arguments[3]);
    List<Subsidies> games = IntStream.range(0, count).mapToObj(k -> game(k, budget)).toList();
    List<Solved> here =
        IntStream.range(0, count).mapToObj(k -> solve(games.get(k), k, steps)).toList();
    if (!hasNumPy()) {
      print("Firstmover", here);
      System.out.println(
          "No reference: \"" + PYTHON + "\" with NumPy is missing. Set PYTHON to one that has it.");
      return;
    }
    List<Solved> reference = reference(script, games, budget, steps);
    System.out.printf(
        Locale.ROOT,
        "%d steps, %d followers, %d actions, budget %s; seconds of processor time a game%n",
        steps,
        FOLLOWERS,
        ACTIONS,
        budget);
    print("Firstmover", here);
    print("NumPy", reference);
    System.out.printf(
        Locale.ROOT, "%.1f times as fast, by medians%n", median(reference) / median(here));
  }

  private static Subsidies game(int seed, double budget) {
    Map<String, String> parameters =
        Map.of("followers", "" + FOLLOWERS, "actions", "" + ACTIONS, "budget", "" + budget);
    return (Subsidies) Games.of(Catalog.find("subsidies").orElseThrow(), parameters, seed);
  }

  private static Solved solve(Subsidies game, int seed, int steps) {
    ImplicitGradient method = new ImplicitGradient();
    Options options =
        Options.parse(method.info().options(), Map.of("steps", "" + steps), "options");
    double start = processorTime();
    Solution solution = method.search(game, options, Run.withSeed(seed));
    double seconds = processorTime() - start;
    double violation =
        method.verifier().verify(game, solution).checks().stream()
            .filter(check -> check.name().equals("leader constraints"))
            .mapToDouble(check -> check.value())
            .sum();
    return new Solved(seconds, solution.leader().value(), violation);
  }

  private static double processorTime() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
        / 1e9;
  }

  private static boolean hasNumPy() throws InterruptedException {
    try {
      return new ProcessBuilder(PYTHON, "-c", "import numpy")
              .redirectErrorStream(true)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static List<Solved> reference(
      Path script, List<Subsidies> games, double budget, int steps) throws IOException {
    Path folder = Files.createTempDirectory("subsidies");
    try {
      for (int k = 0; k < games.size(); k++) {
        Files.write(folder.resolve(k + ".f64"), payoffs(games.get(k)));
      }
      ProcessBuilder builder =
          new ProcessBuilder(
              PYTHON,
              script.toString(),
              folder.toString(),
              "" + games.size(),
              "" + ACTIONS,
              "" + budget,
              "" + steps);
      builder.redirectError(ProcessBuilder.Redirect.INHERIT);
      for (String threads : List.of("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")) {
        builder.environment().put(threads, "1");
      }
      List<Solved> solved = new ArrayList<>();
      try (BufferedReader lines = builder.start().inputReader()) {
        lines
            .lines()
            .map(line -> line.split(" ", -1))
            .map(words -> Arrays.stream(words).mapToDouble(Double::parseDouble).toArray())
            .forEach(numbers -> solved.add(new Solved(numbers[0], numbers[1], numbers[2])));
      }
      return solved;
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }

  private static byte[] payoffs(Subsidies game) {
    ByteBuffer bytes = ByteBuffer.allocate(FOLLOWERS * game.payoffs(0).length * Double.BYTES);
    for (int i = 0; i < FOLLOWERS; i++) {
      for (double payoff : game.payoffs(i)) {
        bytes.putDouble(payoff);
      }
    }
    return bytes.array();
  }

  private static double median(List<Solved> solved) {
    double[] seconds = solved.stream().mapToDouble(Solved::seconds).sorted().toArray();
    return 0.5 * (seconds[(seconds.length - 1) / 2] + seconds[seconds.length / 2]);
  }

  private static void print(String name, List<Solved> solved) {
    System.out.printf(
        Locale.ROOT,
        "%-10s  median %.3f s, first %.3f s; mean welfare %.4f, largest violation %.1e%n",
        name,
        median(solved),
        solved.get(0).seconds(),
        solved.stream().mapToDouble(Solved::welfare).average().orElse(Double.NaN),
        solved.stream().mapToDouble(Solved::violation).max().orElse(Double.NaN));
  }
}
