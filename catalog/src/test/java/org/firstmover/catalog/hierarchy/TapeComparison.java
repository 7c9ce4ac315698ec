package org.firstmover.catalog.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.firstmover.derivative.Differentiator;
import org.firstmover.derivative.ScalarFunction;
import org.firstmover.game.hierarchy.Derivatives;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.random.RandomStream;

/** Compares a game's values and derivatives with its functions written once more, on the tape. */
final class TapeComparison {
  private final HierarchyGame game;
  private final Differentiator leader;
  private final List<Differentiator> constraints;
  private final List<Differentiator> followers;
  private final int size;
  private final int own;
  private final int offset;

  TapeComparison(
      HierarchyGame game,
      ScalarFunction leader,
      List<ScalarFunction> constraints,
      List<ScalarFunction> followers) {
    this.game = game;
    size = game.variables().size();
    own = game.variables().followersSize();
    offset = game.variables().leaderSize();
    this.leader = Differentiator.of(size, leader);
    this.constraints = constraints.stream().map(each -> Differentiator.of(size, each)).toList();
    this.followers = followers.stream().map(each -> Differentiator.of(size, each)).toList();
  }

  void at(double[] point, RandomStream random) {
    Derivatives derivatives = game.derivatives().orElseThrow();
    assertThat(derivatives.at(new double[size])).isNotNegative(); // state of another point
    assertThat(derivatives.at(point)).isZero();
    values(point);
    leaderGradient(derivatives, random);
    double[] slopes = new double[own];
    derivatives.followerGradients(slopes);
    double[][] jacobian = new double[own][own];
    derivatives.jacobian(jacobian);
    double[] u = random(own, random);
    double[] pulled = random(size, random);
    double[] expectedPull = pulled.clone();
    derivatives.pullback(u, pulled);
    for (int i = 0; i < followers.size(); i++) {
      double[] gradient = new double[size];
      followers.get(i).gradient(gradient);
      double[] whole = random(size, random); // overwritten
      assertThat(derivatives.followerGradient(i, whole)).isTrue();
      close(whole, gradient, "gradient of follower " + i);
      double[][] hessian = new double[size][size];
      followers.get(i).hessian(hessian);
      for (int a = game.variables().from(i); a < game.variables().to(i); a++) {
        close(slopes[a - offset], gradient[a], "slope " + a);
        for (int b = offset; b < size; b++) {
          close(jacobian[a - offset][b - offset], hessian[a][b], "jacobian " + a + ", " + b);
        }
        for (int p = 0; p < offset; p++) {
          expectedPull[p] += u[a - offset] * hessian[a][p];
        }
      }
    }
    close(pulled, expectedPull, "pullback");
  }

  private void values(double[] point) {
    close(game.leaderValue(point), leader.at(point), "leader");
    double[] differences = new double[constraints.size()];
    assertThat(game.leaderConstraints()).isEqualTo(constraints.size());
    game.leaderConstraints(point, differences);
    for (int k = 0; k < differences.length; k++) {
      close(differences[k], constraints.get(k).at(point), "constraint " + k);
    }
    for (int i = 0; i < followers.size(); i++) {
      close(game.followerValue(i, point), followers.get(i).at(point), "follower " + i);
    }
  }

  private void leaderGradient(Derivatives derivatives, RandomStream random) {
    double[] weights = random(constraints.size(), random);
    double[] gradient = random(size, random); // overwritten
    derivatives.leaderGradient(0.75, weights, gradient);
    double[] expected = new double[size];
    double[] part = new double[size];
    for (int k = -1; k < weights.length; k++) {
      (k < 0 ? leader : constraints.get(k)).gradient(part);
      for (int place = 0; place < size; place++) {
        expected[place] += (k < 0 ? 0.75 : weights[k]) * part[place];
      }
    }
    close(gradient, expected, "leader's gradient");
  }

  static double[] random(int size, RandomStream random) {
    double[] numbers = new double[size];
    for (int i = 0; i < size; i++) {
      numbers[i] = random.nextDouble(-1, 1);
    }
    return numbers;
  }

  private static void close(double[] actual, double[] expected, String what) {
    for (int i = 0; i < expected.length; i++) {
      close(actual[i], expected[i], what + ' ' + i);
    }
  }

  private static void close(double actual, double expected, String what) {
    assertThat(actual).as(what).isCloseTo(expected, within(1e-9 * (1 + Math.abs(expected))));
  }
}
