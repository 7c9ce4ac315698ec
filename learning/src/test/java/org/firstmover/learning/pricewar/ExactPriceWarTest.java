package org.firstmover.learning.pricewar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.firstmover.game.markov.PriceWarRules;
import org.firstmover.game.markov.PriceWarRules.Phase;
import org.firstmover.random.RandomStream;
import org.firstmover.solve.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Exact payoffs against the environment played out, and answers against what deviations earn. */
class ExactPriceWarTest {
  /** Two actions in each row. */
  private static double[] mixed(ExactPriceWar exact, int player, RandomStream random) {
    int actions = exact.actions(player);
    double[] table = new double[exact.observations(player) * actions];
    for (int from = 0; from < table.length; from += actions) {
      double share = random.nextDouble();
      table[from + random.nextInt(0, Math.min(12, actions) - 1)] += share;
      table[from + random.nextInt(0, Math.min(12, actions) - 1)] += 1 - share;
    }
    return table;
  }

  private static ExactPriceWar randomly(Phase phase, long seed) {
    ExactPriceWar exact = new ExactPriceWar(PlayedOut.rules(phase));
    for (int player = 0; player < 3; player++) {
      exact.set(player, mixed(exact, player, RandomStream.of(seed).child("player " + player)));
    }
    return exact;
  }

  private static double[] playedOut(ExactPriceWar exact) {
    return PlayedOut.values(
        exact.rules(), new double[][] {exact.table(0), exact.table(1), exact.table(2)});
  }

  @ParameterizedTest
  @EnumSource(Phase.class)
  void values_are_those_of_the_environment(Phase phase) {
    ExactPriceWar exact = randomly(phase, 5);
    double[] values = playedOut(exact);
    for (int player = 0; player < 3; player++) {
      assertThat(exact.value(player)).isCloseTo(values[player], within(1e-12));
    }
  }

  @ParameterizedTest
  @EnumSource(Phase.class)
  void no_table_is_better_than_the_best_response(Phase phase) {
    ExactPriceWar exact = randomly(phase, 6);
    for (int player = 0; player < 3; player++) {
      double regret = exact.regret(player);
      double[] kept = exact.table(player);
      double value = exact.value(player);
      exact.set(player, exact.bestResponse(player));
      assertThat(playedOut(exact)[player]).isCloseTo(value + regret, within(1e-12));
      for (int trial = 0; trial < 200; trial++) {
        exact.set(player, mixed(exact, player, RandomStream.of(trial)));
        assertThat(exact.value(player)).isLessThan(value + regret + 1e-12);
      }
      exact.set(player, kept);
    }
  }

  /** With three discounts there are 27 tables of signals and 3^10 of discounts: row by row. */
  @Test
  void discounts_and_signals_are_best_together() {
    List<Integer> high = List.of(5, 6, 7, 8, 9, 10, 11, 12, 13, 14);
    PriceWarRules rules =
        new PriceWarRules(Phase.SIGNALS, 2, 10, 20, 3, List.of(high, PlayedOut.BIDS, high));
    for (long seed = 1; seed <= 5; seed++) {
      ExactPriceWar exact = new ExactPriceWar(rules);
      exact.set(1, mixed(exact, 1, RandomStream.of(seed)));
      exact.set(2, mixed(exact, 2, RandomStream.of(-seed)));
      double most = 0;
      for (int signals = 0; signals < 27; signals++) {
        int[] of = {signals % 3, signals / 3 % 3, signals / 9};
        double sum = 0;
        for (int c = 0; c < 10; c++) {
          double best = 0;
          for (int d = 1; d <= 3; d++) {
            best = Math.max(best, exact.income(c, d, of[d - 1]));
          }
          sum += best;
        }
        most = Math.max(most, sum);
      }
      exact.set(0, exact.bestResponse(0));
      assertThat(exact.value(0)).isCloseTo(most, within(1e-12));
    }
  }

  /** An independent computation: discounts of 1 or 2, income 1.79 to 2.36. */
  @Test
  void against_bids_that_stand_small_discounts_are_best() {
    ExactPriceWar exact = new ExactPriceWar(PlayedOut.rules(Phase.DISCOUNT));
    double[] best = exact.bestResponse(0);
    for (int c = 0; c < 10; c++) {
      assertThat(best[c * 9] + best[c * 9 + 1]).isEqualTo(1);
    }
    exact.set(0, best);
    assertThat(exact.value(0)).isBetween(1.79, 2.36);
    assertThat(exact.value(1)).isBetween(0.56, 0.66);
  }

  @ParameterizedTest
  @EnumSource(
      value = Phase.class,
      names = {"DISCOUNT", "TRUTHFUL"})
  void followers_in_equilibrium_want_no_other_table(Phase phase) {
    ExactPriceWar exact = new ExactPriceWar(PlayedOut.rules(phase));
    exact.set(0, exact.bestResponse(0));
    new FollowerEquilibria(exact).respond(true);
    double best = exact.value(0);
    assertThat(exact.followersRegret()).isLessThan(1e-12);
    // an independent computation, over several tables of the leader: 1.74-1.80 and 1.54-1.69
    assertThat(best).isBetween(1.54, 1.80);
    assertThat(exact.value(1)).isBetween(0.57, 0.70);
    new FollowerEquilibria(exact).respond(false);
    assertThat(exact.followersRegret()).isLessThan(1e-12);
    assertThat(exact.value(0)).isLessThanOrEqualTo(best);
  }

  @Test
  void a_commitment_is_worth_more_than_what_followers_did_not_foresee() {
    ExactPriceWar exact = new ExactPriceWar(PlayedOut.rules(Phase.DISCOUNT));
    FollowerEquilibria followers = new FollowerEquilibria(exact);
    exact.set(0, exact.bestResponse(0));
    followers.respond(true);
    double naive = exact.value(0);
    // effective discounts: 4 x 3 x 3 x 2 x 2 x 2 x 2, then 1
    assertThat(BestDiscounts.commit(exact, Run.withSeed(0))).isEqualTo(576);
    assertThat(exact.value(0)).isGreaterThan(naive);
    assertThat(playedOut(exact)[0]).isCloseTo(exact.value(0), within(1e-12));
    assertThat(exact.followersRegret()).isLessThan(1e-12);
  }
}
