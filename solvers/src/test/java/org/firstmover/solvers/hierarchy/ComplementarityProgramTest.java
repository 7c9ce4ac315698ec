package org.firstmover.solvers.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.firstmover.game.hierarchy.FunctionGame;
import org.firstmover.random.RandomStream;
import org.firstmover.solvers.nlp.AdjointProblem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComplementarityProgramTest {
  /** Rows whose coefficients depend on the leader, both bounds, a budget: every kind of term. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void weightedSlopesAreThoseOfTheFullJacobianAndOfDifferences(long seed) {
    FunctionGame game = BaselineGames.random(seed, 1, 1.2);
    ComplementarityProgram programme =
        new ComplementarityProgram(game, TapeDerivatives.of(game).orElseThrow());
    programme.relax(0.01);
    RandomStream random = RandomStream.of(seed);
    double[] y = random(programme.variables(), random);
    double[] weights = random(programme.constraints(), random);
    double[] values = new double[weights.length];
    programme.evaluate(y, values);
    double[] gradient = random(y.length, random); // overwritten
    programme.lagrangianGradient(weights, gradient);
    AdjointProblem full = AdjointProblem.of(programme);
    full.evaluate(y, values);
    double[] expected = new double[y.length];
    full.lagrangianGradient(weights, expected);
    for (int i = 0; i < y.length; i++) {
      assertThat(gradient[i]).as("variable " + i).isCloseTo(expected[i], within(1e-12));
      double up = lagrangian(programme, y, weights, i, 1e-5);
      double down = lagrangian(programme, y, weights, i, -1e-5);
      assertThat((up - down) / 2e-5).as("variable " + i).isCloseTo(gradient[i], within(1e-7));
    }
  }

  private static double lagrangian(
      ComplementarityProgram programme, double[] y, double[] weights, int variable, double step) {
    double[] moved = y.clone();
    moved[variable] += step;
    double[] values = new double[weights.length];
    double sum = programme.evaluate(moved, values);
    for (int k = 0; k < weights.length; k++) {
      sum += weights[k] * values[k];
    }
    return sum;
  }

  private static double[] random(int size, RandomStream random) {
    double[] numbers = new double[size];
    Arrays.setAll(numbers, i -> random.nextDouble(-1, 1));
    return numbers;
  }
}
