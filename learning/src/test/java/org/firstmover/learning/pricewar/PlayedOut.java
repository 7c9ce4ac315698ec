package org.firstmover.learning.pricewar;

import java.util.List;
import org.firstmover.game.markov.Environment;
import org.firstmover.game.markov.PriceWar;
import org.firstmover.game.markov.PriceWarRules;

/** What tables earn, by playing the environment in all its ways. */
final class PlayedOut {
  static final List<Integer> BIDS = List.of(4, 4, 5, 5, 6, 7, 8, 8, 9, 10);

  private PlayedOut() {}

  static PriceWarRules rules(PriceWarRules.Phase phase) {
    return new PriceWarRules(phase, 2, 10, 20, 9, List.of(BIDS, BIDS, BIDS));
  }

  static double[] values(PriceWarRules rules, double[][] tables) {
    double[] sums = new double[tables.length];
    follow(new PriceWar(rules), tables, 1, sums);
    return sums;
  }

  private static void follow(Environment war, double[][] tables, double chance, double[] sums) {
    int actor = war.actor();
    if (actor == Environment.END) {
      for (int player = 0; player < sums.length; player++) {
        sums[player] += chance * war.reward(player);
      }
      return;
    }
    double[] seen = new double[war.roles().outcomes()];
    war.observe(seen);
    double[] probabilities = seen;
    int from = 0;
    if (actor != Environment.CHANCE) {
      probabilities = tables[actor];
      int actions = actor == 0 && tables[0].length < 200 ? 9 : 20;
      from = (int) seen[0] * actions;
      probabilities = java.util.Arrays.copyOfRange(probabilities, from, from + actions);
    }
    for (int a = 0; a < probabilities.length; a++) {
      if (probabilities[a] > 0) {
        Environment branch = war.copy();
        branch.act(new double[] {a});
        follow(branch, tables, chance * probabilities[a], sums);
      }
    }
  }
}
