package org.firstmover.solvers.meanfield;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.firstmover.game.meanfield.Horizon;
import org.firstmover.random.RandomStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Slopes through flows, values and equilibria against differences, where nothing is symmetric. */
@Tag("slow")
class LeaderSlopesTest {
  private static final double[] X = {0.3, -0.2};

  static Stream<SmoothCrowds> games() {
    return Stream.of(
        new SmoothCrowds(1, Horizon.of(1), 0.8),
        new SmoothCrowds(2, Horizon.of(3), 0.8),
        new SmoothCrowds(3, new Horizon(4, 0.7, false), 0.5),
        new SmoothCrowds(4, Horizon.stationary(0.6), 0.8),
        new SmoothCrowds(5, Horizon.stationary(0.9), 1.5));
  }

  @ParameterizedTest
  @MethodSource("games")
  void through_the_equilibrium(SmoothCrowds game) {
    ToDoubleFunction<double[]> value = x -> equilibrium(game, x).leaderValue(game);
    double[] total = new double[2];
    Dynamics dynamics = new Dynamics(game, X);
    double residual = new ResponseSlopes(dynamics, equilibrium(game, X)).total(total);
    assertThat(residual).isLessThan(1e-9);
    for (int i = 0; i < 2; i++) {
      assertThat(total[i]).isCloseTo(difference(value, X, i, 1e-4), within(1e-6));
    }
  }

  @ParameterizedTest
  @MethodSource("games")
  void of_the_joint_values_of_commitment_and_policies(SmoothCrowds drawn) {
    for (double entropy : new double[] {0, drawn.entropy()}) {
      SmoothCrowds game = new SmoothCrowds(drawn.seed(), drawn.horizon(), entropy);
      int size = Tables.size(new Dynamics(game, X).table());
      double[] point = new double[2 + size];
      RandomStream random = RandomStream.of(7);
      point[0] = X[0];
      point[1] = X[1];
      for (int i = 2; i < point.length; i++) {
        point[i] = random.nextDouble(-1, 1);
      }
      ToDoubleFunction<double[]> sum =
          y -> {
            JointValues values = joint(game, y);
            return 0.7 * values.leaderValue() + 1.3 * values.exploitability();
          };
      double[] slopes = new double[point.length];
      double[] leader = new double[2];
      joint(game, point).slopes(0.7, 1.3, leader, slopes, 2);
      System.arraycopy(leader, 0, slopes, 0, 2);
      for (int i = 0; i < slopes.length; i++) {
        assertThat(slopes[i]).isCloseTo(difference(sum, point, i, 1e-5), within(1e-7));
      }
    }
  }

  private static JointValues joint(SmoothCrowds game, double[] y) {
    JointValues values = new JointValues(game, new double[] {y[0], y[1]}, 0.2);
    values.at(y, 2);
    return values;
  }

  /** To the last digit, by soft best responses, which contract at these entropy weights. */
  private static Equilibrium equilibrium(SmoothCrowds game, double[] x) {
    Dynamics dynamics = new Dynamics(game, x);
    double[][][] policy = dynamics.uniform();
    double[][][] flow = dynamics.table();
    double[][][] values = dynamics.table();
    for (int round = 0; round < 200; round++) {
      dynamics.flow(policy, flow);
      dynamics.meet(flow);
      dynamics.values().best(values);
      Choice.softmax(dynamics, values, policy, game.entropy());
    }
    return Equilibrium.of(dynamics, policy, 0);
  }

  private static double difference(
      ToDoubleFunction<double[]> function, double[] at, int i, double step) {
    double[] up = at.clone();
    double[] down = at.clone();
    up[i] += step;
    down[i] -= step;
    return (function.applyAsDouble(up) - function.applyAsDouble(down)) / (2 * step);
  }
}
