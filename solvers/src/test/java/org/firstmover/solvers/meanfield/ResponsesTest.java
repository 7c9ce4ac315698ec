package org.firstmover.solvers.meanfield;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.firstmover.game.meanfield.Horizon;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResponsesTest {
  private static final double[] NOBODY = {};

  private static Equilibrium respond(MeanFieldGame game, ResponseMethod method) {
    Dynamics dynamics = new Dynamics(game, NOBODY);
    return method.respond(
        dynamics, dynamics.uniform(), Options.defaults(method.info().options()), Run.withSeed(1));
  }

  static Stream<MeanFieldGame> games() {
    return Stream.of(
        Crowd.roads(0, 0),
        Crowd.roads(1, 0),
        Crowd.roads(3, 0),
        Crowd.roads(1, 0.1),
        Crowd.rockPaperScissors(),
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
}
