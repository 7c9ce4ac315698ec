package org.firstmover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.firstmover.formats.Source;
import org.firstmover.game.Game;
import org.firstmover.game.InputError;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.solution.Certificate;
import org.firstmover.solution.Check;
import org.firstmover.solve.Run;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * One thing changed in a solution file of a stochastic game, or several consistently. When alert,
 * the leader's actions differ for herself only.
 */
class StochasticTamperTest {
  private static final Game GAME =
      Games.read(
          new Source(
              "watch.yaml",
              """
              kind: stochastic
              discount: 0.5
              entropy: 1
              states: [calm, alert]
              start: [1, 0]
              leader: {actions: {calm: [patrol, rest], alert: [search, wait]}}
              follower: {actions: [come, stay]}
              rewards:
                - {state: calm, leader: patrol, follower: come, leaderReward: 0, followerReward: -1}
                - {state: calm, leader: patrol, follower: stay, leaderReward: -1, followerReward: 0}
                - {state: calm, leader: rest, follower: come, leaderReward: -4, followerReward: 2}
                - {state: calm, leader: rest, follower: stay, leaderReward: 0, followerReward: 0}
                - {state: alert, leader: search, follower: come, leaderReward: 0, followerReward: 0}
                - {state: alert, leader: search, follower: stay, leaderReward: 0, followerReward: 0}
                - {state: alert, leader: wait, follower: come, leaderReward: -1, followerReward: 0}
                - {state: alert, leader: wait, follower: stay, leaderReward: -1, followerReward: 0}
              transitions:
                - {state: calm, leader: patrol, follower: come, to: {alert: 1}}
                - {state: calm, leader: patrol, follower: stay, to: {alert: 1}}
                - {state: calm, leader: rest, follower: come, to: {alert: 1}}
                - {state: calm, leader: rest, follower: stay, to: {alert: 1}}
                - {state: alert, leader: search, follower: come, to: {alert: 1}}
                - {state: alert, leader: search, follower: stay, to: {alert: 1}}
                - {state: alert, leader: wait, follower: come, to: {alert: 1}}
                - {state: alert, leader: wait, follower: stay, to: {alert: 1}}
              """));

  private static Altered solved() {
    return new Altered(GAME, Firstmover.solve(GAME));
  }

  /**
   * She searches when alert, for nothing, and patrols when calm with the probability x that is best
   * of -x q - 4 (1 - x) (1 - q) with q = 1 / (1 + exp(2 - 3 x)), the chance that nobody comes: here
   * by trying a million.
   */
  @Test
  void the_untouched_file_is_verified() {
    double best = Double.NEGATIVE_INFINITY;
    for (int k = 0; k <= 1_000_000; k++) {
      double x = k / 1e6;
      double q = 1 / (1 + Math.exp(2 - 3 * x));
      best = Math.max(best, -x * q - 4 * (1 - x) * (1 - q));
    }
    Altered file = solved();
    assertThat(file.number("leader", "value")).isCloseTo(best, within(1e-9));
    assertThat(file.at("status")).isEqualTo("stationary");
    assertThat(file.verified().verdict()).isEqualTo(Certificate.Verdict.VERIFIED);
    assertThat(file.verified().checks())
        .extracting(Check::name)
        .containsExactly(
            "fingerprint",
            "leader probabilities",
            "follower probabilities",
            "conditioning",
            "follower regret",
            "leader value",
            "leader values by state",
            "follower value",
            "value at the best response",
            "first-order improvement",
            "stationarity");
  }

  @TestFactory
  Stream<DynamicTest> every_single_change_fails() {
    Map<String, Consumer<Altered>> changes = new LinkedHashMap<>();
    for (double change : new double[] {-1e-3, 1e-3}) {
      changes.put("value " + change, file -> file.add(change, "leader", "value"));
      changes.put("follower's value " + change, file -> file.add(change, "followers", 0, "value"));
      for (String key : List.of("from calm", "from alert", "first-order improvement")) {
        changes.put(key + " " + change, file -> file.add(change, "values", key));
      }
      changes.put("moved " + change, file -> move(file, change, "leader", "strategy", "calm"));
      changes.put(
          "response moved " + change,
          file -> move(file, 10 * change, "followers", 0, "response", "calm"));
      changes.put(
          "probability " + change,
          file -> file.add(change, "leader", "strategy", "alert", "search"));
      changes.put("lower bound " + change, file -> file.set(Map.of("lower", change), "bounds"));
    }
    changes.put("a state left out", file -> file.remove("leader", "strategy", "alert"));
    changes.put("a state of a response left out", file -> response(file, Map.of()));
    changes.put(
        "an unknown state", file -> file.set(Map.of("a", 1.0), "leader", "strategy", "night"));
    changes.put(
        "another state's action",
        file -> file.set(Map.of("patrol", 1.0), "leader", "strategy", "alert"));
    changes.put(
        "an action of probability 0 that is not there",
        file -> file.set(0.0, "leader", "strategy", "alert", "patrol"));
    changes.put("nothing", file -> file.set(Map.of(), "leader", "strategy"));
    changes.put("a value from nowhere", file -> file.set(0.0, "values", "from night"));
    changes.put("a strong value", file -> file.set(0.0, "values", "strong"));
    changes.put("a weak value", file -> file.set(0.0, "values", "weak"));
    changes.put("a gradient", file -> file.set(1.0, "values", "gradient norm"));
    changes.put("simultaneous play", file -> file.set("equilibrium", "tieBreak"));
    changes.put("an upper bound below", file -> file.set(Map.of("upper", -5.0), "bounds"));
    changes.put("optimal", file -> file.set("optimal", "status"));
    changes.put("infeasible", file -> file.set("infeasible", "status"));
    changes.put("no follower", file -> file.set(List.of(), "followers"));
    changes.put(
        "two followers",
        file -> file.set(List.of(file.at("followers", 0), file.at("followers", 0)), "followers"));
    changes.put("kind", file -> file.set("security", "game", "kind"));
    changes.put("fingerprint", file -> file.set("sha256:0", "game", "fingerprint"));
    return changes.entrySet().stream()
        .map(
            change ->
                DynamicTest.dynamicTest(
                    change.getKey(),
                    () -> {
                      Altered file = solved();
                      change.getValue().accept(file);
                      assertThat(file.verified().verified()).isFalse();
                    }));
  }

  @Test
  void values_that_nothing_is_known_of_are_named() {
    Altered file = solved();
    assertThat(file.verified().unchecked()).isEmpty();
    file.set(0.0, "values", "First-order improvement").set(7.0, "values", "luck");
    assertThat(file.verified().unchecked()).containsExactly("First-order improvement", "luck");
    assertThat(file.verified().failed()).isEmpty();
  }

  /** Such a file is malformed, as one with a list of payoffs for a name would be. */
  @Test
  void what_is_not_by_state_is_bad_input() {
    Map<String, Object> flat = Map.of("patrol", 1.0);
    for (Altered file :
        List.of(
            solved().set(flat, "leader", "strategy"),
            solved().set(flat, "followers", 0, "response"),
            solved().set(Map.of("calm", List.of(0.5, 0.5)), "leader", "strategy"))) {
      assertThatThrownBy(file::verified)
          .isInstanceOf(InputError.class)
          .hasMessageContaining("a mapping of keys to values");
    }
  }

  private static void move(Altered file, double change, Object... state) {
    for (String action : file.map(state).keySet()) {
      Object[] path = new Object[state.length + 1];
      System.arraycopy(state, 0, path, 0, state.length);
      path[state.length] = action;
      file.add(action.equals("patrol") || action.equals("come") ? change : -change, path);
    }
  }

  private static void response(Altered file, Map<String, Double> alert) {
    file.set(alert, "followers", 0, "response", "alert");
  }

  /** All that it says is so; only that it is stationary is not. */
  @Test
  void a_consistent_worse_commitment_is_not_stationary_but_feasible() {
    Altered file = solved();
    file.set(Map.of("patrol", 1.0), "leader", "strategy", "calm");
    double come = 1 / (1 + Math.E);
    file.set(Map.of("come", come, "stay", 1 - come), "followers", 0, "response", "calm");
    file.set(come - 1, "leader", "value");
    file.remove("followers", 0, "value").set(Map.of(), "values");
    assertThat(file.verified().failed()).extracting(Check::name).containsExactly("stationarity");
    file.set("feasible", "status");
    assertThat(file.verified().failed()).isEmpty();
  }

  @Test
  void a_file_with_only_what_is_needed_is_verified() {
    Altered file = solved();
    for (String key :
        List.of("schema", "game", "method", "status", "values", "bounds", "proof", "certificate")) {
      file.remove(key);
    }
    file.remove("work").remove("timing").remove("followers", 0, "value");
    assertThat(file.verified().failed()).isEmpty();
    assertThat(file.verified().checks()).extracting(Check::name).contains("follower regret");
  }

  /** A follower who sees actions answers by state and action. */
  @Test
  void responses_to_drawn_actions_are_read_by_state_and_action() {
    Game seen =
        Games.read(new Source("seen.yaml", Games.write(GAME, "yaml") + "observes: action\n"));
    Altered file = new Altered(seen, Firstmover.solve(seen));
    assertThat(file.verified().failed()).isEmpty();
    assertThat(file.map("followers", 0, "response"))
        .containsOnlyKeys("calm, patrol", "calm, rest", "alert, search", "alert, wait");
    file.remove("followers", 0, "response", "calm, patrol");
    assertThat(file.verified().verified()).isFalse();
  }

  /** What every method answers is verified, also where it is no more than feasible. */
  @Test
  void answers_of_all_methods_are_verified() {
    StochasticGame smooth = (StochasticGame) GAME;
    StochasticGame plain = smooth.withEntropy(0);
    Set<String> answered = new HashSet<>();
    for (StochasticGame game : List.of(smooth, plain)) {
      for (var method : Families.of(game).methods()) {
        if (method.refusal(game).isPresent()) {
          continue;
        }
        boolean iterates =
            method.info().options().stream().anyMatch(option -> option.name().equals("iterations"));
        Map<String, String> options = iterates ? Map.of("iterations", "20") : Map.of();
        Optional<String> name = Optional.of(method.info().name());
        Altered file = new Altered(game, Firstmover.solve(game, name, options, Run.withSeed(1)));
        assertThat(file.verified().failed()).as(method.info().name()).isEmpty();
        answered.add(method.info().name());
      }
    }
    // pure conflict is the business of a test of its own
    assertThat(answered).hasSize(Families.of(GAME).methods().size() - 1);
  }
}
