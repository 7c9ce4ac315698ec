package org.firstmover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands, their output and their exit codes. */
class CommandsTest {
  private static final String INSPECTION = "../examples/inspection.yaml";

  @TempDir private Path folder;

  @Test
  void solve_prints_the_answer_and_exits_with_0() {
    CommandLineRun run = CommandLineRun.of("solve", INSPECTION);
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("optimal", "verified", "exact: value -1/9");
  }

  @Test
  void every_method_of_every_kind_solves_its_example() {
    assertThat(CommandLineRun.of("solve", INSPECTION, "--method", "correlated").exitCode())
        .isZero();
    assertThat(CommandLineRun.of("solve", "../examples/two-types.yaml").exitCode()).isZero();
    for (String method : new String[] {"mixed-integer", "joint-enumeration"}) {
      CommandLineRun run =
          CommandLineRun.of("solve", "../examples/two-types.yaml", "--method", method);
      assertThat(run.exitCode()).isZero();
      assertThat(run.out()).contains("leader's value    6");
    }
    CommandLineRun general =
        CommandLineRun.of("solve", "../examples/airport.yaml", "--method", "compact-lps");
    assertThat(general.exitCode()).isZero();
    assertThat(general.out()).contains("leader's value    -1.01682243");
  }

  @Test
  void an_equilibrium_of_a_large_game_is_said_not_to_be_all_there_is() throws IOException {
    Path game = folder.resolve("large.yaml");
    Files.writeString(
        game,
        """
        kind: catalog
        name: random
        parameters: {rows: 15, columns: 15}
        seed: 4
        """);
    Path report = folder.resolve("report.html");
    CommandLineRun run =
        CommandLineRun.of(
            "solve", game.toString(), "--method", "worst-nash", "--report", report.toString());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .containsPattern("status +limit, not exhaustive: equilibria \\d+, labels 30, pivots \\d+\n")
        .contains("passed  leader regret", "passed  exact leader regret", "verified");
    assertThat(Files.readString(report))
        .contains("status; not exhaustive: equilibria", "both players choose at once");
  }

  @Test
  void leader_2_exchanges_the_players() {
    CommandLineRun run = CommandLineRun.of("solve", INSPECTION, "--leader", "2");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("commitment        comply");
  }

  @Test
  void a_solution_file_is_verified_and_a_changed_one_is_not() throws IOException {
    Path file = folder.resolve("solution.json");
    assertThat(CommandLineRun.of("solve", INSPECTION, "--json", file.toString()).exitCode())
        .isZero();
    assertThat(CommandLineRun.of("verify", INSPECTION, file.toString()).exitCode()).isZero();
    Files.writeString(
        file, Files.readString(file).replace("\"comply\" : 1.0", "\"violate\" : 1.0"));
    CommandLineRun changed = CommandLineRun.of("verify", INSPECTION, file.toString());
    assertThat(changed.exitCode()).isEqualTo(1);
    assertThat(changed.out()).contains("unverified", "FAILED  leader value");
  }

  @Test
  void optimality_without_a_proof_is_said_not_to_be_re_proved() throws IOException {
    Path file = folder.resolve("solution.json");
    Files.writeString(
        file,
        """
        {"status": "optimal",
         "leader": {"value": 3.5, "strategy": {"up": 0.5, "down": 0.5}},
         "followers": [{"response": {"right": 1}}]}
        """);
    CommandLineRun run =
        CommandLineRun.of("verify", "../examples/conitzer-sandholm.yaml", file.toString());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("optimality: not re-proved").containsOnlyOnce("FAILED");
  }

  @Test
  void the_report_is_one_file_that_needs_no_network() throws IOException {
    Path file = folder.resolve("report.html");
    for (String game : new String[] {"rock-paper-scissors", "../examples/airport.yaml", "random"}) {
      assertThat(CommandLineRun.of("solve", game, "--report", file.toString()).exitCode()).isZero();
      String page = Files.readString(file);
      assertThat(page).contains("vegaLite.compile", "Certificate", "</html>");
      assertThat(page).doesNotContain("<script src", "<link", "{{");
    }
  }

  @Test
  void samples_are_drawn_and_tested() {
    CommandLineRun run =
        CommandLineRun.of("solve", "../examples/airport.yaml", "--samples", "2000", "--seed", "3");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("samples           2000", "passed  frequencies");
  }

  @Test
  void bad_input_exits_with_2_and_says_where() throws IOException {
    Path file = folder.resolve("game.yaml");
    Files.writeString(file, "kind: normal-form\nleader: {actions: [a], payofs: [[1]]}\n");
    CommandLineRun run = CommandLineRun.of("solve", file.toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("game.yaml:2:24: found [payofs], expected one of the keys actions, payoffs")
        .contains("\nMaybe ")
        .doesNotContain("\tat ");
  }

  @Test
  void wrong_usage_exits_with_2() {
    for (String[] arguments :
        new String[][] {
          {"solve"},
          {"solve", "no-such-game"},
          {"solve", ".."},
          {"solve", INSPECTION, "--method", "origami"},
          {"solve", INSPECTION, "--option", "skip=perhaps"},
          {"solve", INSPECTION, "--option", "depth=3"},
          {"solve", INSPECTION, "--option", "skip"},
          {"solve", INSPECTION, "--leader", "3"},
          {"solve", INSPECTION, "--threads", "0"},
          {"solve", INSPECTION, "--samples", "0"},
          {"solve", INSPECTION, "--seconds", "0"},
          {"solve", INSPECTION, "--json", "no/such/folder/file.json"},
          {"solve", "../examples/airport.yaml", "--leader", "2"},
          {"solve", "attacker-likes-guards", "--method", "origami"},
          {"methods", "chess"},
          {"catalog", "show", "chess"},
          {"catalog", "export", "random", "--parameter", "rows=0"},
          {"catalog", "export", "chicken", "--parameter", "rows=2"},
          {"convert", INSPECTION, "game.txt"},
          {"frobnicate"}
        }) {
      CommandLineRun run = CommandLineRun.of(arguments);
      assertThat(run.exitCode()).as(String.join(" ", arguments)).isEqualTo(2);
      assertThat(run.err()).as(String.join(" ", arguments)).isNotBlank().doesNotContain("\tat ");
    }
  }

  @Test
  void three_players_are_read_but_not_solved() throws IOException {
    Path file = folder.resolve("three.nfg");
    Files.writeString(file, "NFG 1 R \"three\" { \"a\" \"b\" \"c\" } { 1 1 2 }\n\n1 2 3 4 5 6\n");
    Path copy = folder.resolve("copy.nfg");
    assertThat(CommandLineRun.of("convert", file.toString(), copy.toString()).exitCode()).isZero();
    CommandLineRun run = CommandLineRun.of("solve", file.toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("found [3 players], expected 2");
  }

  @Test
  void games_are_converted_without_loss() {
    for (String format : new String[] {"yaml", "json", "nfg"}) {
      Path file = folder.resolve("game." + format);
      assertThat(CommandLineRun.of("convert", "kuhn-poker", file.toString()).exitCode()).isZero();
      assertThat(CommandLineRun.of("solve", file.toString()).out()).contains("exact: value -1/18");
    }
  }

  @Test
  void catalog_and_methods_list_what_there_is() {
    assertThat(CommandLineRun.of("catalog").out())
        .isEqualTo(CommandLineRun.of("catalog", "list").out())
        .contains("normal-form\n", "bayesian\n", "security\n")
        .contains("stochastic, made from parameters\n  garnet ")
        .contains("markov, made from parameters\n  iterated/prisoners-dilemma ");
    assertThat(CommandLineRun.of("catalog", "show", "bagwell").out()).contains("source", "strong");
    assertThat(CommandLineRun.of("catalog", "show", "iterated/prisoners-dilemma").out())
        .contains("(markov)", "parameter  rounds (1 to ", "strong  6 by default", "origin");
    assertThat(CommandLineRun.of("methods").out()).contains("multiple-lps (default)", "origami");
    assertThat(CommandLineRun.of("--version").out()).startsWith("firstmover 0.1.0");
  }

  @Test
  void a_file_that_claims_no_optimality_is_said_not_to_be_proved_optimal() throws IOException {
    Path file = folder.resolve("solution.json");
    Files.writeString(
        file,
        """
        {"leader": {"value": 3, "strategy": {"down": 1}}, "followers": [{"response": {"right": 1}}]}
        """);
    CommandLineRun run =
        CommandLineRun.of("verify", "../examples/conitzer-sandholm.yaml", file.toString());
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("optimality is not claimed, and not re-proved");
  }

  @Test
  void control_characters_in_names_do_not_reach_the_terminal() throws IOException {
    Path file = folder.resolve("game.yaml");
    Files.writeString(
        file,
        """
        kind: normal-form
        leader: {actions: ["a\\e[2K\\rverified\\n"], payoffs: [[1]]}
        follower: {actions: ["b\\u009b"], payoffs: [[1]]}
        """);
    CommandLineRun run = CommandLineRun.of("solve", file.toString());
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().replace("\n", "").codePoints()).noneMatch(Character::isISOControl);
  }

  @Test
  void an_output_does_not_overwrite_the_game_or_the_other_output() throws IOException {
    Path file = folder.resolve("game.yaml");
    Files.copy(Path.of(INSPECTION), file);
    String game = file.toString();
    String again = folder.resolve("x/../game.yaml").toString();
    String other = folder.resolve("out").toString();
    for (String[] arguments :
        new String[][] {
          {"solve", game, "--json", game},
          {"solve", game, "--report", again},
          {"solve", game, "--json", other, "--report", other}
        }) {
      CommandLineRun run = CommandLineRun.of(arguments);
      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).contains("expected another file than").contains("\nMaybe ");
    }
    assertThat(file).hasSameTextualContentAs(Path.of(INSPECTION));
  }

  @Test
  void a_count_of_samples_that_cannot_be_is_refused_before_solving() {
    for (String count : new String[] {"-1", "0", "2000000000"}) {
      CommandLineRun run = CommandLineRun.of("solve", INSPECTION, "--samples", count);
      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).startsWith("--samples: found [" + count + "], expected 1 to 1000000");
    }
    CommandLineRun once = CommandLineRun.of("solve", "toll", "--samples", "1");
    assertThat(once.out()).isEmpty();
    assertThat(once.err()).contains("expected 2 to 1000000");
  }

  @Test
  void an_output_that_cannot_be_written_is_named_without_an_exception() {
    CommandLineRun missing = CommandLineRun.of("solve", INSPECTION, "--json", "no/such/file.json");
    assertThat(missing.err()).contains("no/such/file.json: found [no folder /");
    CommandLineRun place = CommandLineRun.of("solve", INSPECTION, "--json", folder.toString());
    assertThat(place.err()).contains(": found [a directory], expected a file");
    assertThat(missing.err() + place.err()).doesNotContain("Exception");
  }

  @Test
  void a_game_that_every_method_refuses_is_told_why() throws IOException {
    Path file = folder.resolve("game.yaml");
    StringBuilder text = new StringBuilder("kind: security\nresources: 1\ntargets:\n");
    for (int t = 0; t <= 2000; t++) {
      text.append("  - {name: t").append(t);
      text.append(
          ", defender: {covered: 0, uncovered: 1}, attacker: {covered: 0, uncovered: 1}}\n");
    }
    Files.writeString(file, text);
    CommandLineRun run = CommandLineRun.of("solve", file.toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("found [compact-lps]", "do not fit in memory", "Maybe the game is too large");
  }

  @Test
  void every_command_answers_its_version() {
    for (String command : new String[] {"solve", "verify", "methods", "catalog", "convert"}) {
      assertThat(CommandLineRun.of(command, "-V").out()).startsWith("firstmover 0.1.0");
    }
  }

  @Test
  void parameters_choose_the_game_of_a_generator_and_are_refused_elsewhere() {
    Path file = folder.resolve("cheap.json");
    // a toll of 1 would be best, but 1/2 is the highest: half of the drivers pay it
    String[] low = {"toll", "--parameter", "highest=0.5"};
    CommandLineRun solved =
        CommandLineRun.of("solve", low[0], low[1], low[2], "--json", file.toString());
    assertThat(solved.exitCode()).isZero();
    assertThat(solved.out()).contains("leader's value    0.25\n");
    assertThat(CommandLineRun.of("verify", low[0], file.toString(), low[1], low[2]).exitCode())
        .isZero();
    assertThat(CommandLineRun.of("verify", "toll", file.toString()).exitCode()).isEqualTo(1);
    assertThat(CommandLineRun.of("solve", "toll", "--parameter", "higest=1").err())
        .contains("highest");
    String single = "shirking-inspection";
    assertThat(CommandLineRun.of("solve", single, "--parameter", "rows=2").err())
        .contains("a single game");
    String path = "../examples/inspection.yaml";
    assertThat(CommandLineRun.of("solve", path, "--parameter", "rows=2").err())
        .contains("it is a file");
  }

  @Test
  void a_seed_chooses_the_game_of_a_generator_and_verifies_it_again() {
    Path file = folder.resolve("seeded.json");
    CommandLineRun solved =
        CommandLineRun.of("solve", "random", "--seed", "3", "--json", file.toString());
    assertThat(solved.exitCode()).isZero();
    assertThat(solved.out()).isNotEqualTo(CommandLineRun.of("solve", "random").out());
    assertThat(CommandLineRun.of("verify", "random", file.toString(), "--seed", "3").exitCode())
        .isZero();
    assertThat(CommandLineRun.of("verify", "random", file.toString()).out())
        .contains("FAILED  fingerprint: the solution is of another game");
  }

  @Test
  void usage_errors_name_the_command_and_where_help_is() {
    CommandLineRun run = CommandLineRun.of("solve", "--frobnicate");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("firstmover solve: ")
        .endsWith("Maybe see \"firstmover solve --help\".\n");
    assertThat(CommandLineRun.of("help", "solve").out()).contains("--method");
  }
}
