package org.firstmover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.firstmover.game.Game;
import org.firstmover.game.InputError;
import org.firstmover.solution.Certificate;
import org.firstmover.solve.Run;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** One thing changed in a solution file of a mean-field game. */
class MeanFieldTamperTest {
  private static Altered solved(String name, String method, String tolerance) {
    Game game = Games.find(name);
    return new Altered(
        game,
        Firstmover.solve(
            game, Optional.of(method), Map.of("tolerance", tolerance), Run.withSeed(0)));
  }

  /** Three times, four places, nobody leads. */
  private static Altered beach() {
    return solved("beach-bar", "damped-fixed-point", "1e-3");
  }

  @TestFactory
  Stream<DynamicTest> every_single_change_fails() {
    Map<String, Consumer<Altered>> changes = new LinkedHashMap<>();
    for (double change : new double[] {-1e-3, 1e-3, 1e9, Double.NaN}) {
      changes.put("leader's value " + change, file -> file.add(change, "leader", "value"));
      changes.put("value " + change, file -> file.add(change, "followers", 0, "value"));
      changes.put("exploitability " + change, file -> file.add(change, "values", "exploitability"));
      changes.put(
          "a probability " + change,
          file -> {
            Map<String, Object> row = file.map("followers", 0, "response", "place 0, time 1");
            String action = row.keySet().iterator().next();
            file.add(change, "followers", 0, "response", "place 0, time 1", action);
          });
    }
    for (String when : List.of("place 0, time 0", "place 3, time 1", "place 1, time 2")) {
      changes.put("nothing at " + when, file -> file.remove("followers", 0, "response", when));
    }
    changes.put(
        "another action",
        file -> file.set(Map.of("left", 1.0), "followers", 0, "response", "place 2, time 0"));
    changes.put(
        "an unknown action",
        file -> file.set(Map.of("swim", 1.0), "followers", 0, "response", "place 2, time 0"));
    changes.put(
        "an unknown place",
        file -> file.set(Map.of("left", 1.0), "followers", 0, "response", "place 9, time 0"));
    changes.put(
        "a time behind the end",
        file -> file.set(Map.of("left", 1.0), "followers", 0, "response", "place 2, time 3"));
    changes.put(
        "a distribution", file -> file.set(Map.of("left", 1.0), "followers", 0, "response"));
    changes.put("no population", file -> file.set(List.of(), "followers"));
    changes.put("another population", file -> file.set("crowd", "followers", 0, "name"));
    changes.put(
        "two populations",
        file -> file.set(List.of(file.at("followers", 0), file.at("followers", 0)), "followers"));
    changes.put("a leader", file -> file.set(Map.of("fee", 1.0), "leader", "strategy"));
    changes.put("optimal", file -> file.set("optimal", "status"));
    changes.put("kind", file -> file.set("markov", "game", "kind"));
    changes.put("fingerprint", file -> file.set("sha256:0", "game", "fingerprint"));
    return changes.entrySet().stream()
        .map(
            change ->
                DynamicTest.dynamicTest(
                    change.getKey(),
                    () -> {
                      Altered file = beach();
                      change.getValue().accept(file);
                      assertThat(refused(file)).isTrue();
                    }));
  }

  /** Not verified, or not even read. */
  private static boolean refused(Altered file) {
    try {
      return !file.verified().verified();
    } catch (InputError e) {
      return true;
    }
  }

  @Test
  void an_absurd_epsilon_lets_no_regret_pass() {
    Altered file = solved("left-right", "damped-fixed-point", "1e-3");
    file.set(Map.of("left", 1.0), "followers", 0, "response", "start");
    file.set(1.0, "leader", "value").set(-1.0, "followers", 0, "value");
    file.set(1.0, "values", "exploitability");
    for (double epsilon : new double[] {1e-3, 1, 1e300, -1, Double.POSITIVE_INFINITY}) {
      file.set(epsilon, "values", "epsilon");
      assertThat(refused(file)).as("epsilon " + epsilon).isTrue();
    }
  }

  /** Nobody can gain less than nothing. */
  @Test
  void no_equilibrium_is_one_of_a_negative_epsilon() {
    Altered file = solved("contraction", "mirror-descent", "1e-9");
    assertThat(file.set(0.0, "values", "epsilon").verified().verified()).isTrue();
    assertThat(refused(file.set(-1e-9, "values", "epsilon"))).isTrue();
  }

  /** All stay: the first place has half of all for ever, whatever is claimed. */
  @Test
  void a_stationary_population_is_recomputed() {
    Altered file = solved("contraction", "mirror-descent", "1e-9");
    assertThat(file.verified().verified()).isTrue();
    assertThat(file.verified().checks())
        .anySatisfy(check -> assertThat(check.name()).isEqualTo("population settled"));
    assertThat(file.verified().verdict()).isEqualTo(Certificate.Verdict.VERIFIED);
    file.set(0.6, "leader", "value");
    assertThat(file.verified().verified()).isFalse();
    Altered moved = solved("contraction", "mirror-descent", "1e-9");
    moved.set(Map.of("switch", 1.0), "followers", 0, "response", "first");
    assertThat(moved.verified().verified()).isFalse();
  }

  @Test
  void the_leaders_bounds_and_names_are_looked_at() {
    for (Object toll : List.of(-0.1, 3.5, Double.NaN)) {
      Altered file = solved("toll", "damped-fixed-point", "1e-3");
      file.set(toll, "leader", "strategy", "toll");
      assertThat(refused(file)).as("toll " + toll).isTrue();
    }
    Altered file = solved("toll", "damped-fixed-point", "1e-3");
    file.set(Map.of("tax", 0.0), "leader", "strategy");
    assertThat(refused(file)).isTrue();
  }

  @Test
  void a_file_with_only_what_is_needed_is_verified_to_rounding() {
    Altered file = solved("contraction", "mirror-descent", "1e-9");
    for (String key :
        List.of("schema", "game", "method", "status", "values", "bounds", "proof", "certificate")) {
      file.remove(key);
    }
    file.remove("work").remove("timing").remove("followers", 0, "value");
    assertThat(file.verified().failed()).isEmpty();
  }
}
