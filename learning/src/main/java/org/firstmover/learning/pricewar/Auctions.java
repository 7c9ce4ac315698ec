package org.firstmover.learning.pricewar;

import java.util.Arrays;
import org.firstmover.game.markov.PriceWarRules;
import org.firstmover.random.AliasTables;
import org.firstmover.random.RandomStream;
import org.jspecify.annotations.Nullable;

/**
 * Auctions one after another, in which some tables are learned and the others stand. The price war
 * once more, without an object per move: {@link org.firstmover.game.markov.PriceWar} has its rules.
 */
final class Auctions {
  private final PriceWarRules rules;
  private final int players;
  private final int costs;
  private final int bidders;
  private final int[] price;
  private final int[] taken;
  private final Choice[] choices;
  private final Choice signals;
  private final int[] cost;
  private final int[] bid;
  private final double[] sums;

  /** How a player chooses at one of her tables: a learner, or draws where nothing is learned. */
  static final class Choice {
    private final int actions;
    private final @Nullable Bandit bandit;
    private final @Nullable AliasTables fixed;

    /** The place in the table at which she acted last. */
    private int place;

    private Choice(int actions, @Nullable Bandit bandit, @Nullable AliasTables fixed) {
      this.actions = actions;
      this.bandit = bandit;
      this.fixed = fixed;
    }

    static Choice learned(Bandit bandit, int actions) {
      return new Choice(actions, bandit, null);
    }

    /**
     * @param table of probabilities
     */
    static Choice fixed(double[] table, int actions) {
      int[] first = new int[table.length / actions + 1];
      for (int row = 0; row < first.length; row++) {
        first[row] = row * actions;
      }
      AliasTables draws = new AliasTables(first);
      draws.fill(table);
      return new Choice(actions, null, draws);
    }

    private int act(int row, RandomStream random) {
      if (bandit != null) {
        place = bandit.choose(row, random);
      } else if (fixed != null) {
        place = fixed.draw(row, random);
      }
      return place - row * actions;
    }

    private void learn(double reward) {
      if (bandit != null) {
        bandit.learn(place, reward);
      }
    }
  }

  /**
   * @param choices of bids, or of a leader's discounts; one a player
   * @param signals of the leader, by discount; used where the phase has signals
   */
  Auctions(PriceWarRules rules, Choice[] choices, Choice signals) {
    this.rules = rules;
    this.choices = choices;
    this.signals = signals;
    players = rules.followers() + 1;
    costs = rules.costs();
    bidders = rules.symmetric() ? 0 : 1;
    price = new int[costs * rules.discounts()];
    taken = new int[costs * rules.discounts()];
    for (int c = 0; c < costs; c++) {
      for (int d = 1; d <= rules.discounts(); d++) {
        price[c * rules.discounts() + d - 1] = rules.price(c, d);
        taken[c * rules.discounts() + d - 1] = rules.discount(c, d);
      }
    }
    cost = new int[players];
    bid = new int[players];
    sums = new double[players];
  }

  /**
   * Plays so many auctions.
   *
   * @param measured of them, the last ones
   * @return what each player got in one of the measured ones, on average
   */
  double[] play(int auctions, int measured, RandomStream random) {
    boolean signalling = rules.phase() == PriceWarRules.Phase.SIGNALS;
    boolean truthful = rules.phase() == PriceWarRules.Phase.TRUTHFUL;
    Arrays.fill(sums, 0);
    for (int t = 0; t < auctions; t++) {
      drawCosts(random);
      int row = 0;
      if (bidders == 1) {
        int discount = choices[0].act(cost[0], random);
        int at = cost[0] * rules.discounts() + discount;
        bid[0] = price[at];
        if (signalling) {
          row = signals.act(taken[at] - 1, random) * costs;
        } else if (truthful) {
          row = (taken[at] - 1) * costs;
        }
      }
      for (int i = bidders; i < players; i++) {
        bid[i] = choices[i].act(row + cost[i], random);
      }
      int winner = winner(random);
      double reward = winner < bidders ? bid[winner] : bid[winner] - cost[winner];
      for (int i = 0; i < players; i++) {
        choices[i].learn(i == winner ? reward : 0);
      }
      if (signalling) {
        signals.learn(winner == 0 ? reward : 0);
      }
      if (t >= auctions - measured) {
        sums[winner] += reward;
      }
    }
    double[] means = new double[players];
    for (int i = 0; i < players; i++) {
      means[i] = sums[i] / measured;
    }
    return means;
  }

  /** One number serves all: what is left below the point of one cost is uniform for the next. */
  private void drawCosts(RandomStream random) {
    long number = random.nextLong() >>> 1;
    long width = (long) costs << 1;
    for (int i = 0; i < players; i++) {
      cost[i] = (int) Math.multiplyHigh(number, width);
      number = (number * width) >>> 1;
    }
  }

  private int winner(RandomStream random) {
    int lowest = 0;
    int tied = 1;
    for (int i = 1; i < players; i++) {
      if (bid[i] < bid[lowest]) {
        lowest = i;
        tied = 1;
      } else if (bid[i] == bid[lowest]) {
        tied++;
      }
    }
    if (tied > 1) {
      int left = random.nextInt(0, tied - 1);
      int least = bid[lowest];
      while (bid[lowest] != least || left-- > 0) {
        lowest++;
      }
    }
    return lowest;
  }
}
