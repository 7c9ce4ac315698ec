package org.firstmover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Games that are played step by step, on the command line. */
class MarkovCommandsTest {
  private static final String DILEMMA = "iterated/prisoners-dilemma";

  @TempDir private Path folder;

  private String file(String text) throws IOException {
    Path file = folder.resolve("game.yaml");
    Files.writeString(file, text);
    return file.toString();
  }

  private static void badInput(CommandLineRun run, String... parts) {
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(parts).contains("\nMaybe ").doesNotContain("Exception");
  }

  @Test
  void the_best_table_is_printed_verified_reported_and_read_again() throws IOException {
    Path report = folder.resolve("report.html");
    Path json = folder.resolve("solution.json");
    CommandLineRun run =
        CommandLineRun.of(
            "solve", DILEMMA, "--report", report.toString(), "--json", json.toString());
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .startsWith("markov " + DILEMMA + ", by best-table\n  leader's value    6\n")
        .contains("best table        6\n", "certificate       verified\n");
    assertThat(Files.readString(report))
        .contains("action on each observation", "times an episode", "One episode", "best table");
    assertThat(CommandLineRun.of("verify", DILEMMA, json.toString()).exitCode()).isZero();
    Files.writeString(json, Files.readString(json).replace("6.0", "6.5"));
    CommandLineRun tampered = CommandLineRun.of("verify", DILEMMA, json.toString());
    assertThat(tampered.exitCode()).isEqualTo(1);
    assertThat(tampered.out()).contains("FAILED  leader value", "FAILED  best table");
    CommandLineRun other = CommandLineRun.of("verify", "iterated/chicken", json.toString());
    assertThat(other.exitCode()).isEqualTo(1);
    assertThat(other.out()).contains("FAILED  fingerprint", "FAILED  leader actions");
  }

  @Test
  void parameters_stand_in_a_file_of_the_catalog_and_only_there() throws IOException {
    String small =
        file("kind: catalog\nname: " + DILEMMA + "\nparameters: {rounds: 5, memory: other}\n");
    assertThat(CommandLineRun.of("solve", small).out()).contains("leader's value    3.5\n");
    Path copy = folder.resolve("copy.json");
    assertThat(CommandLineRun.of("convert", small, copy.toString()).exitCode()).isZero();
    assertThat(CommandLineRun.of("solve", copy.toString()).out()).contains("value    3.5\n");
    badInput(CommandLineRun.of("convert", small, folder + "/copy.nfg"), "found [markov]");
    badInput(
        CommandLineRun.of("solve", file("kind: markov\nname: mine\n")),
        "game.yaml:1:7: found [markov], expected kind: catalog");
    badInput(
        CommandLineRun.of(
            "solve", file("kind: catalog\nname: " + DILEMMA + "\nparameters: {rounds: 0}\n")),
        "rounds",
        "found [0]");
    badInput(CommandLineRun.of("solve", DILEMMA, "--leader", "2"), "--leader 2: found [markov]");
  }

  @Test
  void a_game_is_exported_by_its_name() {
    CommandLineRun run = CommandLineRun.of("catalog", "export", DILEMMA);
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("kind: catalog\nname: " + DILEMMA + "\n");
  }

  @Test
  void actions_are_drawn_by_observation() {
    CommandLineRun run = CommandLineRun.of("solve", DILEMMA, "--samples", "20");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("samples           20\n", "1  start: defect\n");
    badInput(
        CommandLineRun.of("solve", "quantity-duopoly", "--samples", "20"),
        "samples: found [a game over variables]");
  }

  @Test
  void methods_say_why_they_refuse() {
    badInput(
        CommandLineRun.of("solve", "quantity-duopoly", "--method", "best-table"),
        "its observations and actions must have names");
    badInput(
        CommandLineRun.of("solve", "sequential-prices", "--method", "best-table"),
        "it enumerates at most");
    badInput(CommandLineRun.of("solve", DILEMMA, "--method", "double-loop"), "found [double-loop]");
    badInput(
        CommandLineRun.of("solve", DILEMMA, "--method", "best-table", "--option", "steps=3"),
        "found [steps], expected none");
  }

  @Test
  void methods_are_compared() {
    CommandLineRun run = CommandLineRun.of("compare", DILEMMA, "--methods", "best-table");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("best-table");
  }

  @Test
  void a_follower_is_known_by_her_replies() {
    CommandLineRun run =
        CommandLineRun.of("solve", "conitzer-sandholm", "--method", "query-learning");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("leader's value    3.5\n", "certificate       verified\n")
        .containsPattern("queries +\\d+\n");
    CommandLineRun few =
        CommandLineRun.of(
            "solve", "conitzer-sandholm", "--method", "query-learning", "--option", "queries=5");
    assertThat(few.exitCode()).isEqualTo(1);
    assertThat(few.out()).containsPattern("status +limit");
  }
}
