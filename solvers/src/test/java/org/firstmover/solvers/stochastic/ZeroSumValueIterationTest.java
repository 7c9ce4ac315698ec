package org.firstmover.solvers.stochastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.firstmover.game.Names;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.Observes;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.game.stochastic.StochasticGame.Rules;
import org.firstmover.game.stochastic.Transitions;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solve.Solver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Games of pure conflict. */
class ZeroSumValueIterationTest {
  private static final Solver<StochasticGame> METHOD = new ZeroSumValueIteration();

  private static Solution solve(StochasticGame game, String... options) {
    Map<String, String> given = options.length == 0 ? Map.of() : Map.of(options[0], options[1]);
    return METHOD.solve(
        game, Options.parse(METHOD.info().options(), given, METHOD.info().name()), Run.withSeed(0));
  }

  private static void isProved(Solution solution, double value) {
    assertThat(solution.leader().value()).isCloseTo(value, within(1e-8 * (1 + Math.abs(value))));
    assertThat(solution.status()).isEqualTo(Status.OPTIMAL);
    assertThat(solution.certificate().verified()).isTrue();
    assertThat(solution.certificate().provesOptimality()).isTrue();
    assertThat(solution.bounds().lower()).isLessThanOrEqualTo(value + 1e-9 * (1 + value));
    assertThat(solution.bounds().upper()).isGreaterThanOrEqualTo(value - 1e-9 * (1 + value));
  }

  /** One state, two actions each, played for ever. */
  private static StochasticGame repeated(double discount, double... rewards) {
    Actions actions =
        Actions.everywhere(
            List.of("play"), List.of("a", "b"), List.of("c", "d"), Observes.COMMITMENT);
    Transitions.Builder transitions = new Transitions.Builder(actions);
    for (int k = 0; k < 4; k++) {
      transitions.dense(new double[] {1});
    }
    return new StochasticGame(
        "repeated",
        new Rules(discount, 0),
        actions,
        new double[] {1},
        rewards,
        Arrays.stream(rewards).map(r -> -r).toArray(),
        transitions.build());
  }

  /** Half a penny a play; [[3, 0], [1, 2]] has the value 3/2. */
  @ParameterizedTest
  @CsvSource({"0, hoffman-karp", "0.5, shapley", "0.9, shapley", "0.999, hoffman-karp"})
  void a_repeated_game_has_the_value_of_one_play_over_one_minus_discount(
      double discount, String steps) {
    isProved(solve(repeated(discount, 1, 0, 0, 1), "steps", steps), 0.5 / (1 - discount));
    isProved(solve(repeated(discount, 3, 0, 1, 2), "steps", steps), 1.5 / (1 - discount));
  }

  /**
   * v = value of [[2, v/2], [v/2, 1 + v/2]], a quadratic: v^2 - 8v + 8 = 0, v = 4 - 2 sqrt(2), as
   * play ends after the first row meets the first column.
   */
  @ParameterizedTest
  @ValueSource(strings = {"shapley", "hoffman-karp"})
  void a_game_that_may_end_has_the_root_of_a_quadratic_as_value(String steps) {
    Actions actions =
        new Actions(
            List.of("on", "over"),
            List.of(List.of("a", "b"), List.of("rest")),
            List.of(List.of("c", "d"), List.of("rest")),
            Observes.COMMITMENT);
    double[] rewards = {2, 0, 0, 1, 0};
    Transitions.Builder transitions = new Transitions.Builder(actions);
    for (double on : new double[] {0, 1, 1, 1, 0}) {
      transitions.dense(new double[] {on, 1 - on});
    }
    StochasticGame game =
        new StochasticGame(
            "may end",
            new Rules(.5, 0),
            actions,
            new double[] {1, 0},
            rewards,
            Arrays.stream(rewards).map(r -> -r).toArray(),
            transitions.build());
    isProved(solve(game, "steps", steps), 4 - 2 * Math.sqrt(2));
  }

  /** Whoever commits, and whether both act at once or commit in words, the value is the same. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void the_follower_s_value_is_that_of_the_game_in_which_she_leads(int seed) {
    StochasticGame game =
        conflict(StochasticGames.random(seed, 6, rules(seed), Observes.COMMITMENT, 1));
    Solution solution = solve(game);
    Solution swapped = solve(swapped(game));
    isProved(solution, -swapped.leader().value());
    isProved(solve(game, "steps", "shapley"), solution.leader().value());
    // one play's commitment is the minimax strategy: the fixed point is the value
    Solution fixedPoint = new FixedPointEquilibrium().solve(game);
    assertThat(fixedPoint.values().get("fixed point"))
        .isCloseTo(solution.leader().value(), within(1e-8));
  }

  /** Against max over actions of min over answers, swept plainly. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void a_follower_who_sees_the_action_answers_the_best_one(int seed) {
    StochasticGame game =
        conflict(StochasticGames.random(seed, 6, rules(seed), Observes.ACTION, 1));
    Actions actions = game.actions();
    double[] values = new double[actions.stateCount()];
    for (int sweep = 0; sweep < 600; sweep++) {
      double[] before = values.clone();
      for (int s = 0; s < values.length; s++) {
        values[s] = Double.NEGATIVE_INFINITY;
        for (int a = 0; a < actions.leaderCount(s); a++) {
          double least = Double.POSITIVE_INFINITY;
          for (int b = 0; b < actions.followerCount(s); b++) {
            int k = actions.outcome(s, a, b);
            double ahead = game.discount() * game.transitions().mean(k, before);
            least = Math.min(least, game.leaderRewards()[k] + ahead);
          }
          values[s] = Math.max(values[s], least);
        }
      }
    }
    double expected = 0;
    for (int s = 0; s < values.length; s++) {
      expected += game.start()[s] * values[s];
    }
    isProved(solve(game), expected);
    assertThat(new FixedPointEquilibrium().solve(game).leader().value())
        .isCloseTo(expected, within(1e-8));
  }

  /** Her rewards are 1 less the leader's, which rounding makes nearly so. */
  @Test
  void sums_of_rewards_need_not_be_zero() {
    StochasticGame game = StochasticGames.random(3, 6, new Rules(.9, 0), Observes.COMMITMENT, 1);
    double[] rewards = Arrays.stream(game.leaderRewards()).map(r -> 1 - r).toArray();
    StochasticGame shifted = with(game, game.actions(), game.leaderRewards(), rewards);
    isProved(solve(shifted), solve(conflict(game)).leader().value());
  }

  @ParameterizedTest
  @EnumSource(Observes.class)
  void few_sweeps_end_at_a_limit_with_valid_bounds(Observes observes) {
    StochasticGame game = conflict(StochasticGames.random(5, 6, new Rules(.95, 0), observes, 1));
    double value = solve(game).leader().value();
    Solution early = solve(game, "sweeps", "1");
    assertThat(early.status()).isEqualTo(Status.LIMIT);
    assertThat(early.bounds().upper()).isGreaterThan(value);
    assertThat(solve(game, "sweeps", "100").work()).containsEntry("sweeps", sweeps(game));
  }

  /** Few, as policies are evaluated exactly; by contraction alone 9 digits need 400. */
  private static long sweeps(StochasticGame game) {
    long sweeps = solve(game).work().get("sweeps");
    assertThat(sweeps).isLessThan(20);
    return sweeps;
  }

  @Test
  void other_games_are_refused() {
    StochasticGame game = StochasticGames.twoStates(new Rules(.8, 0), Observes.COMMITMENT);
    assertThat(METHOD.refusal(game))
        .contains(
            "it needs a game of pure conflict: what both players get must have the same sum in"
                + " every outcome, and here sums differ by up to 6.0");
    StochasticGame soft = StochasticGames.twoStates(new Rules(.8, .5), Observes.COMMITMENT);
    assertThat(METHOD.refusal(soft))
        .contains("it needs a follower without an entropy weight, who takes what is best for her");
    assertThat(new FixedPointEquilibrium().refusal(soft)).isPresent();
  }

  private static Rules rules(int seed) {
    return new Rules(new double[] {0, .5, .9, .95}[seed % 4], 0);
  }

  private static StochasticGame conflict(StochasticGame game) {
    double[] rewards = Arrays.stream(game.leaderRewards()).map(r -> -r).toArray();
    return with(game, game.actions(), game.leaderRewards(), rewards);
  }

  private static StochasticGame with(
      StochasticGame game, Actions actions, double[] leader, double[] follower) {
    return new StochasticGame(
        "conflict", game.rules(), actions, game.start(), leader, follower, game.transitions());
  }

  /** The players change places. */
  private static StochasticGame swapped(StochasticGame game) {
    Actions actions = game.actions();
    int n = actions.stateCount();
    Actions other =
        new Actions(
            Names.numbered(n),
            actions.states().stream()
                .map(s -> actions.follower(actions.states().indexOf(s)))
                .toList(),
            actions.states().stream()
                .map(s -> actions.leader(actions.states().indexOf(s)))
                .toList(),
            actions.observes());
    double[] leader = new double[actions.outcomes()];
    double[] follower = new double[actions.outcomes()];
    Transitions.Builder transitions = new Transitions.Builder(other);
    for (int s = 0; s < n; s++) {
      for (int b = 0; b < actions.followerCount(s); b++) {
        for (int a = 0; a < actions.leaderCount(s); a++) {
          int from = actions.outcome(s, a, b);
          int to = other.outcome(s, b, a);
          leader[to] = game.followerRewards()[from];
          follower[to] = game.leaderRewards()[from];
          double[] row = new double[n];
          for (int j = game.transitions().first()[from];
              j < game.transitions().first()[from + 1];
              j++) {
            row[game.transitions().successors()[j]] = game.transitions().probabilities()[j];
          }
          transitions.dense(row);
        }
      }
    }
    return new StochasticGame(
        "swapped", game.rules(), other, game.start(), leader, follower, transitions.build());
  }
}
