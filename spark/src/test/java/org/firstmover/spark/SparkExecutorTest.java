package org.firstmover.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.firstmover.Games;
import org.firstmover.catalog.Catalog;
import org.firstmover.experiments.MethodPlan;
import org.firstmover.experiments.run.Outcome;
import org.firstmover.experiments.run.RunPlan;
import org.firstmover.experiments.studies.Studies;
import org.firstmover.experiments.sweep.Executor;
import org.firstmover.experiments.sweep.LocalExecutor;
import org.firstmover.experiments.sweep.Plans;
import org.firstmover.experiments.sweep.Seeds;
import org.firstmover.experiments.sweep.StudyFolder;
import org.firstmover.experiments.sweep.Sweep;
import org.firstmover.experiments.sweep.SweepListener;
import org.firstmover.game.Game;
import org.firstmover.game.InputError;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same study on Spark and on the local executor, cell by cell; with executors in processes of
 * their own, one of which is killed.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SparkExecutorTest {
  private static final String STUDY = Studies.COMPARISON.name();
  private static final String CLUSTER = "local-cluster[2,1,1024]";

  @TempDir private Path folder;

  @BeforeAll
  static void a_home_for_executors() throws IOException {
    Files.createDirectories(Path.of(System.getenv("SPARK_HOME"), "jars"));
  }

  @Test
  void a_study_in_this_process_is_that_of_the_local_executor() throws IOException {
    List<RunPlan> plans = plans(3);
    make("local", new LocalExecutor(2), plans, List.of());
    make("spark", new SparkExecutor("local[2]", 1), plans, List.of());
    same();
  }

  @Test
  void executors_in_other_processes_may_be_lost() throws IOException {
    List<RunPlan> plans = plans(12);
    make("local", new LocalExecutor(2), plans, List.of());
    Counting counting = new Counting(ProcessHandle.current().descendants().toList());
    make("spark", new SparkExecutor(CLUSTER, 1), plans, List.of(counting));
    assertThat(counting.killed).isTrue();
    assertThat(counting.finished).hasSize(plans.size());
    same();
  }

  /** Kills an executor at the fifth outcome; counts outcomes, which must come once each. */
  private static final class Counting implements SweepListener {
    private final List<ProcessHandle> before;
    private final Set<RunPlan> finished = new HashSet<>();
    private boolean killed;

    Counting(List<ProcessHandle> before) {
      this.before = before;
    }

    @Override
    public void finished(RunPlan plan, Outcome outcome) {
      assertThat(finished.add(plan)).as(plan.toString()).isTrue();
      if (finished.size() == 5) {
        ProcessHandle executor =
            ProcessHandle.current()
                .descendants()
                .filter(process -> !before.contains(process))
                .findFirst()
                .orElseThrow();
        killed = executor.destroyForcibly();
      }
    }
  }

  @Test
  void a_failing_task_is_tried_again_then_left_for_another_time() throws IOException {
    List<RunPlan> plans = plans(1);
    List<String> notMade = new ArrayList<>();
    SweepListener listener =
        new SweepListener() {
          @Override
          public void begun(int total, int before) {
            plans.stream()
                .filter(plan -> plan.solver().equals("best-nash"))
                .forEach(plan -> damage(plan));
          }

          @Override
          public void notMade(RunPlan plan, String reason) {
            notMade.add(reason);
          }
        };
    make("spark", new SparkExecutor("local[2]", 1), plans, List.of(listener));
    assertThat(notMade).hasSize(1).first().asString().contains(".checkpoint: found [");
    try (Stream<Path> files = Files.list(folder.resolve("spark/checkpoints"))) {
      files.forEach(file -> assertThat(file.toFile().delete()).isTrue());
    }
    make("spark", new SparkExecutor("local[2]", 1), plans, List.of());
    make("local", new LocalExecutor(2), plans, List.of());
    same();
  }

  private void damage(RunPlan plan) {
    String name = plan.fingerprint().substring("sha256:".length()) + ".checkpoint";
    try {
      Files.writeString(folder.resolve("spark/checkpoints").resolve(name), "not a checkpoint");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_cancelled_study_goes_on_where_it_was() throws IOException {
    List<RunPlan> plans = plans(3);
    make("local", new LocalExecutor(2), plans, List.of());
    SparkExecutor executor = new SparkExecutor("local[2]", 1);
    SweepListener cancelling =
        new SweepListener() {
          @Override
          public void finished(RunPlan plan, Outcome outcome) {
            executor.cancel();
          }
        };
    assertThat(make("spark", executor, plans, List.of(cancelling))).isPositive();
    assertThat(make("spark", new SparkExecutor("local[2]", 1), plans, List.of())).isZero();
    same();
  }

  @Test
  void a_master_that_needs_spark_submit_is_refused() {
    assertThatThrownBy(() -> new SparkExecutor("spark://host:7077", 1))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("--master: found [spark://host:7077], expected local[N]")
        .hasMessageContaining("Maybe start it by spark-submit");
  }

  private void same() throws IOException {
    for (String table : List.of(StudyFolder.RUNS, StudyFolder.RESULTS)) {
      assertThat(Files.readString(folder.resolve("spark").resolve(table)))
          .isEqualTo(Files.readString(folder.resolve("local").resolve(table)))
          .doesNotContain("unfinished");
    }
  }

  /** How many runs are left. */
  private int make(
      String name, Executor executor, List<RunPlan> plans, List<SweepListener> listeners) {
    try (StudyFolder opened = StudyFolder.open(folder.resolve(name), STUDY)) {
      opened.store().plan(plans);
      int left = new Sweep(opened.store(), opened.checkpoints(), executor, listeners).run();
      opened.results(Studies.COMPARISON);
      return left;
    }
  }

  private static List<RunPlan> plans(int games) {
    List<MethodPlan> methods =
        List.of(
            MethodPlan.of("commitment", "multiple-lps"), MethodPlan.of("best Nash", "best-nash"));
    List<RunPlan> plans = new ArrayList<>();
    for (int seed = 0; seed < games; seed++) {
      Map<String, String> size = Map.of("rows", "30", "columns", Integer.toString(20 + seed));
      Game game = Games.of(Catalog.find("covariant").orElseThrow(), size, seed);
      plans.addAll(Plans.of(STUDY, game, methods, Seeds.of(1)));
    }
    return plans;
  }
}
