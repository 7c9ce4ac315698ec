package org.firstmover.formats;

import static org.assertj.core.api.Assertions.assertThat;

import org.firstmover.game.InputError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is answered to files that are no stochastic games. */
class StochasticErrorsTest {
  private static InputError rejected(String text, String old, String replacement) {
    int start = text.indexOf(old);
    assertThat(start).isNotNegative();
    return Reads.rejectedYaml(
        text.substring(0, start) + replacement + text.substring(start + old.length()));
  }

  private static InputError dense(String old, String replacement) {
    return rejected(StochasticFormTest.DENSE, old, replacement);
  }

  private static InputError sparse(String old, String replacement) {
    return rejected(StochasticFormTest.SPARSE, old, replacement);
  }

  @ParameterizedTest
  @CsvSource({
    "1, '1.0, expected a number from 0 to below 1'",
    "1.5, '1.5, expected a number from 0 to below 1'",
    "-0.1, '-0.1, expected a number from 0 to below 1'",
    ".nan, '.nan, expected discount: a finite number such as'",
    ".inf, '.inf, expected discount: a finite number such as'",
    "'[0.9]', 'a list of 1, expected discount'",
  })
  void a_discount_is_from_0_to_below_1(String value, String message) {
    InputError error = dense("discount: 0.8", "discount: " + value);
    assertThat(error.where()).startsWith("game.yaml:2:11");
    assertThat(error.getMessage().replace("[", "").replace("]", "")).contains("found " + message);
  }

  @ParameterizedTest
  @CsvSource({
    "-0.5, '-0.5], expected a finite number, at least 0'",
    ".nan, '.nan], expected entropy: a finite number such as'",
    "much, 'much], expected entropy: a finite number such as'",
  })
  void an_entropy_weight_is_not_negative(String value, String message) {
    InputError error = dense("entropy: 0.5", "entropy: " + value);
    assertThat(error.where()).startsWith("game.yaml:3:10");
    assertThat(error.getMessage()).contains("found [" + message);
  }

  @Test
  void the_follower_observes_one_of_two_things() {
    InputError error = dense("observes: commitment", "observes: everything");
    assertThat(error.getMessage())
        .isEqualTo(
            "game.yaml:4:11: found [everything], expected observes: commitment or action\n"
                + "Maybe leave it out: then both act at once.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "[0.5, 0.4]; game.yaml:6:8: sum of the start's probabilities: found [0.9], expected 1",
        "[0.5, 0.6]; game.yaml:6:8: sum of the start's probabilities: found [1.1], expected 1",
        "[1.5, -0.5]; game.yaml:6:9: found [1.5], expected start: a number from 0.0 to 1.0",
        "[1]; game.yaml:6:8: found [1 entries], expected start: 2, one a state",
        "{calm: 1, far: 0}; game.yaml:6:23: found [far], expected a state: one of alert, calm",
        "{calm: 1, calm: 0}; game.yaml:6:18: found [calm], expected each key once",
        "{}; game.yaml:6:8: sum of the start's probabilities: found [0.0], expected 1",
        "calm; game.yaml:6:8: found [calm], expected start: a list",
        "[.nan, 1]; game.yaml:6:9: found [.nan], expected start: a finite number such as",
      })
  void the_start_is_a_distribution_over_states(String start, String message) {
    assertThat(dense("start: [0.5, 0.5]", "start: " + start).getMessage()).startsWith(message);
  }

  @Test
  void a_state_that_is_never_reached_is_an_error() {
    InputError error =
        Reads.rejectedYaml(
            StochasticFormTest.SPARSE.replace("{alert: 1/3, calm: 2/3}", "{calm: 1}"));
    assertThat(error.getMessage())
        .isEqualTo(
            "game.yaml:6:8: states: found [alert], expected states that can be reached from the"
                + " start\n"
                + "Maybe a transition to it is missing; else leave the state out.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "[[[[1, 0]; [[[[1, 0.1]; 1.1",
        "[[[[1, 0]; [[[[0.9, 0]; 0.9",
        "[[[[1, 0]; [[[[0, 0]; 0.0",
        "[[[0, 1]; [[[0.25, 0.25]; 0.5",
      })
  void rows_sum_to_1(String row, String other, String sum) {
    InputError error = dense(row, other);
    assertThat(error.found()).isEqualTo(sum);
    assertThat(error.where())
        .startsWith("game.yaml:9:")
        .contains("sum of the transitions from state ", "when the leader plays a");
    assertThat(error.hint()).contains("fractions such as 1/3");
  }

  @Test
  void the_row_that_does_not_sum_to_1_is_named() {
    assertThat(dense("[0.5, 0.5], [0.75, 0.25]]]]", "[0.5, 0.5], [0.75, 0.5]]]]").getMessage())
        .isEqualTo(
            "game.yaml:9:105: sum of the transitions from state alert when the leader plays b and"
                + " the follower d: found [1.25], expected 1\n"
                + "Maybe a state is missing; fractions such as 1/3 may be written as they are.");
    assertThat(sparse("calm: 2/3", "calm: 1/3").getMessage())
        .startsWith(
            "game.yaml:14:47: sum of the transitions from state calm when the leader plays a and"
                + " the follower c: found [0.6666666666666666], expected 1\n");
    assertThat(sparse("{calm: 1, alert: 0}", "{}").found()).isEqualTo("0.0");
  }

  /** Thirds as doubles are as near to 1 as anyone can write them. */
  @Test
  void rows_may_miss_1_by_rounding() {
    String text =
        StochasticFormTest.SPARSE.replace(
            "{alert: 1/3, calm: 2/3}", "{alert: 0.3333333333, calm: 0.6666666667}");
    assertThat(Reads.yaml(text).kind()).isEqualTo("stochastic");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0.25", "1.25", ".nan", "2 of 3", "~", "[1]", "'0.75'"})
  void transitions_are_probabilities(String value) {
    assertThat(dense("0.75", value).where()).startsWith("game.yaml:9:40");
    assertThat(sparse("alert: 1/3", "alert: " + value).where()).startsWith("game.yaml:14:55");
  }

  @ParameterizedTest
  @ValueSource(strings = {".nan", ".inf", "-.inf", "many", "~", "[3]", "1e999", "1/0"})
  void rewards_are_finite_numbers(String value) {
    assertThat(dense("[[[1, 3]", "[[[1, " + value + "]").where()).startsWith("game.yaml:7:44");
    assertThat(sparse("followerReward: 4", "followerReward: " + value).where())
        .startsWith("game.yaml:11:76");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "[[[1, 3], [0, 4]], [[1, 1], [2, 4]]]; [[[1, 3], [0, 4]]];"
            + " found [1 entries], expected leader rewards: 2, one a state",
        "[[[1, 3], [0, 4]], [[1, 1], [2, 4]]]; [[[1, 3]], [[1, 1], [2, 4]]];"
            + " found [1 entries], expected leader rewards in state calm: 2, one a leader action",
        "[[[1, 3], [0, 4]], [[1, 1], [2, 4]]]; [[[1, 3], [0, 4]], [[1, 1], [2, 4, 5]]];"
            + " found [3 entries], expected leader rewards in state alert: 2, one a follower action",
        "[[[1, 3], [0, 4]], [[1, 1], [2, 4]]]; [[1, 3], [0, 4]];"
            + " found [1], expected leader rewards in state calm: a list",
        "[[[1, 0], [0.5, 0.5]]; [[[1], [0.5, 0.5]];"
            + " found [1 entries], expected transitions: 2, one a next state",
        "[[[1, 0], [0.5, 0.5]]; [[[1, 0], [0.5, 0.5], [1, 0]];"
            + " found [3 entries], expected transitions in state calm: 2, one a follower action",
        "[[[1, 0], [0.5, 0.5]]; [[1, [0.5, 0.5]]; found [1], expected transitions: a list",
      })
  void shapes_that_do_not_match_are_said_where(String old, String other, String message) {
    InputError error = dense(old, other);
    assertThat(error.getMessage()).contains(message);
    assertThat(error.hint()).startsWith("Maybe ");
    if (error.found().endsWith("entries")) {
      assertThat(error.hint()).startsWith("Maybe one is missing or doubled");
    }
  }

  @Test
  void every_combination_stands_there_once() {
    String reward =
        "  - {state: calm, leader: b, follower: c, leaderReward: 1/4, followerReward: 2}\n";
    assertThat(sparse(reward, "").getMessage())
        .isEqualTo(
            "game.yaml:10:3: found [a list of 2], expected rewards: an entry for state calm, leader"
                + " b, follower c\n"
                + "Maybe it was left out: every combination stands there once.");
    assertThat(sparse(reward, reward + reward).getMessage())
        .isEqualTo(
            "game.yaml:11:5: found [calm, b, c], expected rewards: every combination once\n"
                + "Maybe one of the two means another state or action.");
    String row = "  - {state: alert, leader: a, follower: c, to: {alert: 1}}\n";
    assertThat(sparse(row, "").expected())
        .isEqualTo("transitions: an entry for state alert, leader a, follower c");
    assertThat(sparse(row, row + row).expected()).isEqualTo("transitions: every combination once");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "state: alert, leader: a; state: far, leader: a; a state: one of alert, calm",
        "state: alert, leader: a; state: alert, leader: b;"
            + " an action of the leader in state alert: one of a",
        "follower: c, leaderReward: -5; follower: d, leaderReward: -5;"
            + " an action of the follower in state alert: one of c",
        "to: {alert: 1}; to: {afar: 1}; a state: one of alert, calm",
        "to: {alert: 1}; to: alert; to: a mapping of keys to values",
        "to: {alert: 1}; too: {alert: 1}; one of the keys state, leader, follower, to",
        "followerReward: 2}; followersReward: 2};"
            + " one of the keys state, leader, follower, leaderReward, followerReward",
        ", followerReward: 2}; }; the key followerReward",
        "{alert: [a], calm: [a, b]}; {calm: [a, b]}; the key alert",
        "{alert: [a], calm: [a, b]}; {alert: [a], calm: [a, b], far: [a]};"
            + " a state: one of alert, calm",
        "{alert: [a], calm: [a, b]}; {alert: [], calm: [a, b]};"
            + " leader actions in state alert: at least one name",
        "{alert: [a], calm: [a, b]}; {alert: [a], calm: [a, a]};"
            + " leader actions in state calm: names that are not blank, each once",
        "states: [calm, alert]; states: [calm, calm]; states: names that are not blank, each once",
        "states: [calm, alert]; states: []; states: at least one name",
        "leader: {actions; leader: {moves: 3, actions; one of the keys actions, rewards",
        "discount: 0.9; discounts: 0.9; one of the keys kind, name, discount",
      })
  void names_and_keys_are_those_of_the_game(String old, String other, String expected) {
    assertThat(sparse(old, other).expected()).startsWith(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"discount", "states", "start", "leader", "follower", "transitions"})
  void what_is_needed_is_asked_for(String key) {
    String without = StochasticFormTest.DENSE.replaceAll("(?m)^" + key + ":.*\n", "");
    assertThat(Reads.rejectedYaml(without).expected()).isEqualTo("the key " + key);
  }

  @Test
  void rewards_stand_in_one_place() {
    String both =
        StochasticFormTest.DENSE
            + "rewards: [{state: calm, leader: a, follower: c, leaderReward: 1, followerReward: 1}]";
    assertThat(Reads.rejectedYaml(both).getMessage())
        .startsWith(
            "game.yaml:7:38: found [a list of 2], expected leader: no rewards, as they stand in a"
                + " list of their own");
    String neither = StochasticFormTest.DENSE.replaceFirst(", rewards: .*}", "}");
    assertThat(Reads.rejectedYaml(neither).expected()).isEqualTo("the key rewards");
  }

  /** "a, b" then c, and "a" then "b, c", would both be called "a, b, c". */
  @Test
  void decisions_of_a_follower_who_sees_actions_have_names_of_their_own() {
    String text =
        """
        kind: stochastic
        discount: 0.5
        observes: %s
        states: ["a, b", a]
        start: [0.5, 0.5]
        leader: {actions: {"a, b": [c], a: ["b, c"]}}
        follower: {actions: [x]}
        rewards:
          - {state: "a, b", leader: c, follower: x, leaderReward: 1, followerReward: 1}
          - {state: a, leader: "b, c", follower: x, leaderReward: 1, followerReward: 1}
        transitions:
          - {state: "a, b", leader: c, follower: x, to: {a: 1}}
          - {state: a, leader: "b, c", follower: x, to: {a: 1}}
        """;
    assertThat(Reads.rejectedYaml(text.formatted("action")).found()).isEqualTo("a, b, c");
    assertThat(Reads.yaml(text.formatted("commitment")).kind()).isEqualTo("stochastic");
  }
}
