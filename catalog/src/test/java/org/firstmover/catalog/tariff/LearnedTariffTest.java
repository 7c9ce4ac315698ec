package org.firstmover.catalog.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import org.firstmover.game.tariff.Billing;
import org.firstmover.game.tariff.TariffGame;
import org.firstmover.learning.tariff.LearnedTariff;
import org.firstmover.solution.Solution;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A utility and prosumers who learn, on the three nodes. */
@Tag("slow")
class LearnedTariffTest {
  private static final LearnedTariff METHOD = new LearnedTariff();
  private static final TariffGame PRICES =
      ThreeNodes.game(ThreeNodes.households(true, true), ThreeNodes.passThrough(0.12));

  private static Solution learned(TariffGame game, long seed, Map<String, String> given) {
    Map<String, String> options =
        new HashMap<>(Map.of("copies", "8", "learners", "4", "days", "3"));
    options.putAll(given);
    return METHOD.search(
        game, Options.parse(METHOD.info().options(), options, "test"), Run.withSeed(seed));
  }

  /**
   * Panels with idle batteries are case B of the substitute experiment: deviation 10.59, 8,534 $.
   */
  @Test
  void without_noise_idle_batteries_make_the_prices_of_panels_alone() {
    Solution solution = learned(PRICES, 1, Map.of("training-days", "1", "noise", "0"));
    assertThat(solution.values().get("price deviation, idle")).isCloseTo(10.59, within(0.005));
    assertThat(solution.values().get("cost a day, idle")).isCloseTo(8534, within(0.5));
  }

  @Test
  void the_same_seed_learns_the_same() {
    Map<String, String> options = Map.of("training-days", "4");
    Solution first = learned(ThreeNodes.leader(24.63e6), 3, options);
    Solution again = learned(ThreeNodes.leader(24.63e6), 3, options);
    Solution other = learned(ThreeNodes.leader(24.63e6), 4, options);
    assertThat(again).isEqualTo(first);
    assertThat(other.leader()).isNotEqualTo(first.leader());
  }

  @Test
  void batteries_that_learned_from_prices_calm_them() {
    Solution solution =
        learned(
            PRICES,
            1,
            Map.of("training-days", "200", "copies", "60", "learners", "16", "days", "20"));
    assertThat(solution.values().get("price deviation, learned"))
        .isLessThan(0.8 * solution.values().get("price deviation, idle"));
    assertThat(solution.values().get("cost a day, learned"))
        .isLessThan(solution.values().get("cost a day, idle"));
  }

  @Test
  void games_in_which_nothing_can_be_learned_are_refused() {
    assertThat(METHOD.refusal(PRICES)).isEmpty();
    assertThat(METHOD.refusal(PRICES.withHouseholds(ThreeNodes.households(true, false))))
        .hasValueSatisfying(reason -> assertThat(reason).contains("no household has a battery"));
    assertThat(
            METHOD.refusal(
                ThreeNodes.game(
                    ThreeNodes.households(true, true),
                    ThreeNodes.flat(Billing.BUY_ALL_SELL_ALL, 0.3, 0.05))))
        .isPresent();
  }
}
