package org.firstmover.solvers.meanfield;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.firstmover.game.meanfield.DifferenceSlopes;
import org.firstmover.game.meanfield.Horizon;
import org.firstmover.game.meanfield.Slopes;
import org.firstmover.random.RandomStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against derivatives in closed form, also where shares are 0 and numbers at their bounds. */
class DifferenceSlopesTest {
  private static final int TIMES = 3;

  private final RandomStream random = RandomStream.of(5);

  @ParameterizedTest
  @ValueSource(doubles = {0.3, -1, 1})
  void are_the_derivatives(double number) {
    SmoothCrowds game = new SmoothCrowds(6, Horizon.of(TIMES), 0);
    Slopes differences = new DifferenceSlopes(game);
    double[] commitment = {number, -0.2};
    double[][][] flow = new double[TIMES][][];
    for (int t = 0; t < TIMES; t++) {
      flow[t] = new double[][] {shares(), shares()};
    }
    double[][][] expected = zeros();
    double[][][] found = zeros();
    double[] expectedOwn = new double[2];
    double[] foundOwn = new double[2];
    for (int t = 0; t < TIMES; t++) {
      for (int p = 0; p < 2; p++) {
        double[] pairs = weights(6);
        game.rewards(p, t, commitment, flow[t], pairs, expected[t], expectedOwn);
        differences.rewards(p, t, commitment, flow[t], pairs, found[t], foundOwn);
        double[] moves = weights(p == 0 ? 18 : 12);
        game.transitions(p, t, commitment, flow[t], moves, expected[t], expectedOwn);
        differences.transitions(p, t, commitment, flow[t], moves, found[t], foundOwn);
      }
    }
    game.leaderValue(commitment, flow, expected, expectedOwn);
    differences.leaderValue(commitment, flow, found, foundOwn);
    assertThat(foundOwn).containsExactly(expectedOwn, within(1e-8));
    for (int t = 0; t < TIMES; t++) {
      for (int p = 0; p < 2; p++) {
        assertThat(found[t][p]).containsExactly(expected[t][p], within(1e-8));
      }
    }
  }

  /** Of six pairs two are empty. */
  private double[] shares() {
    double[] shares = weights(6);
    Arrays.setAll(shares, k -> k % 3 == 1 ? 0 : Math.abs(shares[k]));
    double sum = Arrays.stream(shares).sum();
    Arrays.setAll(shares, k -> shares[k] / sum);
    return shares;
  }

  private double[] weights(int size) {
    double[] weights = new double[size];
    Arrays.setAll(weights, k -> random.nextDouble(-1, 1));
    return weights;
  }

  private static double[][][] zeros() {
    return new double[TIMES][2][6];
  }
}
