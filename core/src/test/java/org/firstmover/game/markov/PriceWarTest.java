package org.firstmover.game.markov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.firstmover.game.InputError;
import org.firstmover.game.markov.PriceWarRules.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Auctions by hand. */
class PriceWarTest {
  private static final List<Integer> BIDS = List.of(4, 4, 5, 5, 6, 7, 8, 8, 9, 10);

  private static PriceWarRules rules(Phase phase) {
    return new PriceWarRules(phase, 2, 10, 20, 9, List.of(BIDS, BIDS, BIDS));
  }

  private static PriceWar played(Phase phase, int... moves) {
    PriceWar war = new PriceWar(rules(phase));
    for (int move : moves) {
      war.act(new double[] {move});
    }
    return war;
  }

  private static double seen(PriceWar war) {
    double[] observation = new double[war.roles().outcomes()];
    war.observe(observation);
    return observation[0];
  }

  @ParameterizedTest
  @EnumSource(Phase.class)
  void keeps_the_promises_of_environments(Phase phase) {
    EnvironmentConformance.check(() -> new PriceWar(rules(phase)), 1);
  }

  @Test
  void the_lowest_bid_wins_and_is_paid() {
    PriceWar war = played(Phase.SYMMETRIC, 3, 8, 2, 7, 9, 12);
    assertThat(war.actor()).isEqualTo(Environment.END);
    assertThat(war.reward(0)).isZero();
    assertThat(war.reward(1)).isEqualTo(7 - 2);
    assertThat(war.reward(2)).isZero();
  }

  @Test
  void chance_breaks_ties_evenly() {
    PriceWar war = played(Phase.SYMMETRIC, 3, 7, 2, 7, 9, 12);
    assertThat(war.actor()).isEqualTo(Environment.CHANCE);
    double[] outcomes = new double[war.roles().outcomes()];
    war.observe(outcomes);
    assertThat(outcomes).startsWith(0.5, 0.5, 0);
    war.act(new double[] {1});
    assertThat(war.reward(1)).isEqualTo(5);
  }

  /** At cost 2 the bid is 5: at most 3 is taken off; at cost 9 it is 10: 1. Income, not profit. */
  @Test
  void a_discount_is_what_is_between_bid_and_cost_at_most() {
    PriceWarRules rules = rules(Phase.DISCOUNT);
    assertThat(rules.discount(2, 2)).isEqualTo(2);
    assertThat(rules.discount(2, 9)).isEqualTo(3);
    assertThat(rules.price(2, 9)).isEqualTo(2);
    assertThat(rules.discount(9, 4)).isEqualTo(1);
    PriceWar war = played(Phase.DISCOUNT, 2, 8, 0, 19, 0, 19);
    assertThat(war.reward(0)).isEqualTo(2);
  }

  @Test
  void at_least_1_is_given_away_even_below_cost() {
    List<Integer> atCost = List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    PriceWarRules rules =
        new PriceWarRules(Phase.DISCOUNT, 2, 10, 20, 9, List.of(atCost, BIDS, BIDS));
    assertThat(rules.price(5, 3)).isEqualTo(4);
    assertThat(rules.price(0, 3)).isZero();
  }

  @Test
  void followers_see_what_the_phase_shows() {
    assertThat(seen(played(Phase.DISCOUNT, 0, 1, 7))).isEqualTo(7);
    assertThat(seen(played(Phase.TRUTHFUL, 0, 1, 7))).isEqualTo(10 + 7);
    assertThat(seen(played(Phase.TRUTHFUL, 9, 1, 7))).isEqualTo(7);
    PriceWar war = played(Phase.SIGNALS, 0, 1);
    assertThat(war.actor()).isZero();
    assertThat(seen(war)).isEqualTo(10 + 1);
    war.act(new double[] {4});
    war.act(new double[] {7});
    assertThat(seen(war)).isEqualTo(4 * 10 + 7);
    assertThat(((Space.Discrete) war.roles().player(1).observations()).names().get(47))
        .isEqualTo("signal 5, cost 7");
  }

  @Test
  void opening_bids_must_fit() {
    List<List<Integer>> two = List.of(BIDS, BIDS);
    assertThatThrownBy(() -> new PriceWarRules(Phase.DISCOUNT, 2, 10, 20, 9, two))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("expected 3 lists of 10 bids from 0 to 19");
  }
}
