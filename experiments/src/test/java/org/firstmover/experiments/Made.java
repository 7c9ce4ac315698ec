package org.firstmover.experiments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.firstmover.Games;
import org.firstmover.experiments.run.Host;
import org.firstmover.experiments.run.Outcome;
import org.firstmover.experiments.run.RunPlan;
import org.firstmover.experiments.sweep.Plans;
import org.firstmover.experiments.sweep.Seeds;
import org.firstmover.solve.Reported;

/** Plans, outcomes and folders that tests use. */
public final class Made {
  public static final String STUDY = "compare";

  private Made() {}

  /** Two methods on a small game. */
  public static List<RunPlan> plans(int seeds) {
    return Plans.of(
        STUDY,
        Games.find("conitzer-sandholm"),
        List.of(MethodPlan.of("mixed", "multiple-lps"), MethodPlan.of("pure", "best-pure")),
        Seeds.of(seeds));
  }

  /** One that no method makes. */
  public static RunPlan plan(String game, String setting, String method, long seed) {
    return new RunPlan(STUDY, game, setting, method, "{}", "solver", Map.of(), seed);
  }

  public static Outcome verified(double value) {
    return outcome("optimal", "verified", "", Map.of("value", value), List.of());
  }

  public static Outcome failed(String error) {
    return outcome(Outcome.FAILED, "", error, Map.of(), List.of());
  }

  public static Outcome outcome(
      String status,
      String verdict,
      String error,
      Map<String, Double> quantities,
      List<Reported> reported) {
    return new Outcome(
        status,
        verdict,
        error,
        "",
        "{\"certificate\": {\"checks\": [{\"name\": \"values\", \"passed\": false}]}}",
        quantities,
        Map.of("programmes", 2L),
        reported,
        0.25,
        "2026-03-04T05:06:07Z",
        new Host("Linux 6", "amd64", "a processor", 2, "a JVM", 512));
  }

  /** Names and contents of everything in a folder: what must not change. */
  public static Map<String, String> content(Path folder) {
    Map<String, String> content = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        content.put(
            folder.relativize(file).toString(),
            Files.isDirectory(file)
                ? "folder"
                : Files.size(file) + " bytes " + Arrays.hashCode(Files.readAllBytes(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return content;
  }
}
