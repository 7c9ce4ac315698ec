package org.firstmover.formats;

import static org.assertj.core.api.Assertions.assertThat;

import org.firstmover.game.InputError;
import org.firstmover.game.security.SecurityGame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityFormTest {
  private static InputError rejected(String old, String replacement) {
    int start = Reads.SECURITY.indexOf(old);
    assertThat(start).isNotNegative();
    return Reads.rejectedYaml(
        Reads.SECURITY.substring(0, start)
            + replacement
            + Reads.SECURITY.substring(start + old.length()));
  }

  @Test
  void targets_keep_their_order_and_payoffs() {
    SecurityGame game = (SecurityGame) Reads.yaml(Reads.SECURITY);
    assertThat(game.resources()).isEqualTo(1);
    assertThat(game.targets()).containsExactly("gate", "door");
    assertThat(game.defenderCovered(1)).isEqualTo(1);
    assertThat(game.defenderUncovered(0)).isEqualTo(-5);
    assertThat(game.attackerCovered(0)).isEqualTo(-3);
    assertThat(game.attackerUncovered(1)).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "3.0", "6/2", "3e0", "2147483647"})
  void resources_are_a_whole_number(String resources) {
    String text = Reads.SECURITY.replace("resources: 1", "resources: " + resources);
    assertThat(((SecurityGame) Reads.yaml(text)).resources()).isNotNegative();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1",
        "0.5",
        "1/3",
        "2147483648",
        "99999999999999999999",
        "1e400",
        "1e999",
        "1e-5",
        ".nan",
        ".inf",
        "many",
        "'1'",
        "~",
        "",
        "[1]",
        "{}",
        "-1e-400"
      })
  void other_resources_are_rejected_at_their_place(String resources) {
    assertThat(rejected("resources: 1", "resources: " + resources).where())
        .startsWith("game.yaml:2:1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          resources: 1             | resource: 1            | 2:1
          targets:                 | target:                | 3:1
          name: gate               | name: ''               | 4:12
          name: gate               | name: null             | 4:12
          name: gate               | name: {}               | 4:12
          name: gate               | name: door             | 5:12
          name: gate,              | ``                     | 4:5
          name: gate               | nam: gate              | 4:6
          covered: 0               | covered: 1e200         | 4:38: payoffs, row 1, column 1
          covered: 0               | covered: .inf          | 4:38
          covered: 0               | covered: [0]           | 4:38
          covered: 0               | covered:               | 4:37
          covered: 0, uncovered    | uncovered: 0, uncovered | 4:43
          covered: 0, uncovered    | uncovered              | 4:28
          covered: 0, uncovered    | caught: 0, uncovered   | 4:29
          {covered: 0, uncovered: -5} | [0, -5]             | 4:28
          {covered: 0, uncovered: -5} | -5                  | 4:28
          defender                 | defenders              | 4:18
          defender                 | attacker               | 4:57
          """)
  void bad_games_are_rejected_at_their_place(String old, String replacement, String place) {
    assertThat(rejected(old, replacement).where()).isEqualTo("game.yaml:" + place);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "targets: []",
        "targets: {}",
        "targets:",
        "targets: x",
        "targets: [x]",
        "targets: [[]]",
        "targets: [{}]"
      })
  void targets_must_be_a_list_of_mappings(String targets) {
    assertThat(Reads.rejectedYaml("kind: security\nresources: 1\n" + targets + "\n").where())
        .startsWith("game.yaml:3:");
  }

  @Test
  void resources_that_are_not_whole_are_explained() {
    assertThat(rejected("resources: 1", "resources: 1.5"))
        .hasMessage(
            """
            game.yaml:2:12: found [1.5], expected resources: a whole number from 0 to 2147483647
            Maybe round it, or check the sign.""");
  }

  @Test
  void two_targets_of_one_name_are_explained() {
    assertThat(rejected("name: gate", "name: door"))
        .hasMessage(
            """
            game.yaml:5:12: found [door], expected names of targets that are not blank, each once
            Maybe two of them mean the same, or one is mistyped.""");
  }

  @Test
  void a_payoff_that_is_too_large_is_explained() {
    assertThat(rejected("covered: 0", "covered: 1e200").getMessage())
        .startsWith("game.yaml:4:38: payoffs, row 1, column 1: found [1.0E200")
        .endsWith(
            """
            ], expected a finite number of size at most 1e150
            Maybe scale the payoffs: the commitment does not change.""");
  }
}
