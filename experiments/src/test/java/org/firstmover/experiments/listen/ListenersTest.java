package org.firstmover.experiments.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.firstmover.experiments.MethodPlan;
import org.firstmover.experiments.run.RunPlan;
import org.firstmover.experiments.sweep.LocalExecutor;
import org.firstmover.experiments.sweep.Plans;
import org.firstmover.experiments.sweep.Seeds;
import org.firstmover.experiments.sweep.StudyFolder;
import org.firstmover.experiments.sweep.Sweep;
import org.firstmover.experiments.sweep.SweepListener;
import org.firstmover.game.InputError;
import org.firstmover.testing.RandomGames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListenersTest {
  private static final List<String> KINDS = List.of("jsonl", "csv", "tensorboard");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"", "json", "CSV", "csv "})
  void unknown_kinds_are_refused(String kind) {
    assertThatThrownBy(() -> Listeners.check(kind))
        .isInstanceOf(InputError.class)
        .hasMessage(
            "--listen: found ["
                + kind
                + "], expected jsonl, csv or tensorboard\n"
                + "Maybe it is mistyped; put commas, and no spaces, between several.");
    assertThatThrownBy(() -> Listeners.open(kind, folder)).isInstanceOf(InputError.class);
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"jsonl", "csv", "tensorboard"})
  void a_place_that_cannot_be_written_is_an_error_at_the_start(String kind) throws Exception {
    Listeners.check(kind);
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> Listeners.open(kind, file))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("expected a place for events that can be written\nMaybe ");
  }

  @Test
  void a_link_to_a_folder_is_one() throws Exception {
    Path real = Files.createDirectory(folder.resolve("real"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);
    for (String kind : KINDS) {
      Listeners.open(kind, link).close();
    }
    assertThat(real.resolve("events.jsonl")).exists();
  }

  @Test
  void a_study_in_two_sessions_has_each_run_once() throws Exception {
    sweep(2);
    sweep(5);
    List<String> lines = Files.readAllLines(folder.resolve("events.jsonl"));
    assertThat(lines).filteredOn(line -> line.contains("\"event\":\"started\"")).hasSize(10);
    assertThat(lines).filteredOn(line -> line.contains("\"event\":\"finished\"")).hasSize(10);
    assertThat(lines).filteredOn(line -> line.contains("\"event\":\"begun\"")).hasSize(2);
    assertThat(lines.get(0)).contains("\"event\":\"begun\",\"total\":4,\"before\":0}");
    assertThat(lines).anyMatch(line -> line.contains("\"begun\",\"total\":10,\"before\":4}"));
    assertThat(Files.readAllLines(folder.resolve("events.csv")))
        .filteredOn(line -> line.contains(",finished,"))
        .hasSize(10);
    List<TfRecords.Point> points = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder.resolve("tensorboard"))) {
      files.filter(Files::isRegularFile).forEach(file -> points.addAll(TfRecords.read(file)));
    }
    assertThat(points).filteredOn(point -> point.tag().equals("quantities/value")).hasSize(10);
    assertThat(points.stream().filter(point -> point.tag().equals("runs/verified")))
        .extracting(TfRecords.Point::step)
        .containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
  }

  private void sweep(int seeds) {
    List<RunPlan> plans =
        Plans.of(
            "compare",
            RandomGames.normalForm(3, 4),
            List.of(MethodPlan.of("one", "multiple-lps"), MethodPlan.of("other", "best-pure")),
            Seeds.of(seeds));
    List<SweepListener> listeners = new ArrayList<>();
    try (StudyFolder study = StudyFolder.open(folder, "compare")) {
      study.store().plan(plans);
      KINDS.forEach(kind -> listeners.add(Listeners.open(kind, folder)));
      Sweep sweep = new Sweep(study.store(), study.checkpoints(), new LocalExecutor(2), listeners);
      assertThat(sweep.run()).isZero();
    }
  }
}
