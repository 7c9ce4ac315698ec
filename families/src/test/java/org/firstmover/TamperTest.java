package org.firstmover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.firstmover.game.Game;
import org.firstmover.game.Payoffs;
import org.firstmover.game.bayesian.BayesianGame;
import org.firstmover.game.bayesian.FollowerType;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.game.security.SecurityGame;
import org.firstmover.solution.Certificate;
import org.firstmover.solution.Check;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One thing changed in a solution file, or several consistently: the certificate must fail. */
class TamperTest {
  private static final List<String> ROWS = List.of("up", "down");
  private static final List<String> COLUMNS = List.of("left", "right");
  private static final double[][] COORDINATE = {{1, 0}, {0, 1}};

  /**
   * A solved game in each family, with the file's keys of what is altered and a worse commitment
   * with its response and values, computed by hand.
   */
  enum Case {
    /** V. Conitzer, T. Sandholm, EC 2006: value 3.5 at (1/2, 1/2); up alone brings left and 2. */
    CONITZER_SANDHOLM(
        normalForm(new double[][] {{2, 4}, {1, 3}}, COORDINATE),
        3.5,
        1.5,
        new Worse(Map.of("up", 1.0), List.of(Map.of("left", 1.0)), List.of(1.0), 2)),
    /**
     * The second Stackelberg game of OpenSpiel's tests: value 4/3; down alone brings left and 1.
     */
    MIXED_WITH_TIES(
        new NormalFormGame(
            "",
            ROWS,
            List.of("left", "right", "far"),
            Payoffs.of(new double[][] {{2, 0, 0}, {1, 0, 0}}),
            Payoffs.of(new double[][] {{0, 2, 5}, {0, -1, -4}})),
        4.0 / 3,
        0,
        new Worse(Map.of("down", 1.0), List.of(Map.of("left", 1.0)), List.of(0.0), 1)),
    /** Both types coordinate as above, so that (1/2, 1/2) is best against each: (3.5 + 2.5) / 2. */
    BAYESIAN(
        new BayesianGame(
            "",
            ROWS,
            List.of(
                type("casual", new double[][] {{2, 4}, {1, 3}}),
                type("serious", new double[][] {{1, 3}, {0, 2}}))),
        3,
        1,
        new Worse(
            Map.of("up", 1.0),
            List.of(Map.of("left", 1.0), Map.of("left", 1.0)),
            List.of(1.0, 1.0),
            1.5)),
    /** The attacker is held to 0 by half a guard each; the gate is worth -1/2, the vault -2. */
    SECURITY(
        new SecurityGame(
            "",
            1,
            List.of("gate", "vault"),
            Payoffs.of(new double[][] {{0, -1, -1, 1}, {0, -4, -1, 1}})),
        -0.5,
        -2,
        new Worse(Map.of("vault", 1.0), List.of(Map.of("gate", 1.0)), List.of(1.0), -1));

    private final Game game;
    private final double strong;
    private final double weak;
    private final Worse worse;

    Case(Game game, double strong, double weak, Worse worse) {
      this.game = game;
      this.strong = strong;
      this.weak = weak;
      this.worse = worse;
    }

    Altered solved() {
      return new Altered(game, Firstmover.solve(game));
    }
  }

  record Worse(
      Map<String, Double> strategy,
      List<Map<String, Double>> responses,
      List<Double> followers,
      double value) {

    void writeTo(Altered file) {
      file.set(strategy, "leader", "strategy").set(value, "leader", "value");
      for (int f = 0; f < responses.size(); f++) {
        file.set(responses.get(f), "followers", f, "response");
        file.set(followers.get(f), "followers", f, "value");
      }
      file.set(value, "values", "strong").set(value, "values", "weak");
      file.set(value, "bounds", "lower").set(value, "bounds", "upper");
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_untouched_file_has_the_known_values_and_is_verified_as_optimal(Case solved) {
    Altered file = solved.solved();
    assertThat(file.number("values", "strong")).isCloseTo(solved.strong, within());
    assertThat(file.number("values", "weak")).isCloseTo(solved.weak, within());
    assertThat(file.at("status")).isEqualTo("optimal");
    assertThat(file.verified().failed()).isEmpty();
    assertThat(file.verified().provesOptimality()).isTrue();
  }

  @TestFactory
  Stream<DynamicTest> every_single_change_fails() {
    return Stream.of(Case.values())
        .flatMap(
            solved ->
                changes(solved).entrySet().stream()
                    .map(
                        change ->
                            DynamicTest.dynamicTest(
                                solved + ": " + change.getKey(),
                                () -> {
                                  Altered file = solved.solved();
                                  change.getValue().accept(file);
                                  assertThat(file.verified().verified()).isFalse();
                                })));
  }

  private static Map<String, Consumer<Altered>> changes(Case solved) {
    Map<String, Consumer<Altered>> changes = new LinkedHashMap<>();
    changes.put("probability moved", TamperTest::moveProbability);
    changes.put(
        "probability raised",
        file -> file.add(0.01, "leader", "strategy", first(file, "leader", "strategy")));
    changes.put(
        "probability of an unknown action", file -> file.set(0.0, "leader", "strategy", "nowhere"));
    changes.put("unknown response", file -> file.set(Map.of("x", 1.0), "followers", 0, "response"));
    changes.put("no response", file -> file.set(Map.of(), "followers", 0, "response"));
    changes.put("no follower", file -> file.set(List.of(), "followers"));
    changes.put(
        "other response",
        file -> {
          String now = first(file, "followers", 0, "response");
          String other =
              Stream.of("left", "right", "gate", "vault")
                  .filter(name -> solved == Case.SECURITY ^ COLUMNS.contains(name))
                  .filter(name -> !name.equals(now))
                  .findFirst()
                  .orElseThrow();
          file.set(Map.of(other, 1.0), "followers", 0, "response");
        });
    for (double change : new double[] {-1e-4, 1e-4}) {
      changes.put("follower's value " + change, file -> file.add(change, "followers", 0, "value"));
      changes.put("leader's value " + change, file -> file.add(change, "leader", "value"));
      changes.put("lower bound " + change, file -> file.add(change, "bounds", "lower"));
      changes.put("upper bound " + change, file -> file.add(change, "bounds", "upper"));
      changes.put("strong value " + change, file -> file.add(change, "values", "strong"));
      changes.put("weak value " + change, file -> file.add(change, "values", "weak"));
    }
    changes.put("tie-break", file -> file.set("weak", "tieBreak"));
    changes.put("kind", file -> file.set("hierarchy", "game", "kind"));
    changes.put(
        "fingerprint",
        file -> file.set(file.at("game", "fingerprint") + "0", "game", "fingerprint"));
    if (solved == Case.BAYESIAN) {
      changes.put("no leaves", file -> file.set(List.of(), "proof", "leaves"));
      changes.put("a leaf removed", file -> file.remove("proof", "leaves", 0));
      changes.put(
          "multipliers zeroed",
          file -> ((List<?>) file.at("proof", "leaves")).forEach(TamperTest::zero));
      changes.put("one type twice", file -> file.set("serious", "followers", 0, "name"));
    } else if (solved != Case.SECURITY) {
      changes.put("multipliers zeroed", file -> file.set(Map.of(), "proof", "incentives"));
      changes.put("proof replaced", file -> file.set(Map.of("kind", "from-game"), "proof"));
    }
    return changes;
  }

  @ParameterizedTest
  @EnumSource
  void a_consistent_worse_commitment_is_not_optimal(Case solved) {
    Altered file = solved.solved();
    solved.worse.writeTo(file);
    assertThat(failed(file.verified())).containsExactly("upper bound", Certificate.OPTIMALITY);
    file.set(Map.of(), "proof");
    assertThat(failed(file.verified()))
        .contains(Certificate.OPTIMALITY)
        .isSubsetOf("upper bound", Certificate.OPTIMALITY);
  }

  @ParameterizedTest
  @EnumSource
  void a_consistent_worse_commitment_that_claims_less_is_verified(Case solved) {
    Altered file = solved.solved();
    solved.worse.writeTo(file);
    file.set("feasible", "status").remove("bounds", "upper").set(Map.of(), "proof");
    assertThat(file.verified().failed()).isEmpty();
    assertThat(file.verified().provesOptimality()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void an_upper_bound_below_the_optimum_is_refuted_by_the_proof(Case solved) {
    Altered file = solved.solved();
    solved.worse.writeTo(file);
    file.set("feasible", "status");
    assertThat(failed(file.verified())).containsExactly("upper bound");
  }

  @ParameterizedTest
  @EnumSource(
      names = {"SECURITY"},
      mode = EnumSource.Mode.EXCLUDE)
  void without_a_proof_all_but_optimality_is_confirmed(Case solved) {
    Altered file = solved.solved().remove("proof");
    List<Check> failed = file.verified().failed();
    assertThat(failed).extracting(Check::name).containsExactly(Certificate.OPTIMALITY);
    assertThat(failed.get(0).note()).startsWith("not re-proved");
  }

  @ParameterizedTest
  @EnumSource
  void without_a_proof_and_without_the_claim_all_is_confirmed(Case solved) {
    Altered file = solved.solved().remove("proof").set("feasible", "status");
    assertThat(file.verified().failed()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void values_that_nothing_is_known_of_are_named(Case solved) {
    assertThat(solved.solved().verified().unchecked()).isEmpty();
    Altered file = solved.solved().set(7.0, "values", "Strong");
    assertThat(file.verified().unchecked()).containsExactly("Strong");
  }

  @ParameterizedTest
  @EnumSource
  void a_file_with_only_what_is_needed_is_verified(Case solved) {
    Altered file = solved.solved();
    for (String key :
        List.of("schema", "game", "method", "status", "tieBreak", "values", "bounds", "proof")) {
      file.remove(key);
    }
    file.remove("certificate").remove("work").remove("timing").remove("followers", 0, "value");
    assertThat(file.verified().failed()).isEmpty();
    assertThat(file.verified().checks()).extracting(Check::name).contains("follower regret");
  }

  private static void moveProbability(Altered file) {
    List<String> names = new ArrayList<>(file.map("leader", "strategy").keySet());
    assertThat(names).hasSize(2);
    file.add(0.001, "leader", "strategy", names.get(0));
    file.add(-0.001, "leader", "strategy", names.get(1));
  }

  @SuppressWarnings("unchecked") // a leaf is a map
  private static void zero(Object leaf) {
    ((Map<String, Object>) leaf).put("incentives", Map.of());
  }

  private static String first(Altered file, Object... path) {
    return file.map(path).keySet().iterator().next();
  }

  private static List<String> failed(Certificate certificate) {
    return certificate.failed().stream().map(Check::name).toList();
  }

  private static Offset<Double> within() {
    return Offset.offset(1e-9);
  }

  private static NormalFormGame normalForm(double[][] leader, double[][] follower) {
    return new NormalFormGame("", ROWS, COLUMNS, Payoffs.of(leader), Payoffs.of(follower));
  }

  private static FollowerType type(String name, double[][] leader) {
    return new FollowerType(name, 0.5, COLUMNS, Payoffs.of(leader), Payoffs.of(COORDINATE));
  }
}
