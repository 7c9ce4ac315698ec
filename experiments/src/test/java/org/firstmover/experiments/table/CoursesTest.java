package org.firstmover.experiments.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.firstmover.experiments.Course;
import org.firstmover.experiments.GamePlan;
import org.firstmover.experiments.Made;
import org.firstmover.experiments.MethodPlan;
import org.firstmover.experiments.Quantity;
import org.firstmover.experiments.Study;
import org.firstmover.experiments.run.RunPlan;
import org.firstmover.experiments.store.StoredRun;
import org.firstmover.solve.Reported;
import org.junit.jupiter.api.Test;

/** Computed by hand from numbers reported by hand. */
class CoursesTest {
  private static final Course NORM = new Course("norm", "the norm", "gradient norm", 1e-3);
  private static final Course MISSING = new Course("missing", "to two", "value", 0, "two");

  private final Results results =
      new Results(
          new Study(
              Made.STUDY,
              "title",
              "text",
              "source",
              "actions",
              Study.crossed(
                  List.of(new GamePlan("game", "10", "random", Map.of())),
                  List.of(MethodPlan.of("one", "m"), MethodPlan.of("two", "m")),
                  3),
              List.of(Quantity.VALUE),
              List.of(),
              List.of(NORM, MISSING),
              List.of()));

  private void add(String method, long seed, double value, Reported... reported) {
    RunPlan plan = Made.plan("game", "10", method, seed);
    results.add(
        new StoredRun(
            plan.fingerprint(),
            plan,
            Made.outcome("feasible", "verified", "", Map.of("value", value), List.of(reported))));
  }

  private static Reported norm(long step, double value) {
    return new Reported("gradient norm", step, value);
  }

  private static Reported value(long step, double value) {
    return new Reported("value", step, value);
  }

  @Test
  void medians_and_quartiles_of_the_last_numbers_by_a_step() {
    add("one", 0, 1, norm(0, 8), norm(10, 1));
    add("one", 1, 1, norm(0, 4), norm(5, 100), norm(10, 2));
    add("one", 2, 1, norm(0, 2), new Reported("other", 7, 3));
    add("one", 3, 1, norm(5, 6));
    assertThat(results.lines(NORM))
        .containsExactly(
            new Courses.Line(
                "game",
                "10",
                "one",
                List.of(
                    new Courses.Point(0, 3, 3, 4, 6, 8),
                    // 2, 6, 8, 100
                    new Courses.Point(5, 4, 5, 7, 31, 100),
                    // 1, 2, 2, 6
                    new Courses.Point(10, 4, 1.75, 2, 3, 100))));
  }

  @Test
  void what_is_missing_to_another_method_is_paired_by_seed() {
    add("one", 0, 7, value(0, 5), value(1, 7));
    add("one", 1, 7, value(0, 5));
    add("two", 0, 10);
    assertThat(results.lines(MISSING))
        .containsExactly(
            new Courses.Line(
                "game",
                "10",
                "one",
                List.of(new Courses.Point(0, 1, 5, 5, 5, 5), new Courses.Point(1, 1, 3, 3, 3, 5))));
  }

  @Test
  void where_the_other_method_did_not_run_there_is_no_line() {
    add("one", 0, 7, value(0, 5));
    assertThat(results.lines(MISSING)).isEmpty();
  }

  @Test
  void of_many_steps_the_first_the_last_and_enough_in_between_are_kept() {
    List<Reported> many = new ArrayList<>();
    for (int step = 0; step <= 30_000; step++) {
      many.add(norm(step, step == 17_001 ? 1e6 : step));
    }
    add("one", 0, 1, many.toArray(Reported[]::new));
    Courses.Line line = results.lines(NORM).get(0);
    assertThat(line.points()).hasSizeBetween(100, 151);
    assertThat(line.points().stream().map(Courses.Point::step)).startsWith(0L, 1L, 2L).isSorted();
    assertThat(line.last()).isEqualTo(new Courses.Point(30_000, 1, 30_000, 30_000, 30_000, 1e6));
  }

  @Test
  void the_page_and_the_table_have_them() {
    add("one", 0, 7, value(0, 5), norm(0, Double.NaN));
    add("one", 1, 7, value(0, 5), norm(0, 1), norm(3, Double.POSITIVE_INFINITY));
    add("two", 0, 10);
    String page = StudyPage.html(results);
    assertThat(page).contains("The norm", "To two", "largest on the way", "symlog");
    StringWriter out = new StringWriter();
    CsvFiles.courses(results, out);
    assertThat(out.toString())
        .startsWith("course,game,setting,method,step,runs,lower_quartile,median,upper_quartile,")
        .contains("\nmissing,game,10,one,0,1,5.0,5.0,5.0,5.0\n");
  }
}
