package org.firstmover.learning.pricewar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.firstmover.game.markov.PriceWarRules;
import org.firstmover.game.markov.PriceWarRules.Phase;
import org.junit.jupiter.api.Test;

class SymmetricEquilibriaTest {
  private static final PriceWarRules RULES = PlayedOut.rules(Phase.SYMMETRIC);
  private static final List<double[]> FOUND = ExactPriceWar.equilibria(RULES);

  /** With all others fixed, each bid at each cost is tried by playing the environment out. */
  private static double exploitability(double[] table) {
    double value = PlayedOut.values(RULES, new double[][] {table, table, table})[0];
    double gains = 0;
    for (int c = 0; c < 10; c++) {
      double most = 0;
      for (int b = 0; b < 20; b++) {
        double[] other = table.clone();
        java.util.Arrays.fill(other, c * 20, c * 20 + 20, 0);
        other[c * 20 + b] = 1;
        double[][] tables = {other, table, table};
        most = Math.max(most, PlayedOut.values(RULES, tables)[0] - value);
      }
      gains += most;
    }
    return gains;
  }

  /** An independent search found at least seven, with revenues from 0.777 to 0.845. */
  @Test
  void the_published_game_has_several() {
    assertThat(FOUND.size()).isGreaterThanOrEqualTo(7);
    ExactPriceWar exact = new ExactPriceWar(RULES);
    for (double[] table : FOUND) {
      for (int player = 0; player < 3; player++) {
        exact.set(player, table);
      }
      assertThat(exact.exploitability()).isLessThan(1e-9);
      assertThat(exact.value(0)).isBetween(0.775, 0.846);
      double sum = java.util.Arrays.stream(table).sum();
      assertThat(sum).isCloseTo(10, within(1e-12));
    }
  }

  /** That of an independent computation, with revenue 0.779032. */
  @Test
  void one_of_them_mixes_at_cost_5_only() {
    int[] bids = {3, 4, 4, 5, 6, 6, 7, 8, 9, 10};
    double[] found =
        FOUND.stream()
            .filter(
                table -> {
                  for (int c = 0; c < 10; c++) {
                    if (c != 5 && table[c * 20 + bids[c]] != 1) {
                      return false;
                    }
                  }
                  return true;
                })
            .findFirst()
            .orElseThrow();
    assertThat(found[5 * 20 + 6]).isCloseTo(0.757359, within(1e-6));
    assertThat(found[5 * 20 + 7]).isCloseTo(1 - 0.757359, within(1e-6));
    double[] values = PlayedOut.values(RULES, new double[][] {found, found, found});
    assertThat(values[0]).isCloseTo(0.779032, within(1e-6));
    assertThat(exploitability(found)).isLessThan(1e-9);
  }

  /** Without costs two bidders can both bid 0, 1 or 2: at 2 undercutting gains nothing yet. */
  @Test
  void a_price_war_without_costs() {
    List<double[]> found = SymmetricEquilibria.of(WinChance.symmetric(1, 6), 1);
    assertThat(found)
        .containsExactlyInAnyOrder(
            new double[] {1, 0, 0, 0, 0, 0},
            new double[] {0, 1, 0, 0, 0, 0},
            new double[] {0, 0, 1, 0, 0, 0});
  }
}
