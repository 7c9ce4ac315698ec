package org.firstmover.catalog.markov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.firstmover.game.InputError;
import org.firstmover.game.markov.Environment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TradeDomainsTest {
  /** Commitment to x = (a - 2 c + d) / 2 b is worth (a - 2 c + d)^2 / 8 b; without, the ninth. */
  @ParameterizedTest
  @CsvSource({"1, 1, 0, 0, 0.5, 0.125", "10, 2, 1, 3, 2.75, 7.5625"})
  void who_commits_to_a_quantity_gets_what_the_closed_form_says(
      String a, String b, String c, String d, double quantity, double profit) {
    Environment game =
        Played.game(
                "quantity-duopoly",
                Map.of("intercept", a, "slope", b, "leader-cost", c, "follower-cost", d))
            .environment();
    double most = Double.parseDouble(a) / Double.parseDouble(b);
    assertThat(answered(game, quantity, most)).isCloseTo(profit, within(1e-3));
    for (int k = 0; k <= 40; k++) {
      assertThat(answered(game, most * k / 40, most)).isLessThanOrEqualTo(profit + 1e-3);
    }
  }

  /** The leader's profit against the best of 4,001 quantities. */
  private static double answered(Environment game, double quantity, double most) {
    double[] best = {0, Double.NEGATIVE_INFINITY};
    for (int k = 0; k <= 4_000; k++) {
      double[] sums = sums(game, quantity, most * k / 4_000);
      best = sums[1] > best[1] ? sums : best;
    }
    return best[0];
  }

  private static double[] sums(Environment game, double leader, double follower) {
    game.reset();
    game.act(new double[] {leader});
    game.act(new double[] {follower});
    return new double[] {game.reward(0), game.reward(1)};
  }

  /** Cournot: where each answers the other, (a - b (x + y)) x = 1/9. */
  @Test
  void answers_to_answers_end_where_nobody_committed() {
    Environment game = new Duopoly(new Duopoly.Market(1, 1, 0, 0));
    assertThat(sums(game, 1 / 3.0, 1 / 3.0)[0]).isCloseTo(1 / 9.0, within(1e-15));
    for (int k = 0; k <= 100; k++) {
      assertThat(sums(game, k / 100.0, 1 / 3.0)[0]).isLessThanOrEqualTo(1 / 9.0 + 1e-15);
    }
  }

  @Test
  void markets_in_which_nobody_would_produce_are_refused() {
    assertThatThrownBy(() -> new Duopoly.Market(1, 0, 0, 0))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("slope: found [0.0], expected a finite number above 0");
    assertThatThrownBy(() -> new Duopoly.Market(1, 1, 1, 0)).isInstanceOf(InputError.class);
    assertThatThrownBy(() -> new Duopoly.Market(Double.NaN, 1, 0, 0))
        .isInstanceOf(InputError.class);
  }
}
