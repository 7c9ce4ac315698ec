package org.firstmover.solvers.meanfield;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.firstmover.game.InputError;
import org.firstmover.game.meanfield.Horizon;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.game.meanfield.Population;
import org.firstmover.game.meanfield.Successors;
import org.firstmover.solve.Options;
import org.firstmover.solve.Reported;
import org.firstmover.solve.Run;
import org.firstmover.solvers.nlp.QuadraticProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResponsesTest {
  private static final double[] NOBODY = {};

  private static Equilibrium respond(MeanFieldGame game, ResponseMethod method) {
    return respond(game, method, defaults(method));
  }

  private static Options defaults(ResponseMethod method) {
    return Options.defaults(method.info().options());
  }

  private static Equilibrium respond(MeanFieldGame game, ResponseMethod method, Options options) {
    Dynamics dynamics = new Dynamics(game, NOBODY);
    return method.respond(dynamics, dynamics.uniform(), options, Run.withSeed(1));
  }

  static Stream<MeanFieldGame> games() {
    return Stream.of(
        Crowd.roads(0, 0),
        Crowd.roads(1, 0),
        Crowd.roads(3, 0),
        Crowd.roads(1, 0.1),
        Crowd.rockPaperScissors(),
        Crowd.epidemic(Horizon.of(51), 0),
        Crowd.epidemic(Horizon.of(51), 0.05),
        Crowd.epidemic(Horizon.stationary(0.9), 0),
        Crowd.epidemic(Horizon.stationary(0.9), 0.1),
        Crowd.ring(10, 1, Horizon.of(12), 0),
        Crowd.ring(10, 2, Horizon.of(12), 0),
        Crowd.ring(10, 2, Horizon.of(12), 0.05),
        Crowd.ring(7, 1, Horizon.stationary(0.9), 0),
        Crowd.ring(7, 2, Horizon.stationary(0.9), 0),
        Crowd.ring(7, 2, Horizon.stationary(0.99), 0.05));
  }

  @ParameterizedTest
  @MethodSource("games")
  void newton_is_precise(MeanFieldGame game) {
    Equilibrium found = respond(game, new SemismoothNewton());
    assertThat(found.exploitability()).isLessThan(1e-9);
  }

  /**
   * Methods of different kinds agree where the equilibrium is unique: with a bonus of weight 0.1,
   * exploitability 1e-8 leaves policies within 5e-4 (Pinsker's inequality) and crowds alike.
   */
  @Test
  void methods_agree_in_a_monotone_game() {
    MeanFieldGame game = Crowd.ring(6, 2, Horizon.of(5), 0.1);
    Equilibrium newton = respond(game, new SemismoothNewton());
    for (ResponseMethod method :
        List.of(new MirrorDescent(), new MunchausenDescent(), new PriorDescent())) {
      Equilibrium other = respond(game, method, defaults(method).with(Rounds.TOLERANCE, 1e-8));
      assertThat(other.exploitability()).isLessThanOrEqualTo(1e-8);
      for (int p = 0; p < 2; p++) {
        assertThat(other.values()[p]).isCloseTo(newton.values()[p], within(5e-3));
        for (int k = 0; k < 18; k++) {
          assertThat(other.flow()[4][p][k]).isCloseTo(newton.flow()[4][p][k], within(1e-3));
        }
      }
    }
  }

  /** Shares (26, 20, 31) / 77, value 6 / 11: MFGLib's documentation. */
  @Test
  void rock_paper_scissors() {
    Equilibrium found = respond(Crowd.rockPaperScissors(), new SemismoothNewton());
    double[] shares = found.policy()[0][0];
    assertThat(shares[0]).isCloseTo(26.0 / 77, within(1e-12));
    assertThat(shares[1]).isCloseTo(20.0 / 77, within(1e-12));
    assertThat(found.values()[0]).isCloseTo(6.0 / 11, within(1e-12));
  }

  /** Of the uniform policy: 0.25 and 1/3 by MFGLib's documentation. */
  @Test
  void exploitability_of_the_uniform_policy() {
    assertThat(uniform(Crowd.roads(0, 0))).isCloseTo(0.25, within(1e-15));
    assertThat(uniform(Crowd.rockPaperScissors())).isCloseTo(1.0 / 3, within(1e-15));
  }

  private static double uniform(MeanFieldGame game) {
    Dynamics dynamics = new Dynamics(game, NOBODY);
    return Equilibrium.of(dynamics, dynamics.uniform(), 0).exploitability();
  }

  @Test
  void a_negative_entropy_weight_is_refused() {
    assertThatThrownBy(() -> new Dynamics(Crowd.roads(0, -0.1), new double[] {0}))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("found [-0.1], expected a number of at least 0");
  }

  /** The nearest occupation measure of a game with two states, against a quadratic programme. */
  @Test
  void occupation_measures_are_projected() {
    Dynamics dynamics = new Dynamics(Crowd.epidemic(Horizon.of(3), 0), NOBODY);
    OccupationMeasures measures = new OccupationMeasures(dynamics);
    double[] d = new double[measures.pairs()];
    measures.measure(dynamics.uniform(), d);
    measures.meet(d);
    double[] v = new double[d.length];
    double[][] rows = new double[measures.rows()][d.length];
    double[] unit = new double[d.length];
    double[] column = new double[measures.rows()];
    for (int i = 0; i < d.length; i++) {
      v[i] = Math.sin(7 * i);
      unit[i] = 1;
      measures.flow(unit, false, column);
      unit[i] = 0;
      for (int r = 0; r < rows.length; r++) {
        rows[r][i] = column[r];
      }
    }
    double[] right = {0.4, 0.6, 0, 0, 0, 0};
    boolean[] equality = new boolean[right.length];
    Arrays.fill(equality, true);
    double[] lower = new double[d.length];
    double[] upper = new double[d.length];
    Arrays.fill(upper, Double.POSITIVE_INFINITY);
    double[] expected = QuadraticProgram.nearest(v, rows, right, equality, lower, upper).point();
    new OccupationProjection(measures).project(v, d);
    for (int i = 0; i < d.length; i++) {
      assertThat(d[i]).isCloseTo(expected[i], within(1e-8));
    }
  }

  /** With toll 3 nobody takes the left road: the first best response is the equilibrium. */
  @Test
  void fictitious_play_forgets_where_it_starts() {
    Equilibrium found = respond(Crowd.roads(3, 0), FictitiousPlay.averaged());
    assertThat(found.exploitability()).isZero();
    assertThat(found.iterations()).isEqualTo(1);
  }

  /** In other units of the rewards the same policies follow one another. */
  @Test
  void mirror_descent_finds_its_step_in_any_units() {
    Crowd game = Crowd.ring(10, 2, Horizon.of(12), 0);
    Crowd.Filled rewarded = game.rewarded();
    Crowd large =
        new Crowd(
            game.name(),
            game.horizon(),
            game.populations(),
            0,
            (p, t, crowd, filled) -> {
              rewarded.fill(p, t, crowd, filled);
              for (int k = 0; k < filled.length; k++) {
                filled[k] *= 1024;
              }
            },
            game.moved(),
            game.fixed());
    for (ResponseMethod method : List.of(new MirrorDescent(), new MunchausenDescent())) {
      Options options = defaults(method);
      Equilibrium found = respond(game, method, options.with(Rounds.TOLERANCE, 1e-3));
      Equilibrium same = respond(large, method, options.with(Rounds.TOLERANCE, 1.024));
      assertThat(same.iterations()).isEqualTo(found.iterations());
      assertThat(found.exploitability()).isLessThanOrEqualTo(1e-3);
      assertThat(same.policy()[3][0]).containsExactly(found.policy()[3][0], within(1e-9));
    }
  }

  /** Uniform policies begin with exploitability 0.25 (MFGLib's documentation). */
  @Test
  void exploitability_is_reported_round_after_round() {
    Run run = Run.withSeed(1);
    Dynamics dynamics = new Dynamics(Crowd.roads(0, 0), NOBODY);
    ResponseMethod method = FictitiousPlay.undamped();
    Options options = defaults(method).with(Rounds.MOST, 250);
    method.respond(dynamics, dynamics.uniform(), options, run);
    assertThat(run.reported()).allMatch(r -> r.name().equals("exploitability"));
    assertThat(run.reported().get(0).value()).isCloseTo(0.25, within(1e-15));
    assertThat(run.reported().stream().map(Reported::step).filter(step -> step > 98))
        .containsExactlyElementsOf(
            LongStream.concat(
                    LongStream.of(99, 100), LongStream.rangeClosed(11, 25).map(k -> 10 * k))
                .boxed()
                .toList());
  }

  /** Balance of what goes and comes: a share 2/3 in the first place, whatever the speed. */
  @Test
  void slow_populations_settle() {
    Crowd game =
        new Crowd(
            "slow",
            Horizon.stationary(0.9),
            List.of(
                new Population(
                    "crowd",
                    List.of("first", "second"),
                    List.of("wait"),
                    new double[] {0.1, 0.9},
                    Successors.all(2, 1))),
            0,
            (p, t, crowd, filled) -> {},
            (p, t, crowd, filled) -> {
              filled[1] = 1e-6 * crowd[0][1];
              filled[0] = 1 - filled[1];
              filled[2] = 2e-6 * crowd[0][1];
              filled[3] = 1 - filled[2];
            },
            false);
    Dynamics dynamics = new Dynamics(game, NOBODY);
    double[][][] flow = dynamics.table();
    dynamics.flow(dynamics.uniform(), flow);
    assertThat(flow[0][0][0]).isCloseTo(2.0 / 3, within(1e-7));
  }
}
