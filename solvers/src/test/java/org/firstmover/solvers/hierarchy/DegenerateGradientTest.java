package org.firstmover.solvers.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.random.Moments;
import org.firstmover.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What Equation 5 gives where K is singular and its shortest solution is taken, as {@link
 * ImplicitGradient} does. Wang et al. hypothesise that this is a good approximation of the flow; it
 * depends.
 */
class DegenerateGradientTest {
  /** The mean over n equilibria of the gradient that Equation 5 gives at each. */
  private static double mean(HierarchyGame game, double p, int n, EquilibriumSampler oracle) {
    EquilibriumOracle search = new EquilibriumOracle(game, EquilibriumOracle.Settings.DEFAULT);
    LeaderProblem problem =
        new LeaderProblem(game, LeaderTerm.derivatives(game), search, /* transposed= */ true);
    double[] leader = new double[game.variables().leaderSize()];
    leader[0] = p;
    double sum = 0;
    for (int k = 0; k < n; k++) {
      double[] x = oracle.sample(leader, RandomStream.of(k));
      search.from(x);
      assertThat(problem.at(leader)).isTrue();
      for (int i = 0; i < x.length; i++) {
        assertThat(search.point()[leader.length + i]).isCloseTo(x[i], within(1e-9));
      }
      problem.linearise();
      assertThat(problem.kkt().isSingular()).isTrue();
      sum += problem.gradient(1, new double[0])[0];
    }
    return sum / n;
  }

  /**
   * Followers meet anywhere in [0, p]. The shortest solution does not move an equilibrium inside,
   * the flow stretches all of them: 0 in place of dE/dp = 1 - 2 p / 3 for f = -(x - 1)^2. A descent
   * that trusts it never leaves its start.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0.2, 0.5, 0.9})
  void it_may_miss_the_whole_gradient(double p) {
    HierarchyGame game = FlowGames.meeting("-(x - 1)^2");
    EquilibriumSampler uniform =
        (leader, random) -> {
          double t = leader[0] * random.nextDouble();
          return new double[] {t, t};
        };
    assertThat(mean(game, p, 100, uniform)).isCloseTo(0, within(1e-9));
    EquilibriumFlow flow =
        new EquilibriumFlow(
            game,
            EquilibriumFamily.curve(
                FlowGames.constant(0),
                FlowGames.variable(0),
                FlowGames.constant(1),
                FlowGames.variable(2),
                FlowGames.variable(2)));
    assertThat(flow.exact(new double[] {p, 0}).gradient()[0])
        .isCloseTo(1 - 2 * p / 3, within(1e-10));
  }

  /**
   * Followers share p. The shortest solution moves both shares by 1/2, the flow by t / p and 1 - t
   * / p: right for any linear f, as 1/2 is their mean; for f = x^2 it is p / 2 in place of 2 p / 3.
   */
  @Test
  void it_is_right_on_average_where_only_means_count() {
    EquilibriumSampler stratified =
        (leader, random) -> {
          double t = leader[0] * random.nextDouble();
          return new double[] {t, leader[0] - t};
        };
    double p = 3;
    int n = 400;
    assertThat(mean(FlowGames.sharing("5 * x + y"), p, n, stratified)).isCloseTo(3, within(1e-9));
    // a draw is t, uniform on [0, p]: six standard errors
    double error = 6 * p / Math.sqrt(12.0 * n);
    double squares = mean(FlowGames.sharing("x^2"), p, n, stratified);
    assertThat(squares).isCloseTo(p / 2, within(error));
    assertThat(Math.abs(squares - 2 * p / 3)).isGreaterThan(0.3);
  }

  /**
   * Search from random starts, as derived in {@link EmpiricalFlowTest}: with E x^2 = 8 p^4 / 27 +
   * (1 - p) p^3 / 3 + (1 - p) p^2 the slope is 2 p (1 - p) - 4 p^3 / 27. Equation 5 moves those at
   * x = p and nothing else, 2 p (1 - p): it does not see that the set of starts that lead inside
   * grows.
   */
  @Test
  void it_does_not_see_that_basins_move() {
    HierarchyGame game = FlowGames.meeting("x * y");
    EquilibriumOracle search = new EquilibriumOracle(game, EmpiricalFlowTest.PLAIN);
    LeaderProblem problem =
        new LeaderProblem(game, LeaderTerm.derivatives(game), search, /* transposed= */ true);
    double p = 0.9;
    Moments moments = new Moments(1);
    RandomStream random = RandomStream.of(21);
    for (int k = 0; k < 4000; k++) {
      search.from(new double[] {random.nextDouble(), random.nextDouble()});
      assertThat(problem.at(new double[] {p, 0})).isTrue();
      problem.linearise();
      moments.add(problem.gradient(1, new double[0]));
    }
    double error = moments.standardError(0);
    assertThat(moments.mean()[0]).isCloseTo(2 * p * (1 - p), within(4.9 * error));
    assertThat(moments.mean()[0] - (2 * p * (1 - p) - 4 * p * p * p / 27))
        .isGreaterThan(4.9 * error);
  }
}
