package org.firstmover.learning.pricewar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.firstmover.game.markov.PriceWarRules;
import org.firstmover.learning.pricewar.Auctions.Choice;
import org.firstmover.random.RandomStream;
import org.firstmover.solve.StateInput;
import org.firstmover.solve.StateOutput;

/**
 * Rounds of a price war in which some learn by the published bandits while the others' tables
 * stand. Tables that stand are played without exploration. Who learns begins each round with an
 * empty table, or goes on with what she learned in her last one: means, counts and exploration.
 */
public final class BanditTraining {
  private final PriceWarRules rules;
  private final Settings settings;
  private final ExactPriceWar exact;

  /** The leader's, the followers', then what the leader signals. */
  private final Bandit[] bandits;

  private double[] means = new double[0];

  /**
   * How long, and how, is learned.
   *
   * @param auctions of a round
   * @param measured at its end
   * @param exploring updates at first that explore only
   * @param halfLife updates in which exploration halves
   * @param kept whether who learns goes on with what she learned before
   */
  public record Settings(int auctions, int measured, int exploring, double halfLife, boolean kept) {
    /** As published. */
    public static final Settings PUBLISHED =
        new Settings(2_000_000, 10_000, 200_000, 40_000, false);
  }

  /** At first all play as they {@link ExactPriceWar#opening open}. */
  public BanditTraining(PriceWarRules rules, Settings settings) {
    this.rules = rules;
    this.settings = settings;
    exact = new ExactPriceWar(rules);
    bandits = new Bandit[rules.followers() + 2];
    for (int place = 0; place < bandits.length; place++) {
      bandits[place] = empty(place);
    }
  }

  private Bandit empty(int place) {
    boolean signals = place == bandits.length - 1;
    int rows = place == 0 ? rules.costs() : signals ? rules.discounts() : exact.observations(place);
    int actions = signals ? rules.discounts() : exact.actions(place);
    return new Bandit(rows, actions, settings.exploring, settings.halfLife);
  }

  private Choice learning(int place, int actions) {
    if (!settings.kept) {
      bandits[place] = empty(place);
    }
    return Choice.learned(bandits[place], actions);
  }

  /** The tables that are played now. */
  public ExactPriceWar exact() {
    return exact;
  }

  /** What each player got in one of the measured auctions of the last round, on average. */
  public double[] means() {
    return means.clone();
  }

  /** A round in which everyone learns to bid; of a war without a leader. */
  public void everyone(RandomStream random) {
    round(true, true, false, random);
  }

  /** A round in which the leader learns her discounts, or what she signals about them. */
  public void leader(boolean signals, RandomStream random) {
    round(!signals, false, signals, random);
  }

  /** A round in which all followers learn. */
  public void followers(RandomStream random) {
    round(false, true, false, random);
  }

  private void round(boolean leader, boolean followers, boolean signals, RandomStream random) {
    Choice[] choices = new Choice[rules.followers() + 1];
    for (int player = 0; player < choices.length; player++) {
      int actions = exact.actions(player);
      int rows = player == 0 ? rules.costs() : exact.observations(player);
      choices[player] =
          (player == 0 ? leader : followers)
              ? learning(player, actions)
              : Choice.fixed(Arrays.copyOf(exact.table(player), rows * actions), actions);
    }
    int discounts = rules.discounts();
    Choice signal = choices[0];
    if (rules.phase() == PriceWarRules.Phase.SIGNALS) {
      int from = rules.costs() * discounts;
      signal =
          signals
              ? learning(bandits.length - 1, discounts)
              : Choice.fixed(
                  Arrays.copyOfRange(exact.table(0), from, from + discounts * discounts),
                  discounts);
    }
    means = new Auctions(rules, choices, signal).play(settings.auctions, settings.measured, random);
    double[] own = exact.table(0).clone();
    if (leader) {
      put(bandits[0], own, 0);
      if (!rules.symmetric()) {
        nameTaken(own);
      }
    }
    if (signals) {
      put(bandits[bandits.length - 1], own, rules.costs() * discounts);
    }
    exact.set(0, own);
    for (int player = 1; followers && player < choices.length; player++) {
      exact.set(player, bandits[player].greedy());
    }
  }

  /** Discounts that are more than can be taken are called what is taken. */
  private void nameTaken(double[] leader) {
    int discounts = rules.discounts();
    for (int c = 0; c < rules.costs(); c++) {
      for (int d = 1; d <= discounts; d++) {
        double chance = leader[c * discounts + d - 1];
        leader[c * discounts + d - 1] = 0;
        leader[c * discounts + rules.discount(c, d) - 1] += chance;
      }
    }
  }

  private static void put(Bandit bandit, double[] table, int from) {
    double[] learned = bandit.greedy();
    System.arraycopy(learned, 0, table, from, learned.length);
  }

  /**
   * What suppliers bid at each cost who learned without a leader.
   *
   * @return a list each, the first of equally good bids
   */
  public static List<List<Integer>> opening(PriceWarRules rules, RandomStream random) {
    BanditTraining training = new BanditTraining(rules, Settings.PUBLISHED);
    training.everyone(random);
    List<List<Integer>> opening = new ArrayList<>();
    for (int player = 0; player <= rules.followers(); player++) {
      double[] table = training.exact.table(player);
      List<Integer> bids = new ArrayList<>();
      for (int c = 0; c < rules.costs(); c++) {
        int bid = 0;
        while (table[c * rules.bids() + bid] == 0) {
          bid++;
        }
        bids.add(bid);
      }
      opening.add(bids);
    }
    return opening;
  }

  /** Tables and means; a round that was broken off is not kept. */
  void snapshot(StateOutput out) {
    out.numbers(means);
    for (int player = 0; player <= rules.followers(); player++) {
      out.numbers(exact.table(player));
    }
    for (Bandit bandit : bandits) {
      bandit.snapshot(out);
    }
  }

  void restore(StateInput in) {
    means = in.numbers();
    for (int player = 0; player <= rules.followers(); player++) {
      exact.set(player, in.numbers());
    }
    for (Bandit bandit : bandits) {
      bandit.restore(in);
    }
  }
}
