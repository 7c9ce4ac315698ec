package org.firstmover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.firstmover.formats.Source;
import org.firstmover.game.Game;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * One thing changed in a solution file of a hierarchy game, or several consistently. Two producers
 * under a tax t sell (113 - 2 t) / 3 together; 12 must be sold, so that t = 38.5 is worth 318.
 */
class HierarchyTamperTest {
  private static final Game GAME =
      Games.read(
          new Source(
              "emissions.yaml",
              """
              kind: hierarchy
              leader:
                variables: {tax: {lower: 0, upper: 60}}
                maximise: tax * (q1 + q2) - (q1 + q2)^2
                subject to: ["q1 + q2 >= 12"]
              followers:
                - {name: one, variables: {q1: {lower: 0}}, maximise: (57 - tax - q1 - q2) * q1}
                - {name: two, variables: {q2: {lower: 0}}, maximise: (56 - tax - q1 - q2) * q2}
              """));

  private static Altered solved() {
    return new Altered(GAME, Firstmover.solve(GAME));
  }

  @Test
  void the_untouched_file_is_verified() {
    Altered file = solved();
    assertThat(file.number("leader", "value")).isCloseTo(318, within(1e-6));
    assertThat(file.verified().failed()).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> every_single_change_fails() {
    Map<String, Consumer<Altered>> changes = new LinkedHashMap<>();
    for (double change : new double[] {-0.01, 0.01}) {
      changes.put("tax " + change, file -> file.add(change, "leader", "strategy", "tax"));
      changes.put("value " + change, file -> file.add(change, "leader", "value"));
      for (String key : List.of("optimistic", "pessimistic", "stochastic")) {
        changes.put(key + " value " + change, file -> file.add(change, "values", key));
      }
      changes.put("response " + change, file -> file.add(change, "followers", 1, "response", "q2"));
      changes.put("follower's value " + change, file -> file.add(change, "followers", 1, "value"));
    }
    changes.put("a variable of nobody", file -> file.set(0.0, "leader", "strategy", "rate"));
    changes.put("a list", file -> file.set(List.of(38.5), "leader", "strategy", "tax"));
    changes.put("no response", file -> file.set(Map.of(), "followers", 0, "response"));
    changes.put("one follower", file -> file.remove("followers", 1));
    changes.put("exchanged followers", file -> file.set("two", "followers", 0, "name"));
    changes.put("optimal", file -> file.set("optimal", "status"));
    changes.put("unbounded", file -> file.set("unbounded", "status"));
    changes.put(
        "an equilibrium that is none",
        file -> file.set(1.0, "proof", "equilibria", 0, 0, "response", "q1"));
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

  /** At t = 34 they sell 15: 8 and 7, worth 285 to the leader and 64 and 49 to them. */
  @Test
  void another_commitment_is_as_good_a_file_but_keeps_to_what_it_is_worth() {
    Altered file = solved();
    file.set(34.0, "leader", "strategy", "tax").set(285.0, "leader", "value");
    file.set(8.0, "followers", 0, "response", "q1").set(64.0, "followers", 0, "value");
    file.set(7.0, "followers", 1, "response", "q2").set(49.0, "followers", 1, "value");
    file.set(Map.of(), "proof").set(Map.of(), "values");
    assertThat(file.verified().failed()).isEmpty();
    file.set("optimal", "status");
    assertThat(file.verified().verified()).isFalse();
  }
}
