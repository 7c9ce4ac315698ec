package org.firstmover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.firstmover.game.Game;
import org.firstmover.game.InputError;
import org.firstmover.solution.Certificate;
import org.firstmover.solution.Check;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * One thing changed in a solution file of a game that is played step by step. In the dilemma of ten
 * rounds the leader defects at first and after every defection: 1.5 and nine times 0.5 are 6 to
 * her, -1.5 and nine times 0.5 are 3 to him.
 */
@Tag("slow")
class MarkovTamperTest {
  private static final Game GAME = Games.find("iterated/prisoners-dilemma");
  private static final Map<String, Double> DEFECT = Map.of("defect", 1.0);
  private static final Map<String, Double> COOPERATE = Map.of("cooperate", 1.0);

  private static Altered solved() {
    return new Altered(GAME, Firstmover.solve(GAME));
  }

  @Test
  void the_untouched_file_is_verified() {
    Altered file = solved();
    assertThat(file.number("leader", "value")).isEqualTo(6);
    assertThat(file.number("followers", 0, "value")).isEqualTo(3);
    assertThat(file.verified().verdict()).isEqualTo(Certificate.Verdict.VERIFIED);
    assertThat(file.verified().checks())
        .extracting(Check::name)
        .containsExactly(
            "fingerprint",
            "leader probabilities",
            "follower probabilities",
            "follower regret",
            "leader value",
            "follower value",
            "strong value",
            "weak value",
            "tie-break",
            "best table",
            "lower bound");
    assertThat(file.verified().unchecked()).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> every_single_change_fails() {
    Map<String, Consumer<Altered>> changes = new LinkedHashMap<>();
    for (double change : new double[] {-1e-3, 1e-3}) {
      changes.put("value " + change, file -> file.add(change, "leader", "value"));
      changes.put("follower's value " + change, file -> file.add(change, "followers", 0, "value"));
      for (String key : List.of("strong", "weak", "best table")) {
        changes.put(key + " " + change, file -> file.add(change, "values", key));
      }
      changes.put("gap " + change, file -> file.set(change, "values", "commitment gap"));
      changes.put("lower bound " + change, file -> file.add(change, "bounds", "lower"));
      changes.put(
          "a probability " + change,
          file -> file.add(change, "leader", "strategy", "start", "defect"));
    }
    for (String seen :
        List.of(
            "start",
            "after cooperate, cooperate",
            "after defect, cooperate",
            "after cooperate, defect",
            "after defect, defect")) {
      changes.put(
          "another action of the leader's at " + seen,
          file -> {
            boolean defects = file.map("leader", "strategy", seen).containsKey("defect");
            file.set(defects ? COOPERATE : DEFECT, "leader", "strategy", seen);
          });
      changes.put("nothing at " + seen, file -> file.remove("leader", "strategy", seen));
    }
    for (String seen : List.of("start", "after cooperate, cooperate", "after defect, cooperate")) {
      changes.put(
          "a response that defects at " + seen,
          file -> file.set(DEFECT, "followers", 0, "response", seen));
    }
    changes.put(
        "an unknown observation", file -> file.set(DEFECT, "leader", "strategy", "at night"));
    changes.put(
        "an unknown action", file -> file.set(Map.of("wait", 1.0), "leader", "strategy", "start"));
    changes.put("ties against her", file -> file.set(5.0, "values", "weak"));
    changes.put("simultaneous play", file -> file.set("equilibrium", "tieBreak"));
    changes.put("an upper bound below", file -> file.set(5.9, "bounds", "upper"));
    changes.put("optimal", file -> file.set("optimal", "status"));
    changes.put("infeasible", file -> file.set("infeasible", "status"));
    changes.put("no follower", file -> file.set(List.of(), "followers"));
    changes.put("another follower", file -> file.set("stranger", "followers", 0, "name"));
    changes.put(
        "two followers",
        file -> file.set(List.of(file.at("followers", 0), file.at("followers", 0)), "followers"));
    changes.put("a point", file -> file.set(Map.of("price", 1.0), "leader", "strategy"));
    changes.put(
        "a point as response", file -> file.set(Map.of("q", 1), "followers", 0, "response"));
    changes.put("kind", file -> file.set("stochastic", "game", "kind"));
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

  /** Always defecting is a commitment, too: to it he defects as well, five less each. */
  @Test
  void a_consistent_worse_commitment_keeps_to_what_it_is_worth() {
    Altered file = solved();
    for (String seen : List.copyOf(file.map("leader", "strategy").keySet())) {
      file.set(DEFECT, "leader", "strategy", seen);
      file.set(DEFECT, "followers", 0, "response", seen);
    }
    file.set(-5.0, "leader", "value").set(-5.0, "followers", 0, "value");
    file.set(-5.0, "values", "strong").set(-5.0, "values", "weak");
    file.set(11.0, "values", "commitment gap");
    file.set(-5.0, "bounds", "lower");
    assertThat(file.verified().failed()).isEmpty();
    file.set(10.0, "values", "commitment gap");
    assertThat(file.verified().failed()).extracting(Check::name).containsExactly("commitment gap");
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
  }

  @Test
  void what_nobody_can_recheck_is_said_and_does_not_count() {
    Altered file = solved();
    file.set(8.1, "values", "training return").set(1e6, "values", "samples");
    assertThat(file.verified().failed()).isEmpty();
    assertThat(file.verified().unchecked()).containsExactlyInAnyOrder("training return", "samples");
  }

  @Test
  void what_is_neither_by_observation_nor_a_point_is_bad_input() {
    Altered file = solved();
    file.set(Map.of("start", List.of("defect")), "leader", "strategy");
    assertThatThrownBy(file::verified).isInstanceOf(InputError.class);
  }
}
