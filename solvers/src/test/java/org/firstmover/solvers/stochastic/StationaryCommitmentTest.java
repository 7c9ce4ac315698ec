package org.firstmover.solvers.stochastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.Observes;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.game.stochastic.StochasticGame.Rules;
import org.firstmover.game.stochastic.Transitions;
import org.firstmover.random.RandomStream;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solvers.normalform.MultipleLinearPrograms;
import org.firstmover.strategy.Behaviour;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StationaryCommitmentTest {
  private static final Rules RULES = new Rules(0.8, 0);

  /**
   * Found by a grid of 1601 x 1601 commitments and sequential quadratic programming for each reply,
   * in another language.
   */
  @ParameterizedTest
  @CsvSource({
    "0.5, 9.070538, 0.268226, 0.830090",
    "1.0, 11.001207, 0.241929, 0.835280",
    "0.0, 7.161201, 0.284746, 0.828613"
  })
  void the_best_commitment_of_a_game_depends_on_the_start(
      double first, double value, double calm, double alert) {
    Solution solution = solve(twoStates(first), Map.of());
    assertThat(solution.leader().value()).isCloseTo(value, within(1e-6));
    assertThat(solution.bounds().gap()).isBetween(0.0, 1e-3);
    assertThat(policy(twoStates(first), solution))
        .containsExactly(new double[] {calm, 1 - calm, alert, 1 - alert}, within(1e-6));
    assertThat(solution.certificate().verified()).isTrue();
  }

  private static StochasticGame twoStates(double first) {
    StochasticGame game = StochasticGames.twoStates(RULES, Observes.COMMITMENT);
    return new StochasticGame(
        "two states",
        RULES,
        game.actions(),
        new double[] {first, 1 - first},
        game.leaderRewards(),
        game.followerRewards(),
        game.transitions());
  }

  /** The best values from the two states are those of the test above. */
  @Test
  void it_says_that_no_commitment_is_best_from_every_state() {
    Solution solution = solve(twoStates(0.5), Map.of("every-start", "yes"));
    assertThat(solution.values().get("best from calm")).isCloseTo(11.001207, within(1e-6));
    assertThat(solution.values().get("best from alert")).isCloseTo(7.161201, within(1e-6));
    double shortfall = (11.001207 + 7.161201) / 2 - 9.070538;
    assertThat(solution.values().get("shortfall of one for every start"))
        .isCloseTo(shortfall, within(1e-6));
  }

  @ParameterizedTest
  @EnumSource(Observes.class)
  void no_commitment_of_a_grid_is_better(Observes observes) {
    for (int seed = 0; seed < 20; seed++) {
      StochasticGame game = StochasticGames.square(seed, 2, 2, 2, RULES, observes);
      Solution solution = solve(game, Map.of());
      PlainGame plain = new PlainGame(game);
      double most = Double.NEGATIVE_INFINITY;
      for (int i = 0; i <= 20; i++) {
        for (int j = 0; j <= 20; j++) {
          double[] policy = {i / 20.0, 1 - i / 20.0, j / 20.0, 1 - j / 20.0};
          most = Math.max(most, plain.strongValue(policy));
        }
      }
      checked(solution, 1e-3);
      assertThat(solution.leader().value()).as("seed " + seed).isGreaterThanOrEqualTo(most - 1e-9);
    }
  }

  /** It is found, certified, and nothing near it is better by more than the gap. */
  private static void checked(Solution solution, double gap) {
    assertThat(solution.status()).isEqualTo(Status.FEASIBLE);
    assertThat(solution.bounds().gap()).isBetween(0.0, gap);
    assertThat(solution.certificate().verified()).isTrue();
  }

  @Test
  void games_of_three_states_are_solved_to_a_gap() {
    for (int seed = 0; seed < 20; seed++) {
      double discount = new double[] {0, 0.5, 0.9, 0.95}[seed % 4];
      Observes observes = seed % 3 == 0 ? Observes.ACTION : Observes.COMMITMENT;
      StochasticGame game = StochasticGames.square(seed, 3, 2, 2, new Rules(discount, 0), observes);
      checked(solve(game, Map.of()), 1e-3);
    }
  }

  @Test
  @Tag("full")
  void larger_games_are_solved_to_a_gap() {
    for (int seed = 0; seed < 200; seed++) {
      int moves = 2 + seed % 2;
      int replies = 2 + seed / 2 % 2;
      Observes observes = seed % 5 == 0 ? Observes.ACTION : Observes.COMMITMENT;
      StochasticGame game =
          StochasticGames.square(seed, 3, moves, replies, new Rules(0.9, 0), observes);
      checked(solve(game, Map.of("gap", "1e-4")), 1e-2);
    }
  }

  /** The leader's stage game is all there is: its strong value divided by 1 - discount. */
  @Test
  void a_single_state_is_the_game_in_normal_form() {
    for (int seed = 0; seed < 60; seed++) {
      RandomStream random = RandomStream.of(seed);
      int moves = random.nextInt(1, 5);
      int replies = random.nextInt(1, 5);
      double discount = random.nextDouble(0, 0.95);
      StochasticGame game =
          StochasticGames.square(
              seed, 1, moves, replies, new Rules(discount, 0), Observes.COMMITMENT);
      double expected = stage(game, 0) / (1 - discount);
      Solution solution = solve(game, Map.of());
      assertThat(solution.leader().value())
          .as("seed " + seed)
          .isCloseTo(expected, within(1e-7 * (1 + expected)));
      assertThat(solution.bounds().upper()).isGreaterThanOrEqualTo(expected * (1 - 1e-9));
    }
  }

  /** Without a future every state is a game of its own. */
  @Test
  void with_discount_0_states_are_separate_games() {
    for (int seed = 0; seed < 20; seed++) {
      StochasticGame game =
          StochasticGames.square(seed, 3, 2, 3, new Rules(0, 0), Observes.COMMITMENT);
      double expected = 0;
      for (int s = 0; s < 3; s++) {
        expected += game.start()[s] * stage(game, s);
      }
      assertThat(solve(game, Map.of()).leader().value())
          .isCloseTo(expected, within(2e-6 * (1 + expected)));
    }
  }

  /** The strong value of a state's rewards by one linear programme a reply. */
  private static double stage(StochasticGame game, int state) {
    Actions actions = game.actions();
    double[][] leader = new double[actions.leaderCount(state)][actions.followerCount(state)];
    double[][] follower = new double[leader.length][leader[0].length];
    for (int a = 0; a < leader.length; a++) {
      for (int b = 0; b < leader[0].length; b++) {
        leader[a][b] = game.leaderRewards()[actions.outcome(state, a, b)];
        follower[a][b] = game.followerRewards()[actions.outcome(state, a, b)];
      }
    }
    return new MultipleLinearPrograms().solve(NormalFormGame.of(leader, follower)).leader().value();
  }

  /** Both want the same: the best pair of pure policies, by trying all. */
  @Test
  void a_team_does_its_best() {
    for (int seed = 0; seed < 10; seed++) {
      StochasticGame other = StochasticGames.square(seed, 3, 2, 2, RULES, Observes.COMMITMENT);
      StochasticGame game = withFollower(other, other.leaderRewards());
      PlainGame plain = new PlainGame(game);
      double best = 0;
      for (int code = 0; code < 8; code++) {
        double[] policy = new double[6];
        for (int s = 0; s < 3; s++) {
          policy[2 * s + (code >> s & 1)] = 1;
        }
        best = Math.max(best, plain.strongValue(policy));
      }
      assertThat(solve(game, Map.of()).leader().value()).isCloseTo(best, within(1e-6 * best));
    }
  }

  private static StochasticGame withFollower(StochasticGame game, double[] rewards) {
    return new StochasticGame(
        game.name(),
        game.rules(),
        game.actions(),
        game.start(),
        game.leaderRewards(),
        rewards,
        game.transitions());
  }

  @Test
  void units_of_rewards_change_nothing() {
    for (int seed = 0; seed < 10; seed++) {
      StochasticGame game = StochasticGames.square(seed, 2, 2, 3, RULES, Observes.COMMITMENT);
      double value = solve(game, Map.of()).leader().value();
      for (double factor : new double[] {1e-6, 1e5}) {
        StochasticGame other =
            new StochasticGame(
                "scaled",
                RULES,
                game.actions(),
                game.start(),
                Arrays.stream(game.leaderRewards()).map(r -> factor * r).toArray(),
                Arrays.stream(game.followerRewards()).map(r -> r / factor - 3).toArray(),
                game.transitions());
        Solution solution = solve(other, Map.of());
        assertThat(solution.leader().value() / factor).isCloseTo(value, within(1e-5 * value));
        assertThat(solution.certificate().verified()).isTrue();
      }
    }
  }

  /** What holds at sampled policies of a box holds in its intervals and below its bound. */
  @ParameterizedTest
  @EnumSource(Observes.class)
  void boxes_bound_all_that_is_in_them(Observes observes) {
    for (int seed = 0; seed < 20; seed++) {
      StochasticGame game = StochasticGames.square(seed, 2, 3, 2, RULES, observes);
      RandomStream random = RandomStream.of(seed).child("boxes");
      PlainGame plain = new PlainGame(game);
      double[] policy = new double[6];
      for (int s = 0; s < 2; s++) {
        policy[3 * s] = random.nextDouble();
        policy[3 * s + 1] = random.nextDouble(0, 1 - policy[3 * s]);
        policy[3 * s + 2] = 1 - policy[3 * s] - policy[3 * s + 1];
      }
      int[] replies = plain.strongReplies(policy);
      double value = plain.strongValue(policy);
      for (double size : new double[] {0.5, 0.1, 1e-3, 1e-7, 0}) {
        Box box = Box.all(game);
        for (int k = 0; k < policy.length; k++) {
          box.least()[k] = Math.max(0, policy[k] - size * random.nextDouble());
          box.most()[k] = Math.min(1, policy[k] + size * random.nextDouble());
        }
        BoxValues values = new BoxValues(game);
        assertThat(values.narrow(box)).isTrue();
        System.arraycopy(replies, 0, box.replies(), 0, replies.length);
        assertThat(values.narrow(box)).as("seed " + seed + " size " + size).isTrue();
        inside(box.leader(), plain.values(game.leaderRewards(), policy, replies));
        inside(box.follower(), plain.values(game.followerRewards(), policy, replies));
        double bound = new BoxProgram(game, game.start()).bound(box);
        assertThat(bound).isGreaterThanOrEqualTo(value - 1e-8);
        if (size < 1e-6) {
          assertThat(bound).isCloseTo(value, within(1e-5));
        }
      }
    }
  }

  private static void inside(Box.Interval interval, double[] values) {
    for (int s = 0; s < values.length; s++) {
      assertThat(values[s]).isBetween(interval.low()[s] - 1e-9, interval.high()[s] + 1e-9);
    }
  }

  @Test
  void at_its_limit_the_bounds_hold() {
    StochasticGame game =
        StochasticGames.square(2, 3, 2, 2, new Rules(0.95, 0), Observes.COMMITMENT);
    double best = solve(game, Map.of()).leader().value();
    Solution solution = solve(game, Map.of("programmes", "1"));
    assertThat(solution.status()).isEqualTo(Status.LIMIT);
    assertThat(solution.leader().value()).isLessThanOrEqualTo(best + 1e-9);
    assertThat(solution.bounds().upper()).isGreaterThanOrEqualTo(best);
  }

  @Test
  void it_refuses_what_it_cannot_solve() {
    StationaryCommitment method = new StationaryCommitment();
    assertThat(
            method.refusal(
                StochasticGames.square(0, 2, 2, 2, new Rules(0.8, 0.1), Observes.COMMITMENT)))
        .contains("its follower has an entropy weight, so that her responses do not tie");
    StochasticGame large = StochasticGames.square(0, 8, 2, 2, RULES, Observes.COMMITMENT);
    assertThat(method.refusal(large))
        .contains("it searches among at most 6 probabilities, and the leader can choose 8");
    assertThat(new StationaryCommitment(8).refusal(large)).isEmpty();
  }

  /** Conitzer and Sandholm's game, strong value 3.5, in one state, and a second one of value 2. */
  @Test
  void a_state_in_which_only_one_thing_can_be_done_needs_no_variable() {
    Actions actions =
        new Actions(
            List.of("open", "shut"),
            List.of(List.of("up", "down"), List.of("wait")),
            List.of(List.of("left", "right"), List.of("wait")),
            Observes.COMMITMENT);
    Transitions.Builder transitions = new Transitions.Builder(actions);
    for (int k = 0; k < 5; k++) {
      transitions.dense(new double[] {k == 4 ? 0 : 1, k == 4 ? 1 : 0});
    }
    StochasticGame game =
        new StochasticGame(
            "",
            RULES,
            actions,
            new double[] {0.5, 0.5},
            new double[] {2, 4, 1, 3, 2},
            new double[] {1, 0, 0, 1, 0},
            transitions.build());
    assertThat(solve(game, Map.of()).leader().value())
        .isCloseTo((3.5 + 2) / 2 / (1 - 0.8), within(1e-7));
  }

  private static Solution solve(StochasticGame game, Map<String, String> given) {
    StationaryCommitment method = new StationaryCommitment();
    Options options = Options.parse(method.info().options(), given, "test");
    return method.solve(game, options, Run.withSeed(0));
  }

  private static double[] policy(StochasticGame game, Solution solution) {
    Actions actions = game.actions();
    return ((Behaviour) solution.leader().strategy())
        .inOrderOf(actions.states(), actions::leader)
        .orElseThrow();
  }
}
