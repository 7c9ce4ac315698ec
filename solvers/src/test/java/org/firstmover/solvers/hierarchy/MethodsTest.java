package org.firstmover.solvers.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.firstmover.derivative.ScalarFunction;
import org.firstmover.game.RealFunction;
import org.firstmover.game.hierarchy.FunctionGame;
import org.firstmover.game.hierarchy.FunctionGame.Follower;
import org.firstmover.game.hierarchy.FunctionGame.Leader;
import org.firstmover.game.hierarchy.Goal;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.game.hierarchy.Variable;
import org.firstmover.solution.Certificate.Verdict;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solve.Solver;
import org.junit.jupiter.api.Test;

/** Algorithm 1 and the quasi-Newton method on games with closed forms. */
class MethodsTest {
  /** Leader's quantity (a - 4 c + 36) / 2 = 48, profit 48 (136 - 48) / 4 - 480 = 576. */
  private static final FunctionGame COURNOT = SmallGames.cournot(100, 10, 10, 12, 14);

  private static Solution solve(
      Solver<HierarchyGame> method, HierarchyGame game, Map<String, String> options) {
    return method.solve(
        game, Options.parse(method.info().options(), options, "options"), Run.withSeed(0));
  }

  @Test
  void quasiNewtonReachesTheClosedForm() {
    Solution solution = solve(new Hypergradient(), COURNOT, Map.of());
    assertThat(solution.leader().value()).isEqualTo(576, within(1e-9));
    assertThat(solution.status()).isEqualTo(Status.STATIONARY);
    // a function written in Java shows no concavity
    assertThat(solution.certificate().verdict()).isEqualTo(Verdict.VERIFIED_BY_SEARCH);
  }

  @Test
  void gradientStepsReachItToo() {
    Solution solution =
        solve(new ImplicitGradient(), COURNOT, Map.of("rate", "0.3", "steps", "2000"));
    assertThat(solution.leader().value()).isEqualTo(576, within(1e-3));
    assertThat(solution.certificate().verified()).isTrue();
    assertThat(solution.values()).containsKeys("last iterate", "last violation");
  }

  /** Of one follower K is symmetric but for signs of rows: both systems give the same gradient. */
  @Test
  void ofOneFollowerTheTransposeChangesNothing() {
    FunctionGame duopoly = SmallGames.cournot(100, 10, 12);
    Map<String, String> steps = Map.of("steps", "50", "rate", "0.5");
    Solution right = solve(new ImplicitGradient(), duopoly, steps);
    Solution wrong =
        solve(
            new ImplicitGradient(),
            duopoly,
            Map.of("steps", "50", "rate", "0.5", "adjoint", "untransposed"));
    assertThat(wrong.leader().value()).isEqualTo(right.leader().value(), within(1e-12));
  }

  @Test
  void functionsOfDoublesAloneAreRefusedWithTheReason() {
    RealFunction leader = v -> -v[0] * v[0];
    RealFunction follower = v -> -v[1] * v[1];
    FunctionGame game =
        new FunctionGame(
            "values only",
            new Leader(List.of(Variable.number("x", 0, 1)), Goal.MAXIMISE, leader, List.of()),
            List.of(
                new Follower(
                    "f", List.of(Variable.number("y", 0, 1)), Goal.MAXIMISE, follower, List.of())));
    assertThat(new Hypergradient().refusal(game).orElseThrow()).contains("values only");
    assertThat(new ImplicitGradient().refusal(game)).isPresent();
    assertThat(new TrustRegion().refusal(game)).isEmpty();
  }

  /** With x in [0, 10] and y = |x - 4| her best reply, -y is best at the kink x = 4. */
  @Test
  void anOptimumAtAKinkIsFoundAndSaid() {
    FunctionGame game =
        new FunctionGame(
            "kink",
            new Leader(
                List.of(Variable.number("x", 0, 10)),
                Goal.MINIMISE,
                (ScalarFunction) v -> v[1],
                List.of()),
            List.of(
                new Follower(
                    "f",
                    List.of(Variable.number("y", -100, 100)),
                    Goal.MINIMISE,
                    (ScalarFunction) v -> v[1].minus(v[0].minus(4).abs()).power(2),
                    List.of())));
    Solution solution = solve(new Hypergradient(), game, Map.of());
    assertThat(solution.leader().value()).isEqualTo(0, within(1e-6));
    assertThat(TotalDerivative.at(game, new double[] {4}).kink()).isTrue();
    assertThat(TotalDerivative.at(game, new double[] {5}).kink()).isFalse();
    assertThat(TotalDerivative.at(game, new double[] {5}).gradient()[0]).isEqualTo(1, within(1e-9));
  }
}
