package org.firstmover.experiments.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.firstmover.experiments.run.RunPlan;
import org.firstmover.experiments.sweep.SweepListener;
import org.firstmover.solve.Reported;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorBoardTest {
  private static final RunPlan PLAN = Sample.plan("covariant", "10", "pure commitment", 3);
  private static final String CELL = "covariant@10/pure%20commitment";

  @TempDir private Path folder;

  @Test
  void runs_have_their_steps_and_cells_count_finished_runs() throws Exception {
    try (SweepListener board = new TensorBoard(folder, Sample.CLOCK)) {
      board.begun(10, 4);
      board.started(PLAN);
      board.reported(PLAN, new Reported("best", 1, 0.5));
      board.reported(PLAN, new Reported("best", 2, 0.75));
      board.finished(PLAN, Sample.verified(1.5));
    }
    assertThat(charts())
        .isEqualTo(
            Map.of(
                CELL,
                List.of(
                    "runs/seconds 5 0.25",
                    "runs/verified 5 1.0",
                    "quantities/value 5 1.5",
                    "quantities/regret 5 0.0"),
                CELL + "/seed-3",
                List.of("reported/best 1 0.5", "reported/best 2 0.75")));
  }

  @Test
  void quantities_of_runs_that_are_not_verified_are_left_out_as_in_the_tables() throws Exception {
    try (SweepListener board = new TensorBoard(folder, Sample.CLOCK)) {
      board.begun(2, 0);
      board.finished(PLAN, Sample.failed("no"));
      board.finished(PLAN, Sample.outcome("feasible", "unverified", "", Map.of("value", 9.0)));
    }
    assertThat(charts().get(CELL))
        .containsExactly(
            "runs/seconds 1 0.25",
            "runs/verified 1 0.0",
            "runs/seconds 2 0.25",
            "runs/verified 2 0.0");
  }

  /** TensorBoard drops later steps when an earlier one comes. */
  @Test
  void steps_of_a_cell_ascend_whatever_the_order_of_seeds_and_over_sessions() throws Exception {
    try (SweepListener board = new TensorBoard(folder, Sample.CLOCK)) {
      board.begun(4, 0);
      for (long seed : new long[] {2, 0}) {
        board.finished(Sample.plan("a", "", "b", seed), Sample.verified(seed));
      }
    }
    try (SweepListener board = new TensorBoard(folder, Sample.CLOCK)) {
      board.begun(4, 2);
      for (long seed : new long[] {3, 1}) {
        board.finished(Sample.plan("a", "", "b", seed), Sample.verified(seed));
      }
    }
    assertThat(charts().get("a/b").stream().filter(point -> point.contains("value")))
        .containsExactly(
            "quantities/value 1 2.0",
            "quantities/value 2 0.0",
            "quantities/value 3 3.0",
            "quantities/value 4 1.0");
  }

  @Test
  void an_earlier_session_that_ended_in_half_a_record_does_not_matter() throws Exception {
    Path run = folder.resolve("tensorboard").resolve(CELL + "/seed-3");
    try (SweepListener board = new TensorBoard(folder, Sample.CLOCK)) {
      board.reported(PLAN, new Reported("best", 1, 1));
    }
    Path first = run.resolve("events.out.tfevents.1772600767.firstmover.0");
    Files.write(first, new byte[] {40, 0, 0}, StandardOpenOption.APPEND);
    try (SweepListener board = new TensorBoard(folder, Sample.CLOCK)) {
      board.reported(PLAN, new Reported("best", 2, 2));
    }
    Path second = run.resolve("events.out.tfevents.1772600767.firstmover.1");
    assertThat(TfRecords.read(second))
        .extracting(TfRecords.Point::tag)
        .containsExactly("", "reported/best");
  }

  @Test
  void labels_do_not_meet_in_one_folder_and_do_not_leave_it() throws Exception {
    List<RunPlan> plans =
        List.of(
            Sample.plan("a", "b", "m", 1),
            Sample.plan("a@b", "", "m", 1),
            Sample.plan("a", "b/m", "m", 1),
            Sample.plan("a/b", "", "m", 1),
            Sample.plan("..", "..", "..", 1),
            Sample.plan("/etc", "", "../../..", 1),
            Sample.plan("a", "b", "m/seed-1", 1),
            Sample.plan("x".repeat(500), "ü".repeat(500), "\u0000", 1));
    try (SweepListener board = new TensorBoard(folder, Sample.CLOCK)) {
      for (RunPlan plan : plans) {
        board.reported(plan, new Reported("s", 1, 1));
        board.finished(plan, Sample.verified(1));
      }
    }
    assertThat(charts()).hasSize(2 * plans.size());
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("tensorboard"));
    }
  }

  /** By folder, the points in the order in which TensorBoard reads them. */
  private Map<String, List<String>> charts() throws Exception {
    Path root = folder.resolve("tensorboard");
    Map<String, List<String>> charts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      files
          .filter(Files::isRegularFile)
          .sorted()
          .forEach(
              file -> {
                String run = root.relativize(file.getParent()).toString().replace('\\', '/');
                List<String> points = charts.computeIfAbsent(run, r -> new ArrayList<>());
                List<TfRecords.Point> records = TfRecords.read(file);
                assertThat(records.get(0).version()).isEqualTo("brain.Event:2");
                records.stream()
                    .skip(1)
                    .forEach(p -> points.add(p.tag() + " " + p.step() + " " + p.value()));
              });
    }
    return charts;
  }
}
