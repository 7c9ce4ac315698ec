package org.firstmover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stochastic games on the command line. */
class StochasticCommandsTest {
  private static final String RESERVE = "../examples/reserve.yaml";

  @TempDir private Path folder;

  /** A follower who is indifferent everywhere, so that q = 1/2, and a leader who is not. */
  private String file(int states, String further) throws IOException {
    StringBuilder text = new StringBuilder("kind: stochastic\nname: ring\ndiscount: 0.5\n");
    text.append("entropy: 1\n").append(further).append("states: [");
    StringBuilder rewards = new StringBuilder("rewards:\n");
    StringBuilder transitions = new StringBuilder("transitions:\n");
    for (int s = 0; s < states; s++) {
      text.append(s == 0 ? "" : ", ").append("place ").append(s);
      for (String leader : new String[] {"left", "right"}) {
        for (String follower : new String[] {"near", "far"}) {
          String outcome =
              "  - {state: place %d, leader: %s, follower: %s, ".formatted(s, leader, follower);
          int reward = leader.equals(s % 2 == 0 ? "left" : "right") ? 1 : 0;
          rewards.append(outcome).append("leaderReward: ").append(reward);
          rewards.append(", followerReward: 0}\n");
          transitions.append(outcome).append("to: {place ").append((s + 1) % states);
          transitions.append(": 1}}\n");
        }
      }
    }
    text.append("]\nstart: {place 0: 1}\nleader: {actions: [left, right]}\n");
    text.append("follower: {actions: [near, far]}\n").append(rewards).append(transitions);
    Path game = folder.resolve("ring.yaml");
    Files.writeString(game, text);
    return game.toString();
  }

  @Test
  void what_is_done_in_each_state_is_printed_with_its_certificate() throws IOException {
    Path report = folder.resolve("report.html");
    CommandLineRun run = CommandLineRun.of("solve", RESERVE, "--report", report.toString());
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .startsWith("stochastic reserve, by double-loop\n")
        .containsPattern("status +stationary\n")
        .containsPattern("commitment +plenty: patrol [\\d.]+, rest [\\d.]+; scarce: ")
        .containsPattern("follower +plenty: hunt [\\d.]+, wait [\\d.]+; scarce: .*  \\(value ")
        .containsPattern("from plenty +\\S+\n  from scarce +\\S+\n")
        .contains("certificate       verified\n", "passed  follower regret", "passed  stationarity")
        .doesNotContain("if ties");
    assertThat(Files.readString(report))
        .contains("What leader and follower do in each state", "Values by state", "share of play");
  }

  /** 1 in each step: 2 in all; patrols right and left by turns. */
  @Test
  void states_in_which_the_same_is_done_stand_together() throws IOException {
    CommandLineRun run = CommandLineRun.of("solve", file(12, ""));
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains(
            """
              commitment
                place 0 and place 2 and place 4 and 3 more: left
                place 1 and place 3 and place 5 and 3 more: right
            """,
            "follower          in all states: near 0.5, far 0.5  (value 1.386294361)\n")
        .containsPattern("leader's value    (2|1.9999999\\d*)\n")
        .containsPattern("from other states \\S+ \\(from place \\d+\\) to \\S+ \\(from place");
  }

  @Test
  void a_follower_who_sees_actions_is_told_by_state_and_action() throws IOException {
    CommandLineRun run = CommandLineRun.of("solve", file(1, "observes: action\n"));
    assertThat(run.out()).contains("follower          in all states: near 0.5, far 0.5");
    Path json = folder.resolve("ring.json");
    run = CommandLineRun.of("solve", file(1, "observes: action\n"), "--json", json.toString());
    assertThat(run.exitCode()).isZero();
    assertThat(Files.readString(json)).contains("\"place 0, left\"", "\"place 0, right\"");
    assertThat(
            CommandLineRun.of("verify", file(1, "observes: action\n"), json.toString()).exitCode())
        .isZero();
    CommandLineRun other = CommandLineRun.of("verify", file(1, ""), json.toString());
    assertThat(other.exitCode()).isEqualTo(1);
    assertThat(other.out()).contains("FAILED  fingerprint", "FAILED  follower actions");
  }

  @Test
  void numbers_that_the_certificate_says_nothing_of_are_named() throws IOException {
    Path json = folder.resolve("naive.json");
    CommandLineRun run =
        CommandLineRun.of(
            "solve",
            file(3, ""),
            "--method",
            "naive-leader",
            "--option",
            "iterations=20",
            "--json",
            json.toString());
    assertThat(run.out()).contains("    not checked: leader logits, follower logits\n");
    assertThat(Files.readString(json)).contains("\"unchecked\"");
    assertThat(CommandLineRun.of("verify", file(3, ""), json.toString()).out())
        .contains("    not checked: leader logits, follower logits\n");
  }

  @Test
  void samples_are_drawn_in_each_state() throws IOException {
    CommandLineRun run = CommandLineRun.of("solve", file(3, ""), "--samples", "50");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains(
            """
              samples           50
                1  place 0: left
                1  place 1: right
                1  place 2: left
                passed  frequencies: \
            """);
    CommandLineRun many = CommandLineRun.of("solve", file(30, ""), "--samples", "1000000");
    assertThat(many.exitCode()).isEqualTo(2);
    assertThat(many.err())
        .contains("found [1000000 draws in 30 states]", "Maybe 666666 draws are enough.");
  }

  @Test
  void games_that_are_none_are_bad_input() throws IOException {
    Path game = folder.resolve("bad.yaml");
    Files.writeString(
        game, Files.readString(Path.of(RESERVE)).replace("discount: 0.9", "discount: 1"));
    CommandLineRun run = CommandLineRun.of("solve", game.toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("discount: found [1.0], expected a number from 0 to below 1", "\nMaybe ");
  }
}
