package org.firstmover.solvers.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.firstmover.game.InputError;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.random.RandomStream;
import org.firstmover.solvers.hierarchy.EmpiricalFlow.Pairing;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Oracles whose distribution is known in closed form, of which the flow only sees draws. */
@Tag("slow")
class EmpiricalFlowTest {
  private static final double BEYOND_CHANCE = 4.9;

  /** Relaxation to the end, without Newton's method. */
  static final EquilibriumOracle.Settings PLAIN =
      new EquilibriumOracle.Settings(false, 0.5, 1e-9, 1000, false);

  /** Uniform on [0, p], on the game of meeting. */
  private static double[] uniform(double[] leader, RandomStream random) {
    double t = leader[0] * random.nextDouble();
    return new double[] {t, t};
  }

  /** Density a t^(a - 1) / p^a with a = exp(q), as in {@link EquilibriumFlowTest}. */
  private static double[] power(double[] leader, RandomStream random) {
    double t = leader[0] * Math.pow(random.nextDouble(), Math.exp(-leader[1]));
    return new double[] {t, t};
  }

  /**
   * E (x - 1)^2 = p^2 / 3 - p + 1 has third derivative 0, so that there is no bias; E x^2 = p^2 a /
   * (a + 2).
   */
  @ParameterizedTest
  @EnumSource
  void estimates_are_within_their_errors(Pairing pairing) {
    double p = 0.6;
    ExpectedGradient drawn =
        new EmpiricalFlow(
                FlowGames.meeting("-(x - 1)^2 + q * y"),
                EmpiricalFlowTest::uniform,
                20_000,
                0.1,
                pairing)
            .at(new double[] {p, 0.7}, RandomStream.of(11))
            .flow();
    assertThat(z(drawn, 0, 1 - 2 * p / 3 + 0.35)).isLessThan(BEYOND_CHANCE);
    // q moves no equilibrium: common draws see the mean of y, others the noise of f
    assertThat(z(drawn, 1, p / 2)).isLessThan(BEYOND_CHANCE);
    assertThat(drawn.value()).isCloseTo(-(p * p / 3 - p + 1) + 0.7 * p / 2, within(0.01));

    double a = Math.exp(0.4);
    double step = 0.05;
    ExpectedGradient shape =
        new EmpiricalFlow(
                FlowGames.meeting("x * y"), EmpiricalFlowTest::power, 20_000, step, pairing)
            .at(new double[] {p, 0.4}, RandomStream.of(12))
            .flow();
    assertThat(z(shape, 0, 2 * p * a / (a + 2))).isLessThan(BEYOND_CHANCE);
    // E = p^2 a / (a + 2) at q - step and q + step: the bias is below step^2 p^2 / 6 = 1.5e-4
    double slope = p * p * 2 * a / ((a + 2) * (a + 2));
    assertThat(Math.abs(shape.gradient()[1] - slope))
        .isLessThan(BEYOND_CHANCE * shape.standardError()[1] + 1.5e-4);
  }

  private static double z(ExpectedGradient drawn, int l, double exact) {
    return Math.abs(drawn.gradient()[l] - exact) / drawn.standardError()[l];
  }

  /** With independent draws sd(f+) / (step sqrt(2 n)); with common ones sd(f_x v) / sqrt(n). */
  @Test
  void standard_errors_are_those_of_theory() {
    HierarchyGame game = FlowGames.meeting("x");
    double p = 0.5;
    int samples = 10_000;
    for (double step : new double[] {0.02, 0.1}) {
      ExpectedGradient independent = estimate(game, samples, step, Pairing.QUANTILES);
      double sd = Math.sqrt((p * p + step * step) / 12);
      assertThat(independent.standardError()[0])
          .isCloseTo(sd / (step * Math.sqrt(2.0 * samples)), within(0.001 / step));
      ExpectedGradient common = estimate(game, samples, step, Pairing.COMMON);
      assertThat(common.standardError()[0]).isCloseTo(1 / Math.sqrt(12.0 * samples), within(1e-4));
    }
  }

  private static ExpectedGradient estimate(
      HierarchyGame game, int samples, double step, Pairing pairing) {
    return new EmpiricalFlow(game, EmpiricalFlowTest::uniform, samples, step, pairing)
        .at(new double[] {0.5, 0}, RandomStream.of(13))
        .flow();
  }

  /** With step n^-1/6 the error is of order n^-1/3: 1/4 for 64 times as many draws. */
  @Test
  void independent_draws_are_consistent() {
    HierarchyGame game = FlowGames.meeting("exp(3 * x)");
    double p = 0.5;
    // E exp(3 t) = (exp(3 p) - 1) / (3 p)
    double exact = (3 * p * Math.exp(3 * p) - Math.expm1(3 * p)) / (3 * p * p);
    double[] errors = new double[2];
    int[] samples = {100, 6400};
    int runs = 20;
    for (int k = 0; k < 2; k++) {
      double step = 0.5 * Math.pow(samples[k], -1 / 6.0);
      for (int run = 0; run < runs; run++) {
        double found =
            new EmpiricalFlow(game, EmpiricalFlowTest::uniform, samples[k], step, Pairing.QUANTILES)
                .at(new double[] {p, 0}, RandomStream.of(14).child("run " + run))
                .flow()
                .gradient()[0];
        errors[k] += (found - exact) * (found - exact) / runs;
      }
    }
    // each is a mean of 20 squares, known within a factor of 2 at 3 standard deviations
    assertThat(Math.sqrt(errors[0] / errors[1])).isBetween(2.0, 8.0);
    assertThat(Math.sqrt(errors[1])).isLessThan(0.2);
  }

  /** Order step^2: common draws of a fixed number see a bias that falls to a quarter. */
  @Test
  void the_bias_is_of_second_order() {
    HierarchyGame game = FlowGames.meeting("x");
    // t = u sin(p)
    EquilibriumSampler oracle =
        (leader, random) -> {
          double t = random.nextDouble() * Math.sin(leader[0]);
          return new double[] {t, t};
        };
    double[] found = new double[3];
    double[] steps = {1e-4, 0.2, 0.4};
    for (int k = 0; k < 3; k++) {
      found[k] =
          new EmpiricalFlow(game, oracle, 2000, steps[k], Pairing.COMMON)
              .at(new double[] {0.5, 0}, RandomStream.of(15))
              .flow()
              .gradient()[0];
    }
    // (sin(p + h) - sin(p - h)) / 2 h = cos(p) sin(h) / h
    assertThat(found[1] / found[0]).isCloseTo(Math.sin(0.2) / 0.2, within(1e-7));
    assertThat(found[2] / found[0]).isCloseTo(Math.sin(0.4) / 0.4, within(1e-7));
  }

  /** Shares of p are ranked along the curve: v = (t / p, 1 - t / p), E x^2 = p^2 / 3. */
  @Test
  void curves_in_any_direction_are_followed() {
    HierarchyGame game = FlowGames.sharing("x^2 + 2 * y^3");
    EquilibriumSampler oracle =
        (leader, random) -> {
          double t = leader[0] * random.nextDouble();
          return new double[] {t, leader[0] - t};
        };
    double p = 2;
    EmpiricalFlow.Result found =
        new EmpiricalFlow(game, oracle, 20_000, 0.2, Pairing.QUANTILES)
            .at(new double[] {p}, RandomStream.of(16));
    double exact = 2 * p / 3 + 1.5 * p * p;
    // E = p^2 / 3 + p^3 / 2: the third derivative is 3, the bias step^2 / 2
    assertThat(Math.abs(found.flow().gradient()[0] - exact))
        .isLessThan(BEYOND_CHANCE * found.flow().standardError()[0] + 0.02);
    assertThat(found.curvature()).isLessThan(1);
  }

  /** Two-dimensional sets have no ranks, but common draws: uniform on the triangle t <= s <= p. */
  @Test
  void common_draws_follow_sets_of_any_dimension() {
    HierarchyGame game = FlowGames.pairs("x1 * x1 * y1");
    EquilibriumSampler oracle =
        (leader, random) -> {
          double s = leader[0] * Math.sqrt(random.nextDouble());
          double t = s * random.nextDouble();
          return new double[] {s, s, t, t};
        };
    EmpiricalFlow.Result found =
        new EmpiricalFlow(game, oracle, 10_000, 0.01, Pairing.COMMON)
            .at(new double[] {2}, RandomStream.of(17));
    assertThat(z(found.flow(), 0, 0.6 * 4)).isLessThan(BEYOND_CHANCE);
    assertThat(found.flow().standardError()[0]).isLessThan(0.05);
  }

  /**
   * The oracle of this library, from random starts (y1, y2) in the unit square, on the game of
   * meeting. Relaxation with weight 1/2 leads a start within [0, p]^2 to y1 / 3 + 2 y2 / 3; from
   * elsewhere the first round takes both to min(y2, p). Hence
   *
   * <pre>E x^2 = 8 p^4 / 27 + (1 - p) p^3 / 3 + (1 - p) p^2</pre>
   */
  private static EquilibriumSampler relaxation(HierarchyGame game) {
    EquilibriumOracle oracle = new EquilibriumOracle(game, PLAIN);
    return (leader, random) -> {
      double[] start = {random.nextDouble(), random.nextDouble()};
      double[] point = oracle.respond(leader, start).point();
      return Arrays.copyOfRange(point, 2, 4);
    };
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 0.5})
  void relaxation_selects_as_derived(double p) {
    EquilibriumSampler oracle = relaxation(FlowGames.meeting("x"));
    for (int seed = 0; seed < 50; seed++) {
      RandomStream random = RandomStream.of(seed);
      double[] x = oracle.sample(new double[] {p, 0}, random);
      RandomStream same = RandomStream.of(seed);
      double y1 = same.nextDouble();
      double y2 = same.nextDouble();
      double expected = y1 <= p && y2 <= p ? y1 / 3 + 2 * y2 / 3 : Math.min(y2, p);
      assertThat(x).containsExactly(new double[] {expected, expected}, within(1e-7));
    }
  }

  /** dE/dp = 32 p^3 / 27 + p^2 - 4 p^3 / 3 + 2 p - 3 p^2; a step of 0.05 has a bias below 1e-3. */
  @ParameterizedTest
  @EnumSource
  void the_flow_of_a_real_oracle(Pairing pairing) {
    HierarchyGame game = FlowGames.meeting("x * y");
    double p = 0.8;
    double exact = 2 * p - 2 * p * p - 4 * p * p * p / 27;
    EmpiricalFlow.Result found =
        new EmpiricalFlow(game, relaxation(game), 1500, 0.05, pairing)
            .at(new double[] {p, 0}, RandomStream.of(18));
    double allowed = BEYOND_CHANCE * found.flow().standardError()[0] + 1e-3;
    assertThat(Math.abs(found.difference()[0] - exact)).isLessThan(allowed);
    assertThat(Math.abs(found.flow().gradient()[0] - exact)).isLessThan(allowed);
  }

  /**
   * Isolated equilibria at 0 and 1 with probabilities 1 - p and p: no equilibrium moves, mass
   * jumps. E x^3 = p, but h_x v is linear over the jump: 3 / 4 in place of 1.
   */
  @Test
  void jumps_are_noticed() {
    HierarchyGame game = FlowGames.meeting("x^3");
    EquilibriumSampler oracle =
        (leader, random) -> {
          double t = random.nextDouble() < leader[0] ? 1 : 0;
          return new double[] {t, t};
        };
    EmpiricalFlow.Result found =
        new EmpiricalFlow(game, oracle, 20_000, 0.1, Pairing.COMMON)
            .at(new double[] {0.5, 0}, RandomStream.of(19));
    double error = found.flow().standardError()[0];
    assertThat(Math.abs(found.difference()[0] - 1)).isLessThan(BEYOND_CHANCE * error);
    assertThat(found.flow().gradient()[0] / found.difference()[0]).isCloseTo(0.75, within(1e-9));
    assertThat(found.curvature()).isGreaterThan(10);
  }

  @Test
  void errors_name_a_remedy() {
    HierarchyGame game = FlowGames.meeting("x");
    assertThatThrownBy(
            () -> new EmpiricalFlow(game, EmpiricalFlowTest::uniform, 1, 0.1, Pairing.COMMON))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("at least 2 samples");
    assertThatThrownBy(
            () -> new EmpiricalFlow(game, EmpiricalFlowTest::uniform, 9, 0, Pairing.COMMON))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("a positive step");
  }
}
