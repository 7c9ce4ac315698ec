package org.firstmover.solvers.stochastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.firstmover.game.normalform.NormalFormGame;
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
import org.firstmover.solvers.normalform.BestPureCommitment;
import org.firstmover.solvers.normalform.MultipleLinearPrograms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Value iteration with the commitment of one play. */
class FixedPointEquilibriumTest {
  private static final Solver<StochasticGame> METHOD = new FixedPointEquilibrium();

  private static Solution solve(StochasticGame game, String... options) {
    Map<String, String> given = options.length == 0 ? Map.of() : Map.of(options[0], options[1]);
    Solution solution =
        METHOD.solve(
            game,
            Options.parse(METHOD.info().options(), given, METHOD.info().name()),
            Run.withSeed(0));
    assertThat(solution.certificate().failed()).isEmpty();
    return solution;
  }

  /** Two states with two actions each, discount 0.8. */
  private static StochasticGame two(double[] leader, double[] follower, double... next) {
    Actions actions =
        Actions.everywhere(
            List.of("one", "two"), List.of("a", "b"), List.of("c", "d"), Observes.COMMITMENT);
    Transitions.Builder transitions = new Transitions.Builder(actions);
    for (double p : next) {
      transitions.dense(new double[] {1 - p, p});
    }
    return new StochasticGame(
        "two states",
        new Rules(.8, 0),
        actions,
        new double[] {.5, .5},
        leader,
        follower,
        transitions.build());
  }

  /** (15, 14.375), found by value iteration over a grid of commitments; the best is (16, 15). */
  @Test
  void a_fixed_point_may_be_worth_less_than_the_best_commitment() {
    StochasticGame game =
        two(
            new double[] {3, 4, 0, 4, 2, 2, 3, 1},
            new double[] {4, 0, 1, 1, 2, 2, 0, 0},
            0,
            0,
            0,
            1,
            0,
            .75,
            .75,
            .25);
    Solution solution = solve(game);
    assertThat(solution.status()).isEqualTo(Status.FEASIBLE);
    assertThat(solution.values().get("fixed point from one")).isCloseTo(15, within(1e-9));
    assertThat(solution.values().get("fixed point from two")).isCloseTo(14.375, within(1e-9));
    assertThat(solution.values().get("fixed point")).isCloseTo(14.6875, within(1e-9));
    assertThat(solution.leader().value()).isLessThanOrEqualTo(15.5 + 1e-9);
  }

  /** (5, 20/3), found likewise; the best commitment is worth 9.0705. */
  @Test
  void the_fixed_point_of_the_second_golden_game_is_found() {
    Solution solution = solve(StochasticGames.twoStates(new Rules(.8, 0), Observes.COMMITMENT));
    assertThat(solution.values().get("fixed point from calm")).isCloseTo(5, within(1e-9));
    assertThat(solution.values().get("fixed point from alert")).isCloseTo(20.0 / 3, within(1e-9));
    assertThat(solution.leader().value()).isLessThanOrEqualTo(9.070538);
  }

  /** The optimal commitment of one play over 1 - discount, which is optimal here, too. */
  @Test
  void one_state_has_the_commitment_of_one_play() {
    for (int seed = 0; seed < 30; seed++) {
      double discount = new double[] {0, .5, .9, .99}[seed % 4];
      Observes observes = Observes.values()[seed % 2];
      StochasticGame game = StochasticGames.square(seed, 1, 4, 4, new Rules(discount, 0), observes);
      double[][] leader = new double[4][4];
      double[][] follower = new double[4][4];
      for (int k = 0; k < 16; k++) {
        leader[k / 4][k % 4] = game.leaderRewards()[k];
        follower[k / 4][k % 4] = game.followerRewards()[k];
      }
      NormalFormGame play = NormalFormGame.of(leader, follower);
      Solution once =
          observes == Observes.ACTION
              ? new BestPureCommitment().solve(play)
              : new MultipleLinearPrograms().solve(play);
      double expected = once.leader().value() / (1 - discount);
      Solution solution = solve(game);
      assertThat(solution.leader().value()).isCloseTo(expected, within(1e-9 * expected));
      assertThat(solution.values().get("fixed point")).isCloseTo(expected, within(1e-9 * expected));
    }
  }

  /** Both want the same: the fixed point is the best that one player alone could do. */
  @Test
  void in_games_of_common_interest_the_fixed_point_is_the_optimum() {
    for (int seed = 0; seed < 10; seed++) {
      StochasticGame random =
          StochasticGames.random(seed, 6, new Rules(.9, 0), Observes.values()[seed % 2], 1);
      StochasticGame game =
          new StochasticGame(
              "common interest",
              random.rules(),
              random.actions(),
              random.start(),
              random.leaderRewards(),
              random.leaderRewards(),
              random.transitions());
      double[] values = new double[game.actions().stateCount()];
      for (int sweep = 0; sweep < 400; sweep++) {
        double[] before = values.clone();
        for (int s = 0; s < values.length; s++) {
          values[s] = Double.NEGATIVE_INFINITY;
          for (int k = game.actions().firstOutcome(s);
              k < game.actions().firstOutcome(s + 1);
              k++) {
            double ahead = .9 * game.transitions().mean(k, before);
            values[s] = Math.max(values[s], game.leaderRewards()[k] + ahead);
          }
        }
      }
      double expected = 0;
      for (int s = 0; s < values.length; s++) {
        expected += game.start()[s] * values[s];
      }
      assertThat(solve(game).leader().value()).isCloseTo(expected, within(1e-8));
    }
  }

  /** Sweeps of the operator written out plainly come back to the same values only so much later. */
  @ParameterizedTest
  @CsvSource({"31, 2", "51, 5", "157, 3", "109, 7"})
  void cycles_are_told(int seed, int period) {
    StochasticGame game = StochasticGames.square(seed, 2, 2, 2, new Rules(.9, 0), Observes.ACTION);
    double[][] values = new double[2][2];
    for (int sweep = 0; sweep < 500; sweep++) {
      values = swept(game, values);
    }
    double[][] later = values;
    for (int k = 1; k <= period; k++) {
      later = swept(game, later);
      double moved = Math.max(distance(values[0], later[0]), distance(values[1], later[1]));
      assertThat(moved < 1e-6).as("after " + k).isEqualTo(k == period);
    }
    Solution solution = solve(game);
    assertThat(solution.status()).isEqualTo(Status.LIMIT);
    assertThat(solution.work()).containsEntry("sweeps of the cycle", (long) period);
    assertThat(solution.values()).containsKey("last sweep").doesNotContainKey("fixed point");
  }

  private static double distance(double[] a, double[] b) {
    return Math.max(Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1]));
  }

  /** [player][state]: the follower answers what she sees, the leader draws what pays most. */
  private static double[][] swept(StochasticGame game, double[][] before) {
    double[][] after = new double[2][2];
    for (int s = 0; s < 2; s++) {
      after[0][s] = Double.NEGATIVE_INFINITY;
      for (int a = 0; a < 2; a++) {
        double[] own = new double[2];
        double[] worth = new double[2];
        for (int b = 0; b < 2; b++) {
          int k = game.actions().outcome(s, a, b);
          worth[b] = game.leaderRewards()[k] + .9 * game.transitions().mean(k, before[0]);
          own[b] = game.followerRewards()[k] + .9 * game.transitions().mean(k, before[1]);
        }
        int answer = own[0] > own[1] ? 0 : 1;
        if (worth[answer] > after[0][s]) {
          after[0][s] = worth[answer];
          after[1][s] = own[answer];
        }
      }
    }
    return after;
  }

  /** Games that have nothing to do with one another: all come back when each has. */
  @Test
  void parts_that_cycle_come_back_together() {
    Solution solution = solve(sideBySide(31, 51, 157, 109));
    assertThat(solution.work()).containsEntry("sweeps of the cycle", 2L * 5 * 3 * 7);
  }

  /** Periods of 25, 11, 13 and 7 make one of 25025, which nobody waits for. */
  @Test
  void values_that_wander_are_given_up() {
    Solution solution = solve(sideBySide(686, 2767, 2827, 109));
    assertThat(solution.status()).isEqualTo(Status.LIMIT);
    assertThat(solution.work())
        .containsEntry("sweeps of the cycle", 0L)
        .containsEntry("sweeps without a smaller change", 1000L);
    assertThat(solution.work().get("sweeps")).isLessThan(5000);
  }

  private static StochasticGame sideBySide(int... seeds) {
    int n = 2 * seeds.length;
    Actions actions =
        Actions.everywhere(
            IntStream.range(0, n).mapToObj(Integer::toString).toList(),
            List.of("a", "b"),
            List.of("c", "d"),
            Observes.ACTION);
    Transitions.Builder transitions = new Transitions.Builder(actions);
    double[] leader = new double[4 * n];
    double[] follower = new double[4 * n];
    double[] start = new double[n];
    Arrays.fill(start, 1.0 / n);
    for (int i = 0; i < seeds.length; i++) {
      StochasticGame part =
          StochasticGames.square(seeds[i], 2, 2, 2, new Rules(.9, 0), Observes.ACTION);
      System.arraycopy(part.leaderRewards(), 0, leader, 8 * i, 8);
      System.arraycopy(part.followerRewards(), 0, follower, 8 * i, 8);
      for (int k = 0; k < 8; k++) {
        double[] row = new double[n];
        row[2 * i + 1] = part.transitions().mean(k, new double[] {0, 1});
        row[2 * i] = 1 - row[2 * i + 1];
        transitions.dense(row);
      }
    }
    return new StochasticGame(
        "side by side", new Rules(.9, 0), actions, start, leader, follower, transitions.build());
  }

  @Test
  void few_sweeps_end_at_a_limit() {
    StochasticGame game = StochasticGames.twoStates(new Rules(.8, 0), Observes.COMMITMENT);
    Solution solution = solve(game, "sweeps", "5");
    assertThat(solution.status()).isEqualTo(Status.LIMIT);
    assertThat(solution.work())
        .containsEntry("sweeps", 5L)
        .containsEntry("sweeps of the cycle", 0L);
    assertThat(solve(game, "tolerance", "0.1").status()).isEqualTo(Status.FEASIBLE);
  }
}
