package org.firstmover.solvers.stochastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.Observes;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.game.stochastic.StochasticGame.Rules;
import org.firstmover.solvers.linear.Vectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** First and second derivatives against differences, and the golden two-state game. */
class ClosedFormTest {
  private static final double[] LAMBDAS = {.01, .03, .1, .5, 2};
  private static final double[] DISCOUNTS = {0, .5, .9, .95, .99};

  /** Relative to 1 + the largest component. */
  private static final double TOLERANCE = 1e-7;

  static IntStream seeds() {
    return IntStream.range(0, 50);
  }

  /** Along a few directions; seeds take the modes in turn. */
  @ParameterizedTest
  @MethodSource("seeds")
  void closed_forms_are_the_slopes_of_values(int seed) {
    Comparison comparison = new Comparison(seed, Observes.values()[seed % 2], false);
    comparison.firstDerivatives();
    comparison.secondDerivatives();
    comparison.totalGradient();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  @Tag("full")
  void every_component_of_closed_forms_is_a_slope_in_both_modes(int seed) {
    for (Observes observes : Observes.values()) {
      Comparison comparison = new Comparison(seed, observes, true);
      comparison.firstDerivatives();
      comparison.secondDerivatives();
      comparison.totalGradient();
    }
  }

  /** One game at one pair of logit vectors. */
  private static final class Comparison {
    private final StochasticGame game;
    private final Point point;
    private final double[] theta1;
    private final double[] theta2;
    private final double[][] moves;
    private final double[][] replies;

    Comparison(int seed, Observes observes, boolean everyComponent) {
      Rules rules = new Rules(DISCOUNTS[seed / 5 % 5], LAMBDAS[seed % 5]);
      game = StochasticGames.random(seed, 12, rules, observes, 1);
      point = new Point(game, StartDistribution.mixed(game, .5));
      theta1 = StochasticGames.logits(seed, game.actions().moves(), 1);
      theta2 = StochasticGames.logits(seed + 1000, game.actions().replies(), 1);
      moves = directions(theta1.length, everyComponent);
      replies = directions(theta2.length, everyComponent);
    }

    private static double[][] directions(int size, boolean everyComponent) {
      double[][] directions = new double[everyComponent ? size : 3][];
      Arrays.setAll(
          directions, k -> everyComponent ? unit(size, k) : StochasticGames.logits(k, size, 1));
      return directions;
    }

    void firstDerivatives() {
      PlainGame plain = new PlainGame(game);
      double[] start = game.start();
      point.at(theta1, theta2);
      slopes("1 of J1", t -> plain.leader(t, theta2, start), theta1, point.leaderByMove(), moves);
      slopes(
          "2 of J1", t -> plain.leader(theta1, t, start), theta2, point.leaderByReply(), replies);
      double[] mu = point.start;
      slopes("1 of J2", t -> plain.follower(t, theta2, mu), theta1, point.followerByMove(), moves);
      slopes(
          "2 of J2", t -> plain.follower(theta1, t, mu), theta2, point.followerByReply(), replies);
    }

    private static void slopes(
        String what,
        ToDoubleFunction<double[]> value,
        double[] at,
        double[] closed,
        double[][] directions) {
      for (double[] direction : directions) {
        double expected = Slope.of(t -> value.applyAsDouble(plus(at, t, direction)), .5);
        assertThat(Vectors.dot(closed, direction))
            .as(what)
            .isCloseTo(expected, within(TOLERANCE * (1 + Vectors.largest(closed))));
      }
    }

    /** Slopes of closed forms that first derivatives have been checked to be. */
    void secondDerivatives() {
      for (double[] direction : replies) {
        double[] product = new double[theta2.length];
        point.at(theta1, theta2).hessian.times(direction, product);
        double[] expected =
            Slope.of(
                t -> point.at(theta1, plus(theta2, t, direction)).followerByReply(),
                theta2.length,
                .5);
        assertThat(product).as("H").containsExactly(expected, scaled(expected));
        double[] transposed = new double[theta1.length];
        point.at(theta1, theta2).hessian.mixedTransposedTimes(direction, transposed);
        expected =
            Slope.of(
                t -> point.at(theta1, plus(theta2, t, direction)).followerByMove(),
                theta1.length,
                .5);
        assertThat(transposed).as("X'").containsExactly(expected, scaled(expected));
        for (double[] move : moves) {
          double[] mixed =
              Slope.of(
                  t -> point.at(plus(theta1, t, move), theta2).followerByReply(),
                  theta2.length,
                  .5);
          assertThat(Vectors.dot(transposed, move))
              .as("X' along the slopes X")
              .isCloseTo(Vectors.dot(direction, mixed), scaled(mixed));
        }
      }
    }

    void totalGradient() {
      RegularisedProblem problem = new RegularisedProblem(game);
      problem.at(theta1);
      double[] gradient = problem.gradient();
      // the response bends over logits of this size
      double step = Math.min(.3, 5 * game.entropy() * (1 - game.discount()));
      for (double[] direction : moves) {
        double expected =
            Slope.of(
                t -> {
                  problem.at(plus(theta1, t, direction));
                  return problem.value();
                },
                step);
        assertThat(Vectors.dot(gradient, direction))
            .as("G")
            .isCloseTo(expected, within(TOLERANCE * (1 + Vectors.largest(gradient))));
      }
    }
  }

  private static Offset<Double> scaled(double[] expected) {
    return within(TOLERANCE * (1 + Arrays.stream(expected).map(Math::abs).max().orElse(0)));
  }

  private static double[] unit(int size, int at) {
    double[] unit = new double[size];
    unit[at] = 1;
    return unit;
  }

  private static double[] plus(double[] x, double t, double[] direction) {
    double[] moved = new double[x.length];
    Arrays.setAll(moved, k -> x[k] + t * direction[k]);
    return moved;
  }

  /** Numbers to eight places by finite differences in another program. */
  @Test
  void the_two_state_game_has_its_golden_numbers_at_the_best_response() {
    StochasticGame game = StochasticGames.twoStates(new Rules(.8, .5), Observes.COMMITMENT);
    Point point = new Point(game, game.start());
    double[] theta1 = {.2, -.1, 0, .3};
    point.at(theta1, response(game, theta1));
    assertThat(point.evaluation.leader().probabilities())
        .containsExactly(digits(.57444252, .42555748, .42555748, .57444252), within(6e-9));
    assertThat(point.evaluation.follower().probabilities())
        .containsExactly(digits(.67599169, .32400831, .97295118, .02704882), within(6e-9));
    assertThat(point.evaluation.leaderValues())
        .containsExactly(digits(7.65126884, 7.82240629), within(6e-9));
    assertThat(point.evaluation.followerValues())
        .containsExactly(digits(14.67375787, 14.85747899), within(6e-9));
    assertThat(point.evaluation.atStart(point.evaluation.leaderValues()))
        .isCloseTo(7.73683757, within(6e-9));
    assertThat(point.evaluation.atStart(point.evaluation.followerValues()))
        .isCloseTo(14.76561843, within(6e-9));
    assertThat(Arrays.stream(point.evaluation.visits()).map(d -> .2 * d).toArray())
        .containsExactly(digits(.54199288, .45800712), within(6e-9));
    assertThat(point.leaderByMove())
        .containsExactly(digits(.21785163, -.21785163, -.55281731, .55281731), within(6e-9));
    assertThat(point.leaderByReply())
        .containsExactly(digits(-1.72428023, 1.72428023, -.06542169, .06542169), within(6e-9));
    double x = -.29677758;
    double y = -.03013364;
    assertThat(point.hessian(0)).containsExactly(digits(x, -x, 0, 0), within(6e-9));
    assertThat(point.hessian(1)).containsExactly(digits(-x, x, 0, 0), within(6e-9));
    assertThat(point.hessian(2)).containsExactly(digits(0, 0, y, -y), within(6e-9));
    assertThat(point.hessian(3)).containsExactly(digits(0, 0, -y, y), within(6e-9));
    assertThat(point.mixed(0))
        .containsExactly(digits(.09001015, -.09001015, -.01112482, .01112482), within(6e-9));
    assertThat(point.mixed(2))
        .containsExactly(digits(-.02870357, .02870357, -.04178775, .04178775), within(6e-9));
  }

  @Test
  void the_two_state_game_has_its_golden_numbers_off_the_best_response() {
    StochasticGame game = StochasticGames.twoStates(new Rules(.8, .5), Observes.COMMITMENT);
    Point point = new Point(game, game.start());
    point.at(new double[] {.2, -.1, 0, .3}, new double[] {.5, 0, -.4, .1});
    assertThat(point.evaluation.atStart(point.evaluation.leaderValues()))
        .isCloseTo(9.37764386, within(6e-9));
    assertThat(point.evaluation.atStart(point.evaluation.followerValues()))
        .isCloseTo(13.35296505, within(6e-9));
    assertThat(point.followerByReply())
        .containsExactly(digits(.31005664, -.31005664, .70311667, -.70311667), within(6e-9));
    double[] first = point.hessian(0);
    assertThat(first[0]).isCloseTo(-.40369006, within(6e-9));
    assertThat(first[2]).isCloseTo(-.12788887, within(6e-9));
    assertThat(point.hessian(2)[2]).isCloseTo(.10711641, within(6e-9));
    assertThat(point.mixed(0))
        .containsExactly(digits(.08745386, -.08745386, -.12634744, .12634744), within(6e-9));
    assertThat(point.mixed(2))
        .containsExactly(digits(-.19578538, .19578538, -.22677387, .22677387), within(6e-9));
    double[] extremes =
        new ReducedHessian(point.hessian, game.actions(), true).extremeEigenvalues();
    assertThat(extremes[0]).isNegative();
    assertThat(extremes[1]).isPositive();
  }

  /** H = -lambda blockdiag d [diag p2 - p2 p2'], and H w = grad_2 J1 is solved by -A12 / lambda. */
  @ParameterizedTest
  @EnumSource(Observes.class)
  void at_the_best_response_the_hessian_is_block_diagonal(Observes observes) {
    StochasticGame game = StochasticGames.random(3, 12, new Rules(.9, .2), observes, 1);
    Actions actions = game.actions();
    Point point = new Point(game, game.start());
    double[] theta1 = StochasticGames.logits(3, actions.moves(), 1);
    point.at(theta1, response(game, theta1));
    double[] p2 = point.evaluation.follower().probabilities();
    for (int i = 0; i < actions.decisions(); i++) {
      int s = actions.decisionState(i);
      double often = point.evaluation.visits()[s] * point.evaluation.share(s, i);
      for (int r = actions.firstReply(i); r < actions.firstReply(i + 1); r++) {
        double[] expected = new double[actions.replies()];
        for (int q = actions.firstReply(i); q < actions.firstReply(i + 1); q++) {
          expected[q] = -game.entropy() * often * p2[r] * ((q == r ? 1 : 0) - p2[q]);
        }
        assertThat(point.hessian(r)).containsExactly(expected, within(1e-11));
      }
    }
    double[] w = point.advantages.leaderByReply().clone();
    Arrays.setAll(w, r -> -w[r] / game.entropy());
    double[] product = new double[w.length];
    point.hessian.times(w, product);
    assertThat(product).containsExactly(point.leaderByReply(), within(1e-10));
  }

  /** Eq. 18 by each solver, which pick different solutions of a singular system. */
  @ParameterizedTest
  @EnumSource(Observes.class)
  void at_the_best_response_all_solvers_give_the_total_gradient(Observes observes) {
    StochasticGame game = StochasticGames.random(8, 12, new Rules(.9, .1), observes, 1);
    Actions actions = game.actions();
    Point point = new Point(game, StartDistribution.mixed(game, 1));
    double[] theta1 = StochasticGames.logits(8, actions.moves(), 1);
    RegularisedProblem problem = new RegularisedProblem(game);
    problem.at(theta1);
    double[] expected = problem.gradient();
    point.at(theta1, response(game, theta1));
    HessianSystem[] systems = {
      HessianSystem.pseudoInverse(point.hessian, actions, 0),
      HessianSystem.gaugeFixed(point.hessian, actions, 0),
      HessianSystem.conjugateGradients(point.hessian, actions.replies(), 0, 1000),
      HessianSystem.leastResiduals(point.hessian, actions.replies(), 0, 1000)
    };
    for (HessianSystem system : systems) {
      double[] w = new double[actions.replies()];
      double[] through = new double[actions.moves()];
      double[] own = point.leaderByMove();
      assertThat(system.solve(point.leaderByReply(), w)).isLessThanOrEqualTo(1e-10);
      point.hessian.mixedTransposedTimes(w, through);
      Arrays.setAll(through, m -> own[m] - through[m]);
      assertThat(through).containsExactly(expected, within(1e-8));
    }
  }

  /** (H - eta I) w = g where eta is between eigenvalues of an indefinite H. */
  @Test
  void the_shortest_solution_with_a_ridge_solves_the_system() {
    StochasticGame game = StochasticGames.random(3, 12, new Rules(.9, .1), Observes.ACTION, 1);
    Actions actions = game.actions();
    Point point = new Point(game, game.start());
    point.at(
        StochasticGames.logits(1, actions.moves(), 1),
        StochasticGames.logits(2, actions.replies(), 1));
    double[] g = point.leaderByReply();
    double[] w = new double[g.length];
    double[] product = new double[g.length];
    HessianSystem.pseudoInverse(point.hessian, actions, .05).solve(g, w);
    point.hessian.times(w, product);
    Arrays.setAll(product, r -> product[r] - .05 * w[r]);
    assertThat(product).containsExactly(g, within(1e-9));
    double[] iterative = new double[g.length];
    assertThat(HessianSystem.leastResiduals(point.hessian, g.length, .05, 1000).solve(g, iterative))
        .isLessThanOrEqualTo(1e-10);
    assertThat(iterative).containsExactly(w, within(1e-6));
  }

  private static double[] response(StochasticGame game, double[] theta1) {
    double[] p = new RegularisedProblem(game).respond(theta1);
    return Arrays.stream(p).map(Math::log).toArray();
  }

  private static double[] digits(double... digits) {
    return digits;
  }

  /** All closed forms at a pair of logit vectors. */
  private static final class Point {
    private final StochasticGame game;
    private final double[] start;
    private final LogitPair pair;
    private final Evaluation evaluation;
    private final Advantages advantages;
    private final FollowerHessian hessian;

    Point(StochasticGame game, double[] start) {
      this.game = game;
      this.start = start;
      pair = new LogitPair(game);
      evaluation = pair.evaluation();
      advantages = pair.advantages();
      hessian = new FollowerHessian(evaluation, advantages, start);
    }

    Point at(double[] theta1, double[] theta2) {
      System.arraycopy(theta1, 0, pair.leader(), 0, theta1.length);
      System.arraycopy(theta2, 0, pair.follower(), 0, theta2.length);
      pair.evaluate();
      hessian.prepare();
      return this;
    }

    double[] leaderByMove() {
      double[] slopes = new double[pair.leader().length];
      advantages.slopesByMove(evaluation.visits(), advantages.leaderByMove(), slopes);
      return slopes;
    }

    double[] leaderByReply() {
      double[] slopes = new double[pair.follower().length];
      advantages.slopesByReply(evaluation.visits(), advantages.leaderByReply(), slopes);
      return slopes;
    }

    double[] followerByMove() {
      double[] slopes = new double[pair.leader().length];
      advantages.slopesByMove(hessian.visits(), advantages.followerByMove(), slopes);
      return slopes;
    }

    double[] followerByReply() {
      double[] slopes = new double[pair.follower().length];
      advantages.slopesByReply(hessian.visits(), advantages.followerByReply(), slopes);
      return slopes;
    }

    /** A row of H, which is a column. */
    double[] hessian(int reply) {
      double[] row = new double[pair.follower().length];
      hessian.times(unit(row.length, reply), row);
      return row;
    }

    /** A row of X. */
    double[] mixed(int reply) {
      double[] row = new double[pair.leader().length];
      hessian.mixedTransposedTimes(unit(pair.follower().length, reply), row);
      return row;
    }
  }
}
