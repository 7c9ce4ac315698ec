package org.firstmover.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.firstmover.Games;
import org.firstmover.catalog.Catalog;
import org.firstmover.experiments.table.Row;
import org.firstmover.solution.Solution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples run, and the documentation's Java is theirs. */
class ExamplesTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @Test
  void a_file_is_solved_and_verified() {
    assertThat(SolveAFile.solve(ROOT.resolve("examples/conitzer-sandholm.yaml")))
        .isEqualTo("3.5 VERIFIED");
  }

  @Test
  void a_game_by_hand_is_solved() {
    assertThat(SolveByHand.solve().leader().value()).isCloseTo(3.5, within(1e-9));
  }

  /**
   * The rival answers x by sqrt(prize x / cost) - x, so that x is worth sqrt(prize cost x) - x:
   * best is x = prize cost / 4 = 3, worth 3, answered by 1 (A. Dixit, "Strategic behavior in
   * contests", American Economic Review 77, 1987).
   */
  @Test
  void a_game_written_in_java_is_solved_and_verified() {
    Solution solution = GameInJava.solve();
    assertThat(solution.leader().value()).isCloseTo(3, within(1e-9));
    assertThat(solution.leader().strategy().weights().get("x")).isCloseTo(3, within(1e-6));
    assertThat(solution.followers().get(0).response().weights().get("y"))
        .isCloseTo(1, within(1e-6));
    assertThat(solution.certificate().verified()).isTrue();
  }

  /**
   * Who fears an audit of "poor" and pays 6 when caught reports the truth: half of 4, half of 1 -
   * 1. Trusting everybody, the office gets 1 from each.
   */
  @Test
  void an_environment_of_ones_own_is_sound_and_solved() {
    Solution solution = TaxOffice.solve();
    assertThat(solution.leader().value()).isCloseTo(2, within(1e-9));
    assertThat(solution.certificate().verified()).isTrue();
  }

  /** V. Conitzer, T. Sandholm, EC 2006, figure 1: 3.5, by half and half. */
  @Test
  void a_commitment_is_learned_from_replies() {
    assertThat(AskTheFollower.learn().value()).isCloseTo(3.5, within(1e-6));
  }

  /**
   * With transfer factors a, b of buses 2 and 3 on the line at its limit, p1 and p2 follow from the
   * balance and from -50 = a (p2 - 120) - 90 b; the price at bus 3 is that of bus 1 plus b / a
   * times how much that of bus 2 is above it. For the line of reactance x from 3 to 2, with y and z
   * those of 1-3 and 1-2, a = -z / (x + y + z) and b = y / (x + y + z).
   */
  @Test
  void a_case_is_dispatched() {
    double a = -0.9 / (0.62 + 0.75 + 0.9);
    double b = 0.62 / (0.62 + 0.75 + 0.9);
    double p2 = 120 + (-50 + 90 * b) / a;
    double here = 0.22 * (310 - p2) + 5;
    double there = 0.17 * p2 + 1.2;
    assertThat(DispatchACase.price(ROOT.resolve("examples/three-nodes.m")))
        .isCloseTo(here + b / a * (there - here), within(1e-9));
  }

  @Test
  void a_solution_from_elsewhere_is_verified() {
    var game = Games.of(Catalog.find("conitzer-sandholm").orElseThrow(), Map.of(), 0);
    assertThat(CheckAnyone.check(game).verified()).isTrue();
  }

  @Test
  @Tag("slow")
  void a_study_of_ones_own_meets_its_figure(@TempDir Path folder) {
    Row pure =
        OwnStudy.run(folder.resolve("mixing")).rows("value").stream()
            .filter(row -> row.method().equals("pure") && row.setting().equals("3"))
            .findFirst()
            .orElseThrow();
    assertThat(pure.statistics().count()).isEqualTo(50);
    // of fixed seeds; four standard errors
    assertThat(Math.abs(pure.away())).isLessThan(4);
  }

  @Test
  void every_java_block_of_the_documentation_stands_in_an_example() throws IOException {
    StringBuilder code = new StringBuilder();
    for (Path file : files(ROOT.resolve("examples/src/main/java"), ".java")) {
      code.append(withoutBlanks(Files.readString(file)));
    }
    List<Path> pages = new ArrayList<>(files(ROOT.resolve("docs"), ".md"));
    pages.add(ROOT.resolve("README.md"));
    int blocks = 0;
    for (Path page : pages) {
      Matcher block = BLOCK.matcher(Files.readString(page));
      while (block.find()) {
        assertThat(code.toString()).as(page.toString()).contains(withoutBlanks(block.group(1)));
        blocks++;
      }
    }
    assertThat(blocks).isGreaterThanOrEqualTo(3);
  }

  private static List<Path> files(Path folder, String end) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(end)).toList();
    }
  }

  private static String withoutBlanks(String text) {
    return text.replaceAll("\\s+", "");
  }

  /** At price p the share 1 - p parks in the centre. */
  @Test
  void parking_is_priced_at_a_half() {
    assertThat(Parking.solve().leader().value()).isCloseTo(0.25, within(5e-3));
  }
}
