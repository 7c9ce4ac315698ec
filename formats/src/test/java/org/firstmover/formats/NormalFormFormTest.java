package org.firstmover.formats;

import static org.assertj.core.api.Assertions.assertThat;

import org.firstmover.game.InputError;
import org.firstmover.game.normalform.NormalFormGame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalFormFormTest {
  private static InputError rejected(String old, String replacement) {
    assertThat(Reads.NORMAL_FORM).contains(old);
    return Reads.rejectedYaml(Reads.NORMAL_FORM.replace(old, replacement));
  }

  @Test
  void rows_are_the_leaders_actions_for_both_players() {
    NormalFormGame game = (NormalFormGame) Reads.yaml(Reads.NORMAL_FORM);
    assertThat(game.leaderActions()).containsExactly("up", "down");
    assertThat(game.followerActions()).containsExactly("left", "right");
    assertThat(game.leader().get(0, 1)).isEqualTo(4);
    assertThat(game.follower().get(1, 0)).isZero();
    assertThat(game.name()).isEmpty();
  }

  @Test
  void json_has_the_same_structure() {
    String json =
        """
        {"kind": "normal-form",
         "leader": {"actions": ["up", "down"], "payoffs": [[2, 4], [1, 3]]},
         "follower": {"actions": ["left", "right"], "payoffs": [[1, 0], [0, 1]]}}
        """;
    assertThat(Reads.json(json).fingerprint())
        .isEqualTo(Reads.yaml(Reads.NORMAL_FORM).fingerprint());
  }

  @Test
  void the_name_is_not_part_of_the_fingerprint() {
    assertThat(Reads.yaml("name: x\n" + Reads.NORMAL_FORM).fingerprint())
        .isEqualTo(Reads.yaml(Reads.NORMAL_FORM).fingerprint());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          [2, 4]         | [2]                    | 2:41
          [2, 4]         | [2, 4, 5]              | 2:41
          [2, 4]         | []                     | 2:41
          [2, 4]         | 2                      | 2:41
          [2, 4]         | {a: 2, b: 4}           | 2:41
          [2, 4]         | [[2], 4]               | 2:42
          [2, 4]         | [{}, 4]                | 2:42
          [2, 4]         | [, 4]                  | 2:42
          [[2, 4], [1, 3]] | [[2, 4]]             | 2:40
          [[2, 4], [1, 3]] | [[2, 4], [1, 3], [0, 0]] | 2:40
          [[2, 4], [1, 3]] | []                   | 2:40
          [[2, 4], [1, 3]] | 7                    | 2:40
          [[2, 4], [1, 3]] | ``                   | 2:39
          [up, down]     | [up, up]               | 2:24
          [up, down]     | [up, '']               | 2:24
          [up, down]     | [up, ' ']              | 2:24
          [up, down]     | [up, ~]                | 2:24
          [up, down]     | [up, null]             | 2:24
          [up, down]     | [up, [down]]           | 2:24
          [up, down]     | [up, {down: 1}]        | 2:24
          [up, down]     | []                     | 2:19
          [up, down]     | up                     | 2:19
          [up, down]     | {up: 1, down: 2}       | 2:19
          actions: [up, down], | ``               | 2:9
          actions: [up   | action: [up            | 2:10
          payoffs: [[2   | payoff: [[2            | 2:31
          payoffs: [[2   | actions: [[2           | 2:31
          leader:        | leeder:                | 2:1
          leader:        | kind:                  | 2:1
          follower:      | leader:                | 3:1
          kind:          | name: [a]\\nkind:      | 1:7
          kind:          | name:\\nkind:          | 1:6
          kind:          | name: {a: b}\\nkind:   | 1:7
          kind:          | resources: 1\\nkind:   | 1:1
          """)
  void bad_games_are_rejected_at_their_place(String old, String replacement, String place) {
    String text = replacement.replace("\\n", "\n");
    assertThat(rejected(old, text).where()).isEqualTo("game.yaml:" + place);
  }

  @Test
  void a_ragged_table_is_explained() {
    assertThat(rejected("[2, 4]", "[2]"))
        .hasMessage(
            """
            game.yaml:2:41: found [1 numbers], expected leader payoffs, row 1: 2 numbers
            Maybe one is missing or doubled, or rows and columns are exchanged: rows are the leader's actions.""");
  }

  @Test
  void a_name_that_stands_twice_is_explained() {
    assertThat(rejected("[up, down]", "[up, up]"))
        .hasMessage(
            """
            game.yaml:2:24: found [up], expected leader actions: names that are not blank, each once
            Maybe two of them mean the same, or one is mistyped.""");
  }

  @Test
  void a_name_that_is_nothing_is_explained() {
    assertThat(rejected("[up, down]", "[up, null]"))
        .hasMessage(
            """
            game.yaml:2:24: found [null], expected leader actions: a name
            Maybe put quotes around it if it is meant as a name.""");
  }

  @Test
  void a_game_cut_off_is_rejected_where_it_ends() {
    for (int end = 0; end < Reads.NORMAL_FORM.length() - 2; end++) {
      assertThat(Reads.rejectedYaml(Reads.NORMAL_FORM.substring(0, end)).where())
          .matches("game\\.yaml:[1-4]:\\d+");
    }
  }

  @Test
  void a_missing_key_is_explained() {
    assertThat(rejected("actions: [up, down], ", ""))
        .hasMessage(
            """
            game.yaml:2:9: found [keys payoffs], expected the key actions
            Maybe it is mistyped, or stands at another level.""");
  }

  @Test
  void an_unknown_key_is_explained() {
    assertThat(rejected("leader:", "leeder:"))
        .hasMessage(
            """
            game.yaml:2:1: found [leeder], expected one of the keys kind, name, leader, follower
            Maybe it is mistyped, or stands at another level.""");
  }

  @Test
  void a_list_for_a_mapping_is_explained() {
    assertThat(Reads.rejectedYaml("kind: normal-form\nleader: [1, 2]\nfollower: {}\n"))
        .hasMessage(
            """
            game.yaml:2:9: found [a list of 2], expected leader: a mapping of keys to values
            Maybe the lines below need more indentation, or a key is missing.""");
    assertThat(Reads.rejectedYaml("- kind: normal-form\n").found()).isEqualTo("a list of 1");
    assertThat(Reads.rejectedYaml("normal-form").found()).isEqualTo("normal-form");
  }

  @Test
  void an_empty_mapping_is_explained() {
    assertThat(Reads.rejectedYaml("{}"))
        .hasMessage(
            """
            game.yaml:1:1: found [nothing], expected the key kind
            Maybe it is mistyped, or stands at another level.""");
  }
}
