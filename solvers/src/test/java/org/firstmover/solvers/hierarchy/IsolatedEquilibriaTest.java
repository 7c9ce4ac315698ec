package org.firstmover.solvers.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.firstmover.derivative.ScalarFunction;
import org.firstmover.game.InputError;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.random.Moments;
import org.firstmover.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * On the game of roots the leader's gain is 3 x + p^2 + q at x = sqrt(p) and x = -sqrt(p); with
 * probability Q of the first one E f = 3 sqrt(p) (2 Q - 1) + p^2 + q.
 */
class IsolatedEquilibriaTest {
  private static final HierarchyGame ROOTS = FlowGames.roots();

  /** x q, as a score. */
  private static final ScalarFunction PRODUCT = v -> v[2].times(v[1]);

  /** A z value beyond which chance goes once in a million, on both sides. */
  private static final double BEYOND_CHANCE = 4.9;

  private static IsolatedEquilibria roots(Selection selection, double... leader) {
    IsolatedEquilibria equilibria = new IsolatedEquilibria(ROOTS, selection);
    assertThat(equilibria.add(leader, new double[] {1, 1})).isTrue();
    assertThat(equilibria.add(leader, new double[] {-1, -1})).isTrue();
    assertThat(equilibria.add(leader, new double[] {3, 5})).isFalse();
    return equilibria;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.25, 1, 2, 7})
  void with_fixed_probabilities_each_equilibrium_moves_by_itself(double p) {
    double root = Math.sqrt(p);
    ExpectedGradient fixed = roots(Selection.fixed(0.3, 0.7), p, 1.5).exact();
    assertThat(fixed.value()).isCloseTo(-1.2 * root + p * p + 1.5, within(1e-9));
    assertThat(fixed.gradient())
        .containsExactly(new double[] {-0.6 / root + 2 * p, 1}, within(1e-8));
    ExpectedGradient uniform = roots(Selection.uniform(), p, 1.5).exact();
    assertThat(uniform.gradient()).containsExactly(new double[] {2 * p, 1}, within(1e-8));
    assertThat(fixed.standardError()).containsExactly(0, 0);
  }

  /** Q = p / (1 + p), as scores log p and 0. */
  @ParameterizedTest
  @ValueSource(doubles = {0.25, 1, 2, 7})
  void probabilities_that_the_leader_moves_have_a_score_term(double p) {
    ScalarFunction log = v -> v[0].log();
    Selection selection = Selection.scores(ROOTS, List.of(log, FlowGames.constant(0)));
    IsolatedEquilibria equilibria = roots(selection, p, 0);
    double root = Math.sqrt(p);
    assertThat(equilibria.probabilities())
        .containsExactly(new double[] {p / (1 + p), 1 / (1 + p)}, within(1e-12));
    double slope = 1.5 / root * (p - 1) / (p + 1) + 3 * root * 2 / ((1 + p) * (1 + p)) + 2 * p;
    assertThat(equilibria.exact().gradient())
        .containsExactly(new double[] {slope, 1}, within(1e-8));
  }

  /** Scores x q: Q = 1 / (1 + exp(-2 q sqrt(p))), so that 2 Q - 1 = tanh(q sqrt(p)). */
  @ParameterizedTest
  @ValueSource(doubles = {0.25, 1, 2, 7})
  void scores_of_the_equilibria_themselves_move_with_them(double p) {
    double q = 0.4;
    double root = Math.sqrt(p);
    double tanh = Math.tanh(q * root);
    double sech2 = 1 - tanh * tanh;
    IsolatedEquilibria equilibria = roots(Selection.gibbs(ROOTS, PRODUCT), p, q);
    ExpectedGradient exact = equilibria.exact();
    assertThat(exact.value()).isCloseTo(3 * root * tanh + p * p + q, within(1e-9));
    double slopeP = 1.5 / root * tanh + 3 * root * sech2 * q / (2 * root) + 2 * p;
    double slopeQ = 3 * root * sech2 * root + 1;
    assertThat(exact.gradient()).containsExactly(new double[] {slopeP, slopeQ}, within(1e-8));

    // g = x q - 1: E g = q sqrt(p) tanh(q sqrt(p)) - 1
    ExpectedGradient constraint = equilibria.exact(0, new double[] {2});
    double a = q * root;
    assertThat(constraint.value()).isCloseTo(2 * (a * tanh - 1), within(1e-9));
    double slope = 2 * (tanh + a * sech2);
    assertThat(constraint.gradient())
        .containsExactly(new double[] {slope * q / (2 * root), slope * root}, within(1e-8));
  }

  @Test
  void equilibria_keep_their_numbers_while_the_leader_moves() {
    IsolatedEquilibria equilibria = roots(Selection.fixed(1, 3), 2, 0);
    for (double p = 2; p < 6; p += 0.25) {
      assertThat(equilibria.track(new double[] {p, 0})).isTrue();
      assertThat(equilibria.point(0)[2]).isCloseTo(Math.sqrt(p), within(1e-9));
      assertThat(equilibria.point(1)[2]).isCloseTo(-Math.sqrt(p), within(1e-9));
      assertThat(equilibria.exact().gradient()[0])
          .isCloseTo(-0.75 / Math.sqrt(p) + 2 * p, within(1e-8));
    }
    assertThat(equilibria.isIsolated()).isTrue();
  }

  @Test
  void random_starts_find_both() {
    IsolatedEquilibria equilibria = new IsolatedEquilibria(ROOTS, Selection.uniform());
    assertThat(equilibria.search(new double[] {2, 0}, 20, RandomStream.of(1))).isEqualTo(2);
    assertThat(equilibria.size()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 10, 1000})
  void drawn_equilibria_estimate_without_bias(int samples) {
    double q = 0.4;
    IsolatedEquilibria equilibria = roots(Selection.gibbs(ROOTS, PRODUCT), 2, q);
    double[] exact = equilibria.exact().gradient();
    int runs = 40_000 / samples;
    Moments moments = new Moments(2);
    for (int run = 0; run < runs; run++) {
      RandomStream random = RandomStream.of(3).child("run " + run);
      moments.add(equilibria.sampled(samples, random).gradient());
    }
    for (int l = 0; l < 2; l++) {
      double z = (moments.mean()[l] - exact[l]) / moments.standardError(l);
      assertThat(Math.abs(z)).isLessThan(BEYOND_CHANCE);
      // it is small enough for a missing score term to show
      double score = l == 0 ? 3 * Math.sqrt(2) * 0.2 : 6;
      assertThat(moments.standardError(l)).isLessThan(score / 20);
    }
  }

  /** The variance of a draw is that of two values with probabilities Q and 1 - Q. */
  @Test
  void the_error_of_draws_falls_like_the_root_of_their_number() {
    double p = 2;
    IsolatedEquilibria equilibria = roots(Selection.fixed(0.3, 0.7), p, 0);
    double deviation = 3 / Math.sqrt(p) * Math.sqrt(0.3 * 0.7);
    double exact = equilibria.exact().gradient()[0];
    for (int samples : new int[] {100, 1600, 25_600}) {
      double squares = 0;
      int runs = 200;
      for (int run = 0; run < runs; run++) {
        ExpectedGradient drawn =
            equilibria.sampled(samples, RandomStream.of(9).child("run " + run));
        squares += Math.pow(drawn.gradient()[0] - exact, 2);
        assertThat(drawn.standardError()[0])
            .isCloseTo(deviation / Math.sqrt(samples), within(0.5 * deviation / samples * 10));
      }
      // a sum of 200 squares of normal numbers, at 5 standard deviations
      assertThat(squares / runs * samples / (deviation * deviation)).isBetween(0.5, 1.5);
    }
  }

  /**
   * Equilibria at ends that the leader moves: x = y = p and x = y = -p, scores q y, so that E (x +
   * y^2) = p tanh(q p) + p^2.
   */
  @ParameterizedTest
  @ValueSource(doubles = {-0.5, 0, 1.5})
  void equilibria_at_moving_ends_move_with_them(double q) {
    HierarchyGame game = FlowGames.sides();
    ScalarFunction score = v -> v[1].times(v[3]);
    IsolatedEquilibria equilibria = new IsolatedEquilibria(game, Selection.gibbs(game, score));
    double p = 0.7;
    double[] leader = {p, q};
    assertThat(equilibria.add(leader, new double[] {1, 1})).isTrue();
    assertThat(equilibria.add(leader, new double[] {-1, -1})).isTrue();
    double tanh = Math.tanh(q * p);
    double sech2 = 1 - tanh * tanh;
    ExpectedGradient exact = equilibria.exact();
    assertThat(exact.value()).isCloseTo(p * tanh + p * p, within(1e-12));
    assertThat(exact.gradient())
        .containsExactly(new double[] {tanh + p * q * sech2 + 2 * p, p * p * sech2}, within(1e-12));
  }

  /** Values and winners of Figure 2, decoded in its proof: 0, 0 and (2 C - 3 e) / 3. */
  @Test
  void theorem_1_is_about_the_expectation() {
    HierarchyGame game = FlowGames.permutations();
    double[] stochastic = new double[3];
    double[] optimistic = new double[3];
    double[] pessimistic = new double[3];
    for (int k = 0; k < 3; k++) {
      double[] leader = new double[3];
      leader[k] = 1;
      IsolatedEquilibria equilibria = new IsolatedEquilibria(game, Selection.uniform());
      optimistic[k] = Double.NEGATIVE_INFINITY;
      pessimistic[k] = Double.POSITIVE_INFINITY;
      for (int row = 0; row < 3; row++) {
        double[] start = new double[6];
        start[row] = 1;
        start[3 + (row + k) % 3] = 1;
        assertThat(equilibria.add(leader, start)).isTrue();
        double value = game.leaderGain(equilibria.point(row));
        optimistic[k] = Math.max(optimistic[k], value);
        pessimistic[k] = Math.min(pessimistic[k], value);
      }
      stochastic[k] = equilibria.exact().value();
      // pure equilibria do not move, and neither do their probabilities
      assertThat(equilibria.exact().gradient()).containsExactly(new double[3], within(1e-9));
    }
    assertThat(stochastic).containsExactly(new double[] {0, 0, 17.0 / 3}, within(1e-9));
    assertThat(optimistic).containsExactly(new double[] {10, 0, 9}, within(1e-9));
    assertThat(pessimistic).containsExactly(new double[] {-10, 0, -1}, within(1e-9));
  }

  /**
   * The mean over the leader's three strategies, drawn with Gibbs probabilities of their welfare.
   */
  @Test
  void a_continuum_is_not_isolated() {
    HierarchyGame game = FlowGames.meeting("x");
    IsolatedEquilibria equilibria = new IsolatedEquilibria(game, Selection.uniform());
    equilibria.add(new double[] {0.8, 0}, new double[] {0.3, 0.3});
    assertThat(equilibria.isIsolated()).isFalse();
  }

  @Test
  void errors_name_a_remedy() {
    IsolatedEquilibria equilibria = roots(Selection.uniform(), 2, 0);
    assertThatThrownBy(() -> equilibria.sampled(1, RandomStream.of(1)))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("at least 2");
    assertThatThrownBy(() -> equilibria.exact(1, new double[3]))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("one for each of the leader's 1 constraints");
    assertThatThrownBy(() -> Selection.fixed(0.5, -0.5))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("found [-0.5]");
    assertThatThrownBy(() -> Selection.gibbs(ROOTS, point -> 0))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("Maybe write it over Scalar.");
    assertThatThrownBy(() -> roots(Selection.fixed(1), 2, 0).exact())
        .isInstanceOf(InputError.class)
        .hasMessageContaining("at most 1");
    IsolatedEquilibria never = roots(Selection.fixed(0, 0), 2, 0);
    assertThatThrownBy(never::exact).isInstanceOf(InputError.class).hasMessageContaining("scores");
  }
}
