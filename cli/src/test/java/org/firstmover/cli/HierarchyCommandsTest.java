package org.firstmover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hierarchy games on the command line, odd ones above all. */
class HierarchyCommandsTest {
  private static final String EMISSIONS = "../examples/emissions.yaml";

  @TempDir private Path folder;

  private CommandLineRun solve(String leader, String followers, String... options)
      throws IOException {
    Path game = folder.resolve("game.yaml");
    Files.writeString(
        game, "kind: hierarchy\nleader: {" + leader + "}\nfollowers:\n" + followers.indent(2));
    String[] arguments = new String[options.length + 2];
    arguments[0] = "solve";
    arguments[1] = game.toString();
    System.arraycopy(options, 0, arguments, 2, options.length);
    return CommandLineRun.of(arguments);
  }

  /** x = y - 1 is copied, so that y = 1 and x = 0 are best: minimise (y - 1)^2 + 0.1 x^2. */
  @Test
  void zeros_are_choices_and_are_printed() throws IOException {
    CommandLineRun run =
        solve(
            "variables: {x: {lower: -5, upper: 5}, z: {size: 2, lower: 0, upper: 1}},"
                + " minimise: (y - 1)^2 + 0.1 * x^2",
            "- {name: f, variables: {y: {lower: -9, upper: 9}}, minimise: (y - x - 1)^2}");
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("leader's value    0\n", "f                 y 1  (value 0)")
        .containsPattern("commitment +x 0, z \\[\\S+, \\S+]\n")
        .contains("equilibria found  1, though there may be others")
        .doesNotContain("if ties");
  }

  /** Both coordinate on 0 or 1, whatever x is; in between they are indifferent. */
  @Test
  void several_equilibria_are_said_to_be_a_matter_of_selection() throws IOException {
    CommandLineRun run =
        solve(
            "variables: {x: {lower: 0, upper: 1}}, maximise: a + b - x",
            """
            - {name: one, variables: {a: {lower: 0, upper: 1}}, maximise: a * (b - 0.5)}
            - {name: two, variables: {b: {lower: 0, upper: 1}}, maximise: b * (a - 0.5)}
            """);
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("leader's value    2\n", "one               a 1", "two               b 1")
        .containsPattern("equilibria found  \\d: optimistic 2, pessimistic 0, stochastic ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "lower: 0; x * y + y; can gain without bound",
        "lower: 0, upper: 1; y * log(-1 - x); has no value at any of her strategies",
      })
  void a_follower_without_a_response_is_bad_input(String bounds, String gain, String found)
      throws IOException {
    CommandLineRun run =
        solve(
            "variables: {x: {lower: 0, upper: 1}}, maximise: y",
            "- {name: f, variables: {y: {" + bounds + "}}, maximise: " + gain + "}");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("followers' response to ", "follower f", found, "expected an equilibrium")
        .containsPattern("\nMaybe .+\n");
  }

  @Test
  void a_follower_without_a_strategy_is_bad_input() throws IOException {
    CommandLineRun run =
        solve(
            "variables: {x: {lower: 0, upper: 1}}, maximise: y",
            "- {name: f, variables: {y: {lower: 0, upper: 5}}, maximise: y, subject to: [y >= 7"
                + " + x]}");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("has no strategy that keeps her constraints");
  }

  /** One wants to be where the other is, who wants to be elsewhere, as in matching pennies. */
  @Test
  void followers_who_chase_one_another_have_no_equilibrium() throws IOException {
    CommandLineRun run =
        solve(
            "variables: {x: {lower: 0, upper: 1}}, maximise: a - b + x",
            """
            - {name: f, variables: {a: {lower: 0, upper: 1}}, maximise: (a - b)^2}
            - {name: g, variables: {b: {lower: 0, upper: 1}}, minimise: (a - b)^2}
            """,
            "--option",
            "starts=1");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("found [no equilibrium]", "\nMaybe there is none");
  }

  @ParameterizedTest
  @CsvSource({
    "z[1] + y <= 3, z[1]",
    "y * y <= 3, linear",
    "q <= 3, [q]",
    "y[1] <= 3, no subscript",
    "y <= 3 <= 4, <=",
  })
  void a_constraint_that_makes_no_sense_is_bad_input(String constraint, String named)
      throws IOException {
    CommandLineRun run =
        solve(
            "variables: {x: {lower: 0, upper: 1}}, maximise: y",
            """
            - {name: f, variables: {y: {lower: 0, upper: 5}}, maximise: y, subject to: ["%s"]}
            - {name: g, variables: {z: {size: 2}}, maximise: "-z[1]^2 - z[2]^2"}
            """
                .formatted(constraint));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(named, "expected").containsPattern("\nMaybe .+\n");
  }

  @Test
  void nothing_is_drawn_from_points() {
    CommandLineRun run = CommandLineRun.of("solve", EMISSIONS, "--samples", "5");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("samples: found [a game over variables]");
  }

  @Test
  void a_solution_file_is_verified_and_a_changed_one_is_not() throws IOException {
    Path file = folder.resolve("solution.json");
    Path report = folder.resolve("report.html");
    assertThat(
            CommandLineRun.of(
                    "solve", EMISSIONS, "--json", file.toString(), "--report", report.toString())
                .exitCode())
        .isZero();
    assertThat(CommandLineRun.of("verify", EMISSIONS, file.toString()).exitCode()).isZero();
    String text = Files.readString(file);
    assertThat(text).contains("\"q1\" : 6.5");
    Files.writeString(file, text.replace("\"q1\" : 6.5", "\"q1\" : 6.4"));
    CommandLineRun changed = CommandLineRun.of("verify", EMISSIONS, file.toString());
    assertThat(changed.exitCode()).isEqualTo(1);
    assertThat(changed.out()).contains("FAILED  follower regret", "FAILED  leader value");
    String page = Files.readString(report);
    assertThat(page.substring(0, page.indexOf("<script>")))
        .contains("along tax", "What commitment is worth", "q1 + q2 &gt;= 12");
    assertThat(page.contains("at the start of her variables")).isTrue();
  }

  @Test
  void methods_are_compared() {
    CommandLineRun run =
        CommandLineRun.of("compare", EMISSIONS, "--methods", "hypergradient,implicit-gradient");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("hypergradient", "318", "implicit-gradient");
  }

  @ParameterizedTest
  @Tag("slow")
  @CsvSource({
    "subsidies, actions=3",
    "defender-coordination, targets=24",
    "cyber-insurance, customers=2"
  })
  void generated_games_are_exported_as_references_and_solved(String name, String parameter)
      throws IOException {
    CommandLineRun exported =
        CommandLineRun.of("catalog", "export", name, "--parameter", parameter, "--seed", "2");
    assertThat(exported.out())
        .startsWith("kind: catalog\nname: " + name + "\n")
        .contains("seed: 2");
    Path game = folder.resolve("game.yaml");
    Path converted = folder.resolve("game.json");
    Path solution = folder.resolve("solution.json");
    Files.writeString(game, exported.out());
    assertThat(CommandLineRun.of("convert", game.toString(), converted.toString()).exitCode())
        .isZero();
    CommandLineRun solved =
        CommandLineRun.of(
            "solve", game.toString(), "--option", "starts=1", "--json", solution.toString());
    assertThat(solved.exitCode()).as(solved.out()).isZero();
    assertThat(CommandLineRun.of("verify", converted.toString(), solution.toString()).exitCode())
        .isZero();
    assertThat(CommandLineRun.of("catalog", "export", name, "--format", "nfg").exitCode())
        .isEqualTo(2);
  }
}
