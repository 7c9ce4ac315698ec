package org.firstmover.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.firstmover.formats.stochastic.StochasticForm;
import org.firstmover.formats.tree.TreeWriter;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.Observes;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.game.stochastic.Transitions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The file form of stochastic games, dense and sparse. */
class StochasticFormTest {
  private static final StochasticForm FORM = new StochasticForm();

  static final String DENSE =
      """
      kind: stochastic
      discount: 0.8
      entropy: 0.5
      observes: commitment
      states: [calm, alert]
      start: [0.5, 0.5]
      leader:   {actions: [a, b], rewards: [[[1, 3], [0, 4]], [[1, 1], [2, 4]]]}
      follower: {actions: [c, d], rewards: [[[4, 4], [1, 0]], [[3, 3], [3, 0]]]}
      transitions: [[[[1, 0], [0.5, 0.5]], [[0.75, 0.25], [0.5, 0.5]]], [[[0, 1], [0.75, 0.25]], [[0.5, 0.5], [0.75, 0.25]]]]
      """;

  static final String SPARSE =
      """
      kind: stochastic
      name: watch
      discount: 0.9
      observes: action
      states: [calm, alert]
      start: {calm: 1}
      leader: {actions: {alert: [a], calm: [a, b]}}
      follower: {actions: [c]}
      rewards:
        - {state: calm, leader: b, follower: c, leaderReward: 1/4, followerReward: 2}
        - {state: calm, leader: a, follower: c, leaderReward: 3, followerReward: 4}
        - {state: alert, leader: a, follower: c, leaderReward: -5, followerReward: 1e3}
      transitions:
        - {state: calm, leader: a, follower: c, to: {alert: 1/3, calm: 2/3}}
        - {state: alert, leader: a, follower: c, to: {alert: 1}}
        - {state: calm, leader: b, follower: c, to: {calm: 1, alert: 0}}
      """;

  private static StochasticGame read(String text) {
    return (StochasticGame) Reads.yaml(text);
  }

  @Test
  void dense_lists_are_by_state_leader_action_and_follower_action() {
    StochasticGame game = read(DENSE);
    assertThat(game.discount()).isEqualTo(0.8);
    assertThat(game.entropy()).isEqualTo(0.5);
    assertThat(game.start()).containsExactly(0.5, 0.5);
    assertThat(game.leaderRewards()).containsExactly(1, 3, 0, 4, 1, 1, 2, 4);
    assertThat(game.followerRewards()).containsExactly(4, 4, 1, 0, 3, 3, 3, 0);
    int outcome = game.actions().outcome(0, 1, 0);
    assertThat(game.transitions().mean(outcome, new double[] {0, 1})).isEqualTo(0.25);
    // calm, a, c stays calm: its zero is not kept
    assertThat(game.transitions().first()[1]).isEqualTo(1);
    assertThat(game.actions().observes()).isEqualTo(Observes.COMMITMENT);
  }

  @Test
  void sparse_entries_may_come_in_any_order_and_states_may_differ_in_actions() {
    StochasticGame game = read(SPARSE);
    assertThat(game.name()).isEqualTo("watch");
    assertThat(game.entropy()).isZero();
    assertThat(game.start()).containsExactly(1, 0);
    assertThat(game.actions().leader(0)).containsExactly("a", "b");
    assertThat(game.actions().leader(1)).containsExactly("a");
    assertThat(game.leaderRewards()).containsExactly(3, 0.25, -5);
    assertThat(game.followerRewards()).containsExactly(4, 2, 1000);
    assertThat(game.transitions().successors()).containsExactly(0, 1, 0, 1);
    assertThat(game.transitions().probabilities())
        .containsExactly(new double[] {2.0 / 3, 1.0 / 3, 1, 1}, within(1e-16));
    assertThat(game.actions().decisionNames()).containsExactly("calm, a", "calm, b", "alert, a");
  }

  @Test
  void the_two_layouts_of_a_game_are_the_same_game() {
    StringBuilder sparse = new StringBuilder();
    double[] alert = {0, .5, .25, .5, 1, .25, .5, .25};
    int[] leader = {1, 3, 0, 4, 1, 1, 2, 4};
    int[] follower = {4, 4, 1, 0, 3, 3, 3, 0};
    String[] parts = {"rewards:\n", "transitions:\n"};
    for (int k = 0; k < 8; k++) {
      String outcome =
          "  - {state: %s, leader: %s, follower: %s, "
              .formatted(k < 4 ? "calm" : "alert", k / 2 % 2 == 0 ? "a" : "b", "cd".charAt(k % 2));
      parts[0] +=
          outcome + "leaderReward: " + leader[k] + ", followerReward: " + follower[k] + "}\n";
      parts[1] += outcome + "to: {calm: " + (1 - alert[k]) + ", alert: " + alert[k] + "}}\n";
    }
    sparse.append(DENSE, 0, DENSE.indexOf("leader:"));
    sparse.append("leader: {actions: [a, b]}\nfollower: {actions: [c, d]}\n");
    sparse.append(parts[0]).append(parts[1]);
    assertThat(read(sparse.toString()).fingerprint()).isEqualTo(read(DENSE).fingerprint());
    // and layouts may be mixed
    String mixed = DENSE.substring(0, DENSE.indexOf("transitions:")) + parts[1];
    assertThat(read(mixed).fingerprint()).isEqualTo(read(DENSE).fingerprint());
  }

  @ParameterizedTest
  @ValueSource(strings = {"DENSE", "SPARSE"})
  void what_is_written_comes_back(String which) {
    StochasticGame game = read(which.equals("DENSE") ? DENSE : SPARSE);
    for (StochasticGame back :
        List.of(Reads.throughYaml(FORM, game), Reads.throughJson(FORM, game))) {
      assertThat(back.fingerprint()).isEqualTo(game.fingerprint());
      assertThat(back.name()).isEqualTo(game.name());
    }
  }

  /** In YAML a list that stands in two places could be written as an anchor and an alias. */
  @Test
  void actions_that_are_one_list_for_both_players_are_written_for_each() {
    List<String> both = List.of("x", "y");
    Actions actions = Actions.everywhere(List.of("on"), both, both, Observes.COMMITMENT);
    Transitions.Builder stay = new Transitions.Builder(actions);
    for (int k = 0; k < 4; k++) {
      stay.dense(new double[] {1});
    }
    StochasticGame game =
        new StochasticGame(
            "",
            new StochasticGame.Rules(.5, 0),
            actions,
            new double[] {1},
            new double[4],
            new double[4],
            stay.build());
    assertThat(Reads.throughYaml(FORM, game).fingerprint()).isEqualTo(game.fingerprint());
  }

  @Test
  void a_ring_of_many_states_is_written_as_what_there_is() {
    int n = 40;
    String states = names(n);
    String text =
        """
        kind: stochastic
        discount: 0.5
        states: [%s]
        start: {s0: 1}
        leader: {actions: [a], rewards: [%s]}
        follower: {actions: [c], rewards: [%s]}
        transitions: [%s]
        """
            .formatted(
                states,
                repeated(n, s -> "[[" + s + "]]"),
                repeated(n, s -> "[[0]]"),
                repeated(n, s -> "[[[" + repeated(n, t -> t == (s + 1) % n ? "1" : "0") + "]]]"));
    StochasticGame game = read(text);
    assertThat(game.transitions().successors()).hasSize(n);
    assertThat(TreeWriter.yaml(FORM.write(game))).contains("to:").doesNotContain("s5: 0");
    assertThat(Reads.throughYaml(FORM, game).fingerprint()).isEqualTo(game.fingerprint());
  }

  private static String names(int n) {
    return repeated(n, s -> "s" + s);
  }

  private static String repeated(int n, IntFunction<String> text) {
    return IntStream.range(0, n).mapToObj(text).collect(Collectors.joining(", "));
  }

  @Test
  void the_fingerprint_is_of_the_game_and_not_of_its_name_or_file() {
    String other = DENSE.replace("kind: stochastic", "kind: stochastic\nname: other");
    assertThat(read(other).fingerprint()).isEqualTo(read(DENSE).fingerprint());
    for (String change :
        List.of(
            "discount: 0.81",
            "entropy: 0.51",
            "observes: action",
            "states: [quiet, alert]",
            "start: [0.25, 0.75]",
            "leader:   {actions: [a, e], rewards: [[[1, 3], [0, 4]], [[1, 1], [2, 4]]]}",
            "leader:   {actions: [a, b], rewards: [[[1, 3], [0, 4]], [[1, 1], [2, 5]]]}",
            "follower: {actions: [c, d], rewards: [[[4, 4], [1, 0]], [[3, 3], [3, 1]]]}")) {
      String key = change.substring(0, change.indexOf(':'));
      String changed = DENSE.replaceAll("(?m)^" + key + ":.*$", change);
      assertThat(read(changed).fingerprint()).isNotEqualTo(read(DENSE).fingerprint());
    }
    String turned = DENSE.replace("[0.75, 0.25]]]]", "[0.25, 0.75]]]]");
    assertThat(read(turned).fingerprint()).isNotEqualTo(read(DENSE).fingerprint());
  }

  @Test
  void the_one_combination_that_is_missing_of_many_is_named() {
    int n = 1000;
    String text =
        """
        {"kind": "stochastic", "discount": 0.5, "states": [%s], "start": {"s0": 1},
         "leader": {"actions": {%s}}, "follower": {"actions": {%s}},
         "rewards": [%s], "transitions": [%s]}
        """;
    String quoted = repeated(n, s -> "\"s" + s + "\"");
    String actions = repeated(n, s -> "\"s" + s + "\": [\"a" + s + "\"]");
    String rewards =
        repeated(n, s -> "{" + outcome(s) + ", \"leaderReward\": 1, \"followerReward\": 0}");
    String transitions =
        repeated(n, s -> "{" + outcome(s) + ", \"to\": {\"s" + (s + 1) % n + "\": 1}}");
    StochasticGame game =
        (StochasticGame) Reads.json(text.formatted(quoted, actions, actions, rewards, transitions));
    assertThat(game.actions().outcomes()).isEqualTo(n);
    String missing = transitions.substring(0, transitions.lastIndexOf(", {"));
    assertThat(
            Reads.rejectedJson(text.formatted(quoted, actions, actions, rewards, missing))
                .expected())
        .isEqualTo("transitions: an entry for state s999, leader a999, follower a999");
  }

  private static String outcome(int s) {
    return "\"state\": \"s%d\", \"leader\": \"a%d\", \"follower\": \"a%d\"".formatted(s, s, s);
  }
}
