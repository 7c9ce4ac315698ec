package org.firstmover.formats;

import static org.assertj.core.api.Assertions.assertThat;

import org.firstmover.game.InputError;
import org.firstmover.game.bayesian.BayesianGame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BayesianFormTest {
  private static String with(String old, String replacement) {
    int start = Reads.BAYESIAN.indexOf(old);
    assertThat(start).isNotNegative();
    return Reads.BAYESIAN.substring(0, start)
        + replacement
        + Reads.BAYESIAN.substring(start + old.length());
  }

  private static InputError rejected(String old, String replacement) {
    return Reads.rejectedYaml(with(old, replacement));
  }

  @Test
  void types_keep_their_order_and_tables() {
    BayesianGame game = (BayesianGame) Reads.yaml(Reads.BAYESIAN);
    assertThat(game.leaderActions()).containsExactly("a", "b");
    assertThat(game.types()).extracting("name").containsExactly("casual", "serious");
    assertThat(game.types().get(0).leader().get(0, 1)).isEqualTo(6);
    assertThat(game.types().get(1).follower().get(1, 0)).isEqualTo(2);
  }

  @Test
  void types_may_differ_in_their_actions() {
    String wider =
        with(
            "actions: [x, y], leader: [[8, 6], [7, 2]], follower: [[2, 0], [0, 6]]",
            "actions: [z], leader: [[8], [7]], follower: [[2], [0]]");
    assertThat(((BayesianGame) Reads.yaml(wider)).types().get(0).actions()).containsExactly("z");
  }

  @Test
  void thirds_sum_to_1() {
    String game =
        """
        kind: bayesian
        leader: {actions: [a]}
        types:
          - {name: r, probability: 1/3, actions: [x], leader: [[1]], follower: [[1]]}
          - {name: s, probability: "1/3", actions: [x], leader: [[1]], follower: [[1]]}
          - {name: t, probability: 0.3333333333333333, actions: [x], leader: [[1]], follower: [[1]]}
        """;
    assertThat(((BayesianGame) Reads.yaml(game)).types()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-0.5",
        "1.5",
        "50",
        "-1e-9",
        ".nan",
        ".inf",
        "1/0",
        "1e999",
        "1e-999999999",
        "half",
        "50%",
        "",
        "~",
        "[0.5]",
        "{}",
        "'0.5'"
      })
  void what_is_no_probability_is_rejected_at_its_place(String probability) {
    assertThat(rejected("probability: 0.5", "probability: " + probability).where())
        .startsWith("game.yaml:4:3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.4", "0.6", "0.49999999", "0", "1"})
  void probabilities_that_do_not_sum_to_1_are_rejected(String probability) {
    InputError error = rejected("probability: 0.5", "probability: " + probability);
    assertThat(error.where()).isEqualTo("game.yaml:4:3: sum of the types' probabilities");
    assertThat(error.expected()).isEqualTo("1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {actions: [a, b]}      | [a, b]                      | 2:9
          {actions: [a, b]}      | {}                          | 2:9
          {actions: [a, b]}      | {actions: []}               | 2:19
          {actions: [a, b]}      | {actions: [a, a]}           | 2:23
          {actions: [a, b]}      | {actions: [a]}              | 4:63
          {actions: [a, b]}      | {actions: [a, b, c]}        | 4:63
          {actions: [a, b]}      | {actions: [a], payoffs: []} | 2:24
          leader: {actions       | leaders: {actions           | 2:1
          name: casual, probability | probability              | 4:5
          name: casual           | name: serious               | 4:3: types
          name: casual           | name: ''                    | 4:3: types
          name: casual           | name: ' '                   | 4:3: types
          name: casual           | name: ~                     | 4:12
          name: casual           | name: [casual]              | 4:12
          name: casual           | nmae: casual                | 4:6
          , probability: 0.5     | ``                          | 4:5
          , actions: [x, y]      | ``                          | 4:5
          actions: [x, y]        | actions: [x, x]             | 4:51
          actions: [x, y]        | actions: [x]                | 4:61
          actions: [x, y]        | actions: x                  | 4:47
          leader: [[8, 6], [7, 2]] | leader: [[8, 6], [7]]     | 4:72
          leader: [[8, 6], [7, 2]] | leader: [[8, 6]]          | 4:63
          leader: [[8, 6], [7, 2]] | leader: 8                 | 4:63
          follower: [[2, 0], [0, 6]] | follower: [[2, 0], [0, .nan]] | 4:104
          , follower: [[2, 0], [0, 6]] | ``                    | 4:5
          types:                 | type:                       | 3:1
          types:                 | types: []\\nmore:           | 4:1
          """)
  void bad_games_are_rejected_at_their_place(String old, String replacement, String place) {
    InputError error = rejected(old, replacement.replace("\\n", "\n"));
    assertThat(error.where()).isEqualTo("game.yaml:" + place);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"types: []", "types: {}", "types:", "types: x", "types: [x]", "types: [[]]"})
  void types_must_be_a_list_of_mappings(String types) {
    assertThat(
            Reads.rejectedYaml("kind: bayesian\nleader: {actions: [a]}\n" + types + "\n").where())
        .startsWith("game.yaml:3:");
  }

  @Test
  void a_sum_that_is_not_1_is_explained() {
    assertThat(rejected("probability: 0.5", "probability: 0.25"))
        .hasMessage(
            """
            game.yaml:4:3: sum of the types' probabilities: found [0.75], expected 1
            Maybe a type is missing; fractions such as 1/3 may be written as they are.""");
  }

  @Test
  void a_negative_probability_is_explained() {
    assertThat(rejected("probability: 0.5", "probability: -0.5"))
        .hasMessage(
            """
            game.yaml:4:33: found [-0.5], expected probability of casual: a number from 0.0 to 1.0
            Maybe the unit is another.""");
  }

  @Test
  void two_types_of_one_name_are_explained() {
    assertThat(rejected("name: casual", "name: serious"))
        .hasMessage(
            """
            game.yaml:4:3: types: found [serious], expected each name once
            Maybe two of them mean the same, or one is mistyped.""");
  }

  @Test
  void a_name_cannot_break_the_message_into_lines() {
    InputError error =
        rejected(
            "name: casual, probability: 0.5",
            "name: \"a\\nMaybe \\e[31mred" + "x".repeat(5000) + "\", probability: 2");
    assertThat(error.getMessage()).hasSizeLessThan(1000);
    assertThat(error.getMessage().lines()).hasSize(2);
  }
}
