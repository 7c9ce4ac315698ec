package org.firstmover.solvers.stochastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import org.firstmover.game.stochastic.Observes;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.game.stochastic.StochasticGame.Rules;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solution.TieBreak;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solve.Solver;
import org.firstmover.strategy.Behaviour;
import org.junit.jupiter.api.Test;

class EntropyAnnealingTest {
  private static final Rules RULES = new Rules(0.9, 0);

  /** The value was found by a grid and sequential quadratic programming in another language. */
  @Test
  void the_golden_game_is_solved() {
    StochasticGame game = StochasticGames.twoStates(new Rules(0.8, 0), Observes.COMMITMENT);
    assertThat(solve(new EntropyAnnealing(), game).leader().value())
        .isCloseTo(9.070538, within(1e-6));
  }

  /** Against branch and bound; 48 of 50 such games were measured. */
  @Test
  void most_small_games_are_solved() {
    int solved = 0;
    for (int seed = 0; seed < 20; seed++) {
      Observes observes = seed % 4 == 3 ? Observes.ACTION : Observes.COMMITMENT;
      StochasticGame game = StochasticGames.square(seed, 3, 2, 2, RULES, observes);
      Solution best = solve(new StationaryCommitment(), game);
      Solution solution = solve(new EntropyAnnealing(), game);
      assertThat(solution.certificate().verified()).isTrue();
      assertThat(solution.leader().value()).isLessThanOrEqualTo(best.bounds().upper() + 1e-9);
      solved += solution.leader().value() >= best.leader().value() - 1e-5 ? 1 : 0;
    }
    assertThat(solved).isGreaterThanOrEqualTo(17);
  }

  @Test
  void larger_games_are_given_a_commitment_that_is_better_than_the_uniform_one() {
    StochasticGame game = StochasticGames.square(1, 20, 3, 3, RULES, Observes.COMMITMENT);
    Solution solution = solve(new EntropyAnnealing(), game, Map.of("starts", "1"));
    PolicyIteration uniform = new PolicyIteration(game, TieBreak.STRONG);
    uniform.respond(Policy.ofLeader(game.actions()).probabilities());
    assertThat(solution.status()).isEqualTo(Status.FEASIBLE);
    assertThat(solution.certificate().verified()).isTrue();
    assertThat(solution.leader().value()).isGreaterThan(uniform.value());
  }

  /**
   * Where the best commitment has the same strong and weak value its response is unique, and its
   * value at the regularised response tends to that; no regularised optimum can in the limit be
   * more.
   */
  @Test
  void with_less_and_less_entropy_the_regularised_optimum_tends_to_the_strong_value() {
    int games = 0;
    for (int seed = 0; seed < 20; seed++) {
      StochasticGame game = StochasticGames.square(seed, 2, 2, 2, RULES, Observes.COMMITMENT);
      Solution strong = solve(new StationaryCommitment(), game);
      double value = strong.leader().value();
      if (value - strong.values().get(Solution.WEAK) > 1e-9) {
        continue;
      }
      games++;
      double[] logits =
          ((Behaviour) strong.leader().strategy())
              .inOrderOf(game.actions().states(), game.actions()::leader)
              .orElseThrow();
      Arrays.setAll(logits, k -> Math.log(logits[k]));
      double last = Double.POSITIVE_INFINITY;
      for (double entropy : new double[] {0.1, 0.01, 0.001}) {
        StochasticGame smooth = game.withEntropy(entropy);
        RegularisedProblem there = new RegularisedProblem(smooth);
        there.respond(logits);
        double optimum = Math.max(there.value(), solve(new DoubleLoop(), smooth).leader().value());
        double distance = Math.abs(optimum - value);
        assertThat(distance).as("seed " + seed).isLessThanOrEqualTo(Math.max(last, 1e-9));
        last = distance;
      }
      assertThat(last).as("seed " + seed).isLessThan(0.001 * value);
    }
    assertThat(games).isGreaterThanOrEqualTo(5);
  }

  private static Solution solve(Solver<StochasticGame> method, StochasticGame game) {
    return solve(method, game, Map.of());
  }

  private static Solution solve(
      Solver<StochasticGame> method, StochasticGame game, Map<String, String> given) {
    Options options = Options.parse(method.info().options(), given, "test");
    return method.solve(game, options, Run.withSeed(0));
  }
}
