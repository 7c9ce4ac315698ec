package org.firstmover.learning.pricewar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.firstmover.game.markov.PriceWarRules;
import org.firstmover.game.markov.PriceWarRules.Phase;
import org.firstmover.learning.pricewar.BanditTraining.Settings;
import org.firstmover.random.RandomStream;
import org.firstmover.solve.StateInput;
import org.firstmover.solve.StateOutput;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The published learner's figures. Brackets are those of an independent simulation and, of the
 * phases with a leader, of exact computations from several learned tables, widened by 0.08.
 */
class BanditTrainingTest {
  private static BanditTraining begun(PriceWarRules rules) {
    return new BanditTraining(rules, Settings.PUBLISHED);
  }

  private static List<List<Integer>> opening(long seed) {
    return BanditTraining.opening(PlayedOut.rules(Phase.SYMMETRIC), random(seed, "opening"));
  }

  private static RandomStream random(long seed, String name) {
    return RandomStream.of(seed).child(name);
  }

  private static double mean(double... numbers) {
    return java.util.Arrays.stream(numbers).average().orElseThrow();
  }

  @Test
  @Tag("slow")
  void suppliers_who_learn_earn_more_than_in_equilibrium() {
    double revenue =
        LongStream.rangeClosed(1, 6)
            .mapToDouble(
                seed -> {
                  BanditTraining training = begun(PlayedOut.rules(Phase.SYMMETRIC));
                  training.everyone(random(seed, "learning"));
                  return mean(training.means());
                })
            .average()
            .orElseThrow();
    assertThat(revenue).isBetween(0.82, 1.0);
  }

  @Test
  @Tag("full")
  void the_phases_with_a_leader() {
    double[] first = new double[2];
    double[] hidden = new double[2];
    double[] truthful = new double[2];
    for (long seed = 1; seed <= 6; seed++) {
      List<List<Integer>> opening = opening(seed);
      for (Phase phase : List.of(Phase.DISCOUNT, Phase.TRUTHFUL)) {
        BanditTraining training = begun(new PriceWarRules(phase, 2, 10, 20, 9, opening));
        training.leader(false, random(seed, "leader"));
        if (phase == Phase.DISCOUNT) {
          add(training, first);
        }
        training.followers(random(seed, "followers"));
        add(training, phase == Phase.DISCOUNT ? hidden : truthful);
      }
    }
    assertThat(first[0]).isBetween(1.79 - 0.08, 2.36 + 0.08);
    assertThat(first[1]).isBetween(0.56 - 0.08, 0.66 + 0.08);
    assertThat(hidden[0]).isBetween(1.74 - 0.08, 1.80 + 0.08);
    assertThat(hidden[1]).isBetween(0.57 - 0.08, 0.64 + 0.08);
    assertThat(truthful[0]).isBetween(1.54 - 0.08, 1.69 + 0.08);
    assertThat(truthful[1]).isBetween(0.61 - 0.08, 0.69 + 0.08);
  }

  private static void add(BanditTraining training, double[] sums) {
    double[] means = training.means();
    sums[0] += means[0] / 6;
    sums[1] += mean(means[1], means[2]) / 6;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_round_is_the_same_after_it_was_saved(boolean kept) {
    PriceWarRules rules = PlayedOut.rules(Phase.SIGNALS);
    Settings brief = new Settings(20_000, 1_000, 5_000, 2_000, kept);
    BanditTraining whole = new BanditTraining(rules, brief);
    whole.leader(false, random(1, "0"));
    StateOutput out = new StateOutput();
    whole.snapshot(out);
    BanditTraining resumed = new BanditTraining(rules, brief);
    resumed.restore(new StateInput(out.toBytes()));
    for (BanditTraining training : List.of(whole, resumed)) {
      training.followers(random(1, "1"));
      training.leader(true, random(1, "2"));
      training.leader(false, random(1, "3"));
    }
    assertThat(resumed.means()).isEqualTo(whole.means());
    for (int player = 0; player < 3; player++) {
      assertThat(resumed.exact().table(player)).isEqualTo(whole.exact().table(player));
    }
  }

  /** Who keeps what she learned, and has no more time than that took, goes on without exploring. */
  @Test
  void tables_that_are_kept_are_not_explored_again() {
    PriceWarRules rules = PlayedOut.rules(Phase.DISCOUNT);
    double[] income = new double[2];
    for (boolean kept : new boolean[] {false, true}) {
      BanditTraining training =
          new BanditTraining(rules, new Settings(100_000, 20_000, 90_000, 2_000, kept));
      training.leader(false, random(1, "0"));
      training.leader(false, random(1, "1"));
      income[kept ? 1 : 0] = training.means()[0];
    }
    // The last 20,000 of the first: half of them at random, so that less is earned.
    assertThat(income[1]).isGreaterThan(income[0] + 0.1);
  }

  /** A discount learns only where it is chosen: rows of other tables stay as they were. */
  @Test
  void who_does_not_learn_keeps_her_table() {
    PriceWarRules rules = PlayedOut.rules(Phase.SIGNALS);
    BanditTraining training =
        new BanditTraining(rules, new Settings(20_000, 1_000, 5_000, 2_000, false));
    double[] follower = training.exact().table(1).clone();
    double[] leader = training.exact().table(0).clone();
    training.leader(true, random(1, "signals"));
    assertThat(training.exact().table(1)).isEqualTo(follower);
    for (int i = 0; i < 90; i++) {
      assertThat(training.exact().table(0)[i]).isEqualTo(leader[i]);
    }
  }
}
