package org.firstmover.solvers.meanfield;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Map;
import org.firstmover.game.meanfield.Horizon;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.solution.Certificate;
import org.firstmover.solution.Check;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solve.Limits;
import org.firstmover.solve.Options;
import org.firstmover.solve.Progress;
import org.firstmover.solve.Run;
import org.firstmover.solve.Solver;
import org.firstmover.strategy.Point;
import org.firstmover.verify.meanfield.MeanFieldVerifier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Commitment and taking turns are different things: against x = (1 - q) / 2 the leader has q (1 -
 * q) / 2, at most 1/8 at q = 1/2; against a given x she takes q = (1 - x) / 2, and turns end at q =
 * x = 1/3 and 1/9, a quarter of the distance nearer each time.
 */
class LeadersTest {
  private static final double COMMITMENT = 0.125;
  private static final double TURNS = 1.0 / 9;

  @ParameterizedTest
  @ValueSource(strings = {"commitment-grid", "regularised-gradient", "zeroth-order", "penalised"})
  void a_leader_who_commits_sells_a_half(String method) {
    Solution solution = solve(method, new Quantities(), 1);
    assertThat(solution.certificate().verified()).isTrue();
    assertThat(solution.leader().value()).isCloseTo(COMMITMENT, within(1e-6));
    assertThat(number(solution, 0)).isCloseTo(0.5, within(2e-3));
    assertThat(solution.values().get(TakingTurns.VALUE)).isCloseTo(TURNS, within(1e-6));
    assertThat(solution.values().get(Solution.COMMITMENT_GAP))
        .isCloseTo(COMMITMENT - TURNS, within(1e-6));
  }

  @Test
  void taking_turns_ends_at_a_third_and_contracts_by_a_quarter() {
    Solution solution = solve("alternating-best-response", new Quantities(), 1);
    assertThat(solution.certificate().verified()).isTrue();
    assertThat(solution.leader().value()).isCloseTo(TURNS, within(1e-6));
    assertThat(number(solution, 0)).isCloseTo(1.0 / 3, within(1e-6));
    assertThat(solution.values().get(Solution.COMMITMENT_GAP))
        .isCloseTo(COMMITMENT - TURNS, within(1e-6));
    assertThat(solution.values().get("largest leader's contraction ratio"))
        .isCloseTo(0.25, within(0.05));
  }

  /** Where taking turns ends she gains by another quantity: it is not stationary. */
  @Test
  void a_false_claim_of_a_stationary_commitment_is_found_by_probes() {
    MeanFieldGame game = new Tempered(new Quantities(), 0.5);
    Solution honest = solve("alternating-best-response", game, 1);
    Solution claimed =
        new Solution(
            honest.game(),
            honest.method(),
            Status.STATIONARY,
            honest.tieBreak(),
            honest.leader(),
            honest.followers(),
            honest.values(),
            honest.bounds(),
            honest.proof(),
            honest.certificate(),
            honest.work(),
            honest.timing());
    MeanFieldVerifier verifier = new MeanFieldVerifier();
    assertThat(verifier.verify(game, honest).verified()).isTrue();
    assertThat(verifier.verify(game, claimed).failed())
        .extracting(Check::name)
        .containsExactly("leader probes");
  }

  /**
   * The slope of her value with x as it is: 1 - 2q - x; not aligned with 1/2 - q, it ends at 1/3.
   */
  @Test
  void the_single_loop_ends_where_taking_turns_does() {
    Solution solution = solve("ac-smfg", new Quantities(), 1);
    assertThat(solution.leader().value()).isCloseTo(TURNS, within(1e-2));
    assertThat(solution.values().get(Solution.COMMITMENT_GAP)).isBetween(0.005, 0.02);
  }

  /** Sampled followers lead where expectations do, the same way on any number of threads. */
  @Test
  @Tag("slow")
  void the_single_loop_learns_from_samples() {
    Solution once = sampled(new Quantities(), 1, 0);
    assertThat(once.leader().value()).isCloseTo(TURNS, within(1e-2));
    assertThat(once.work()).containsEntry("trajectories", 60_000L);
    assertThat(sampled(new Quantities(), 2, 0).withTiming(once.timing())).isEqualTo(once);
    for (Horizon horizon : new Horizon[] {Horizon.of(3), Horizon.stationary(0.7)}) {
      MeanFieldGame game = new SmoothCrowds(9, horizon, 1);
      Solution expected = solve("ac-smfg", game, 1);
      Solution drawn = sampled(game, 1, 5);
      assertThat(drawn).isNotEqualTo(sampled(game, 1, 6));
      assertThat(drawn.leader().value()).isCloseTo(expected.leader().value(), within(0.02));
    }
  }

  private static Solution sampled(MeanFieldGame game, int threads, long seed) {
    Solver<MeanFieldGame> solver = leader("ac-smfg");
    Options options = Options.parse(solver.info().options(), Map.of("samples", "3"), "options");
    return solver.solve(game, options, new Run(seed, threads, Limits.NONE, Progress.SILENT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"commitment-grid", "zeroth-order", "penalised", "pessimistic"})
  void threads_change_nothing(String method) {
    MeanFieldGame game =
        method.equals("commitment-grid")
            ? new SmoothCrowds(6, Horizon.of(2), 0.8)
            : new Quantities();
    Solution one = solve(method, game, 1);
    Solution two = solve(method, game, 2);
    assertThat(two.withTiming(one.timing())).isEqualTo(one);
  }

  /** Nobody who asks values only finds more than who climbs along slopes, by the same response. */
  @Test
  @Tag("slow")
  void methods_agree_on_two_populations_and_two_numbers() {
    for (Horizon horizon : new Horizon[] {Horizon.of(3), Horizon.stationary(0.7)}) {
      MeanFieldGame game = new SmoothCrowds(9, horizon, 1);
      double grid = solve("commitment-grid", game, 1).leader().value();
      Solution climbed = solve("regularised-gradient", game, 1);
      assertThat(climbed.status()).isEqualTo(Status.STATIONARY);
      assertThat(climbed.certificate().verdict()).isEqualTo(Certificate.Verdict.VERIFIED_BY_SEARCH);
      assertThat(climbed.leader().value()).isCloseTo(grid, within(1e-6));
      assertThat(solve("zeroth-order", game, 1).leader().value()).isCloseTo(grid, within(1e-6));
      assertThat(solve("penalised", game, 1).leader().value()).isCloseTo(grid, within(1e-5));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "commitment-grid",
        "regularised-gradient",
        "zeroth-order",
        "penalised",
        "pessimistic",
        "ac-smfg",
        "alternating-best-response"
      })
  void a_work_limit_gives_the_best_so_far_again_and_again(String method) {
    Limits limits = new Limits(60, Duration.ofDays(1));
    Solution first = solve(method, new Quantities(), 1, limits);
    assertThat(first.status()).isEqualTo(Status.LIMIT);
    Solution second = solve(method, new Quantities(), 2, limits);
    assertThat(second.withTiming(first.timing())).isEqualTo(first);
  }

  private static double number(Solution solution, int i) {
    return ((Point) solution.leader().strategy()).entries().get(0).values()[i];
  }

  private static Solution solve(String method, MeanFieldGame game, int threads) {
    return solve(method, game, threads, Limits.NONE);
  }

  private static Solution solve(String method, MeanFieldGame game, int threads, Limits limits) {
    Solver<MeanFieldGame> solver = leader(method);
    Run run = new Run(0, threads, limits, Progress.SILENT);
    return solver.solve(game, Options.defaults(solver.info().options()), run);
  }

  private static Solver<MeanFieldGame> leader(String method) {
    return Leaders.all().stream()
        .filter(leader -> leader.info().name().equals(method))
        .findFirst()
        .orElseThrow();
  }
}
