package org.firstmover.solvers.stochastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.firstmover.game.InputError;
import org.firstmover.game.Names;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.Observes;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.game.stochastic.StochasticGame.Rules;
import org.firstmover.game.stochastic.Transitions;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solve.Limits;
import org.firstmover.solve.Options;
import org.firstmover.solve.Progress;
import org.firstmover.solve.Reported;
import org.firstmover.solve.Run;
import org.firstmover.solve.Solver;
import org.firstmover.solvers.linear.Vectors;
import org.firstmover.strategy.Behaviour;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Methods that move both players' logits at once, and the baselines. */
@Tag("slow")
class GradientMethodsTest {
  private static final Rules RULES = new Rules(.9, .1);

  static Stream<Solver<StochasticGame>> methods() {
    return Stream.of(
        new TwoTimescale(),
        new TwoTimescaleAsPublished(),
        new NaiveLeader(),
        new SimultaneousGradient());
  }

  /** At least 18 of 20 reach the value of the exact method from the same start, less 0.002. */
  @Test
  void the_two_timescale_rule_ends_where_the_double_loop_does() {
    assertThat(asGood(4, 3, RULES, Observes.COMMITMENT)).isGreaterThanOrEqualTo(18);
  }

  /** Deterministic optima are reached, and known for what they are; their logits are told. */
  @Test
  void the_natural_direction_comes_to_stationary_points() {
    int stationary = 0;
    for (int seed = 0; seed < 10; seed++) {
      StochasticGame game = StochasticGames.square(seed, 4, 3, 3, RULES, Observes.COMMITMENT);
      Solution solution =
          solve(new TwoTimescale(), game, "kick-period", "0", "iterations", "10000");
      stationary += solution.status() == Status.STATIONARY ? 1 : 0;
      assertThat(solution.values()).containsKeys("leader logits", "follower logits");
    }
    assertThat(stationary).isGreaterThanOrEqualTo(9);
  }

  @Test
  @Tag("full")
  void the_two_timescale_rule_ends_where_the_double_loop_does_in_other_games() {
    List<Rules> rules =
        List.of(RULES, new Rules(0, .05), new Rules(.5, .2), new Rules(.5, 1), new Rules(.95, .05));
    for (Rules rule : rules) {
      assertThat(asGood(2, 2, rule, Observes.COMMITMENT)).as("2 states").isGreaterThanOrEqualTo(18);
      assertThat(asGood(4, 3, rule, Observes.COMMITMENT)).as("4 states").isGreaterThanOrEqualTo(18);
      assertThat(asGood(8, 4, rule, Observes.COMMITMENT)).as("8 states").isGreaterThanOrEqualTo(18);
    }
    assertThat(asGood(4, 3, RULES, Observes.ACTION)).isGreaterThanOrEqualTo(18);
  }

  private static int asGood(int states, int actions, Rules rules, Observes observes) {
    int good = 0;
    for (int seed = 0; seed < 20; seed++) {
      StochasticGame game = StochasticGames.square(seed, states, actions, actions, rules, observes);
      double exact = solve(new DoubleLoop(), game, "starts", "1").leader().value();
      Solution solution = solve(new TwoTimescale(), game, "period", "30000");
      good += solution.leader().value() >= exact - .002 ? 1 : 0;
    }
    return good;
  }

  /** What a stretch ends at is kept unless a later one is better, and none follows at the end. */
  @Test
  void kicks_lead_out_of_local_optima() {
    int better = 0;
    for (int seed = 0; seed < 10; seed++) {
      StochasticGame game =
          StochasticGames.square(seed, 8, 4, 4, new Rules(.95, .05), Observes.COMMITMENT);
      Solution plain = solve(new TwoTimescale(), game, "iterations", "10000", "kick-period", "0");
      Solution kicked = solve(new TwoTimescale(), game, "iterations", "10000");
      assertThat(kicked.leader().value()).isGreaterThan(plain.leader().value() - .002);
      better += kicked.leader().value() > plain.leader().value() + .002 ? 1 : 0;
    }
    assertThat(better).isGreaterThanOrEqualTo(5);
  }

  /** Its direction is Eq. 19 at the start, with H and X that differences have confirmed. */
  @ParameterizedTest
  @EnumSource(Observes.class)
  void the_published_rule_takes_the_published_first_step(Observes observes) {
    StochasticGame game = StochasticGames.random(5, 6, RULES, observes, 1);
    Actions actions = game.actions();
    LogitPair pair = new LogitPair(game);
    pair.evaluate();
    FollowerHessian hessian =
        new FollowerHessian(pair.evaluation(), pair.advantages(), game.start());
    hessian.prepare();
    double[] own = new double[actions.moves()];
    double[] other = new double[actions.replies()];
    double[] visits = pair.evaluation().visits();
    pair.advantages().slopesByMove(visits, pair.advantages().leaderByMove(), own);
    pair.advantages().slopesByReply(visits, pair.advantages().leaderByReply(), other);
    double[] w = new double[actions.replies()];
    HessianSystem.leastResiduals(hessian, w.length, .05 * game.followerRange(), 500)
        .solve(other, w);
    double[] through = new double[actions.moves()];
    hessian.mixedTransposedTimes(w, through);
    double[] logits = new double[actions.moves()];
    Arrays.setAll(logits, m -> .25 / game.leaderRange() * (own[m] - through[m]));
    Policy expected = Policy.ofLeader(actions);
    expected.softmax(logits, 1);
    Solution solution =
        solve(
            new TwoTimescaleAsPublished(),
            game,
            "iterations",
            "1",
            "leader-step",
            "0.25",
            "eta",
            "0.05");
    assertThat(policy(game, solution)).containsExactly(expected.probabilities(), within(1e-9));
  }

  /** Which solver is taken changes nothing but rounding where there is no ridge. */
  @Test
  void the_published_rule_does_not_depend_on_the_solver() {
    StochasticGame game = StochasticGames.square(3, 3, 2, 3, RULES, Observes.COMMITMENT);
    double[] expected = policy(game, published(game, "pseudo-inverse"));
    for (String hessian : List.of("gauge-fixed", "cg", "gmres")) {
      assertThat(policy(game, published(game, hessian)))
          .as(hessian)
          .containsExactly(expected, within(1e-6));
    }
  }

  private static Solution published(StochasticGame game, String hessian) {
    return solve(new TwoTimescaleAsPublished(), game, "hessian", hessian, "iterations", "100");
  }

  /** The best iterate that was reported answers, here the first one. */
  @Test
  void iterates_that_leave_the_numbers_are_told_of() {
    StochasticGame game = StochasticGames.square(3, 3, 2, 3, RULES, Observes.COMMITMENT);
    TwoTimescale method = new TwoTimescale();
    Options options = Options.defaults(method.info().options());
    Run run = Run.withSeed(0);
    LogitPair pair = new LogitPair(game);
    Iterates iterates = new Iterates(game, method.info(), options, run, pair, 10);
    assertThat(iterates.goesOn(0)).isTrue();
    pair.evaluate();
    iterates.report(0);
    pair.leader()[0] = Double.NaN;
    assertThat(iterates.goesOn(1)).isFalse();
    Solution solution = iterates.answer(1);
    assertThat(policy(game, solution)).containsOnly(.5);
    assertThat(solution.status()).isEqualTo(Status.FEASIBLE);
    assertThat(solution.work()).containsEntry("diverged", 1L);
  }

  /** Where the naive leader rests no move pays her while the follower's policy stays. */
  @Test
  void the_naive_leader_ends_where_the_response_stands_still() {
    StochasticGame game = StochasticGames.square(2, 4, 3, 3, RULES, Observes.COMMITMENT);
    Solution solution = solve(new NaiveLeader(), game, "iterations", "30000");
    LogitPair pair = new LogitPair(game);
    double[] commitment = policy(game, solution);
    Arrays.setAll(pair.leader(), m -> Math.log(commitment[m]));
    RegularisedProblem problem = new RegularisedProblem(game);
    double[] response = problem.respond(pair.leader());
    Arrays.setAll(pair.follower(), r -> Math.log(response[r]));
    pair.evaluate();
    double[] slopes = new double[pair.leader().length];
    pair.advantages()
        .slopesByMove(pair.evaluation().visits(), pair.advantages().leaderByMove(), slopes);
    assertThat(Vectors.largest(slopes)).isLessThan(1e-3);
    assertThat(Vectors.norm(problem.gradient())).isGreaterThan(.01);
    assertThat(solution.status()).isEqualTo(Status.FEASIBLE);
  }

  /** Scaled and shifted rewards, lambda with the follower's: the same policies. */
  @ParameterizedTest
  @MethodSource("methods")
  void units_of_rewards_change_no_policy(Solver<StochasticGame> method) {
    for (Observes observes : Observes.values()) {
      StochasticGame game = StochasticGames.random(4, 6, RULES, observes, 1);
      StochasticGame other =
          new StochasticGame(
              "other units",
              new Rules(.9, 40 * game.entropy()),
              game.actions(),
              game.start(),
              Arrays.stream(game.leaderRewards()).map(r -> .01 * r - 3).toArray(),
              Arrays.stream(game.followerRewards()).map(r -> 40 * r + 9).toArray(),
              game.transitions());
      Solution one = briefly(method, game);
      Solution two = briefly(method, other);
      assertThat(policy(other, two)).containsExactly(policy(game, one), within(1e-6));
      assertThat(two.leader().value()).isCloseTo(.01 * one.leader().value() - 30, within(1e-6));
    }
  }

  @ParameterizedTest
  @MethodSource("methods")
  void the_order_of_states_and_actions_changes_no_value(Solver<StochasticGame> method) {
    for (Observes observes : Observes.values()) {
      StochasticGame game = StochasticGames.random(4, 6, RULES, observes, 1);
      assertThat(briefly(method, reversed(game)).leader().value())
          .isCloseTo(briefly(method, game).leader().value(), within(1e-6));
    }
  }

  /** All states, and all actions in them, in the other order. */
  private static StochasticGame reversed(StochasticGame game) {
    Actions actions = game.actions();
    int n = actions.stateCount();
    Actions other =
        new Actions(
            Names.numbered(n),
            Stream.iterate(n - 1, s -> s - 1).limit(n).map(actions::leader).toList(),
            Stream.iterate(n - 1, s -> s - 1).limit(n).map(actions::follower).toList(),
            actions.observes());
    double[] start = new double[n];
    double[] leader = new double[actions.outcomes()];
    double[] follower = new double[actions.outcomes()];
    Transitions.Builder transitions = new Transitions.Builder(other);
    int k = actions.outcomes();
    for (int j = 0; j < leader.length; j++) {
      k--;
      leader[j] = game.leaderRewards()[k];
      follower[j] = game.followerRewards()[k];
      double[] row = new double[n];
      for (int i = game.transitions().first()[k]; i < game.transitions().first()[k + 1]; i++) {
        row[n - 1 - game.transitions().successors()[i]] = game.transitions().probabilities()[i];
      }
      transitions.dense(row);
    }
    Arrays.setAll(start, s -> game.start()[n - 1 - s]);
    return new StochasticGame(
        "reversed", game.rules(), other, start, leader, follower, transitions.build());
  }

  /** With one state the future is the same whatever is done: a static game, over and over. */
  @ParameterizedTest
  @MethodSource("methods")
  void a_game_of_one_state_is_a_static_game(Solver<StochasticGame> method) {
    for (int seed = 0; seed < 5; seed++) {
      StochasticGame game =
          StochasticGames.square(seed, 1, 3, 3, new Rules(.9, .1), Observes.COMMITMENT);
      StochasticGame once =
          StochasticGames.square(seed, 1, 3, 3, new Rules(0, .1), Observes.COMMITMENT);
      // gradients of sums are 10 times those of a single play
      Map<String, String> small = new HashMap<>(Map.of("iterations", "300", "leader-step", ".05"));
      Map<String, String> large = new HashMap<>(Map.of("iterations", "300", "leader-step", ".5"));
      if (method instanceof TwoTimescale) {
        small.put("direction", "gradient");
        large.put("direction", "gradient");
      }
      if (!(method instanceof TwoTimescale) && !(method instanceof NaiveLeader)) {
        small.put("follower-step", ".1");
        large.put("follower-step", "1");
      }
      Solution repeated = solve(method, game, Run.withSeed(0), small);
      Solution single = solve(method, once, Run.withSeed(0), large);
      assertThat(.1 * repeated.leader().value()).isCloseTo(single.leader().value(), within(1e-9));
    }
  }

  @ParameterizedTest
  @MethodSource("methods")
  void the_same_seed_gives_the_same_solution(Solver<StochasticGame> method) {
    StochasticGame game = StochasticGames.random(6, 6, RULES, Observes.ACTION, 1);
    Map<String, String> options = Map.of("iterations", "200", "start", "random", "period", "50");
    Run first = Run.withSeed(7);
    Run second = Run.withSeed(7);
    assertThat(solve(method, game, first, options)).isEqualTo(solve(method, game, second, options));
    assertThat(first.reported()).isEqualTo(second.reported());
    assertThat(policy(game, solve(method, game, Run.withSeed(8), options)))
        .isNotEqualTo(policy(game, solve(method, game, Run.withSeed(7), options)));
  }

  @ParameterizedTest
  @MethodSource("methods")
  void what_a_study_needs_is_reported(Solver<StochasticGame> method) {
    StochasticGame game = StochasticGames.random(6, 6, RULES, Observes.COMMITMENT, 1);
    Run run = Run.withSeed(0);
    Solution solution = solve(method, game, run, Map.of("iterations", "100", "period", "50"));
    assertThat(run.reported().stream().filter(r -> r.name().equals("value")).map(Reported::step))
        .containsExactly(0L, 1L, 2L, 4L, 8L, 16L, 32L, 50L, 100L);
    assertThat(run.reported().stream().map(Reported::name).distinct())
        .contains(
            "value at the pair",
            "gradient norm",
            "follower advantage",
            "follower distance",
            "leader logits",
            "follower logits");
    double last =
        run.reported().stream()
            .filter(r -> r.name().equals("value"))
            .reduce((one, two) -> two)
            .orElseThrow()
            .value();
    assertThat(solution.leader().value()).isCloseTo(last, within(1e-9));
  }

  @ParameterizedTest
  @MethodSource("methods")
  void the_best_reported_iterate_may_answer(Solver<StochasticGame> method) {
    StochasticGame game = StochasticGames.random(6, 6, RULES, Observes.COMMITMENT, 1);
    Run run = Run.withSeed(0);
    Map<String, String> options = Map.of("iterations", "100", "period", "1", "answer", "best");
    Solution solution = solve(method, game, run, options);
    double best =
        run.reported().stream()
            .filter(r -> r.name().equals("value"))
            .mapToDouble(Reported::value)
            .max()
            .orElseThrow();
    assertThat(solution.leader().value()).isCloseTo(best, within(1e-9));
  }

  @ParameterizedTest
  @MethodSource("methods")
  void a_limit_of_work_is_kept_and_told_of(Solver<StochasticGame> method) {
    StochasticGame game = StochasticGames.random(6, 6, RULES, Observes.COMMITMENT, 1);
    Run run = new Run(0, 1, new Limits(30, Duration.ofDays(1)), Progress.SILENT);
    Solution solution = solve(method, game, run, Map.of());
    assertThat(run.work()).containsEntry("iterations", 30L);
    assertThat(solution.status()).isEqualTo(Status.LIMIT);
  }

  @ParameterizedTest
  @MethodSource("methods")
  void games_without_entropy_are_refused(Solver<StochasticGame> method) {
    StochasticGame game = StochasticGames.twoStates(new Rules(.8, 0), Observes.COMMITMENT);
    assertThat(method.refusal(game))
        .contains("it needs a follower with an entropy weight above 0, whose response is smooth");
  }

  @Test
  void large_hessians_are_not_built() {
    StochasticGame game =
        StochasticGames.square(0, 3, 1, 700, new Rules(0, .1), Observes.COMMITMENT);
    assertThatThrownBy(() -> solve(new TwoTimescaleAsPublished(), game, "iterations", "1"))
        .isInstanceOf(InputError.class)
        .hasMessage(
            "option hessian: found [pseudo-inverse], expected cg or gmres for a Hessian of rank"
                + " 2097\nMaybe take cg: it needs products with the Hessian only.");
    assertThat(solve(new TwoTimescaleAsPublished(), game, "iterations", "1", "hessian", "cg"))
        .isNotNull();
  }

  private static Solution briefly(Solver<StochasticGame> method, StochasticGame game) {
    return solve(method, game, "iterations", "200");
  }

  private static Solution solve(
      Solver<StochasticGame> method, StochasticGame game, String... options) {
    Map<String, String> map = new HashMap<>();
    for (int k = 0; k < options.length; k += 2) {
      map.put(options[k], options[k + 1]);
    }
    return solve(method, game, Run.withSeed(0), map);
  }

  private static Solution solve(
      Solver<StochasticGame> method, StochasticGame game, Run run, Map<String, String> options) {
    return method.solve(game, Options.parse(method.info().options(), options, "options"), run);
  }

  private static double[] policy(StochasticGame game, Solution solution) {
    Actions actions = game.actions();
    return ((Behaviour) solution.leader().strategy())
        .inOrderOf(actions.states(), actions::leader)
        .orElseThrow();
  }
}
