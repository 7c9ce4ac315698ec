package org.firstmover.experiments.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A study is killed (SIGKILL, a real process) at 20 instants: 12 uniform over an undisturbed run, 8
 * inside a write of the store or of a checkpoint. Resumed, it ends with the same tables, byte for
 * byte, and makes no run again that was finished.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KillTest {
  private static final int INSTANTS = 12;

  @TempDir private static Path folder;

  private Path undisturbed;
  private long nanos;

  @BeforeAll
  void an_undisturbed_study() throws Exception {
    undisturbed = folder.resolve("undisturbed");
    long start = System.nanoTime();
    Process process = start(undisturbed);
    assertThat(process.waitFor()).isZero();
    nanos = System.nanoTime() - start;
    assertThat(Files.readString(undisturbed.resolve(StudyFolder.RUNS)))
        .contains(",optimal,", ",feasible,", ",limit,")
        .doesNotContain("unfinished");
  }

  static Stream<Integer> instants() {
    return Stream.iterate(0, k -> k + 1).limit(INSTANTS);
  }

  @ParameterizedTest
  @MethodSource("instants")
  void killed_at_an_instant_of_the_undisturbed_run(int instant) throws Exception {
    Path path = folder.resolve("instant " + instant);
    Process process = start(path);
    process.waitFor((long) ((instant + 0.5) / INSTANTS * nanos), TimeUnit.NANOSECONDS);
    kill(process);
    resumed(path);
  }

  @ParameterizedTest
  @CsvSource({
    "store transaction open, 1",
    "store transaction open, 3",
    "store transaction open, 9",
    "store committed, 5",
    "checkpoint half written, 1",
    "checkpoint half written, 4",
    "checkpoint written, 3",
    "checkpoint renamed, 2"
  })
  void killed_inside_a_write(String step, String which) throws Exception {
    Path path = folder.resolve(step + " " + which);
    Process process = start(path, step, which);
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    assertThat(out.readLine()).isEqualTo(InterruptedStudy.STOPPED + step);
    kill(process);
    resumed(path);
  }

  private static Process start(Path path, String... stop) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dorg.sqlite.tmpdir=" + folder, // what a killed process leaves goes with it
                "-cp",
                System.getProperty("java.class.path"),
                InterruptedStudy.class.getName(),
                path.toString()));
    command.addAll(List.of(stop));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static void kill(Process process) throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  private void resumed(Path path) throws IOException {
    Map<String, String> before = finished(path);
    InterruptedStudy.complete(path, step -> {});
    for (String table : List.of(StudyFolder.RUNS, StudyFolder.RESULTS)) {
      assertThat(path.resolve(table)).hasSameTextualContentAs(undisturbed.resolve(table));
    }
    Map<String, String> after = finished(path);
    before.forEach((run, when) -> assertThat(after).containsEntry(run, when));
    try (Stream<Path> left = Files.list(path.resolve("checkpoints"))) {
      assertThat(left).isEmpty();
    }
  }

  /** Fingerprint to the instant at which the run was finished. */
  private static Map<String, String> finished(Path path) {
    Map<String, String> finished = new LinkedHashMap<>();
    if (Files.exists(path.resolve("store.sqlite"))) {
      try (StudyFolder opened = StudyFolder.open(path, "compare")) {
        opened
            .store()
            .forEach(
                run -> {
                  if (run.outcome() != null) {
                    finished.put(run.fingerprint(), run.outcome().finished());
                  }
                });
      }
    }
    return finished;
  }
}
