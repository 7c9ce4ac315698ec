package org.firstmover.verify.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.firstmover.game.hierarchy.FunctionGame;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.solution.Certificate.Verdict;
import org.firstmover.solution.Check;
import org.firstmover.solution.Check.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Regrets of games whose equilibria are known; where they come from stands beside each. */
class HierarchyVerifierTest {
  private static final double MANY = Double.POSITIVE_INFINITY;

  /**
   * Stackelberg's oligopoly (1934): the leader sells x, n followers with cost c answer a price of a
   * - x - sum y each with (a - x - c) / (n + 1).
   */
  private static FunctionGame cournot(int followers) {
    StringBuilder total = new StringBuilder("x");
    for (int i = 1; i <= followers; i++) {
      total.append(" + y").append(i);
    }
    GameText game =
        GameText.leader().variable("x", 0, 100).maximise("(100 - (" + total + ")) * x - 5 * x");
    for (int i = 1; i <= followers; i++) {
      String own = "y" + i;
      game.follower("firm" + i)
          .variable(own, 0, MANY)
          .maximise("(100 - (" + total + ")) * " + own + " - 2 * " + own);
    }
    return game.build();
  }

  private static double[] cournotPoint(int followers, double x) {
    double[] point = new double[1 + followers];
    point[0] = x;
    for (int i = 1; i <= followers; i++) {
      point[i] = (98 - x) / (followers + 1);
    }
    return point;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void firms_that_answer_with_their_share_pass(int followers) {
    Answer answer = Answer.to(cournot(followers), cournotPoint(followers, 30));
    assertThat(answer.verified().verdict()).as("%s", answer.verified()).isEqualTo(Verdict.VERIFIED);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void a_firm_off_its_best_amount_by_d_loses_the_square_of_d(int followers) {
    // Her gain is a parabola with second derivative -2.
    double[] point = cournotPoint(followers, 30);
    point[followers] += 0.25;
    Answer answer = Answer.to(cournot(followers), point);
    assertThat(answer.failed()).contains("follower regret", "KKT residual");
    assertThat(answer.check("follower regret").value())
        .isBetween(0.0625 - 1e-9, 0.0625 * 1.1 + 1e-6);
    assertThat(answer.check("follower regret").note()).contains("firm" + followers);
  }

  /** The regret that a certificate finds. */
  private static Check regret(HierarchyGame game, double... point) {
    return Answer.to(game, point).check("follower regret");
  }

  private static void assertBound(Check regret) {
    assertThat(regret.passed()).as("%s", regret).isTrue();
    assertThat(regret.kind()).as("%s", regret).isEqualTo(Kind.BOUND);
  }

  /** Passes by a bound at the first point, fails with about this regret at the second. */
  private static void assertRegret(
      HierarchyGame game, double[] equilibrium, double[] other, double expected) {
    assertBound(regret(game, equilibrium));
    assertThat(Answer.to(game, equilibrium).verified().verdict()).isEqualTo(Verdict.VERIFIED);
    Check wrong = regret(game, other);
    assertThat(wrong.passed()).as("%s", wrong).isFalse();
    assertThat(wrong.value()).as("%s", wrong).isBetween(expected * 0.999999, expected * 1.1);
  }

  private static double[] point(double... numbers) {
    return numbers;
  }

  private static GameText one(double lower, double upper) {
    return GameText.leader()
        .variable("x", 0, 10)
        .maximise("x - y")
        .follower("f")
        .variable("y", lower, upper);
  }

  private static GameText two(double lower, double upper) {
    return GameText.leader()
        .variable("x", 0, 10)
        .maximise("x")
        .follower("f")
        .variable("y", lower, upper)
        .variable("z", lower, upper);
  }

  /** Tullock's contest (1980): with prize v and two who bid, each bids v / 4 and gains v / 4. */
  @Test
  void contestants_bid_a_quarter_of_the_prize() {
    FunctionGame game =
        GameText.leader()
            .variable("v", 1, 100)
            .maximise("a + b - v")
            .follower("first")
            .variable("a", 0, MANY)
            .maximise("v * a / (a + b) - a")
            .follower("second")
            .variable("b", 0, MANY)
            .maximise("v * b / (a + b) - b")
            .build();
    // The best against b is sqrt(v b) - b, worth (sqrt(v) - sqrt(b))^2; here b is best against 2.
    double b = Math.sqrt(32) - 2;
    double loss = Math.pow(4 - Math.sqrt(b), 2) - (32 / (2 + b) - 2);
    assertRegret(game, point(16, 4, 4), point(16, 2, b), loss);
  }

  @Test
  void one_who_would_win_more_by_another_bid_is_named() {
    FunctionGame game =
        GameText.leader()
            .variable("v", 1, 100)
            .follower("first")
            .variable("a", 0, MANY)
            .maximise("v * a / (a + b) - a")
            .follower("second")
            .variable("b", 0, MANY)
            .maximise("v * b / (a + b) - b")
            .build();
    // 8 is best against 16, but 16, worth 8, is not against 8.
    Check regret = regret(game, 36, 8, 16);
    assertThat(regret.note()).startsWith("second: ");
    assertThat(regret.value()).isCloseTo(Math.pow(6 - Math.sqrt(8), 2) - 8, within(1e-6));
  }

  @Test
  void constraints_move_with_the_commitment() {
    FunctionGame game = one(0, MANY).maximise("-(y - 3)^2").subjectTo("y <= x").build();
    assertRegret(game, point(2, 2), point(2, 1), 3);
    assertRegret(game, point(5, 3), point(5, 2.5), 0.25);
    assertThat(Answer.to(game, 2, 2.5).failed()).contains("follower constraints");
  }

  /** The nearest point of a triangle to (3, 2): (x + 1, x - 1) / 2 where y + z = x is tight. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 2, 3, 4.5})
  void the_nearest_point_of_a_triangle(double x) {
    FunctionGame game =
        two(0, MANY).maximise("-(y - 3)^2 - (z - 2)^2").subjectTo("y + z <= x", "y >= 0").build();
    double best = -0.5 * (5 - x) * (5 - x);
    double y = 0.5 * x;
    double other = -(y - 3) * (y - 3) - (y - 2) * (y - 2);
    assertRegret(game, point(x, 0.5 * (x + 1), 0.5 * (x - 1)), point(x, y, y), best - other);
  }

  @Test
  void equalities_are_kept() {
    FunctionGame game =
        two(Double.NEGATIVE_INFINITY, MANY)
            .maximise("-y^2 - 2 * z^2")
            .subjectTo("y + z = x")
            .build();
    // Lagrange: y = 2 z, so (2, 1) at x = 3, worth -6; (3, 0) is worth -9.
    assertRegret(game, point(3, 2, 1), point(3, 3, 0), 3);
    assertThat(Answer.to(game, 3, 2, 0.5).failed()).contains("follower constraints");
  }

  @Test
  void free_variables_with_a_coupled_objective() {
    FunctionGame game =
        two(Double.NEGATIVE_INFINITY, MANY).minimise("y^2 + z^2 - 1.8 * y * z - x * y").build();
    // 2 y - 1.8 z = x and 2 z = 1.8 y: y = x / 0.38, z = 0.9 y; worth -x y / 2.
    double y = 3.8 / 0.38;
    assertRegret(game, point(3.8, y, 0.9 * y), point(3.8, y, 0.9 * y + 0.5), 0.25);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 3, 7.25})
  void a_kink_is_no_trouble_with_one_variable(double x) {
    FunctionGame game = one(-20, 20).maximise("-abs(y - x)").build();
    assertRegret(game, point(x, x), point(x, x + 1e-3), 1e-3);
  }

  @Test
  void kinks_of_several_variables() {
    FunctionGame game = two(-20, 20).maximise("-abs(y + z - x) - 2 * abs(y - z)").build();
    assertRegret(game, point(3, 1.5, 1.5), point(3, 1.5, 1.75), 0.75);
    FunctionGame corner = two(-20, 20).maximise("-abs(y - x) - abs(z - x) - abs(y - z)").build();
    assertRegret(corner, point(3, 3, 3), point(3, 3, 4), 2);
  }

  /** The least of three shares of x is greatest when they are equal. */
  @Test
  void the_least_of_three() {
    FunctionGame game =
        two(0, 10)
            .variable("w", 0, 10)
            .maximise("min(y, z, w)")
            .subjectTo("y + z + w <= x")
            .build();
    assertRegret(game, point(6, 2, 2, 2), point(6, 2.5, 1.5, 2), 0.5);
    assertRegret(new KnownConcave(game), point(6, 2, 2, 2), point(6, 2.5, 1.5, 2), 0.5);
  }

  /**
   * Along each variable alone these gains fall by the same on both sides of 0, so that differences
   * of values suggest a flat top; along the diagonal they rise by half of the step, one way.
   */
  @ParameterizedTest
  @CsvSource({"-1, 1", "-0.01, 1", "-1, 0.01"})
  void a_jump_of_slopes_is_no_top(double low, double high) {
    for (String gain :
        List.of("min(y, z, w) - (y + z + w) / 2", "(y + z + w) / 2 - max(y, z, w)")) {
      FunctionGame game = two(low, high).variable("w", low, high).maximise(gain).build();
      double best = 0.5 * (gain.startsWith("min") ? -low : high);
      for (HierarchyGame same : List.of(game, new KnownConcave(game))) {
        Check regret = regret(same, 1, 0, 0, 0);
        assertThat(regret.passed()).isFalse();
        assertThat(regret.value()).isGreaterThanOrEqualTo(best * 0.999999);
      }
    }
  }

  /** The regret has no end, though nothing within 100 is better by more than is allowed. */
  @Test
  void what_rises_slowly_for_ever_has_no_bound() {
    String gain = "0.000000001 * (y + z)";
    for (double low : new double[] {0, Double.NEGATIVE_INFINITY}) {
      FunctionGame game = two(low, MANY).maximise(gain).build();
      for (HierarchyGame same : List.of(game, new KnownConcave(game))) {
        Check regret = regret(same, 1, 0, 0);
        assertThat(regret.passed() && regret.kind() == Kind.BOUND).as("%s", regret).isFalse();
      }
    }
  }

  @Test
  void slopes_may_be_infinite_at_a_bound() {
    FunctionGame root = one(0, MANY).maximise("sqrt(y) - y / 2").build();
    assertRegret(root, point(1, 1), point(1, 0), 0.5);
    FunctionGame log = one(0, 5).maximise("x * log(y) - y").build();
    assertRegret(log, point(2, 2), point(2, 4), 2 * Math.log(0.5) + 2);
    FunctionGame both = two(0, MANY).maximise("x * log(y) - y + sqrt(z) - z / 2").build();
    assertRegret(both, point(2, 2, 1), point(2, 2, 0), 0.5);
  }

  /** Peaks of height 1 at -2 and 3 at 2. */
  @Test
  void the_lower_of_two_peaks_is_not_a_best_response() {
    FunctionGame game = one(-5, 5).maximise("max(1 - (y + 2)^2, 3 - (y - 2)^2)").build();
    Answer lower = Answer.to(game, 1, -2);
    assertThat(lower.failed()).containsExactly("follower regret");
    assertThat(lower.check("follower regret").value()).isCloseTo(2, within(1e-9));
    Answer higher = Answer.to(game, 1, 2);
    assertThat(higher.verified().verdict()).isEqualTo(Verdict.VERIFIED_BY_SEARCH);
    assertThat(higher.check("follower regret").note())
        .isEqualTo("f: global search in one dimension: not known to be concave");
  }

  @Test
  void a_peak_far_away_is_found_where_nothing_ends() {
    FunctionGame game =
        one(Double.NEGATIVE_INFINITY, MANY).maximise("cos(y) - (y / 50 - x)^2").build();
    // At x = 1 the peak at 8 * 2 pi, near 50, is worth 1 but for 0.00003; 0 is worth 0.
    assertThat(regret(game, 1, 0).value()).isBetween(0.9999, 1.0);
  }

  @Test
  void several_variables_that_are_not_concave_are_searched() {
    FunctionGame game = two(-1, 1).maximise("(y - 0.1)^2 + (z + 0.2)^2 + x * 0").build();
    // A convex function is greatest in a corner: (-1, 1), 1.21 + 1.44; at (1, 1) 0.81 + 1.44.
    Check right = regret(game, 1, -1, 1);
    assertThat(right.passed()).isTrue();
    assertThat(right.kind()).isEqualTo(Kind.SEARCH);
    assertThat(right.note()).contains("multi-start");
    assertThat(regret(game, 1, 1, 1).value()).isCloseTo(0.4, within(1e-9));
    FunctionGame tied = two(0, 4).maximise("y * z").subjectTo("y + z <= x").build();
    assertThat(regret(tied, 4, 2, 2).passed()).isTrue();
    assertThat(regret(tied, 4, 1, 3).value()).isCloseTo(1, within(1e-6));
  }

  @Test
  void a_gain_without_end_is_no_best_response() {
    FunctionGame line = one(0, MANY).maximise("y * (1 + x)").build();
    assertThat(Answer.to(line, 1, 5).failed()).contains("follower regret");
    FunctionGame plane = two(0, MANY).maximise("y + z - abs(y - z)").build();
    assertThat(Answer.to(plane, 1, 5, 5).failed()).contains("follower regret");
    FunctionGame saddle = two(0, MANY).maximise("y * z").build();
    assertThat(Answer.to(saddle, 1, 5, 5).failed()).contains("follower regret");
  }

  @Test
  void constraints_without_a_solution_leave_nothing_to_verify() {
    FunctionGame game = two(0, 1).maximise("-y^2 - z^2").subjectTo("y + z >= x").build();
    Answer answer = Answer.to(game, 5, 1, 1);
    assertThat(answer.failed()).contains("follower constraints", "follower regret");
  }

  /** An iterative solver leaves a capacity too small by 1e-8 for what has to be served. */
  @Test
  void constraints_that_contradict_one_another_within_the_tolerance() {
    FunctionGame game =
        two(0, 1).maximise("-y^2 - z^2").subjectTo("y + z >= 1", "y + z <= x").build();
    assertBound(regret(game, 1 - 1e-8, 0.5, 0.5));
    assertThat(regret(game, 1 - 1e-8, 0.75, 0.25).value()).isCloseTo(0.125, within(1e-2));
    assertThat(Answer.to(game, 1 - 1e-4, 0.5, 0.5).failed())
        .contains("follower constraints", "follower regret");
  }

  @Test
  void a_large_quadratic_gain_without_upper_bounds() {
    // sum_i x y_i - |y|^2 / 2 - (sum_i y_i)^2 / 2 n is highest at y_i = x / 2.
    int n = 60;
    StringBuilder sum = new StringBuilder("0");
    StringBuilder squares = new StringBuilder("0");
    for (int i = 1; i <= n; i++) {
      sum.append(" + y[").append(i).append("]");
      squares.append(" + y[").append(i).append("]^2");
    }
    FunctionGame game =
        GameText.leader()
            .variable("x", 0, 10)
            .follower("f")
            .list("y", n, 0, MANY)
            .maximise("x * (%s) - (%s) / 2 - (%s)^2 / %d".formatted(sum, squares, sum, 2 * n))
            .build();
    double[] best = new double[1 + n];
    Arrays.fill(best, 1);
    best[0] = 2;
    assertBound(regret(game, best));
    best[n] += 0.5;
    Check wrong = regret(game, best);
    assertThat(wrong.passed()).isFalse();
    assertThat(wrong.value()).isGreaterThanOrEqualTo(0.125 * (1 + 1.0 / n));
  }

  /** Steep gains: what is lost by 1e-9 off the best is far less than is allowed. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-6, 1, 1e6, 1e9})
  void how_steep_a_gain_is_does_not_matter(double steep) {
    String gain = "-" + String.format(Locale.ROOT, "%.10f", steep) + " * ((y - x)^2 + (z - 1)^2)";
    FunctionGame game = two(-50, 50).maximise(gain).build();
    Answer answer = Answer.to(game, 2, 2 + 1e-9, 1 - 1e-9);
    assertThat(answer.verified().verdict()).as("%s", answer.verified()).isEqualTo(Verdict.VERIFIED);
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "0.1, 5, 2", "0.02, 1, 3", "0.01, 3, 4"})
  void logit_responses_are_best_with_entropy(double weight, double spread, long seed) {
    Softmax softmax = new Softmax(seed, 20, 3, 10, weight, spread);
    double[] point = softmax.equilibrium();
    Answer answer = Answer.to(softmax.game(), point);
    assertThat(answer.verified().verdict()).as("%s", answer.verified()).isEqualTo(Verdict.VERIFIED);
    // A transfer of d between two actions costs w times the divergence.
    int most = 20;
    int least = 20;
    for (int i = 20; i < 30; i++) {
      most = point[i] > point[most] ? i : most;
      least = point[i] < point[least] ? i : least;
    }
    double[] other = point.clone();
    double p = point[most];
    double q = point[least];
    double d = 0.25 * p;
    other[most] -= d;
    other[least] += d;
    double loss = weight * ((p - d) * Math.log((p - d) / p) + (q + d) * Math.log((q + d) / q));
    Check wrong = regret(softmax.game(), other);
    assertThat(wrong.passed()).isFalse();
    assertThat(wrong.value()).isGreaterThanOrEqualTo(loss * 0.999);
  }
}
