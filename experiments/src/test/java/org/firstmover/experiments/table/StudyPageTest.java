package org.firstmover.experiments.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.firstmover.experiments.Contrast;
import org.firstmover.experiments.Course;
import org.firstmover.experiments.GamePlan;
import org.firstmover.experiments.Made;
import org.firstmover.experiments.MethodPlan;
import org.firstmover.experiments.Published;
import org.firstmover.experiments.Quantity;
import org.firstmover.experiments.Study;
import org.firstmover.experiments.View;
import org.firstmover.experiments.run.Outcome;
import org.firstmover.experiments.run.RunPlan;
import org.firstmover.experiments.store.StoredRun;
import org.firstmover.solve.Reported;
import org.junit.jupiter.api.Test;

/** One file that opens offline, whatever stands in labels and errors. */
class StudyPageTest {
  private static final String EVIL = "<script>alert('1')</script>&\"{{title}}$1";

  private static Results results(String label, int seeds, Outcome odd) {
    GamePlan game = new GamePlan(label, "10", "random", Map.of());
    Results results =
        new Results(
            new Study(
                "study-name",
                "title " + label,
                "text " + label,
                "source " + label,
                "axis " + label,
                Study.crossed(List.of(game), List.of(MethodPlan.of(label, "m")), 3),
                List.of(new Quantity("value", "value of " + label, Quantity.VALUE.measure())),
                List.of(new Contrast("gain", "gain of " + label, "value", label, "other")),
                List.of(new Published("value", label, "10", label, 0.5, 0, "theory " + label))));
    for (int seed = 0; seed < seeds; seed++) {
      for (String method : List.of(label, "other")) {
        RunPlan plan = Made.plan(label, "10", method, seed);
        results.add(
            new StoredRun(
                plan.fingerprint(), plan, seed == 2 ? odd : Made.verified(seed + label.length())));
      }
    }
    return results;
  }

  private static String html(String label, int seeds, Outcome odd) {
    return StudyPage.html(results(label, seeds, odd));
  }

  /** Two quantities and a course of one game, in pictures of the study's own. */
  @Test
  void views_are_drawn_and_their_courses_not_again() {
    GamePlan game = new GamePlan("game", "10", "random", Map.of());
    View.Item value = new View.Item("a value", "value");
    Results results =
        new Results(
            new Study(
                "name",
                "title",
                "text",
                "source",
                "axis",
                Study.crossed(List.of(game), List.of(MethodPlan.of("one", "m")), 1),
                List.of(Quantity.VALUE),
                List.of(),
                List.of(new Course("norm", "the norm by hour", "gradient norm", 0)),
                List.of(
                    new View.Series(
                        "by hour",
                        "caption one",
                        "hour",
                        List.of("game"),
                        List.of(new View.Item("a line", "norm"))),
                    new View.Trends(
                        "by setting",
                        "caption two",
                        "actions",
                        "value",
                        List.of("game"),
                        List.of(value)),
                    new View.Groups(
                        "by quantity",
                        "caption three",
                        "what",
                        "value",
                        List.of("game"),
                        List.of(value))),
                List.of()));
    RunPlan plan = Made.plan("game", "10", "one", 0);
    List<Reported> reported =
        List.of(new Reported("gradient norm", 1, 3), new Reported("gradient norm", 2, 5));
    results.add(
        new StoredRun(
            plan.fingerprint(),
            plan,
            Made.outcome("feasible", "verified", "", Map.of("value", 4.5), reported)));
    assertThat(StudyPage.html(results))
        .contains("caption one", "caption two", "caption three")
        .contains("a line", "a value", "the norm by hour")
        .doesNotContain("The last steps");
  }

  @Test
  void every_section_is_there() {
    String page = html("a game", 4, Made.failed("it broke"));
    assertThat(page)
        .contains(
            "study-name",
            "What this shows",
            "text a game",
            "Value of a game",
            "Gain of a game",
            "published figures within two standard errors",
            "Beside the published figures (",
            "Where the published figures come from",
            "theory a game",
            "Time",
            "Failed and unverified runs",
            "How it was made",
            "source a game",
            "0 to 3",
            "Linux 6",
            "Firstmover 0.1.0",
            "</html>");
    assertThat(page).contains("2 runs do not count in the means above.", "it broke", "seed 2");
  }

  @Test
  void it_says_when_nothing_is_wrong_and_when_runs_are_missing() {
    assertThat(html("g", 3, Made.verified(1)))
        .contains("None: each of the 6 finished runs is verified.", "6 of 6");
    assertThat(html("g", 3, null))
        .contains("None: each of the 4 finished runs is verified. Not finished: 2 of 6.")
        .contains("4 of 6");
  }

  @Test
  void it_fetches_nothing() {
    String page = html("a game", 4, Made.failed("it broke"));
    Matcher fetching =
        Pattern.compile(
                "<(link|img|iframe|script[^>]*\\ssrc|object|embed)[\\s>]|@import|url\\(http")
            .matcher(page);
    assertThat(fetching.find()).as(() -> fetching.group()).isFalse();
    assertThat(page).doesNotContain("{{");
  }

  @Test
  void labels_and_errors_stay_text() {
    String page = html(EVIL, 4, Made.failed(EVIL));
    assertThat(page).doesNotContain("<script>alert").contains("&lt;script&gt;alert", "$1");
  }

  @Test
  void many_troubles_are_cut() {
    Results results = results("g", 1, null);
    for (int seed = 0; seed < 300; seed++) {
      RunPlan plan = Made.plan("g", "10", "other", 10 + seed);
      results.add(new StoredRun(plan.fingerprint(), plan, Made.failed("it broke")));
    }
    String page = StudyPage.html(results);
    assertThat(page).contains("300 runs do not count", "The first 200 are shown");
    assertThat(page.split("it broke", -1)).hasSize(201);
  }

  @Test
  void a_study_of_which_nothing_is_finished_has_a_page() {
    Results results = results("g", 0, null);
    RunPlan plan = Made.plan("g", "10", "g", 0);
    results.add(new StoredRun(plan.fingerprint(), plan, null));
    assertThat(StudyPage.html(results)).contains("0 of 1", "Not finished: 1 of 1.");
  }
}
