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
  /**
   * A seller who leads asks 1 for each bullet that is of use, and sells it: the buyer does not
   * mind. A buyer who leads offers 1/4, the least price above 0.1 that there is.
   */
  @ParameterizedTest
  @CsvSource({"seller, 3, 1, 2", "seller, 2, 0, 2", "buyer, 3, 1, 1.5", "buyer, 3, 3, 0"})
  void all_of_the_surplus_that_prices_can_take_is_the_leaders(
      String leader, String bullets, String late, double optimum) {
    Environment game =
        Played.game("bullet-trade", Map.of("leader", leader, "bullets", bullets, "late", late))
            .environment();
    int[][] tables = new int[2][Integer.parseInt(bullets)];
    double best = Double.NEGATIVE_INFINITY;
    do {
      best = Math.max(best, answered(game, tables));
    } while (Played.next(tables[0], 5));
    assertThat(best).isCloseTo(optimum, within(1e-12));
  }

  /** Against the follower's best table, ties for the leader. */
  private static double answered(Environment game, int[][] tables) {
    double[] best = {0, Double.NEGATIVE_INFINITY};
    do {
      double[] means = Played.means(game, tables);
      if (means[1] > best[1] + 1e-9 || (means[1] > best[1] - 1e-9 && means[0] > best[0])) {
        best = means;
      }
    } while (Played.next(tables[1], 5));
    return best[0];
  }

  /** Five bullets, one late: no bullet bears on another, so that each can be looked at alone. */
  @Test
  void the_published_size_is_worth_four_to_a_seller_and_three_to_a_buyer() {
    Environment seller = Played.game("bullet-trade", Map.of()).environment();
    assertThat(answered(seller, new int[][] {{4, 4, 4, 4, 0}, new int[5]}))
        .isCloseTo(4, within(1e-12));
    Environment buyer = Played.game("bullet-trade", Map.of("leader", "buyer")).environment();
    assertThat(answered(buyer, new int[][] {{1, 1, 1, 1, 0}, new int[5]}))
        .isCloseTo(3, within(1e-12));
    assertThat(onePerBullet(true) * 4).isEqualTo(4);
    assertThat(onePerBullet(false) * 4).isEqualTo(3);
  }

  /** One bullet from the definition: value 1 to the buyer, 0.1 to the seller. */
  private static double onePerBullet(boolean sellerLeads) {
    double best = 0;
    for (int lead = 0; lead < 5; lead++) {
      double[] reply = {0, Double.NEGATIVE_INFINITY};
      for (int follow = 0; follow < 5; follow++) {
        int price = sellerLeads ? lead : follow;
        int most = sellerLeads ? follow : lead;
        double seller = price <= most ? price / 4.0 : 0.1;
        double buyer = price <= most ? 1 - price / 4.0 : 0;
        double own = sellerLeads ? buyer : seller;
        double leaders = sellerLeads ? seller : buyer;
        if (own > reply[1] || (own == reply[1] && leaders > reply[0])) {
          reply = new double[] {leaders, own};
        }
      }
      best = Math.max(best, reply[0]);
    }
    return best;
  }

  @Test
  void a_bullet_that_was_sold_is_paid_at_once_and_hits_when_an_invader_comes() {
    Environment game = new BulletTrade(true, 2, 1, 5);
    game.act(new double[] {3});
    assertThat(game.reward(0)).isZero();
    game.act(new double[] {3});
    assertThat(game.reward(0)).isEqualTo(0.75);
    assertThat(game.reward(1)).isEqualTo(0.25);
    game.act(new double[] {1});
    game.act(new double[] {0});
    assertThat(game.reward(0)).as("kept, and too late").isZero();
    assertThatThrownBy(() -> new BulletTrade(true, 2, 3, 5)).isInstanceOf(InputError.class);
  }

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
