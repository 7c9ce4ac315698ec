package org.firstmover.verify.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;

import org.firstmover.game.hierarchy.FunctionGame;
import org.firstmover.solution.Certificate.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
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
}
