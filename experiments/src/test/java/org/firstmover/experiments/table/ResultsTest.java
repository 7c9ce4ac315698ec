package org.firstmover.experiments.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.firstmover.experiments.Contrast;
import org.firstmover.experiments.GamePlan;
import org.firstmover.experiments.Made;
import org.firstmover.experiments.MethodPlan;
import org.firstmover.experiments.Published;
import org.firstmover.experiments.Quantity;
import org.firstmover.experiments.Study;
import org.firstmover.experiments.run.Outcome;
import org.firstmover.experiments.run.RunPlan;
import org.firstmover.experiments.store.StoredRun;
import org.junit.jupiter.api.Test;

/** Computed by hand from runs made by hand. */
class ResultsTest {
  private static final GamePlan GAME = new GamePlan("random", "10", "random", Map.of());

  private final Results results =
      new Results(
          study(
              new Published("value", "random", "10", "one", 4, 0, "theory"),
              new Published("gain", "random", "10", "", 0.5, 0.25, "a paper")));

  private static Study study(Published... published) {
    return new Study(
        Made.STUDY,
        "title",
        "text",
        "source",
        "actions",
        Study.crossed(
            List.of(GAME),
            List.of(
                MethodPlan.of("one", "multiple-lps"),
                new MethodPlan("two", "best-pure", Map.of(), "not exhaustive")),
            3),
        List.of(Quantity.VALUE, Quantity.counted("nodes", "nodes", "nodes")),
        List.of(
            new Contrast("gain", "the gain", "value", "one", "two"),
            new Contrast("wins", "wins", "value", "one", "two", (one, two) -> one > two ? 1 : 0),
            new Contrast("all", "over two", "value", "", "two")),
        List.of(published));
  }

  private void add(String method, long seed, Outcome outcome) {
    RunPlan plan = Made.plan("random", "10", method, seed);
    results.add(new StoredRun(plan.fingerprint(), plan, outcome));
  }

  private static Outcome limited(double value) {
    return Made.outcome("limit", "verified by search", "", Map.of("value", value), List.of());
  }

  private Row row(String quantity, String method) {
    return results.rows(quantity).stream()
        .filter(row -> row.method().equals(method))
        .findFirst()
        .orElseThrow();
  }

  private String csv() {
    StringWriter out = new StringWriter();
    CsvFiles.results(results, out);
    return out.toString();
  }

  @Test
  void a_mean_over_seeds_beside_the_published_figure() {
    add("one", 0, Made.verified(1));
    add("one", 1, Made.verified(2));
    add("one", 2, Made.verified(6));
    Row row = row("value", "one");
    assertThat(row.statistics().mean()).isEqualTo(3);
    // deviations -2, -1, 3: squares sum to 14, variance 7, of the mean 7/3
    assertThat(row.statistics().error()).isEqualTo(Math.sqrt(7.0 / 3));
    assertThat(row.away()).isEqualTo(-1 / Math.sqrt(7.0 / 3));
    assertThat(row.difference()).isEqualTo("-0.65 s.e.");
    assertThat(row.status()).isEqualTo("optimal");
    assertThat(row.verified()).isEqualTo("3");
    assertThat(row.note()).isEmpty();
    assertThat(results.rows("nodes")).isEmpty();
  }

  @Test
  void differences_are_paired_by_seed_and_seeds_without_a_pair_left_out() {
    add("one", 0, Made.verified(5));
    add("one", 1, Made.verified(7));
    add("one", 2, Made.verified(100));
    add("two", 1, Made.verified(6));
    add("two", 0, Made.verified(2));
    add("two", 3, Made.verified(-100));
    Row row = row("gain", "one - two");
    // 5 - 2 and 7 - 6
    assertThat(row.statistics()).isEqualTo(new Statistics(2, 2, 1));
    assertThat(row.runs()).isEqualTo(3);
    assertThat(row.verified()).isEqualTo("2 of 3");
    // (2 - 0.5) / hypot(1, 0.25)
    assertThat(row.away()).isEqualTo(1.5 / Math.sqrt(1.0625));
    assertThat(Agreement.of(results.rows())).isEqualTo(new Agreement(2, 2));
    // no difference, and so under the one's label
    assertThat(row("wins", "one").statistics()).isEqualTo(new Statistics(2, 1, 0));
    assertThat(results.rows("all").stream().map(Row::method)).containsExactly("one");
    assertThat(row("all", "one").statistics()).isEqualTo(new Statistics(2, 2, 1));
  }

  @Test
  void only_verified_runs_count_and_the_others_are_listed() {
    add("one", 0, Made.verified(1));
    add("one", 1, Made.outcome("optimal", "unverified", "", Map.of("value", 1e9), List.of()));
    add("one", 2, Made.failed("it broke"));
    add("one", 3, Made.verified(3));
    results.add(new StoredRun("f", Made.plan("random", "10", "one", 4), null));
    Row row = row("value", "one");
    assertThat(row.statistics()).isEqualTo(new Statistics(2, 2, 1));
    assertThat(row.verified()).isEqualTo("2 of 4");
    assertThat(row.status()).isEqualTo("failed 1, optimal 3");
    assertThat(results.total()).isEqualTo(5);
    assertThat(results.finished()).isEqualTo(4);
    assertThat(results.troubles().stream().map(t -> t.plan() + "|" + t.what() + "|" + t.reason()))
        .containsExactly(
            "random 10, one, seed 1|unverified|failed: values",
            "random 10, one, seed 2|failed|it broke");
    assertThat(csv())
        .contains(
            "\nvalue,random,10,one,4,2,\"failed 1, optimal 3\",2.0,1.0,4.0,0.0,-2.0,theory\n");
  }

  @Test
  void answers_count_that_fail_only_what_the_study_excuses() {
    MethodPlan excused =
        new MethodPlan("one", "m", Map.of(), "stopped", List.of("values", "leader constraints"));
    Results measured =
        new Results(
            new Study(
                Made.STUDY,
                "title",
                "",
                "",
                "",
                Study.crossed(List.of(GAME), List.of(excused, MethodPlan.of("two", "m")), 3),
                List.of(Quantity.VALUE),
                List.of(),
                List.of()));
    for (String method : List.of("one", "two")) {
      for (long seed = 0; seed < 3; seed++) {
        RunPlan plan = Made.plan("random", "10", method, seed);
        String verdict = seed == 0 ? "verified" : "unverified";
        Outcome outcome =
            Made.outcome("limit", verdict, "", Map.of("value", 1.0 + seed), List.of());
        measured.add(new StoredRun(plan.fingerprint(), plan, outcome));
      }
    }
    List<Row> rows = measured.rows("value");
    assertThat(rows.get(0).statistics().mean()).isEqualTo(2);
    assertThat(rows.get(0).note()).isEqualTo("3 stopped; 2 fail values");
    assertThat(rows.get(1).statistics()).isEqualTo(new Statistics(1, 1, Double.NaN));
    assertThat(measured.excused()).isEqualTo(2);
    assertThat(measured.troubles()).hasSize(2);
    assertThat(StudyPage.html(measured)).contains("3 stopped; 2 fail values");
  }

  @Test
  void a_figure_of_unknown_spread_is_shown_and_not_held_against() {
    Published vague = new Published("value", "random", "10", "one", 4, Double.NaN, "a picture");
    Results unclear = new Results(study(vague));
    RunPlan plan = Made.plan("random", "10", "one", 0);
    unclear.add(new StoredRun(plan.fingerprint(), plan, Made.verified(3)));
    Row row = unclear.rows("value").get(0);
    assertThat(row.figure()).isEqualTo("4");
    assertThat(row.difference()).isEqualTo("differs by -1");
    assertThat(Agreement.of(unclear.rows())).isEqualTo(new Agreement(0, 0));
  }

  @Test
  void a_cell_whose_runs_all_failed_has_a_row() {
    add("one", 0, Made.failed("it broke"));
    add("two", 0, Made.verified(1));
    Row row = row("value", "one");
    assertThat(row.statistics().count()).isZero();
    assertThat(row.difference()).isEmpty();
    assertThat(row("gain", "one - two").statistics().count()).isZero();
    assertThat(Agreement.of(results.rows())).isEqualTo(new Agreement(0, 0));
    assertThat(csv())
        .contains("\nvalue,random,10,one,1,0,failed,,,4.0,0.0,,theory\n")
        .contains("\ngain,random,10,one - two,1,0,,,,0.5,0.25,,a paper\n");
  }

  @Test
  void a_difference_that_cannot_be_measured_is_no_agreement() {
    add("one", 0, Made.verified(1));
    assertThat(row("value", "one").away()).isNaN();
    assertThat(row("value", "one").difference()).isEqualTo("differs by -3");
    assertThat(Agreement.of(results.rows())).isEqualTo(new Agreement(1, 0));
    add("one", 1, Made.verified(1));
    assertThat(row("value", "one").difference()).isEqualTo("differs by -3");
    assertThat(Agreement.of(results.rows())).isEqualTo(new Agreement(1, 0));
  }

  @Test
  void answers_at_a_limit_are_said_to_be_so_in_their_contrasts_too() {
    add("one", 0, Made.verified(4));
    add("two", 0, limited(1));
    add("one", 1, Made.verified(4));
    add("two", 1, limited(3));
    add("two", 2, Made.verified(3));
    assertThat(row("value", "two").note()).isEqualTo("2 not exhaustive");
    assertThat(row("value", "two").status()).isEqualTo("limit 2, optimal 1");
    assertThat(row("value", "two").verified()).isEqualTo("3");
    assertThat(row("gain", "one - two").note()).isEqualTo("2 not exhaustive");
    assertThat(row("value", "one").difference()).isEqualTo("equal");
  }

  @Test
  void a_quantity_that_a_method_has_not_makes_no_row() {
    Map<String, Double> both = new HashMap<>(Map.of("value", 1.0));
    both.put("nodes", 17.0);
    add("one", 0, Made.verified(1));
    add("two", 0, Made.outcome("optimal", "verified", "", both, List.of()));
    assertThat(results.rows("nodes").stream().map(Row::method)).containsExactly("two");
    assertThat(row("nodes", "two").statistics().mean()).isEqualTo(17);
    assertThat(results.timings()).hasSize(2);
    assertThat(results.seconds()).isEqualTo(0.5);
  }

  @Test
  void no_runs_make_no_rows() {
    assertThat(results.rows()).isEmpty();
    assertThat(csv().lines()).hasSize(1);
  }
}
