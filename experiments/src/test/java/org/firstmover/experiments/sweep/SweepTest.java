package org.firstmover.experiments.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.IntStream;
import org.firstmover.Games;
import org.firstmover.experiments.Made;
import org.firstmover.experiments.MethodPlan;
import org.firstmover.experiments.Quantity;
import org.firstmover.experiments.Study;
import org.firstmover.experiments.checkpoint.CheckpointFolder;
import org.firstmover.experiments.run.Outcome;
import org.firstmover.experiments.run.RunPlan;
import org.firstmover.experiments.run.Runner;
import org.firstmover.experiments.store.StoredRun;
import org.firstmover.experiments.studies.Studies;
import org.firstmover.game.InputError;
import org.firstmover.solve.Reported;
import org.firstmover.solve.Run;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to a study: nothing finished is lost or made again, and the tables agree. */
@Tag("slow")
class SweepTest {
  private static final Study COMPARISON = Studies.COMPARISON;

  @TempDir private Path folder;

  /** Makes runs one by one in the sweep's thread for them, as tests want it. */
  private abstract static class OneByOne implements Executor {
    final List<RunPlan> made = new ArrayList<>();
    volatile boolean cancelled;

    abstract void make(RunPlan plan, Sink sink);

    @Override
    public void execute(List<RunPlan> plans, CheckpointFolder checkpoints, Sink sink) {
      for (RunPlan plan : plans) {
        if (!cancelled) {
          made.add(plan);
          make(plan, sink);
        }
      }
    }

    @Override
    public void cancel() {
      cancelled = true;
    }

    static Outcome outcome(RunPlan plan) {
      return Runner.run(plan, COMPARISON.quantities(), Run.withSeed(plan.seed()));
    }
  }

  /** One that does nothing else. */
  private static OneByOne plain() {
    return new OneByOne() {
      @Override
      void make(RunPlan plan, Sink sink) {
        sink.finished(plan, outcome(plan));
      }
    };
  }

  private StudyFolder open(String name, List<RunPlan> plans) {
    StudyFolder opened = StudyFolder.open(folder.resolve(name), Made.STUDY);
    opened.store().plan(plans);
    return opened;
  }

  private static Sweep sweep(StudyFolder opened, Executor executor, SweepListener... listeners) {
    return new Sweep(opened.store(), opened.checkpoints(), executor, List.of(listeners));
  }

  /** Makes what is left of a study; answers the tables that must always be the same. */
  private List<String> completed(String name, List<RunPlan> plans, Executor executor)
      throws IOException {
    try (StudyFolder opened = open(name, plans)) {
      assertThat(sweep(opened, executor).run()).isZero();
      opened.results(COMPARISON);
    }
    return tables(name);
  }

  private List<String> tables(String name) throws IOException {
    return List.of(
        Files.readString(folder.resolve(name).resolve(StudyFolder.RUNS)),
        Files.readString(folder.resolve(name).resolve(StudyFolder.RESULTS)));
  }

  private static List<StoredRun> runs(StudyFolder opened) {
    List<StoredRun> runs = new ArrayList<>();
    opened.store().forEach(runs::add);
    return runs;
  }

  @Test
  void one_job_and_many_make_the_same_tables() throws IOException {
    List<RunPlan> plans = Made.plans(20);
    List<String> one = completed("one", plans, new LocalExecutor(1));
    assertThat(one.get(0).lines()).hasSize(41);
    assertThat(completed("four", plans, new LocalExecutor(4))).isEqualTo(one);
    assertThat(completed("by hand", plans, plain())).isEqualTo(one);
    assertThat(folder.resolve("four").toFile().list())
        .containsExactlyInAnyOrder(
            "checkpoints",
            "lock",
            "store.sqlite",
            StudyFolder.REPORT,
            StudyFolder.RESULTS,
            StudyFolder.RUNS,
            StudyFolder.TIMINGS);
  }

  @Test
  void seeds_may_be_added_later_and_from_any_end() throws IOException {
    List<String> together = completed("at once", Made.plans(10), new LocalExecutor(2));
    completed("later", Made.plans(5), new LocalExecutor(2));
    OneByOne rest = plain();
    assertThat(completed("later", Made.plans(10), rest)).isEqualTo(together);
    assertThat(rest.made).hasSize(10);
    List<RunPlan> plans = Made.plans(10);
    completed("backwards", plans.subList(8, 20), new LocalExecutor(2));
    assertThat(completed("backwards", plans, new LocalExecutor(2))).isEqualTo(together);
  }

  @Test
  void a_complete_study_starts_no_run_and_ends_the_same() throws IOException {
    List<RunPlan> plans = Made.plans(3);
    List<String> tables = completed("study", plans, new LocalExecutor(2));
    Executor none =
        new OneByOne() {
          @Override
          void make(RunPlan plan, Sink sink) {
            throw new IllegalStateException("nothing is left to make");
          }
        };
    assertThat(completed("study", plans, none)).isEqualTo(tables);
  }

  @Test
  void failed_runs_are_recorded_are_visible_and_are_not_made_again() throws IOException {
    List<MethodPlan> methods =
        List.of(MethodPlan.of("refusing", "correlated"), MethodPlan.of("pure", "best-pure"));
    List<RunPlan> plans =
        Plans.of(Made.STUDY, Games.find("covariant"), methods, Seeds.of(2)).stream()
            .map(SweepTest::broken)
            .toList();
    List<String> tables = completed("study", plans, new LocalExecutor(2));
    assertThat(tables.get(0)).contains(",failed,,", "found [nowhere]");
    assertThat(tables.get(1)).contains("value,covariant,,refusing,2,0,failed,,,");
    OneByOne again = plain();
    completed("study", plans, again);
    assertThat(again.made).isEmpty();
    try (StudyFolder opened = open("study", plans)) {
      assertThat(opened.results(COMPARISON).troubles()).hasSize(2);
    }
  }

  /** The runs labelled "refusing" play a game that is not there. */
  private static RunPlan broken(RunPlan plan) {
    return plan.method().equals("refusing")
        ? new RunPlan(
            plan.study(),
            plan.game(),
            "",
            plan.method(),
            "{\"kind\": \"catalog\", \"name\": \"nowhere\"}",
            plan.solver(),
            plan.options(),
            plan.seed())
        : plan;
  }

  @Test
  void runs_that_could_not_be_made_are_left_for_another_time() throws IOException {
    List<RunPlan> plans = Made.plans(4);
    List<String> told = new ArrayList<>();
    SweepListener listener =
        new SweepListener() {
          @Override
          public void notMade(RunPlan plan, String reason) {
            told.add(plan + ": " + reason);
          }
        };
    OneByOne failing =
        new OneByOne() {
          @Override
          void make(RunPlan plan, Sink sink) {
            if (plan.seed() == 2) {
              sink.notMade(plan, "a machine is gone");
            } else {
              sink.finished(plan, outcome(plan));
            }
          }
        };
    try (StudyFolder opened = open("study", plans)) {
      Sweep sweep = sweep(opened, failing, listener);
      assertThat(sweep.run()).isEqualTo(2);
      assertThat(sweep.cancelled()).isFalse();
      assertThat(opened.results(COMPARISON).finished()).isEqualTo(6);
    }
    assertThat(told).hasSize(2).allMatch(text -> text.endsWith("seed 2: a machine is gone"));
    assertThat(tables("study").get(0)).contains(",unfinished,");
    assertThat(completed("study", plans, plain())).isEqualTo(completed("other", plans, plain()));
  }

  /** Also where memory ran out, or a file could not be read: it is not the method's answer. */
  @Test
  void what_may_go_better_another_time_is_no_outcome() {
    Quantity hungry =
        new Quantity(
            "value",
            "",
            (game, solution) -> {
              throw new OutOfMemoryError("for the test");
            });
    Quantity unlucky =
        new Quantity(
            "value",
            "",
            (game, solution) -> {
              throw new UncheckedIOException(new IOException("for the test"));
            });
    for (Quantity quantity : List.of(hungry, unlucky)) {
      Study study =
          new Study(Made.STUDY, "", "", "", "", List.of(), List.of(quantity), List.of(), List.of());
      try (StudyFolder opened = open("study", Made.plans(1))) {
        assertThat(sweep(opened, new LocalExecutor(2, study)).run()).isEqualTo(2);
        assertThat(opened.store().unfinished()).hasSize(2);
      }
    }
  }

  @Test
  void a_listener_that_throws_ends_the_study_and_loses_nothing() throws IOException {
    List<RunPlan> plans = Made.plans(10);
    List<RunPlan> heard = new ArrayList<>();
    SweepListener listener =
        new SweepListener() {
          @Override
          public void finished(RunPlan plan, Outcome outcome) {
            heard.add(plan);
            if (heard.size() == 3) {
              throw new IllegalStateException("a listener's own error");
            }
          }
        };
    List<String> before;
    try (StudyFolder opened = open("study", plans)) {
      Sweep sweep = sweep(opened, new LocalExecutor(2), listener);
      assertThatThrownBy(sweep::run).hasMessage("a listener's own error");
      List<StoredRun> finished =
          runs(opened).stream().filter(run -> run.outcome() != null).toList();
      assertThat(finished.stream().map(StoredRun::plan)).containsAll(heard);
      before = finished.stream().map(run -> run.plan().toString()).toList();
    }
    OneByOne rest = plain();
    assertThat(completed("study", plans, rest)).isEqualTo(completed("other", plans, plain()));
    assertThat(rest.made).hasSize(20 - before.size());
    assertThat(rest.made.stream().map(RunPlan::toString)).doesNotContainAnyElementsOf(before);
  }

  @Test
  void an_error_of_the_executor_ends_the_study_and_loses_nothing() throws IOException {
    List<RunPlan> plans = Made.plans(3);
    OneByOne failing =
        new OneByOne() {
          @Override
          void make(RunPlan plan, Sink sink) {
            if (made.size() == 4) {
              throw new AssertionError("for the test");
            }
            sink.finished(plan, outcome(plan));
          }
        };
    try (StudyFolder opened = open("study", plans)) {
      Sweep sweep = sweep(opened, failing);
      assertThatThrownBy(sweep::run).isInstanceOf(AssertionError.class);
    }
    assertThat(completed("study", plans, plain())).isEqualTo(completed("other", plans, plain()));
  }

  @Test
  void the_first_of_two_outcomes_of_a_run_counts() throws IOException {
    List<RunPlan> plans = Made.plans(3);
    List<RunPlan> heard = new ArrayList<>();
    SweepListener listener =
        new SweepListener() {
          @Override
          public void finished(RunPlan plan, Outcome outcome) {
            heard.add(plan);
          }
        };
    OneByOne doubling =
        new OneByOne() {
          @Override
          void make(RunPlan plan, Sink sink) {
            Outcome outcome = outcome(plan);
            sink.finished(plan, outcome);
            sink.finished(plan, Made.failed("a repetition"));
            made.forEach(earlier -> sink.finished(earlier, Made.failed("a late repetition")));
          }
        };
    try (StudyFolder opened = open("study", plans)) {
      assertThat(sweep(opened, doubling, listener).run()).isZero();
      opened.results(COMPARISON);
    }
    assertThat(heard).containsExactlyElementsOf(plans);
    assertThat(tables("study")).isEqualTo(completed("other", plans, plain()));
  }

  @Test
  void a_cancelled_study_is_resumed_to_the_same_tables() throws IOException {
    List<RunPlan> plans = Made.plans(20);
    List<String> undisturbed = completed("undisturbed", plans, new LocalExecutor(2));
    for (int stop : new int[] {0, 1, 7, 39}) {
      String name = "stopped at " + stop;
      Set<String> before = new ConcurrentSkipListSet<>();
      try (StudyFolder opened = open(name, plans)) {
        Sweep[] sweep = new Sweep[1];
        SweepListener stopping =
            new SweepListener() {
              @Override
              public void finished(RunPlan plan, Outcome outcome) {
                before.add(plan.fingerprint());
                if (before.size() == stop) {
                  sweep[0].cancel();
                }
              }
            };
        sweep[0] = sweep(opened, new LocalExecutor(2), stopping);
        if (stop == 0) {
          sweep[0].cancel();
        }
        assertThat(sweep[0].run()).isEqualTo(plans.size() - before.size());
        assertThat(sweep[0].cancelled()).isTrue();
        assertThat(opened.store().unfinished()).hasSize(plans.size() - before.size());
      }
      OneByOne rest = plain();
      assertThat(completed(name, plans, rest)).isEqualTo(undisturbed);
      assertThat(rest.made)
          .hasSize(plans.size() - before.size())
          .noneMatch(plan -> before.contains(plan.fingerprint()));
    }
  }

  @Test
  void an_interrupted_thread_cancels_the_study() {
    try (StudyFolder opened = open("study", Made.plans(5))) {
      Sweep sweep = sweep(opened, plain());
      Thread.currentThread().interrupt();
      int left = sweep.run();
      assertThat(sweep.cancelled()).isTrue();
      assertThat(opened.store().unfinished()).hasSize(left);
    }
  }

  @Test
  void listeners_hear_all_in_order_and_never_at_the_same_time() {
    List<RunPlan> plans = Made.plans(50);
    List<String> heard = new ArrayList<>(); // not one for several threads
    SweepListener listener =
        new SweepListener() {
          @Override
          public void begun(int total, int before) {
            heard.add("begun " + total + " " + before);
          }

          @Override
          public void started(RunPlan plan) {
            heard.add("started " + plan);
          }

          @Override
          public void reported(RunPlan plan, Reported reported) {
            heard.add("reported " + plan + " " + reported.step());
          }

          @Override
          public void finished(RunPlan plan, Outcome outcome) {
            heard.add("finished " + plan);
          }
        };
    try (StudyFolder opened = open("study", plans)) {
      sweep(opened, new LocalExecutor(4), listener).run();
    }
    assertThat(heard).hasSize(1 + 100 + 50 + 100).startsWith("begun 100 0");
    for (RunPlan plan : plans) {
      assertThat(heard.indexOf("started " + plan))
          .isNotNegative()
          .isLessThan(heard.indexOf("finished " + plan));
    }
  }

  /** More events than the queue holds must not stop the writer or the runs. */
  @Test
  void a_talkative_method_is_heard() {
    int[] heard = {0};
    OneByOne talking =
        new OneByOne() {
          @Override
          void make(RunPlan plan, Sink sink) {
            IntStream.range(0, 5000).forEach(k -> sink.reported(plan, new Reported("best", k, k)));
            sink.finished(plan, Made.verified(1));
          }
        };
    SweepListener listener =
        new SweepListener() {
          @Override
          public void reported(RunPlan plan, Reported reported) {
            heard[0]++;
          }
        };
    try (StudyFolder opened = open("study", Made.plans(2))) {
      assertThat(sweep(opened, talking, listener).run()).isZero();
    }
    assertThat(heard[0]).isEqualTo(20_000);
  }

  @Test
  void an_unreadable_checkpoint_stops_the_study_and_names_the_file() throws IOException {
    List<RunPlan> plans = Made.plans(2);
    try (StudyFolder opened = open("study", plans)) {
      String name = plans.get(1).fingerprint().substring("sha256:".length()) + ".checkpoint";
      Path file = Files.createDirectories(opened.checkpoints().path()).resolve(name);
      Files.writeString(file, "FMCHECK\nnonsense");
      Map<String, String> before = Made.content(opened.checkpoints().path());
      OneByOne executor = plain();
      assertThatThrownBy(() -> sweep(opened, executor).run())
          .isInstanceOf(InputError.class)
          .hasMessageStartingWith(file + ": found [")
          .hasMessageContaining("\nMaybe remove this file");
      assertThat(executor.made).isEmpty();
      assertThat(Made.content(opened.checkpoints().path())).isEqualTo(before);
      Files.delete(file);
      assertThat(sweep(opened, executor).run()).isZero();
    }
  }
}
