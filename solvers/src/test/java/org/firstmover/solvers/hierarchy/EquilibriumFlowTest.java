package org.firstmover.solvers.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.firstmover.derivative.ScalarFunction;
import org.firstmover.game.InputError;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Moments of distributions over continua of equilibria, in closed form, and their derivatives. */
class EquilibriumFlowTest {
  private static final double BEYOND_CHANCE = 4.9;
  private static final ScalarFunction ZERO = FlowGames.constant(0);
  private static final ScalarFunction P = FlowGames.variable(0);

  /** On meeting games, whose leader has p and q: t in [0, p] with this density. */
  private static EquilibriumFamily meeting(ScalarFunction density) {
    ScalarFunction t = FlowGames.variable(2);
    return EquilibriumFamily.curve(ZERO, P, density, t, t);
  }

  private static EquilibriumFlow meeting(String f, ScalarFunction density) {
    return new EquilibriumFlow(FlowGames.meeting(f), meeting(density));
  }

  /** t^(a - 1) (p - t)^(b - 1): E t^k = p^k B(a + k, b) / B(a, b). */
  private static ScalarFunction beta(double a, double b) {
    return v -> v[2].power(a - 1).times(v[0].minus(v[2]).power(b - 1));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.3, 0.55})
  void the_family_is_one_of_equilibria(double t) {
    EquilibriumOracle oracle =
        new EquilibriumOracle(FlowGames.meeting("x"), EquilibriumOracle.Settings.DEFAULT);
    Equilibrium there = oracle.respond(new double[] {0.55, 0}, new double[] {t, t});
    assertThat(there.point()).containsExactly(0.55, 0, t, t);
    assertThat(there.regret()).isZero();
  }

  /** E (x - 1)^2 = p^2 / 3 - p + 1. */
  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.5, 0.9})
  void a_uniform_density_stretches(double p) {
    EquilibriumFlow flow = meeting("-(x - 1)^2 + q * y", FlowGames.constant(1));
    double[] leader = {p, 0.7};
    ExpectedGradient exact = flow.exact(leader);
    assertThat(exact.value()).isCloseTo(-(p * p / 3 - p + 1) + 0.7 * p / 2, within(1e-12));
    assertThat(exact.gradient())
        .containsExactly(new double[] {1 - 2 * p / 3 + 0.35, p / 2}, within(1e-11));
    double[][] v = flow.velocity(leader, new double[] {0.3 * p});
    assertThat(v[0]).containsExactly(new double[] {0.3, 0}, within(1e-12));
    assertThat(v[1]).containsExactly(new double[] {0.3, 0}, within(1e-12));
  }

  /** Moments of the Beta distribution: B(a + 1, b) / B(a, b) = a / (a + b), and so on. */
  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "2, 5", "3.5, 1.5", "0.5, 1", "0.5, 0.5"})
  void beta_densities_stretch(double a, double b) {
    double p = 0.8;
    ExpectedGradient exact = meeting("x * y * x", beta(a, b)).exact(new double[] {p, 0});
    double moment = a / (a + b) * (a + 1) / (a + b + 1) * (a + 2) / (a + b + 2);
    // poles at the upper end are met by doubles that are coarse there
    double error = b < 1 ? 1e-6 : 1e-10;
    assertThat(exact.value()).isCloseTo(moment * Math.pow(p, 3), within(error));
    assertThat(exact.gradient()[0]).isCloseTo(3 * moment * p * p, within(error));
  }

  /**
   * Density a t^(a - 1) / p^a with a = exp(q): E t^2 = p^2 a / (a + 2), so that dE/da = 2 p^2 / (a
   * + 2)^2; the distribution function (t / p)^a gives v_a = -t log(t / p) / a.
   */
  @ParameterizedTest
  @ValueSource(doubles = {-0.4, 0, 0.5, 1.5})
  void the_leader_may_move_the_shape_of_the_density(double q) {
    double p = 0.6;
    double a = Math.exp(q);
    EquilibriumFlow flow = meeting("x * y", v -> v[2].log().times(v[1].exp().minus(1)).exp());
    ExpectedGradient exact = flow.exact(new double[] {p, q});
    assertThat(exact.value()).isCloseTo(p * p * a / (a + 2), within(1e-9));
    assertThat(exact.gradient()[0]).isCloseTo(2 * p * a / (a + 2), within(1e-9));
    assertThat(exact.gradient()[1]).isCloseTo(2 * p * p / ((a + 2) * (a + 2)) * a, within(1e-9));
    double t = 0.25;
    double[][] v = flow.velocity(new double[] {p, q}, new double[] {t});
    assertThat(v[0]).containsExactly(new double[] {t / p, -t * Math.log(t / p)}, within(1e-9));
  }

  /** Gibbs: density exp(q t) on [0, p], E t = p / (1 - exp(-q p)) - 1 / q. */
  @ParameterizedTest
  @ValueSource(doubles = {-4, -0.5, 0.1, 3})
  void gibbs_densities_tilt(double q) {
    double p = 0.7;
    EquilibriumFlow flow = meeting("x", v -> v[1].times(v[2]).exp());
    double e = Math.exp(-q * p);
    ExpectedGradient exact = flow.exact(new double[] {p, q});
    assertThat(exact.value()).isCloseTo(p / (1 - e) - 1 / q, within(1e-10));
    double slopeP = 1 / (1 - e) - p * q * e / ((1 - e) * (1 - e));
    double slopeQ = -p * p * e / ((1 - e) * (1 - e)) + 1 / (q * q);
    assertThat(exact.gradient()).containsExactly(new double[] {slopeP, slopeQ}, within(1e-9));
  }

  /**
   * Where mass passes through a place that has none: (t - 1/2)^2 (1 + q t) on [0, 1] at p = 1; with
   * moments m_k of (t - 1/2)^2, 1/12, 1/24, 1/30: E t^1 = (m_1 + q m_2) / (m_0 + q m_1).
   */
  @Test
  void the_density_may_be_zero_inside() {
    EquilibriumFlow flow =
        meeting("x", v -> v[2].minus(0.5).times(v[2].minus(0.5)).times(v[1].times(v[2]).plus(1)));
    double q = 0.5;
    double m0 = 1 / 12.0;
    double m1 = 1 / 24.0;
    double m2 = 1 / 30.0;
    double z = m0 + q * m1;
    ExpectedGradient exact = flow.exact(new double[] {1, q});
    assertThat(exact.value()).isCloseTo((m1 + q * m2) / z, within(1e-11));
    assertThat(exact.gradient()[1]).isCloseTo((m2 * m0 - m1 * m1) / (z * z), within(1e-10));
  }

  /** Shares t and p - t of p, uniform: E x^2 = p^2 / 3; v = (t / p, 1 - t / p). */
  @ParameterizedTest
  @ValueSource(doubles = {0.5, 2, 8})
  void the_curve_itself_may_move(double p) {
    EquilibriumFamily family =
        EquilibriumFamily.curve(
            ZERO, P, FlowGames.constant(1), FlowGames.variable(1), v -> v[0].minus(v[1]));
    EquilibriumFlow flow = new EquilibriumFlow(FlowGames.sharing("x^2 + 2 * y^3"), family);
    ExpectedGradient exact = flow.exact(new double[] {p});
    assertThat(exact.value()).isCloseTo(p * p / 3 + p * p * p / 2, within(1e-10 * (1 + p * p * p)));
    assertThat(exact.gradient()[0]).isCloseTo(2 * p / 3 + 1.5 * p * p, within(1e-10 * (1 + p * p)));
    double[][] v = flow.velocity(new double[] {p}, new double[] {0.2 * p});
    assertThat(v[0][0]).isCloseTo(0.2, within(1e-11));
    assertThat(v[1][0]).isCloseTo(0.8, within(1e-11));
  }

  private static EquilibriumFamily pairs(
      ScalarFunction upperS, ScalarFunction upperT, ScalarFunction density) {
    ScalarFunction s = FlowGames.variable(1);
    ScalarFunction t = FlowGames.variable(2);
    return new EquilibriumFamily(
        List.of(
            new EquilibriumFamily.Interval(ZERO, upperS),
            new EquilibriumFamily.Interval(ZERO, upperT)),
        density,
        List.of(s, s, t, t));
  }

  /** Uniform on the triangle 0 <= t <= s <= p: E s = 2 p / 3, E s t = p^2 / 4, E t^2 = p^2 / 6. */
  @ParameterizedTest
  @ValueSource(doubles = {0.5, 4})
  void a_triangle_of_equilibria_stretches(double p) {
    EquilibriumFamily family = pairs(P, FlowGames.variable(1), FlowGames.constant(1));
    HierarchyGame game = FlowGames.pairs("x1 + 4 * x1 * y2 + y1 * y2");
    EquilibriumFlow flow = new EquilibriumFlow(game, family);
    ExpectedGradient exact = flow.exact(new double[] {p});
    assertThat(exact.value()).isCloseTo(2 * p / 3 + 7 * p * p / 6, within(1e-9 * (1 + p * p)));
    assertThat(exact.gradient()[0]).isCloseTo(2 / 3.0 + 7 * p / 3, within(1e-9 * (1 + p)));
    double[][] v = flow.velocity(new double[] {p}, new double[] {0.6 * p, 0.2 * p});
    assertThat(v[0][0]).isCloseTo(0.6, within(1e-10));
    assertThat(v[2][0]).isCloseTo(0.2, within(1e-10));
  }

  /**
   * Density 1 + p s t on the unit square: with Z = 1 + p / 4, E s t = (1/4 + p/9) / Z and E s =
   * (1/2 + p/6) / Z.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0.5, 4})
  void dependence_between_two_parameters_moves(double p) {
    EquilibriumFamily family =
        pairs(
            FlowGames.constant(1),
            FlowGames.constant(1),
            v -> v[0].times(v[1]).times(v[2]).plus(1));
    double z = 1 + p / 4;
    double product = flow(family, "x1 * y2").exact(new double[] {p}).gradient()[0];
    assertThat(product).isCloseTo((z / 9 - (0.25 + p / 9) / 4) / (z * z), within(1e-9));
    double single = flow(family, "y1").exact(new double[] {p}).gradient()[0];
    assertThat(single).isCloseTo((z / 6 - (0.5 + p / 6) / 4) / (z * z), within(1e-9));
  }

  private static EquilibriumFlow flow(EquilibriumFamily family, String f) {
    return new EquilibriumFlow(FlowGames.pairs(f), family);
  }

  /** Definition 3 itself, by central differences, with the normalised density (1 + p s t) / Z. */
  @Test
  void two_dimensional_flows_solve_the_continuity_equation() {
    EquilibriumFamily family =
        pairs(
            FlowGames.constant(1),
            FlowGames.constant(1),
            v -> v[0].times(v[1]).times(v[2]).plus(1));
    EquilibriumFlow flow = flow(family, "x1");
    double p = 2;
    double z = 1 + p / 4;
    double h = 1e-4;
    for (double[] at : new double[][] {{0.2, 0.3}, {0.7, 0.1}, {0.5, 0.9}}) {
      double s = at[0];
      double t = at[1];
      double change = (s * t * z - (1 + p * s * t) / 4) / (z * z);
      double outflow =
          (flux(flow, p, s + h, t, 0) - flux(flow, p, s - h, t, 0)) / (2 * h)
              + (flux(flow, p, s, t + h, 2) - flux(flow, p, s, t - h, 2)) / (2 * h);
      assertThat(change + outflow).isCloseTo(0, within(1e-6));
    }
    assertThat(flux(flow, p, 0.4, 1, 2)).isCloseTo(0, within(1e-12));
    assertThat(flux(flow, p, 0, 0.4, 0)).isCloseTo(0, within(1e-12));
  }

  private static double flux(EquilibriumFlow flow, double p, double s, double t, int variable) {
    double density = (1 + p * s * t) / (1 + p / 4);
    double[][] v = flow.velocity(new double[] {p}, new double[] {s, t});
    return density * v[variable][0];
  }

  @ParameterizedTest
  @ValueSource(doubles = {-2, 1})
  void drawn_equilibria_estimate_without_bias(double q) {
    EquilibriumFlow flow = meeting("(x - 1)^3 * y + q", v -> v[1].times(v[2]).exp());
    double[] leader = {0.7, q};
    ExpectedGradient exact = flow.exact(leader);
    ExpectedGradient drawn = flow.sampled(leader, 20_000, RandomStream.of(4));
    for (int l = 0; l < 2; l++) {
      double z = (drawn.gradient()[l] - exact.gradient()[l]) / drawn.standardError()[l];
      assertThat(Math.abs(z)).isLessThan(BEYOND_CHANCE);
      assertThat(drawn.standardError()[l]).isBetween(1e-6, 2e-3);
    }
    // a quarter of the draws, twice the error
    double quarter = flow.sampled(leader, 5000, RandomStream.of(5)).standardError()[0];
    assertThat(quarter / drawn.standardError()[0]).isBetween(1.8, 2.2);
    assertThat(drawn.samples()).isEqualTo(20_000);
  }

  @Test
  void drawn_pairs_estimate_without_bias() {
    EquilibriumFamily family = pairs(P, FlowGames.variable(1), FlowGames.constant(1));
    ExpectedGradient drawn =
        flow(family, "x1 * x1 * y1").sampled(new double[] {2}, 1000, RandomStream.of(6));
    // E s^2 t = E s^3 / 2 = (2 / 5) p^3 / 2
    double z = (drawn.gradient()[0] - 0.6 * 4) / drawn.standardError()[0];
    assertThat(Math.abs(z)).isLessThan(BEYOND_CHANCE);
  }

  @Test
  void errors_name_a_remedy() {
    HierarchyGame game = FlowGames.meeting("x");
    assertThatThrownBy(
            () ->
                new EquilibriumFlow(
                    game, EquilibriumFamily.curve(ZERO, P, P, FlowGames.variable(2))))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("found [1 strategies]");
    EquilibriumFlow negative = meeting("x", v -> v[2].minus(0.1));
    assertThatThrownBy(() -> negative.exact(new double[] {0.5, 0}))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("density of equilibria");
    EquilibriumFlow nowhere = meeting("x", FlowGames.constant(0));
    assertThatThrownBy(() -> nowhere.exact(new double[] {0.5, 0}))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("a positive integral");
    assertThatThrownBy(() -> new EquilibriumFamily(List.of(), P, List.of()))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("Maybe the equilibria are isolated.");
  }
}
