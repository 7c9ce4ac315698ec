package org.firstmover.solvers.lp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.firstmover.random.RandomStream;
import org.firstmover.solvers.lp.LinearProgram.Answer;
import org.firstmover.solvers.lp.LinearProgram.State;
import org.junit.jupiter.api.Test;

/** Multipliers belong to their rows: they prove the optimum by duality. */
class LinearProgramTest {
  private static final int CASES = 300;

  @Test
  void multipliers_prove_the_optimum_whatever_the_signs_of_the_right_hand_sides() {
    for (int seed = 0; seed < CASES; seed++) {
      prove(seed, false);
    }
  }

  @Test
  void multipliers_prove_the_optimum_where_variables_have_upper_bounds() {
    for (int seed = 0; seed < CASES; seed++) {
      prove(seed, true);
    }
  }

  @Test
  void it_fails_when_it_may_not_go_on() {
    LinearProgram programme = new LinearProgram(2, 2, 0).objective(0, 1).objective(1, 2);
    programme.inequality(0, 0, 1).inequality(0, 1, 1).atMost(0, 3);
    programme.inequality(1, 0, 1).inequality(1, 1, 3).atMost(1, 5);
    assertThat(programme.iterations(1).solve().state()).isEqualTo(State.FAILED);
    assertThat(programme.iterations(100).solve().x())
        .containsExactly(new double[] {2, 1}, within(1e-9));
  }

  /** max c x, G x <= h, 0 <= x <= 1 with a point inside; weak duality then holds with equality. */
  private static void prove(int seed, boolean bounds) {
    RandomStream random = RandomStream.of(seed);
    int variables = 2 + random.nextInt(0, 12);
    int rows = 1 + random.nextInt(0, 20);
    LinearProgram programme = new LinearProgram(variables, rows + (bounds ? 0 : variables), 0);
    double[] c = new double[variables];
    double[] h = new double[rows];
    double[][] g = new double[rows][variables];
    for (int v = 0; v < variables; v++) {
      c[v] = random.nextDouble() - 0.5;
      programme.objective(v, c[v]);
      double inside = random.nextDouble();
      for (int k = 0; k < rows; k++) {
        g[k][v] = random.nextInt(0, 4) == 0 ? 0 : random.nextDouble() - 0.5;
        h[k] += g[k][v] * inside;
        programme.inequality(k, v, g[k][v]);
      }
      if (bounds) {
        programme.below(v, 1);
      } else {
        programme.inequality(rows + v, v, 1).atMost(rows + v, 1);
      }
    }
    for (int k = 0; k < rows; k++) {
      h[k] = h[k] > 0 && random.nextInt(0, 4) == 0 ? 0.0 : h[k] + 0.1 * random.nextDouble();
      programme.atMost(k, h[k]);
    }
    Answer answer = programme.solve();
    if (answer.state() == State.INFEASIBLE) {
      return;
    }
    assertThat(answer.state()).isEqualTo(State.OPTIMAL);
    double value = 0;
    double bound = 0;
    for (int v = 0; v < variables; v++) {
      double left = c[v];
      for (int k = 0; k < rows; k++) {
        left -= answer.multipliers()[k] * g[k][v];
      }
      bound += Math.max(0, left);
      value += c[v] * answer.x()[v];
    }
    for (int k = 0; k < rows; k++) {
      bound += answer.multipliers()[k] * h[k];
    }
    assertThat(bound).as("seed " + seed).isCloseTo(value, within(1e-8));
  }
}
