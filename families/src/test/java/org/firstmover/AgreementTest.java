package org.firstmover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.firstmover.exact.Rational;
import org.firstmover.game.Game;
import org.firstmover.game.Names;
import org.firstmover.game.Payoffs;
import org.firstmover.game.bayesian.BayesianGame;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.game.security.SecurityGame;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solve.Run;
import org.firstmover.testing.RandomGames;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All exact methods agree on seeded games, prove their value, and no brute force finds better. */
@Tag("slow")
class AgreementTest {
  static LongStream seeds() {
    return LongStream.range(0, 50);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void exact_methods_agree_on_normal_form_games(long seed) {
    agree(RandomGames.normalForm(seed, 20));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void exact_methods_agree_on_bayesian_games(long seed) {
    agree(RandomGames.bayesian(seed, 3, 4));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void exact_methods_agree_on_security_games(long seed) {
    agree(RandomGames.security(seed, 40));
  }

  @Test
  @Tag("full")
  void exact_methods_agree_on_a_thousand_normal_form_games() {
    LongStream.range(1000, 2000).forEach(seed -> agree(RandomGames.normalForm(seed, 20)));
  }

  @Test
  @Tag("full")
  void exact_methods_agree_on_a_thousand_bayesian_games() {
    LongStream.range(1000, 2000).forEach(seed -> agree(RandomGames.bayesian(seed, 3, 4)));
  }

  @Test
  @Tag("full")
  void exact_methods_agree_on_a_thousand_security_games() {
    LongStream.range(1000, 2000).forEach(seed -> agree(RandomGames.security(seed, 200)));
  }

  @Test
  void a_thousand_tiny_normal_form_games_have_the_value_of_brute_force() {
    int twoActions = 0;
    for (long seed = 0; seed < 1000; seed++) {
      NormalFormGame game = RandomGames.normalForm(seed, 4);
      double value = Firstmover.solve(game).leader().value();
      double scale = 1 + game.leader().range();
      int m = game.leaderActions().size();
      if (m == 2) {
        twoActions++;
        assertThat(value)
            .as(game.name())
            .isCloseTo(ExactValues.optimum(game).doubleValue(), within(1e-9 * scale));
      } else if (m <= 3) {
        for (Rational[] x : ExactValues.grid(m, 12)) {
          assertThat(ExactValues.value(game, x, true).doubleValue())
              .as(game.name())
              .isLessThanOrEqualTo(value + 1e-9 * scale);
        }
      }
    }
    assertThat(twoActions).isGreaterThan(200);
  }

  @Test
  void tiny_bayesian_games_have_the_value_of_brute_force() {
    int twoActions = 0;
    for (long seed = 0; seed < 400; seed++) {
      BayesianGame game = RandomGames.bayesian(seed, 3, 3);
      double value = Firstmover.solve(game).leader().value();
      double scale = 1 + GoldenTest.range(game);
      int m = game.leaderActions().size();
      if (m == 2) {
        twoActions++;
        assertThat(value)
            .as(game.name())
            .isCloseTo(ExactValues.optimum(game).doubleValue(), within(1e-9 * scale));
      } else {
        for (Rational[] x : ExactValues.grid(m, 8)) {
          assertThat(ExactValues.value(game, x, true).doubleValue())
              .as(game.name())
              .isLessThanOrEqualTo(value + 1e-9 * scale);
        }
      }
    }
    assertThat(twoActions).isGreaterThan(100);
  }

  /** Every coverage is a lottery over patrols, so that a security game is a normal-form game. */
  @Test
  void small_security_games_have_the_value_of_their_normal_form_over_patrols() {
    for (long seed = 0; seed < 200; seed++) {
      SecurityGame game = RandomGames.security(seed, 5);
      double expected = Firstmover.solve(overPatrols(game)).leader().value();
      assertThat(Firstmover.solve(game).leader().value())
          .as(game.name())
          .isCloseTo(expected, within(1e-9 * (1 + game.payoffs().range())));
    }
  }

  private static NormalFormGame overPatrols(SecurityGame game) {
    List<Integer> patrols = new ArrayList<>();
    for (int set = 0; set < 1 << game.size(); set++) {
      if (Integer.bitCount(set) <= game.resources()) {
        patrols.add(set);
      }
    }
    double[][] defender = new double[patrols.size()][game.size()];
    double[][] attacker = new double[patrols.size()][game.size()];
    for (int p = 0; p < patrols.size(); p++) {
      for (int t = 0; t < game.size(); t++) {
        int covered = patrols.get(p) >> t & 1;
        defender[p][t] = game.defenderValue(t, covered);
        attacker[p][t] = game.attackerValue(t, covered);
      }
    }
    return new NormalFormGame(
        "patrols of " + game.name(),
        Names.numbered(patrols.size()),
        game.targets(),
        Payoffs.of(defender),
        Payoffs.of(attacker));
  }

  private static void agree(Game game) {
    double tolerance = 1e-7 * (1 + GoldenTest.range(game));
    double expected = Double.NaN;
    for (String method : GoldenTest.exactMethods(game)) {
      Solution solution = Firstmover.solve(game, Optional.of(method), Map.of(), Run.withSeed(0));
      String what = method + " on " + game;
      assertThat(solution.status()).as(what).isEqualTo(Status.OPTIMAL);
      assertThat(solution.certificate().verified()).as(what).isTrue();
      if (Double.isNaN(expected)) {
        expected = solution.leader().value();
      }
      assertThat(solution.leader().value()).as(what).isCloseTo(expected, within(tolerance));
    }
    assertThat(expected).as(game.toString()).isFinite();
  }
}
