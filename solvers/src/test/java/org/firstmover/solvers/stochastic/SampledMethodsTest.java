package org.firstmover.solvers.stochastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.firstmover.game.InputError;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.Observes;
import org.firstmover.game.stochastic.Simulator;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.game.stochastic.StochasticGame.Rules;
import org.firstmover.game.stochastic.TabularSimulator;
import org.firstmover.game.stochastic.Transitions;
import org.firstmover.random.RandomStream;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solve.Checkpoints;
import org.firstmover.solve.Limits;
import org.firstmover.solve.Options;
import org.firstmover.solve.Progress;
import org.firstmover.solve.Reported;
import org.firstmover.solve.Run;
import org.firstmover.solve.Solver;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("slow")
class SampledMethodsTest {
  private static final SampledTwoTimescale FREE = new SampledTwoTimescale();
  private static final SampledTwoTimescaleAsPublished PUBLISHED =
      new SampledTwoTimescaleAsPublished();

  static Stream<Solver<StochasticGame>> methods() {
    return Stream.of(FREE, PUBLISHED);
  }

  private static StochasticGame twoStates(Observes observes) {
    return StochasticGames.twoStates(new Rules(.8, .5), observes);
  }

  private static Options options(Solver<StochasticGame> method, String... given) {
    Map<String, String> all = new HashMap<>();
    for (String option : given) {
      String[] parts = option.split("=", -1);
      all.put(parts[0], parts[1]);
    }
    return Options.parse(method.info().options(), all, "options");
  }

  private static double doubleLoop(StochasticGame game) {
    DoubleLoop method = new DoubleLoop();
    return method.search(game, options(method), Run.withSeed(0)).leader().value();
  }

  @ParameterizedTest
  @EnumSource(Observes.class)
  void without_hessian_it_comes_near_the_double_loop(Observes observes) {
    StochasticGame game = twoStates(observes);
    Run run = Run.withSeed(1);
    Solution solution = FREE.solve(game, options(FREE), run);
    double best = doubleLoop(game);
    assertThat(solution.leader().value()).isBetween(best - 0.05, best + 1e-6);
    assertThat(solution.status()).isEqualTo(Status.FEASIBLE);
    assertThat(solution.certificate().verified()).isTrue();
    assertThat(solution.values().get("regret of the learned response")).isLessThan(0.02);
    assertThat(run.work()).containsEntry("trajectories", 500_000L);
    assertThat(run.reported().stream().filter(r -> r.name().equals("value")).map(Reported::step))
        .containsExactly(100L, 200L, 300L, 400L, 500L, 600L, 700L, 800L, 900L, 1000L);
  }

  /** It needs more trajectories: noise goes through the inverse of the Hessian. */
  @Test
  void as_published_it_comes_near_the_double_loop() {
    StochasticGame game = twoStates(Observes.COMMITMENT);
    Options options = options(PUBLISHED, "trajectories=2000", "iterations=300");
    Solution solution = PUBLISHED.solve(game, options, Run.withSeed(1));
    RegularisedProblem start = new RegularisedProblem(game);
    start.respond(new double[4]);
    double best = doubleLoop(game);
    assertThat(solution.leader().value()).isBetween(best - 0.2, best + 1e-6);
    assertThat(solution.leader().value()).isGreaterThan(start.value() + 0.3);
    assertThat(solution.certificate().verified()).isTrue();
  }

  /** A reply that is hardly ever made decides what the leader must do: noise in it is costly. */
  @Test
  void rare_replies_that_matter_are_learned() {
    StochasticGame game = reserve(1);
    Solution solution = FREE.solve(game, options(FREE), Run.withSeed(1));
    double best = doubleLoop(game);
    assertThat(solution.leader().value()).isBetween(best - 0.05, best + 1e-6);
    RegularisedProblem uniform = new RegularisedProblem(game);
    uniform.respond(new double[4]);
    assertThat(uniform.value()).isLessThan(best - 10);
  }

  /** Powers of two change no digit. */
  @ParameterizedTest
  @MethodSource("methods")
  void the_unit_of_rewards_does_not_matter(Solver<StochasticGame> method) {
    Options options = options(method, "iterations=20", "trajectories=100");
    Solution one = method.solve(reserve(1), options, Run.withSeed(1));
    Solution other = method.solve(reserve(64), options, Run.withSeed(1));
    assertThat(other.leader().strategy()).isEqualTo(one.leader().strategy());
  }

  /** A ranger patrols or rests, a poacher hunts or waits, animals are plenty or scarce. */
  private static StochasticGame reserve(double unit) {
    Actions actions =
        Actions.everywhere(
            List.of("plenty", "scarce"),
            List.of("patrol", "rest"),
            List.of("hunt", "wait"),
            Observes.COMMITMENT);
    Transitions.Builder transitions = new Transitions.Builder(actions);
    for (double scarce : new double[] {.1, 0, .6, 0, .6, .5, 1, .5}) {
      transitions.dense(new double[] {1 - scarce, scarce});
    }
    return new StochasticGame(
        "reserve",
        new Rules(.9, .2 * unit),
        actions,
        new double[] {1, 0},
        DoubleStream.of(4, 4, 2, 5, 1, 1, 0, 2).map(r -> r * unit).toArray(),
        DoubleStream.of(-3, 0, 4, 0, -3, 0, 2, 0).map(r -> r * unit).toArray(),
        transitions.build());
  }

  @ParameterizedTest
  @MethodSource("methods")
  void the_same_seed_gives_the_same_numbers_on_any_number_of_threads(
      Solver<StochasticGame> method) {
    StochasticGame game = StochasticGames.random(5, 4, new Rules(.7, .3), Observes.ACTION, 3);
    Options options = options(method, "iterations=30", "trajectories=100", "period=10");
    Run one = new Run(3, 1, Limits.NONE, Progress.SILENT);
    Run two = new Run(3, 2, Limits.NONE, Progress.SILENT);
    Solution first = method.search(game, options, one);
    assertThat(method.search(game, options, two)).isEqualTo(first);
    assertThat(two.reported()).isEqualTo(one.reported()).hasSize(18);
    Run other = Run.withSeed(4);
    assertThat(method.search(game, options, other).leader().value())
        .isNotEqualTo(first.leader().value());
  }

  @ParameterizedTest
  @MethodSource("methods")
  void a_run_that_ended_goes_on_where_it_was(Solver<StochasticGame> method) {
    StochasticGame game = twoStates(Observes.COMMITMENT);
    Options options = options(method, "iterations=20", "trajectories=50", "period=5");
    Kept kept = new Kept();
    Run whole = new Run(1, 1, Limits.NONE, Progress.SILENT, kept);
    Solution expected = method.search(game, options, whole);
    Run resumed = new Run(1, 1, Limits.NONE, Progress.SILENT, new Kept(kept.states.get(7)));
    assertThat(method.search(game, options, resumed)).isEqualTo(expected);
    assertThat(resumed.reported()).isEqualTo(whole.reported());
  }

  /** Every state that a run saves, and the one to go on from. */
  private static final class Kept implements Checkpoints {
    private final List<byte[]> states = new ArrayList<>();
    private final Optional<byte[]> start;

    Kept() {
      start = Optional.empty();
    }

    Kept(byte[] start) {
      this.start = Optional.of(start);
    }

    @Override
    public Optional<byte[]> restore() {
      return start;
    }

    @Override
    public boolean due() {
      return true;
    }

    @Override
    public void save(byte[] state) {
      states.add(state);
    }
  }

  @ParameterizedTest
  @MethodSource("methods")
  void limits_end_a_run_with_what_was_learned(Solver<StochasticGame> method) {
    StochasticGame game = twoStates(Observes.COMMITMENT);
    Limits limits = new Limits(1000, Limits.NONE.time());
    Run run = new Run(1, 1, limits, Progress.SILENT);
    Solution solution = method.solve(game, options(method, "trajectories=300"), run);
    assertThat(solution.status()).isEqualTo(Status.LIMIT);
    assertThat(run.work()).containsEntry("trajectories", 1200L);
    assertThat(solution.certificate().verified()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("methods")
  void followers_without_entropy_are_refused(Solver<StochasticGame> method) {
    StochasticGame game = StochasticGames.twoStates(new Rules(.8, 0), Observes.COMMITMENT);
    assertThat(method.refusal(game)).hasValueSatisfying(why -> assertThat(why).contains("entropy"));
    assertThat(method.refusal(twoStates(Observes.ACTION))).isEmpty();
    Simulator simulator = new TabularSimulator(game);
    assertThatThrownBy(() -> FREE.learn(simulator, options(FREE), Run.withSeed(1), iterate -> {}))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("entropy weight");
    assertThatThrownBy(
            () -> PUBLISHED.learn(simulator, options(PUBLISHED), Run.withSeed(1), iterate -> {}))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("entropy weight");
  }

  @Test
  void matrices_that_would_be_too_large_are_refused() {
    StochasticGame large =
        StochasticGames.square(1, 250, 2, 4, new Rules(.5, 1), Observes.COMMITMENT);
    assertThat(PUBLISHED.refusal(large)).isPresent();
    assertThat(FREE.refusal(large)).isEmpty();
  }

  /** A game without tables: rewards are drawn, and nothing says how. */
  @Test
  void a_game_that_is_known_by_playing_it_only_can_be_learned() {
    StochasticGame game = twoStates(Observes.COMMITMENT);
    Simulator noisy = new Noisy(new TabularSimulator(game));
    List<Long> seen = new ArrayList<>();
    Options options = options(FREE, "period=400");
    LearnedPolicies learned =
        FREE.learn(noisy, options, Run.withSeed(2), iterate -> seen.add(iterate.iterations()));
    assertThat(seen).containsExactly(400L, 800L);
    assertThat(learned.iterations()).isEqualTo(1000);
    RegularisedProblem truth = new RegularisedProblem(game);
    truth.respond(learned.leaderLogits());
    assertThat(truth.value()).isGreaterThan(doubleLoop(game) - 0.1);
  }

  /** Adds to each reward a number of mean 0. */
  private static final class Noisy implements Simulator {
    private final Simulator inner;
    private double noise;

    Noisy(Simulator inner) {
      this.inner = inner;
    }

    @Override
    public Actions actions() {
      return inner.actions();
    }

    @Override
    public Rules rules() {
      return inner.rules();
    }

    @Override
    public int reset(RandomStream random) {
      return inner.reset(random);
    }

    @Override
    public int step(int leaderAction, int followerAction, RandomStream random) {
      noise = random.nextDouble(-1, 1);
      return inner.step(leaderAction, followerAction, random);
    }

    @Override
    public double leaderReward() {
      return inner.leaderReward() + noise;
    }

    @Override
    public double followerReward() {
      return inner.followerReward() - noise;
    }

    @Override
    public Simulator copy() {
      return new Noisy(inner.copy());
    }
  }
}
