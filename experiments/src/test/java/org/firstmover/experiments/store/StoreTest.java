package org.firstmover.experiments.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.firstmover.experiments.Made;
import org.firstmover.experiments.run.Outcome;
import org.firstmover.experiments.run.RunPlan;
import org.firstmover.solve.Reported;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is stored is read back, in a promised order, and is never made again. */
class StoreTest {
  private static final RunPlan PLAN = Made.plan("game", "10", "method", 3);

  @TempDir private Path folder;

  private Store open() {
    return Store.open(folder.resolve("store.sqlite"), Made.STUDY, step -> {});
  }

  private static List<StoredRun> runs(Store store) {
    List<StoredRun> runs = new ArrayList<>();
    store.forEach(runs::add);
    return runs;
  }

  @Test
  void everything_of_a_run_is_read_back() {
    RunPlan plan =
        new RunPlan(
            Made.STUDY,
            "game, \"quoted\"",
            "10",
            "méthode ✓ 🎲",
            "{\"kind\": \"catalog\"}",
            "solver",
            Map.of("text", "a \"b\"\n\\ c", "number", "1e-3", "yes", "true", "none", ""),
            Long.MAX_VALUE);
    Outcome outcome =
        Made.outcome(
            "limit",
            "verified by search",
            "two\nlines \u0000 and a control",
            Map.of("value", 0.1 + 0.2, "least", Double.MIN_VALUE, "unbounded", -1.0 / 0),
            List.of(new Reported("best", 1, 0.5), new Reported("best", 2, 1e300)));
    try (Store store = open()) {
      store.plan(List.of(plan));
      assertThat(runs(store)).containsExactly(new StoredRun(plan.fingerprint(), plan, null));
      store.finish(Map.of(plan, outcome));
    }
    try (Store store = open()) {
      assertThat(runs(store)).containsExactly(new StoredRun(plan.fingerprint(), plan, outcome));
      assertThat(store.unfinished()).isEmpty();
    }
  }

  /** SQLite keeps -0 as 0, and a number that is none as NULL. */
  @Test
  void numbers_that_the_database_has_not_do_not_spoil_a_store() {
    Outcome outcome =
        Made.outcome(
            "optimal",
            "verified",
            "",
            Map.of("value", -0.0),
            List.of(new Reported("best", 1, -0.0), new Reported("best", 2, Double.NaN)));
    try (Store store = open()) {
      store.plan(List.of(PLAN));
      store.finish(Map.of(PLAN, outcome));
      Outcome read = runs(store).get(0).outcome();
      assertThat(read.quantities().get("value")).isZero();
      assertThat(read.reported().get(1).value()).isNaN();
    }
  }

  @Test
  void a_run_is_planned_once_and_finished_once() {
    try (Store store = open()) {
      store.plan(List.of(PLAN, PLAN));
      store.plan(List.of(PLAN));
      assertThat(store.count()).isOne();
      store.finish(Map.of(PLAN, Made.verified(1)));
      store.finish(Map.of(PLAN, Made.verified(2)));
      store.plan(List.of(PLAN));
      assertThat(store.unfinished()).isEmpty();
      assertThat(runs(store).get(0).outcome()).isEqualTo(Made.verified(1));
    }
  }

  @Test
  void an_outcome_of_a_run_that_was_not_planned_is_left_out() {
    try (Store store = open()) {
      store.finish(Map.of(PLAN, Made.verified(1)));
      assertThat(runs(store)).isEmpty();
    }
  }

  @Test
  void cells_keep_the_order_of_their_planning_and_seeds_are_sorted() {
    List<RunPlan> later = new ArrayList<>();
    for (long seed : new long[] {10, 9, 2}) {
      later.add(Made.plan("b", "", "m", seed));
      later.add(Made.plan("a", "", "m", seed));
    }
    try (Store store = open()) {
      store.plan(later);
      store.plan(List.of(Made.plan("a", "", "m", 1), Made.plan("0", "", "m", 0)));
      assertThat(store.unfinished()).startsWith(later.get(0), later.get(1), later.get(2));
      assertThat(runs(store).stream().map(run -> run.plan().game() + run.plan().seed()))
          .containsExactly("b2", "b9", "b10", "a1", "a2", "a9", "a10", "00");
    }
  }

  @Test
  void a_transaction_that_does_not_end_leaves_nothing() {
    Map<RunPlan, Outcome> outcomes = new LinkedHashMap<>();
    outcomes.put(PLAN, Made.verified(1));
    Path file = folder.resolve("store.sqlite");
    try (Store store =
        Store.open(
            file,
            Made.STUDY,
            step -> {
              throw new IllegalStateException(step);
            })) {
      store.plan(List.of(PLAN));
      assertThatThrownBy(() -> store.finish(outcomes)).hasMessage("store transaction open");
    }
    try (Store store = open()) {
      assertThat(store.unfinished()).containsExactly(PLAN);
      store.finish(outcomes);
      assertThat(runs(store).get(0).outcome()).isEqualTo(Made.verified(1));
    }
  }

  @Test
  void it_knows_whether_all_runs_play_one_game() {
    try (Store store = open()) {
      assertThat(store.plays("{}")).isTrue();
      store.plan(List.of(PLAN));
      assertThat(store.plays("{}")).isTrue();
      assertThat(store.plays("{ }")).isFalse();
    }
  }

  /** Those that can be the name of a folder: in the C locale older Javas know ASCII only. */
  static Stream<String> names() {
    CharsetEncoder encoder = Charset.forName(System.getProperty("sun.jnu.encoding")).newEncoder();
    return Stream.of(
            "a b", "what?mode=ro", "100%", "%41", "#1", "ünïcödé ✓", "'quoted\"", "a;b&c=d")
        .filter(encoder::canEncode);
  }

  @ParameterizedTest
  @MethodSource("names")
  void every_name_of_a_folder_will_do(String name) {
    Path path = folder.resolve(name);
    assertThat(path.toFile().mkdir()).isTrue();
    Path file = path.resolve("store.sqlite");
    try (Store store = Store.open(file, Made.STUDY, step -> {})) {
      store.plan(List.of(PLAN));
    }
    assertThat(file).isNotEmptyFile();
    assertThat(folder.toFile().list()).containsExactly(name);
    assertThat(Store.studyOf(file)).isEqualTo(Made.STUDY);
  }
}
