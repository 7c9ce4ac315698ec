package org.firstmover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.firstmover.GoldenTest.Golden;
import org.firstmover.game.Game;
import org.firstmover.game.bayesian.BayesianGame;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.game.security.SecurityGame;
import org.firstmover.solution.Check;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solve.Run;
import org.firstmover.solvers.normalform.ExtremeEquilibria;
import org.firstmover.testing.RandomGames;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The equilibria of simultaneous play beside commitments, and what their certificate lets pass. */
class NashTest {
  /**
   * By hand: dominance, indifference in two actions (y of the second column), or all actions equal.
   */
  @ParameterizedTest
  @CsvSource({
    "conitzer-sandholm, 2, 2", // up dominates
    "letchford, 1, 1", // U dominates
    "bagwell, 4, 4", // C dominates
    "inflation-commitment, -1, -1", // low dominates
    "travelers-dilemma, 2, 2", // Basu 1994: nobody claims more than 2
    "centipede, 0.4, 0.4", // taken at once
    "battle-of-the-sexes, 2, 0.6666666666666667", // 2 (1 - y) = y
    "chicken, 7, 2",
    "hawk-dove, 2, 0",
    "stag-hunt, 4, 3",
    "selten-chmura-one, 9.090909090909091, 9.090909090909091", // 10 (1 - y) = 9 + y
    "shirking-inspection, 0.3333333333333333, 0.3333333333333333", // 2 y - 1 = 5 y - 3
    "inspector-leadership, -0.2, -0.2", // -1/6 - y/6 = -y
    "asymmetric-pennies, 75, 75", // 320 - 280 y = 40 + 40 y
    "openspiel-degenerate, 9, 5.571428571428571", // top while 3 + 6 y >= 9 - 8 y
    "ranked-coordination, 3, 0.5454545454545454", // all three, 1 / (1 + 1/2 + 1/3)
    "dispersion, 1, 0.6666666666666667",
    "minimum-effort, 1.3, 0.7",
    "war-of-attrition, 4, 0", // to quit at once is worth 0 at least
    "matching-pennies, 0, 0",
    "rock-paper-scissors, 0, 0",
    "morra, 0, 0"
  })
  void published_games_have_their_equilibrium_values(String name, double best, double worst) {
    Game game = Games.find(name);
    assertThat(value(game, "best-nash")).isCloseTo(best, within(1e-12 * (1 + Math.abs(best))));
    assertThat(value(game, "worst-nash")).isCloseTo(worst, within(1e-12 * (1 + Math.abs(worst))));
  }

  /** B. von Stengel, Discrete and Computational Geometry 21, 1999. */
  @Test
  void von_stengel_s_game_has_75_equilibria() {
    NormalFormGame game = (NormalFormGame) Games.find("stengel-equilibria");
    assertThat(ExtremeEquilibria.of(game).count()).isEqualTo(75);
  }

  static Stream<Golden> golden() throws IOException {
    return GoldenTest.games().filter(one -> one.game() instanceof NormalFormGame);
  }

  @ParameterizedTest
  @MethodSource("golden")
  void golden_games_have_them_in_order_and_zero_sum_ones_at_the_minimax_value(Golden golden) {
    Game game = golden.game();
    double best = value(game, "best-nash");
    double worst = value(game, "worst-nash");
    double tolerance = 1e-9 * (1 + GoldenTest.range(game));
    assertThat(worst).isLessThanOrEqualTo(best + tolerance);
    assertThat(best).isLessThanOrEqualTo(golden.value("strong") + tolerance);
    if (golden.values().find("minimax").isPresent()) {
      assertThat(best).isCloseTo(golden.value("minimax"), within(tolerance));
      assertThat(worst).isCloseTo(golden.value("minimax"), within(tolerance));
    }
  }

  static LongStream seeds() {
    return LongStream.range(0, 50);
  }

  /** Any equilibrium strategy is a commitment, against which the follower may do as she did. */
  @ParameterizedTest
  @MethodSource("seeds")
  void no_equilibrium_is_better_than_the_optimal_commitment(long seed) {
    for (int most : new int[] {8, 30}) {
      NormalFormGame game = RandomGames.normalForm(seed, most);
      double tolerance = 1e-8 * (1 + game.leader().range());
      double strong = value(game, "multiple-lps");
      double best = value(game, "best-nash");
      assertThat(best).isLessThanOrEqualTo(strong + tolerance);
      assertThat(value(game, "worst-nash")).isLessThanOrEqualTo(best + tolerance);
    }
  }

  @Test
  void an_enumerated_equilibrium_is_exact_and_feasible_and_claims_no_bound() {
    Solution solution = solve(Games.find("battle-of-the-sexes"), "worst-nash");
    assertThat(solution.status()).isEqualTo(Status.FEASIBLE);
    assertThat(solution.bounds().upper()).isInfinite();
    assertThat(solution.certificate().checks())
        .filteredOn(check -> check.name().startsWith("exact"))
        .extracting(Check::name, Check::note)
        .containsExactly(
            tuple("exact regret", "exact: value 2/3"),
            tuple("exact leader regret", "exact: value 2/3"));
  }

  private static Altered battle() {
    Game game = Games.find("battle-of-the-sexes");
    return new Altered(game, solve(game, "worst-nash"));
  }

  @TestFactory
  Stream<DynamicTest> what_is_no_equilibrium_is_not_verified_as_one() {
    Map<String, Consumer<Altered>> changes = new LinkedHashMap<>();
    changes.put(
        "leader's probabilities moved",
        file ->
            file.add(0.01, "leader", "strategy", "opera")
                .add(-0.01, "leader", "strategy", "fight"));
    changes.put(
        "follower's probabilities moved",
        file ->
            file.add(0.01, "followers", 0, "response", "opera")
                .add(-0.01, "followers", 0, "response", "fight"));
    changes.put("leader's value", file -> file.add(1e-4, "leader", "value"));
    changes.put("follower's value", file -> file.add(1e-4, "followers", 0, "value"));
    changes.put("strong", file -> file.set("strong", "tieBreak"));
    changes.put("weak", file -> file.set("weak", "tieBreak"));
    changes.put("optimal", file -> file.set("optimal", "status"));
    return changes.entrySet().stream()
        .map(
            change ->
                DynamicTest.dynamicTest(
                    change.getKey(),
                    () -> {
                      Altered file = battle();
                      assertThat(file.verified().verified()).isTrue();
                      change.getValue().accept(file);
                      assertThat(file.verified().verified()).isFalse();
                    }));
  }

  /** At the optimal commitment, (1/2, 1/2) and right, down is worth 3 to the leader, up 4. */
  @Test
  void an_optimal_commitment_that_is_called_an_equilibrium_fails_by_the_leader_s_regret() {
    Game game = Games.find("conitzer-sandholm");
    Altered file = new Altered(game, Firstmover.solve(game)).set("equilibrium", "tieBreak");
    assertThat(file.verified().failed())
        .extracting(Check::name)
        .containsExactly("leader regret", "exact leader regret");
    assertThat(file.verified().failed().get(0).value()).isEqualTo(1);
  }

  @Test
  void only_normal_form_games_have_simultaneous_play() {
    for (Game game : List.<Game>of(RandomGames.bayesian(4, 3, 4), RandomGames.security(3, 10))) {
      assertThat(game).isInstanceOfAny(BayesianGame.class, SecurityGame.class);
      Altered file = new Altered(game, Firstmover.solve(game)).set("equilibrium", "tieBreak");
      assertThat(file.verified().failed())
          .extracting(Check::note)
          .contains("games of this kind have no simultaneous play");
    }
  }

  private static Solution solve(Game game, String method) {
    return Firstmover.solve(game, Optional.of(method), Map.of(), Run.withSeed(0));
  }

  private static double value(Game game, String method) {
    return solve(game, method).leader().value();
  }
}
