package org.firstmover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.firstmover.experiments.MethodPlan;
import org.firstmover.experiments.Study;
import org.firstmover.experiments.studies.Studies;
import org.firstmover.experiments.sweep.Plans;
import org.firstmover.experiments.sweep.Seeds;
import org.firstmover.experiments.sweep.StudyFolder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code reproduce}, {@code resume} and {@code compare}: what they print, write and refuse. */
@Tag("slow")
class StudyCommandsTest {
  private static final String SMALL = "../examples/conitzer-sandholm.yaml";
  private static final String STUDY = "commitment-value";

  @TempDir private Path folder;

  private Path out() {
    return folder.resolve("study");
  }

  private CommandLineRun compare(String... arguments) {
    List<String> all = new ArrayList<>(List.of("compare", SMALL, "--quiet"));
    all.addAll(List.of(arguments));
    return CommandLineRun.of(all.toArray(String[]::new));
  }

  private static void refused(CommandLineRun run, String found) {
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(found).contains("\nMaybe ").doesNotContain("\tat ");
    assertThat(run.err().lines()).hasSize(2);
  }

  private static Map<String, Long> content(Path folder) throws IOException {
    Map<String, Long> content = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        content.put(file.toString(), (long) java.util.Arrays.hashCode(Files.readAllBytes(file)));
      }
    }
    return content;
  }

  private String table(String name) throws IOException {
    return Files.readString(out().resolve(name));
  }

  /** As after a Ctrl-C: planned, and some runs finished. */
  private void interrupted(int seeds) {
    try (StudyFolder opened = StudyFolder.open(out(), "compare")) {
      opened
          .store()
          .plan(
              Plans.of(
                  "compare",
                  org.firstmover.Games.read(Path.of(SMALL)),
                  List.of(
                      MethodPlan.of("multiple-lps", "multiple-lps"),
                      MethodPlan.of("best-pure", "best-pure")),
                  Seeds.of(seeds)));
    }
  }

  @Test
  void reproduce_lists_the_studies() {
    CommandLineRun run = CommandLineRun.of("reproduce");
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    for (Study study : Studies.ALL) {
      assertThat(run.out()).contains(study.name() + ": " + study.title(), study.source());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"commitment-valu", "compare", "COMMITMENT-VALUE", " "})
  void an_unknown_study(String name) {
    refused(
        CommandLineRun.of("reproduce", name, "--out", out().toString()),
        "study: found [" + name + "], expected one of " + STUDY);
    assertThat(out()).doesNotExist();
  }

  @Test
  void an_unknown_method_of_a_study() {
    refused(
        CommandLineRun.of("reproduce", STUDY, "--methods", "best-pure", "--out", out().toString()),
        "methods of study " + STUDY + ": found [best-pure], expected one of ");
    assertThat(out()).doesNotExist();
  }

  @Test
  void studies_are_listed_with_the_labels_that_may_be_asked_for() {
    assertThat(CommandLineRun.of("reproduce").out())
        .contains(
            "7200 runs with 30 to 100 seeds",
            "methods initial, as published, corrected, untransposed, hypergradient");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "a", "", "5..3", "1..99999999", "1.5", "..", "99999999999"})
  void a_bad_range_of_seeds(String seeds) {
    String found = "--seeds: found [" + seeds + "], expected how many seeds, 1 to 1000000";
    refused(
        CommandLineRun.of("reproduce", STUDY, "--seeds=" + seeds, "--out", out().toString()),
        found);
    refused(compare("--seeds=" + seeds, "--out", out().toString()), found);
    assertThat(out()).doesNotExist();
  }

  static Stream<List<String>> nonsense() {
    return Stream.of(
        List.of("--jobs: found [0], expected 1 to 1024", "--jobs", "0"),
        List.of("--jobs: found [-2]", "--jobs=-2"),
        List.of("--jobs: found [1025]", "--jobs", "1025"),
        List.of("Invalid value for option '--jobs'", "--jobs", "many"),
        List.of("--listen: found [nonsense]", "--listen", "nonsense"),
        List.of("--executor: found [nonsense]", "--executor", "nonsense"),
        List.of("Unknown option", "--nonsense"));
  }

  @ParameterizedTest
  @MethodSource("nonsense")
  void nonsense_is_refused_before_anything_is_written(List<String> options) {
    for (String command : List.of("reproduce " + STUDY, "compare " + SMALL)) {
      List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
      arguments.addAll(options.subList(1, options.size()));
      arguments.addAll(List.of("--out", out().toString()));
      refused(CommandLineRun.of(arguments.toArray(String[]::new)), options.get(0));
      assertThat(out()).doesNotExist();
    }
  }

  @Test
  void methods_side_by_side() {
    CommandLineRun run = compare();
    assertThat(run.exitCode()).as(run.out()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines().findFirst())
        .get()
        .asString()
        .startsWith("method  ")
        .contains("value", "regret", "violation", "seconds", "status", "verified");
    // the known values of commitment, Conitzer and Sandholm 2006
    assertThat(run.out()).containsPattern("multiple-lps +3.5 ").containsPattern("best-pure +3 ");
  }

  @Test
  void a_comparison_may_be_kept_and_added_to() throws IOException {
    String out = out().toString();
    assertThat(compare("--out", out, "--methods", "multiple-lps", "--seeds", "2").exitCode())
        .isZero();
    CommandLineRun more = compare("--out", out, "--methods", "best-pure", "--seeds", "3..4");
    assertThat(more.exitCode()).isZero();
    // both methods are in the table, which is that of the folder
    assertThat(more.out()).contains("multiple-lps", "best-pure");
    CommandLineRun resumed = CommandLineRun.of("resume", out);
    assertThat(resumed.exitCode()).isZero();
    assertThat(resumed.err()).isEmpty();
    assertThat(resumed.out()).contains("runs finished     4 of 4, 0 failed or not verified");
    assertThat(table("runs.csv").lines()).hasSize(5);
  }

  @Test
  void an_interrupted_comparison_is_resumed() throws IOException {
    interrupted(4);
    CommandLineRun run = CommandLineRun.of("resume", out().toString());
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("runs finished     8 of 8", "written           " + out());
    String runs = table("runs.csv");
    assertThat(runs).doesNotContain("unfinished");
    CommandLineRun again = CommandLineRun.of("resume", out().toString(), "--quiet", "--jobs", "1");
    assertThat(again.exitCode()).isZero();
    assertThat(again.err()).isEmpty();
    assertThat(table("runs.csv")).isEqualTo(runs);
  }

  @Test
  void progress_is_told_unless_quiet() {
    interrupted(4);
    String out = out().toString();
    CommandLineRun.of("resume", out);
    CommandLineRun more =
        CommandLineRun.of(
            "compare", SMALL, "--out", out, "--methods", "multiple-lps", "--seeds", "6");
    assertThat(more.err())
        .isEqualTo("8 of 10 runs are there already\n".replace("\n", System.lineSeparator()));
    assertThat(compare("--out", out, "--seeds", "8").err()).isEmpty();
  }

  @Test
  void a_refusing_method_is_a_failed_run() throws IOException {
    CommandLineRun exported =
        CommandLineRun.of(
            "catalog", "export", "random", "--parameter=rows=120", "--parameter=columns=120");
    String big = Files.writeString(folder.resolve("big.yaml"), exported.out()).toString();
    CommandLineRun run =
        CommandLineRun.of(
            "compare", big, "--methods", "correlated,best-pure", "--out", out().toString());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains("correlated, seed 0: failed: method: found [correlated]")
        .containsPattern("correlated +.*failed")
        .containsPattern("best-pure .*feasible");
    assertThat(run.err()).contains("correlated, seed 0: method: found [correlated]");
    assertThat(table("runs.csv")).contains(",correlated,,0,failed,");
    assertThat(CommandLineRun.of("resume", out().toString()).exitCode()).isEqualTo(1);
  }

  @Test
  void methods_have_options() {
    CommandLineRun run =
        compare("--methods", "weak-commitment:epsilon=1e-4,weak-commitment,multiple-lps:skip=none");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("weak-commitment:epsilon=1e-4", "multiple-lps:skip=none");
    assertThat(run.out().lines()).hasSize(4);
  }

  @Test
  void methods_and_options_that_do_not_exist() {
    String out = out().toString();
    refused(compare("--out", out, "--methods", "origami"), "games: found [origami]");
    refused(compare("--out", out, "--methods", ""), "games: found []");
    refused(compare("--out", out, "--methods", "best-pure:x=1"), "found [x]");
    refused(compare("--out", out, "--methods", "best-pure:x"), "--methods: found [x]");
    refused(compare("--out", out, "--methods", "best-pure:"), "--methods: found []");
    refused(compare("--out", out, "--methods", "best-pure:=1"), "--methods: found [=1]");
    refused(compare("--out", out, "--methods", "weak-commitment:epsilon=big"), "found [big]");
    assertThat(out()).doesNotExist();
    refused(CommandLineRun.of("compare", "no-such-game"), "game: found [no-such-game]");
  }

  @Test
  void every_kind_of_game_is_compared() throws IOException {
    Path nfg = folder.resolve("game.nfg");
    assertThat(CommandLineRun.of("convert", SMALL, nfg.toString()).exitCode()).isZero();
    CommandLineRun gambit = CommandLineRun.of("compare", nfg.toString());
    assertThat(gambit.exitCode()).isZero();
    assertThat(gambit.out()).containsPattern("multiple-lps +3.5 ");
    CommandLineRun two =
        CommandLineRun.of(
            "compare",
            "../examples/two-types.yaml",
            "--methods",
            "branch-and-bound,joint-enumeration");
    assertThat(two.exitCode()).isZero();
    assertThat(two.out()).containsPattern("joint-enumeration +6 ");
    CommandLineRun security = CommandLineRun.of("compare", "../examples/airport.yaml");
    assertThat(security.exitCode()).isZero();
    assertThat(security.out()).containsPattern("origami +-1.01682 +0 +0 ");
  }

  @Test
  void the_report_is_one_file() throws IOException {
    Path report = folder.resolve("report.html");
    assertThat(compare("--report", report.toString()).exitCode()).isZero();
    assertThat(Files.readString(report))
        .contains("conitzer-sandholm", "Failed and unverified runs", "</html>")
        .doesNotContain("<script src", "<link", "{{");
    Path nowhere = folder.resolve("no/report.html");
    CommandLineRun run = compare("--report", nowhere.toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(nowhere + ": found [no folder ");
    refused(
        CommandLineRun.of("compare", SMALL, "--report", SMALL), "--report: found [" + SMALL + "]");
  }

  @Test
  void another_game_in_the_folder_is_refused_and_nothing_written() throws IOException {
    String out = out().toString();
    assertThat(compare("--out", out).exitCode()).isZero();
    Map<String, Long> before = content(out());
    refused(
        CommandLineRun.of("compare", "../examples/inspection.yaml", "--out", out),
        out + ": found [runs of another game], expected a new folder, or one of this game");
    refused(
        CommandLineRun.of("compare", SMALL, "--leader", "2", "--out", out),
        out + ": found [runs of another game]");
    refused(
        CommandLineRun.of("reproduce", STUDY, "--out", out),
        "found [study compare], expected a store of study " + STUDY);
    assertThat(content(out())).isEqualTo(before);
  }

  @Test
  void resume_needs_a_study() throws IOException {
    refused(
        CommandLineRun.of("resume", out().toString()),
        out().resolve("store.sqlite") + ": found [no store], expected the store of a study");
    assertThat(out()).doesNotExist();
    Files.createDirectory(out());
    refused(CommandLineRun.of("resume", out().toString()), "found [no store]");
    assertThat(out()).isEmptyDirectory();
    Files.writeString(out().resolve("store.sqlite"), "garbage");
    refused(CommandLineRun.of("resume", out().toString()), "found [another kind of file]");
    assertThat(out().resolve("store.sqlite")).hasContent("garbage");
    refused(CommandLineRun.of("resume"), "Missing required parameter: 'DIR'");
  }

  @Test
  void a_study_that_ended_before_it_was_planned_is_no_study() {
    StudyFolder.open(out(), "compare").close();
    refused(CommandLineRun.of("resume", out().toString()), out() + ": found [no runs]");
  }

  @Test
  void a_study_that_is_not_known_here_cannot_be_resumed() {
    StudyFolder.open(out(), "my-own").close();
    refused(
        CommandLineRun.of("resume", out().toString()),
        "/study: found [study my-own], expected a study that comes with Firstmover");
  }

  @Test
  void a_study_that_is_open_elsewhere_is_refused() {
    try (StudyFolder opened = StudyFolder.open(out(), "compare")) {
      refused(
          compare("--out", out().toString()),
          out() + ": found [a study that is being run by another process]");
      assertThat(opened.store().count()).isZero();
    }
  }

  @Test
  void large_and_negative_seeds_are_seeds() {
    for (String seed : new String[] {"-1", "3000000000", "9223372036854775807"}) {
      assertThat(compare("--methods", "best-pure", "--seed", seed).exitCode()).isZero();
    }
  }
}
